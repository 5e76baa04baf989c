import Testing

@testable import PushbackCore

/// A play kept as nothing but lists of what was chosen and said; where one is follows from playing it all again.
private struct PlainPlay {
  struct Taken: Hashable {
    var choice: ChoiceID
    var reason: String?
  }

  let rules: PlainRules
  let seed: UInt64
  var live: [Taken] = []
  var redoable: [Taken] = []
  var notes: [String] = []

  struct Standing {
    var situation: PlainRules.Situation
    var effects: [Effect] = []
    var draws = 0
  }

  func standing() throws -> Standing {
    var now = try drawn(Standing(situation: rules.first()))
    for taken in live {
      guard let choice = try rules.offered(now.situation).first(where: { $0.id == taken.choice }) else {
        throw PlainRules.Unsettled()
      }
      now.situation = try rules.taking(choice, now.situation)
      now.effects += choice.effects
      now = try drawn(now)
    }
    now.effects += try rules.endingEffects(now.situation)
    return now
  }

  private func drawn(_ standing: Standing) throws -> Standing {
    var now = standing
    while true {
      let odds = try rules.odds(now.situation)
      if odds.isEmpty { return now }
      let number = SplitMix(seed: seed).percent(now.draws)
      var below = 0
      for (outcome, percent) in odds {
        below += percent
        if number < below {
          now.situation = try rules.drawing(outcome, now.situation)
          now.effects += outcome.effects
          break
        }
      }
      now.draws += 1
    }
  }
}

@Suite struct WalkTests {
  /// One walk: the same moves on a play and on its plain model. Says where they differ, if they do.
  private func walk(_ story: Scenario, seed: UInt64, _ mode: Mode) throws -> String? {
    var dice = Dice(seed: seed &* 31)
    var session = try Session(story, seed: seed, mode)
    var plain = PlainPlay(rules: PlainRules(story), seed: seed)
    for step in 0..<8 + dice.below(8) {
      switch dice.below(12) {
      case 0..<6:
        let offered = session.play.agenda?.offered ?? []
        if offered.isEmpty {
          guard session.refusal(of: .choose("free")) == .over else { return "the end takes a choice" }
          continue
        }
        let choice = dice.pick(offered).id
        try session.make(.choose(choice))
        plain.live.append(.init(choice: choice))
        plain.redoable = []
      case 6..<8:
        let count = 1 + dice.below(3)
        guard count <= plain.live.count else {
          let refused = Play.Refusal.nothingToUndo(asked: count, possible: plain.live.count)
          guard session.refusal(of: .undo(count)) == refused else { return "undo too far" }
          continue
        }
        try session.make(.undo(count))
        plain.redoable += plain.live.suffix(count).reversed()
        plain.live.removeLast(count)
      case 8:
        guard let next = plain.redoable.popLast() else {
          guard session.refusal(of: .redo) == .nothingToRedo else { return "redo of nothing" }
          continue
        }
        try session.make(.redo)
        plain.live.append(next)
      case 9:
        guard !plain.live.isEmpty else {
          guard session.refusal(of: .because("x")) == .nothingChosen else { return "because of nothing" }
          continue
        }
        try session.make(.because("reason \(step)"))
        plain.live[plain.live.count - 1].reason = "reason \(step)"
      default:
        try session.make(.note("note \(step)"))
        plain.notes.append("note \(step)")
      }
      if step % 4 == 0, let difference = try difference(session.play, plain) { return difference }
    }
    return try difference(session.play, plain)
  }

  private func difference(_ play: Play, _ plain: PlainPlay) throws -> String? {
    let standing = try plain.standing()
    let situation = standing.situation
    if play.scene.id != situation.scene { return "scene \(play.scene.id), not \(situation.scene)" }
    for (index, fact) in play.scenario.facts.enumerated() {
      if play.machine.value(of: index, in: play.here) != situation.facts[fact.name] { return "\(fact.name)" }
    }
    if try play.agenda?.offered.map(\.id) ?? [] != plain.rules.offered(situation).map(\.id) {
      return "offers"
    }
    if play.totals != plain.rules.amounts(standing.effects) { return "totals" }
    if play.draws != standing.draws { return "draws" }
    if play.decisions != plain.live.count || play.redoable != plain.redoable.count { return "lengths" }
    let decisions = play.path.filter { !$0.isDraw }
    if decisions.compactMap({ play.choice(of: $0)?.id }) != plain.live.map(\.choice) { return "choices" }
    if decisions.map(\.reason) != plain.live.map(\.reason) { return "reasons" }
    return play.notes == plain.notes ? nil : "notes"
  }

  @Test(arguments: Mode.allCases)
  func `2,000 random walks stand where a plain model stands`(mode: Mode) throws {
    // Half of them straight on, half on record.
    let seeds = UInt64(0)..<50
    for storySeed in seeds {
      let story = Generator.scenario(seed: storySeed)
      for walkSeed in 0..<UInt64(20) {
        let seed = storySeed * 1_000 + walkSeed + (mode == .direct ? 0 : 500)
        let difference = try walk(story, seed: seed, mode)
        #expect(difference == nil, "story \(storySeed), walk \(seed)")
      }
    }
  }

  @Test func `a model that forgets a reason would be noticed`() throws {
    var session = try Session(shipIt, .direct)
    try session.choose("fix")
    try session.make(.because("so"))
    var plain = PlainPlay(rules: PlainRules(shipIt), seed: 1)
    plain.live = [.init(choice: "fix")]
    #expect(try difference(session.play, plain) == "reasons")
    plain.live = [.init(choice: "fix", reason: "so")]
    #expect(try difference(session.play, plain) == nil)
    plain.live = [.init(choice: "in-writing", reason: "so")]
    #expect(try difference(session.play, plain) != nil)
  }
}
