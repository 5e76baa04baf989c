/// What a play stands for: the positions that its choices took, and those that a room could as well have taken.
extension Proposals.Record {
  /// The positions held at the end of the live path: the latest replaces what it excludes, others add up.
  func held(_ content: Content) -> [Position: [Proposals.Evidence]] {
    var held: [Position: [Proposals.Evidence]] = [:]
    for (number, step) in play.path.enumerated() {
      guard let choice = play.choice(of: step) else { continue }
      let scene = play.scene(of: step.before)
      func evidence(_ choice: Choice, _ position: Position, _ support: Proposals.Support)
        -> Proposals.Evidence
      {
        Proposals.Evidence(
          session: session, scenario: play.scenario.title, scene: scene.title,
          place: "\(scene.id)/\(choice.id)", situation: scene.situation, text: choice.text,
          balance: play.balance(of: step).flatMap { $0.votes == nil ? nil : $0 }, support: support,
          backing: play.backing(of: position, at: step),
          instead: scene.choices.alternatives(to: position, content), step: number)
      }
      for position in choice.positions {
        let replaced = held.keys.filter { $0.isExclusive(with: position, content) }.sorted()
        var one = evidence(choice, position, play.support(for: position, at: step))
        one.reason = step.reason
        one.changedFrom = replaced.filter { held[$0]?.contains { $0.support.untaken == nil } == true }
        for old in replaced { held[old] = nil }
        held[position, default: []].append(one)
      }
      for (rival, support) in play.untaken(at: step) {
        for position in rival.positions where !choice.positions.contains(position) {
          // What excludes what was taken stands beside that already, as the other option.
          let isRival = held.contains { other, evidence in
            other.isExclusive(with: position, content) && evidence.contains { $0.support.untaken == nil }
          }
          guard !isRival else { continue }
          held[position, default: []].append(evidence(rival, position, support))
        }
      }
    }
    return held
  }
}

extension [Choice] {
  fileprivate func alternatives(to position: Position, _ content: Content) -> [Position] {
    flatMap(\.positions).filter { $0.isExclusive(with: position, content) }.unique
  }
}

extension Play {
  /// How the votes at a decision stood behind a position.
  func support(for position: Position, at step: Step) -> Proposals.Support {
    guard let votes = step.poll.standing, let backing = backing(of: position, at: step) else { return .voice }
    if backing.behind * 2 > backing.cast { return .majority }
    if against(step) != nil { return .against }
    return votes.leaders.count > 1 ? .tie : .plurality
  }

  /// What had as many votes as the choice that was taken, or more: it would be gone without a trace.
  func untaken(at step: Step) -> [(choice: Choice, support: Proposals.Support)] {
    guard let taken = choice(of: step), let votes = step.poll.standing, votes.cast > 0 else { return [] }
    let support: Proposals.Support = votes.leaders.contains(taken.id) ? .tied : .outvoted
    return scene(of: step.before).choices.filter { $0.id != taken.id && votes.leaders.contains($0.id) }
      .map { ($0, support) }
  }

  /// The votes for any choice that stands for the position; nil where nobody voted.
  func backing(of position: Position, at step: Step) -> TopicEvidence.Backing? {
    guard let votes = step.poll.standing, votes.cast > 0,
      case .decision(let decision) = scene(of: step.before).exit
    else { return nil }
    let behind = decision.choices.filter { $0.positions.contains(position) }
      .reduce(0) { $0 + votes.votes(for: $1.id) }
    return TopicEvidence.Backing(behind: behind, cast: votes.cast)
  }

  /// Topics that some choice of a visited decision stands for, taken or not.
  var topicsReached: Set<String> {
    let visited = path.map { scene(of: $0.before) } + [scene]
    return Set(
      visited.flatMap { scene -> [String] in
        guard case .decision(let decision) = scene.exit else { return [] }
        return decision.choices.flatMap(\.positions).map(\.topic)
      })
  }
}
