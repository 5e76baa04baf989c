import Testing

@testable import PushbackCore

/// Playing under rules: what is refused, what is reopened, and what the record keeps.
struct RuledPlayTests {
  private static let rules = Rules.none.adding([Ruled.clause("never", Clause.Ban(act: "ship", unless: nil))])

  private static let story = PushbackCoreTests.story([
    decision("a", with(choice("ship", to: "end")) { $0.acts = ["ship"] }, choice("wait", to: "b")),
    decision("b", with(choice("ship", to: "end")) { $0.acts = ["ship"] }), ending("end"),
  ])

  private func play() throws -> (play: Play, events: [Event]) {
    let machine = try #require(Machine(RuledPlayTests.story))
    let events = RuledPlayTests.rules.rules.map { Event.ruled($0) }
    return (try Play(replaying: events, in: machine, seed: 1), events)
  }

  @Test func `what a rule forbids is shown with the rule and cannot be taken`() throws {
    var (play, _) = try play()
    let item = try #require(play.agenda?.choices.first)
    #expect(item.reason == "Not under rule 1, yours, adopted: never." && item.rules == [1])
    #expect(throws: Play.Refusal.notOffered("ship", reason: item.reason)) { try play.decide(.choose("ship")) }
    for event in try play.decide(.want("ship")) { play.apply(event) }
    #expect(play.instincts.map(\.choice) == ["ship"] && play.path.isEmpty)
  }

  @Test func `all rules that stand before a choice are offered for reopening, and none that are not needed`()
    throws
  {
    let story = PushbackCoreTests.story([
      decision(
        "a", with(choice("ship", to: "end")) { $0.acts = ["ship"] },
        with(choice("both", to: "end")) { $0.acts = ["ship", "look"] },
        with(choice("tell", to: "end")) { $0.acts = ["tell"] }), ending("end"),
    ])
    let rules = Rules.none.adding([
      Ruled.clause("one", Clause.Ban(act: "ship", unless: nil)),
      Ruled.clause("two", Clause.Ban(act: "tell", unless: nil)),
      Ruled.clause("three", Clause.Ban(act: "ship", unless: "sign")),
      Ruled.clause("four", Clause.Ban(act: "look", unless: nil)),
    ])
    var play = try Play(
      replaying: rules.rules.map { .ruled($0) }, in: try #require(Machine(story)), seed: 1)
    let agenda = try #require(play.agenda)
    #expect(agenda.choices.map(\.rules) == [[1, 3], [1, 3, 4], [2]] && agenda.waysOut == [[1, 3], [2]])
    #expect(
      agenda.document.plainText.contains("Type reopen 1 and reopen 3, or reopen 2, or undo."),
      "\(agenda.document.plainText)")
    #expect(Turn.decision(agenda).json?.text.contains(#""rules":[1,3,4]"#) == true)
    play.apply(.reopened(scene: "a", rule: 1))
    #expect(play.agenda?.waysOut == [[3], [2]])
    play.apply(.reopened(scene: "a", rule: 3))
    #expect(play.agenda?.waysOut == [] && play.agenda?.offered.map(\.id) == ["ship"])
  }

  @Test func `a rule that leaves nothing to do is reopened, and stays so through undo, redo and replay`()
    throws
  {
    var (play, events) = try play()
    func make(_ move: Play.Move) throws {
      let more = try play.decide(move)
      more.forEach { play.apply($0) }
      events += more
    }
    try make(.choose("wait"))
    #expect(play.agenda?.waysOut == [[1]] && play.agenda?.offered.isEmpty == true)
    try make(.reopen(1))
    #expect(throws: Play.Refusal.reopenedAlready(1)) { try play.decide(.reopen(1)) }
    #expect(throws: Play.Refusal.noSuchRule(2)) { try play.decide(.reopen(2)) }
    #expect(play.agenda?.offered.map(\.id) == ["ship"])
    try make(.undo(1))
    #expect(play.agenda?.offered.map(\.id) == ["ship", "wait"])
    try make(.redo)
    #expect(play.agenda?.offered.map(\.id) == ["ship"])
    try make(.choose("ship"))
    #expect(play.isOver)
    let again = try Play(
      replaying: events, in: try #require(Machine(RuledPlayTests.story)), seed: 1)
    #expect(again.path == play.path && again.here == play.here && again.reopened == play.reopened)
    // Everybody's play is measured against the story without rules.
    let analysis = try Analysis(play.machine.withoutRules)
    #expect(Score(play, analysis) != nil)
  }

  @Test func `a record that does not fit its rules is refused`() throws {
    let (_, ruled) = try play()
    let machine = try #require(Machine(RuledPlayTests.story))
    let misfits: [[Event]] = [
      ruled + ruled, [.chose(scene: "a", choice: "wait")] + ruled, [.reopened(scene: "a", rule: 1)],
      ruled + [.reopened(scene: "b", rule: 1)], ruled + [.chose(scene: "a", choice: "ship")],
      ruled + [.wanted(scene: "a", choice: "wait")],
    ]
    for events in misfits {
      #expect(throws: Play.Divergence.self) { try Play(replaying: events, in: machine, seed: 1) }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a random play under rules does nothing that they forbid and is replayed whole`(seed: UInt64) throws {
    let story = Ruled.story(seed: seed)
    let machine = try #require(Machine(story))
    var dice = Dice(seed: seed &+ 77)
    var events = Ruled.rules(seed: seed).rules.map { Event.ruled($0) }
    var play = try Play(replaying: events, in: machine, seed: seed)
    func make(_ move: Play.Move) throws {
      let more = try play.decide(move)
      more.forEach { play.apply($0) }
      events += more
    }
    try make(.begin)
    for _ in 0..<40 where !play.isOver {
      let agenda = try #require(play.agenda)
      if let first = agenda.waysOut.first?.first {
        try make(.reopen(first))
      } else if dice.below(5) == 0, play.decisions > 0 {
        try make(.undo(1))
      } else {
        try make(.choose(dice.pick(agenda.offered).id))
      }
    }
    let open = Set(play.reopened.map(\.rule.number))
    let bans = play.rules.rules.filter { !open.contains($0.number) }.flatMap(\.bans)
    var done: Set<ActID> = []
    for choice in play.path.compactMap(play.choice(of:)) {
      let acts = Set(choice.acts)
      #expect(!bans.contains { $0.forbids(acts) && !($0.lift.map(done.contains) ?? false) })
      done.formUnion(acts)
    }
    let again = try Play(replaying: events, in: machine, seed: seed)
    #expect(again.path == play.path && again.here == play.here)
  }
}
