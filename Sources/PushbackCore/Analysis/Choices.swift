/// What each choice of each decision leads to, and which of them nobody should take.
package struct Choices: Sendable {
  package let decisions: [Decision]

  /// A decision, with the classes of its states that differ in what its choices lead to.
  package struct Decision: Sendable {
    package let scene: SceneID
    package let title: String
    /// The most visited, `mostClasses` at most.
    package let classes: [Class]
    /// How many classes there are beside those.
    package let more: Int
    /// How often one comes to the decision in a play, on average.
    package let visits: Double
    /// Whether in no state any choice leads to other endings or another bill than the others.
    package let neverMattered: Bool
  }

  /// More classes of a decision than these are counted and not listed.
  package static let mostClasses = 1_000

  package struct Class: Sendable {
    /// What holds of the facts in all its states, and not in all of the scene.
    package let facts: [String]
    package let states: Int
    /// How often one comes here in a play, on average.
    package let visits: Double
    package let choices: [Choice]
  }

  package struct Choice: Sendable {
    package let id: ChoiceID
    package let verb: Verb?
    /// The expected change of each measure from here on, its own effect included.
    package let bill: [Double]
    /// In the order of the scenario's endings.
    package let endings: [Double]
    /// The chance of an ending that is bad for each party, in the order of the parties.
    package let bad: [Double]
    /// Another choice on offer that is at least as good in every measure and better in one.
    package var dominatedBy: ChoiceID?
  }

  /// A choice that another beats in everything that is measured.
  package struct Dominated: Hashable, Sendable {
    package var scene: SceneID
    package var choice: ChoiceID
    package var by: ChoiceID
    /// How much worse in all measures together, where it is worst.
    package var loss: Double
    /// The share of the visits to the scene at which it is.
    package var share: Double
  }

  /// Worst first: by what they lose, as often as they do.
  package let dominated: [Dominated]

  init(_ analysis: Analysis, _ visits: Visits) {
    let graph = analysis.graph
    let scenario = graph.machine.scenario
    let states = Dictionary(grouping: graph.states.indices.filter(graph.isDecision)) {
      graph.states[$0].scene
    }
    var (decisions, dominated): ([Decision], [Dominated]) = ([], [])
    for scene in scenario.scenes.indices {
      guard let own = states[scene], case .decision(let decision) = scenario.scenes[scene].exit else {
        continue
      }
      let classes = StateClasses(of: own, analysis, visits)
      var beaten: [[ChoiceID]: Dominated] = [:]
      var (listed, neverMattered): ([Class], Bool) = ([], true)
      for (number, members) in classes.members.enumerated() {
        let choices = Choices.offer(in: members[0], decision, analysis)
        if neverMattered { neverMattered = isIndifferent(choices) }
        let often = classes.visits[number]
        for choice in choices {
          guard let by = choice.dominatedBy, let better = choices.first(where: { $0.id == by }) else {
            continue
          }
          let one = beaten[[choice.id, by]]
          let loss = zip(better.bill, choice.bill).reduce(0) { $0 + $1.0 - $1.1 }
          beaten[[choice.id, by]] = Dominated(
            scene: scenario.scenes[scene].id, choice: choice.id, by: by, loss: max(loss, one?.loss ?? loss),
            share: (one?.share ?? 0) + (classes.allVisits > 0 ? often / classes.allVisits : 0))
        }
        if number < Choices.mostClasses {
          listed.append(
            Class(facts: classes.facts(of: members), states: members.count, visits: often, choices: choices))
        }
      }
      dominated += beaten.values
      decisions.append(
        Decision(
          scene: scenario.scenes[scene].id, title: scenario.scenes[scene].title, classes: listed,
          more: classes.members.count - listed.count, visits: classes.allVisits, neverMattered: neverMattered)
      )
    }
    self.decisions = decisions
    self.dominated = dominated.sorted {
      ($1.loss * $1.share, $0.scene, $0.choice, $0.by) < ($0.loss * $0.share, $1.scene, $1.choice, $1.by)
    }
  }

  private static func offer(in state: Int, _ decision: PushbackCore.Decision, _ analysis: Analysis)
    -> [Choice]
  {
    let graph = analysis.graph
    let scenario = graph.machine.scenario
    let fates = scenario.endingIndexes.map { scene -> [Fate] in
      if case .ending(let ending) = scenario.scenes[scene].exit { ending.fates } else { [] }
    }
    let choices = graph.edges(of: state).map { edge in
      let own = graph.effects[Int(edge.effects)]
      let endings = Array(analysis.endingOdds(from: Int(edge.target)))
      let choice = decision.choices[Int(edge.index)]
      return Choice(
        id: choice.id, verb: choice.verb,
        bill: zip(own, analysis.expected(from: Int(edge.target))).map { Double($0) + $1 }, endings: endings,
        bad: scenario.parties.map { party in
          zip(fates, endings).reduce(0) { sum, pair in
            pair.0.contains { $0.party == party && $0.outlook == .bad } ? sum + pair.1 : sum
          }
        })
    }
    return choices.map { marked($0, among: choices) }
  }

  private static func marked(_ choice: Choice, among choices: [Choice]) -> Choice {
    var choice = choice
    choice.dominatedBy =
      choices.filter { dominates($0.bill, choice.bill) }
      .max { $0.bill.reduce(0, +) < $1.bill.reduce(0, +) }?.id
    return choice
  }
}

/// Whether all lead to the same endings and the same bill.
private func isIndifferent(_ choices: [Choices.Choice]) -> Bool {
  choices.allSatisfy { choice in
    zip(choice.bill + choice.endings, choices[0].bill + choices[0].endings).allSatisfy { abs($0 - $1) < 1e-9 }
  }
}
