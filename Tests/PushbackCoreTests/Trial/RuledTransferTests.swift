import Testing

@testable import PushbackCore

/// A play under rules carried over to an edited story.
struct RuledTransferTests {
  private static let rules = Rules.none.adding([
    Ruled.clause("never", Clause.Ban(act: "ship", unless: nil)),
    Ruled.clause("mute", Clause.Ban(act: "tell", unless: nil)),
  ])

  private static func story(acts: [ActID] = [], start: SceneID = "a") -> Scenario {
    PushbackCoreTests.story([
      decision(start, choice("wait", to: "b"), with(choice("go", to: "b")) { $0.acts = acts }),
      decision("b", with(choice("ship", to: "c")) { $0.acts = ["ship"] }, choice("stay", to: "c")),
      decision("c", choice("leave", to: "end")), ending("end"),
    ])
  }

  private func played(_ moves: Play.Move...) throws -> Play {
    var session = try Session(RuledTransferTests.story(), .direct)
    for rule in RuledTransferTests.rules.rules { try session.make(.rule(rule)) }
    for move in moves { try session.make(move) }
    return session.play
  }

  private func transfer(_ play: Play, _ story: Scenario) throws -> Transfer {
    try Transfer(play, to: try #require(Machine(story)))
  }

  @Test func `rules and what was reopened come along, and the record replays`() throws {
    let old = try played(.choose("go"), .reopen(1), .choose("ship"))
    let edited = with(RuledTransferTests.story()) { $0.scenes[2].title = "Elsewhere" }
    let moved = try transfer(old, edited)
    #expect(moved.play.rules == RuledTransferTests.rules && moved.play.decisions == 2)
    #expect(moved.play.reopened.map(\.scene) == ["b"] && moved.play.reopened.map(\.rule.number) == [1])
    let again = try Play(replaying: moved.events, in: try #require(Machine(edited)), seed: old.seed)
    #expect(again.path == moved.play.path && again.reopened == moved.play.reopened)
  }

  @Test func `a choice that a rule forbids by now is refused`() throws {
    let moved = try transfer(try played(.choose("go")), RuledTransferTests.story(acts: ["tell"]))
    #expect(
      moved.play.path.isEmpty && moved.notes.contains(.refused("`a/go` cannot be taken there any more")))
  }

  @Test func `a rule reopened in a scene that is gone stays reopened`() throws {
    let moved = try transfer(try played(.reopen(2)), RuledTransferTests.story(start: "start"))
    #expect(moved.play.reopened.map(\.rule.number) == [2] && moved.play.reopened.map(\.scene) == ["start"])
  }
}
