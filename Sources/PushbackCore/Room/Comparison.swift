/// Several plays laid side by side: where they chose, argued and adopted differently.
package struct Comparison: Sendable {
  let records: [Proposals.Record]
  let content: Content

  /// The records' plays as they may leave their rooms.
  package init(_ records: [Proposals.Record], content: Content) {
    self.records = records
    self.content = content
  }

  /// A team's name, with its session where two share one.
  var names: [String] {
    let teams = records.map { $0.play.room?.team ?? $0.session }
    return zip(teams, records).map { team, record in
      teams.count { $0 == team } > 1 ? "\(team) (\(record.session))" : team
    }
  }

  /// One decision as each play met it; nil where a play never came there.
  struct Row {
    var scene: Scene
    var steps: [(play: Play, step: Play.Step)?]

    private var taken: [ChoiceID?] { steps.map { $0.flatMap { $0.play.choice(of: $0.step)?.id } } }

    /// Whether every play that came there took the same.
    var isSame: Bool { Set(taken.compactMap(\.self)).count <= 1 }

    var balances: [Balance?] {
      steps.map { pair in pair.flatMap { $0.play.balance(of: $0.step) }.flatMap { $0.votes == nil ? nil : $0 }
      }
    }

    /// Whether rooms took the same and were differently of one mind: another option was nearly as strong.
    var isArguedDifferently: Bool {
      let votes = balances.compactMap { $0?.votes }
      guard votes.count > 1 else { return false }
      return Set(votes.map { $0.leader?.text ?? "tie" }).count > 1
        || Set(votes.map(\.isUnanimous)).count > 1
        || balances.contains { $0?.against != nil || $0?.second != nil || $0?.gap != nil }
    }
  }

  /// The scenarios played, each with the plays of it, in the order they were named.
  var scenarios: [(scenario: Scenario, records: [Int])] {
    var order: [ScenarioID] = []
    var members: [ScenarioID: [Int]] = [:]
    for (index, record) in records.enumerated() {
      let id = record.play.scenario.id
      if members[id] == nil { order.append(id) }
      members[id, default: []].append(index)
    }
    return order.compactMap { id in members[id].map { (records[$0[0]].play.scenario, $0) } }
  }

  func rows(_ scenario: Scenario, _ members: [Int]) -> [Row] {
    // Texts of a story may differ; scenes are the same by their ids.
    let scenes = members.flatMap { records[$0].play.scenario.scenes }
    var seen: Set<SceneID> = []
    return scenes.filter { seen.insert($0.id).inserted }.compactMap { scene in
      let steps = members.map { index -> (play: Play, step: Play.Step)? in
        let play = records[index].play
        return play.path.last { !$0.isDraw && play.scene(of: $0.before).id == scene.id }.map { (play, $0) }
      }
      return steps.contains { $0 != nil } ? Row(scene: scene, steps: steps) : nil
    }
  }

  /// What a review said of a clause, and the votes on it where they were counted: `adopted`, `6 to 5`.
  struct Answer {
    var word: String
    var votes: String?
    var sentence: String { word + (votes.map { " (\($0))" } ?? "") }
  }

  /// What each record's review said of a clause that any of them proposed.
  var clauses: [(clause: Clause, answers: [Answer])] {
    let each = records.map { Proposals([$0], content: content) }
    return content.topics.flatMap(\.clauses).compactMap { clause in
      let proposals = each.map { one in one.all.first { $0.position == clause.position } }
      guard proposals.contains(where: { $0 != nil }) else { return nil }
      return (clause, proposals.map { $0?.shortAnswer ?? Answer(word: "not proposed") })
    }
  }
}

extension Proposals.Proposal {
  fileprivate var shortAnswer: Comparison.Answer {
    let word =
      switch answer {
      case .adopted: "adopted"
      case .decisionNeeded: "to decide"
      case .dropped: "dropped"
      case .unreviewed: "not reviewed"
      }
    return Comparison.Answer(word: word, votes: ballotWords)
  }
}
