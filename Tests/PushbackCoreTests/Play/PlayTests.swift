import Testing

@testable import PushbackCore

@Suite struct PlayTests {
  @Test(arguments: Mode.allCases) func `deciding changes nothing`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix")
    let before = session.play.all
    let moves: [Play.Move] = [
      .begin, .choose("show"), .choose("nonsense"), .undo(1), .undo(9), .redo, .because("so"), .note("so"),
      .dispute("trust", "no"), .review(Position(topic: "a", stance: "b"), .adopt, reason: ""),
    ]
    for move in moves { _ = session.refusal(of: move) }
    #expect(session.play.all == before)
  }

  @Test(arguments: Mode.allCases) func `a choice moves on and is counted`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    #expect(try session.make(.choose("fix")) == [.chose(scene: "link", choice: "fix")])
    #expect(session.play.scene.id == "thursday")
    #expect(session.play.decisions == 1)
    #expect(session.play.totals == [1, 0])
    #expect(!session.play.isOver)
  }

  @Test(arguments: Mode.allCases) func `the dice fall with the choice that leads to them`(mode: Mode) throws {
    var session = try Session(shipIt, seed: 5, mode)
    let events = try session.make(.choose("deploy"))
    #expect(events.count > 1)
    #expect(events.dropFirst().allSatisfy { if case .drew = $0 { true } else { false } })
    #expect(session.play.isOver)
    #expect(session.play.draws == events.count - 1)
  }

  @Test(arguments: Mode.allCases) func `dice before the first decision fall at the beginning`(mode: Mode)
    throws
  {
    let story = story([
      chance("dawn", outcome(50, to: "a"), rest(to: "b")), decision("a", choice("x", to: "e")),
      decision("b", choice("x", to: "e")), ending("e"),
    ])
    var session = try Session(story, seed: 3, mode)
    #expect(session.events.count == 1)
    #expect(session.play.draws == 1)
    try session.choose("x")
    try session.make(.undo(1))
    #expect(session.play.draws == 1, "they belong to no decision, so undo leaves them")
    #expect(session.refusal(of: .undo(1)) == .nothingToUndo(asked: 1, possible: 0))
  }

  @Test(arguments: Mode.allCases) func `a reason is kept without the word it is quoted after`(mode: Mode)
    throws
  {
    var session = try Session(shipIt, mode)
    try session.choose("fix")
    for typed in ["because we would be on call", "Because  we would be on call", "we would be on call"] {
      #expect(try session.make(.because(typed)) == [.because(text: "we would be on call")])
    }
    #expect(try session.make(.because("because")) == [.because(text: "because")])
    #expect(try session.make(.because("becauseway")) == [.because(text: "becauseway")])
  }

  @Test(arguments: Mode.allCases) func `beginning twice draws nothing more`(mode: Mode) throws {
    let story = story([chance("dawn", outcome(50, to: "a"), rest(to: "b")), ending("a"), ending("b")])
    var session = try Session(story, mode)
    #expect(try session.make(.begin).isEmpty)
  }

  // MARK: Refusals

  @Test(arguments: Mode.allCases)
  func `a choice that is not offered is refused with the author's reason`(mode: Mode) throws {
    let session = try Session(shipIt, mode)
    #expect(
      session.refusal(of: .choose("point-back"))
        == .notOffered("point-back", reason: "Nothing of yours is on record."))
  }

  @Test(arguments: Mode.allCases) func `a choice that is not there is refused`(mode: Mode) throws {
    let session = try Session(shipIt, mode)
    #expect(session.refusal(of: .choose("stand")) == .notOffered("stand", reason: nil))
  }

  @Test(arguments: Mode.allCases) func `a once-only choice is refused the second time`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix", "call")
    #expect(session.refusal(of: .choose("call")) == .notOffered("call", reason: "You have done that once."))
    try session.make(.undo(1))
    #expect(session.refusal(of: .choose("call")) == nil)
  }

  @Test(arguments: Mode.allCases)
  func `a once-only choice stays used on the way round`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix", "call", "back")
    #expect(session.play.scene.id == "link")
    let agenda = try #require(session.play.agenda)
    #expect(agenda.unavailable.isEmpty, "the message is on record now")
  }

  @Test(arguments: Mode.allCases) func `a finished play refuses another choice`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("in-writing", "stand")
    #expect(session.play.isOver)
    #expect(session.refusal(of: .choose("stand")) == .over)
    #expect(session.refusal(of: .note("it is kept")) == nil)
    #expect(session.refusal(of: .because("it is kept")) == nil)
  }

  @Test(arguments: Mode.allCases) func `undo refuses to go further back than the start`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    #expect(session.refusal(of: .undo(1)) == .nothingToUndo(asked: 1, possible: 0))
    try session.choose("fix", "call")
    #expect(session.refusal(of: .undo(3)) == .nothingToUndo(asked: 3, possible: 2))
    #expect(session.refusal(of: .undo(0)) == .nothingToUndo(asked: 0, possible: 2))
    #expect(session.refusal(of: .undo(-1)) == .nothingToUndo(asked: -1, possible: 2))
  }

  @Test(arguments: Mode.allCases) func `what cannot be done yet is refused`(mode: Mode) throws {
    let session = try Session(shipIt, mode)
    #expect(session.refusal(of: .redo) == .nothingToRedo)
    #expect(session.refusal(of: .because("so")) == .nothingChosen)
    #expect(session.refusal(of: .dispute("delivery", "no")) == .unknownMeasure("delivery"))
  }

  // MARK: Stories that `check` would refuse

  @Test(arguments: Mode.allCases) func `a step that breaks the story is refused`(mode: Mode) throws {
    let story = story(
      [
        decision(
          "a", choice("over", to: "e").setting("n", .by(2)), choice("under", to: "e").setting("n", .by(-1)),
          choice("huge", to: "e").setting("n", .to(1)).setting("n", .by(.max)), choice("dice", to: "odd"),
          choice("stuck", to: "shut"), choice("round", to: "ring"),
          choice("fine", to: "e").setting("n", .to(1))),
        chance("odd", outcome(30, to: "e"), outcome(60, to: "a")),
        decision("shut", choice("x", to: "e").when(yes("told")), choice("y", to: "e").when(yes("told"))),
        passing("ring", way(to: "rung")), passing("rung", way(to: "ring")), ending("e"),
      ], facts: [range("n", 0...1), yesNo("told")])
    var session = try Session(story, mode)
    #expect(session.refusal(of: .choose("over")) == .fault(.bound("a", "n", value: 2)))
    #expect(session.refusal(of: .choose("under")) == .fault(.bound("a", "n", value: -1)))
    #expect(session.refusal(of: .choose("huge")) == .fault(.bound("a", "n", value: .max)))
    #expect(session.refusal(of: .choose("dice")) == .fault(.weights("odd", total: 90)))
    #expect(session.refusal(of: .choose("stuck")) == .fault(.nothingOffered("shut")))
    guard case .fault(.circling) = session.refusal(of: .choose("round")) else {
      Issue.record("a circle with nothing to decide is a fault")
      return
    }
    try session.choose("fine")
    #expect(session.play.isOver, "the session is intact")
  }

  @Test func `a story that opens where nothing can be chosen says so`() throws {
    let story = story(
      [decision("a", choice("x", to: "e").when(yes("told"))), ending("e")], facts: [yesNo("told")])
    let play = try Play(try #require(Machine(story)), seed: 1)
    #expect(throws: Play.Refusal.fault(.nothingOffered("a"))) { try play.decide(.begin) }
  }

  @Test func `a story that opens in a circle cannot be opened`() throws {
    let machine = try #require(Machine(story([passing("a", way(to: "b")), passing("b", way(to: "a"))])))
    #expect(throws: Fault.self) { try Play(machine, seed: 1) }
    #expect(throws: Play.Divergence(index: 0, event: nil)) {
      try Play(replaying: [], in: machine, seed: 1)
    }
  }

  // MARK: Replaying

  @Test func `a record that does not fit names its first event that does not`() throws {
    let machine = try #require(Machine(shipIt))
    let wrong: [(Int, [Event])] = [
      (0, [.chose(scene: "meeting", choice: "stand")]),
      (1, [.chose(scene: "link", choice: "fix"), .chose(scene: "link", choice: "fix")]),
      (0, [.chose(scene: "link", choice: "point-back")]),
      (1, [.chose(scene: "link", choice: "fix"), .drew(scene: "night", target: "quiet")]),
      (1, [.chose(scene: "link", choice: "deploy"), .drew(scene: "night", target: "gone")]),
      (1, [.chose(scene: "link", choice: "deploy"), .chose(scene: "link", choice: "deploy")]),
      (0, [.undone(decisions: 1)]), (0, [.redone(decisions: 1)]), (0, [.because(text: "so")]),
      (2, [.noted(text: "a"), .chose(scene: "link", choice: "fix"), .undone(decisions: 2)]),
      (1, [.chose(scene: "link", choice: "fix"), .undone(decisions: 0)]),
    ]
    for (index, events) in wrong {
      #expect(throws: Play.Divergence(index: index, event: events[index])) {
        try Play(replaying: events, in: machine, seed: 1)
      }
    }
  }

  @Test func `an event that does not fit changes nothing`() throws {
    var session = try Session(shipIt, .direct)
    try session.choose("fix", "call")
    try session.make(.undo(1))
    var play = session.play
    let misfits: [Event] = [
      .chose(scene: "link", choice: "fix"), .chose(scene: "thursday", choice: "nonsense"),
      .drew(scene: "night", target: "quiet"), .undone(decisions: 5), .redone(decisions: 2),
    ]
    for event in misfits { play.apply(event) }
    #expect(play.all == session.play.all)
  }

  @Test func `a choice that breaks the story takes nothing with it`() throws {
    let story = story(
      [
        decision("a", choice("over", to: "e").setting("n", .by(2)), choice("fine", to: "a").onceOnly),
        ending("e"),
      ], facts: [range("n", 0...1)])
    var session = try Session(story, .direct)
    try session.choose("fine")
    try session.make(.undo(1))
    var play = session.play
    play.apply(.chose(scene: "a", choice: "over"))
    #expect(play.all == session.play.all, "what was undone can still be redone")
  }

  @Test func `replaying draws nothing anew`() throws {
    let machine = try #require(Machine(shipIt))
    let events: [Event] = [
      .chose(scene: "link", choice: "deploy"), .drew(scene: "night", target: "pager"),
      .drew(scene: "pager", target: "gone"),
    ]
    for seed in UInt64(0)..<10 {
      #expect(try Play(replaying: events, in: machine, seed: seed).scene.id == "gone")
    }
  }
}
