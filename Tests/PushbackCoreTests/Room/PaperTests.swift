import Testing

@testable import PushbackCore

@Suite struct PaperTests {
  private func session(_ mode: Mode, seed: UInt64 = 1) throws -> Session {
    try Session(council, seed: seed, room: room(votes: .paper), mode)
  }

  @Test(arguments: Mode.allCases) func `nothing is drawn by itself`(mode: Mode) throws {
    var session = try session(mode)
    try session.choose("fix", "soup", "slowly")
    #expect(session.play.scene.id == "night")
    #expect(session.play.draws == 0)
    #expect(!session.play.isOver)
    #expect(try session.play.decide(.begin) == [])
    #expect(session.refusal(of: .choose("slowly")) == .over)
    #expect(session.refusal(ofTally: 1) == .room(.nothingToVoteOn))
  }

  @Test(arguments: ["quiet", "pager"] as [SceneID], 0..<6)
  func `what the dice said is taken, whatever the seed`(said: SceneID, seed: UInt64) throws {
    var session = try session(.recorded, seed: seed)
    try session.choose("fix", "soup", "slowly")
    try session.make(.room(.drew(said)))
    #expect(session.play.scene.id == said)
    #expect(session.play.isOver && session.play.draws == 1)
  }

  @Test(arguments: Mode.allCases) func `what the dice cannot have said is refused`(mode: Mode) throws {
    var session = try session(mode)
    #expect(session.refusal(of: .room(.drew("quiet"))) != nil)
    try session.choose("fix", "soup", "slowly")
    #expect(session.refusal(of: .room(.drew("lunch"))) == .notOffered("lunch", reason: nil))
    let certain = story([
      chance("a", outcome(0, to: "never"), rest(to: "e")), ending("never"), ending("e"),
    ])
    let other = try Session(certain, room: room(votes: .paper), mode)
    #expect(other.play.draws == 0, "not even the dice that come before the first decision")
    #expect(other.refusal(of: .room(.drew("never"))) == .notOffered("never", reason: nil))
    #expect(other.refusal(of: .room(.drew("e"))) == nil)
  }

  @Test(arguments: Mode.allCases) func `undo before and after the dice`(mode: Mode) throws {
    var session = try session(mode)
    try session.choose("fix", "soup")
    try session.tally(3, 5, 3)
    try session.choose("slowly")
    try session.make(.undo(1))
    #expect(session.play.poll.standing?.cast == 11)
    try session.make(.redo)
    #expect(session.play.scene.id == "night")
    try session.make(.room(.drew("pager")))
    let over = session.play.all
    try session.make(.undo(1))
    #expect(session.play.scene.id == "release" && session.play.draws == 0)
    try session.make(.redo)
    #expect(session.play.all == over)
    try session.make(.undo(3))
    for _ in 0..<3 { try session.make(.redo) }
    #expect(session.play.all == over)
  }

  @Test func `what may have come is asked with every outcome that could`() throws {
    var session = try session(.direct)
    try session.choose("fix", "soup", "slowly")
    let asked = try #require(
      session.play.present.compactMap { if case .asked(let dice) = $0 { dice } else { nil } }.first)
    #expect(asked.outcomes.map(\.to) == ["quiet", "pager"])
    #expect(asked.drew == nil)
    #expect(session.play.turns(for: .chose(scene: "release", choice: "slowly")).contains(.asked(asked)))
  }
}
