import Testing

@testable import PushbackCore

/// What a room said, carried over to an edited text.
@Suite struct RoomTransferTests {
  private func playedBefore() throws -> Play {
    var session = try Session(council, seed: 5, room: room(9), .direct)
    try session.make(.room(.voice("fix", "we are on call")))
    try session.tally(2, 4, 3)
    try session.tally(1, 1, 7, slip: .really)
    try session.make(.room(.revote))
    try session.tally(3, 5, 1)
    try session.make(.room(.overrule("deploy", reason: "the customer waits")))
    try session.make(.because("it is late"))
    try session.choose("soup")
    try session.tally(6, 2, 1)
    try session.make(.room(.voice("never", "not at all")))
    try session.vote(businessOrders, adopt: 6, drop: 3)
    try session.make(.room(.list(.well, "we talked")))
    try session.make(.room(.name("Noor", by: "Friday")))
    try session.make(.room(.quote("it is late", .keep)))
    return session.play
  }

  private func refusals(_ transfer: Transfer) -> [String] {
    transfer.notes.compactMap { if case .refused(let why) = $0 { why } else { nil } }
  }

  @Test func `an unchanged text keeps every vote, voice and list`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { _ in }
    #expect(transfer.play.all == old.all)
    #expect(refusals(transfer).isEmpty)
    #expect(transfer.events.first == .seated(room(9)))
  }

  @Test func `reworded and reordered choices keep their votes`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      edit(&story, "ship") { $0.reverse() }
      edit(&story, "release") { $0[0].text = "Gently." }
    }
    #expect(transfer.play.path.map(\.poll) == old.path.map(\.poll))
    #expect(transfer.play.poll == old.poll)
    #expect(transfer.play.path[0].overruled == "the customer waits")
    #expect(refusals(transfer).isEmpty)
  }

  @Test func `where a choice is gone that votes were for, they are refused and the rest is kept`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      edit(&story, "ship") { $0.removeLast() }
      edit(&story, "release") { $0.removeFirst() }
    }
    #expect(
      refusals(transfer) == [
        "the votes at `ship`: its choices are not the same any more",
        "the votes at `release`: its choices are not the same any more",
      ])
    #expect(transfer.play.path.map(\.poll) == [Poll(), Poll()])
    #expect(transfer.play.poll == Poll())
    #expect(transfer.play.path[0].reason == "it is late")
    #expect(transfer.play.decisions == 2)
    #expect(
      transfer.play.against(transfer.play.path[0]) == nil, "without votes nothing was taken against them")
  }

  @Test func `the votes at a renamed scene go along`() throws {
    let old = try playedBefore()
    let lunch = try transfer(old) { rename(&$0, "lunch", to: "dinner") }
    #expect(lunch.play.path.map(\.poll) == old.path.map(\.poll))
    let release = try transfer(old) { rename(&$0, "release", to: "the-release") }
    #expect(release.play.poll == old.poll)
    #expect(refusals(release).isEmpty)
  }

  @Test func `votes at a decision that the story does not stand at any more are refused`() throws {
    let old = try playedBefore()
    let elsewhere = try transfer(old) { story in edit(&story, "lunch") { $0[0].target = "quiet" } }
    #expect(elsewhere.play.isOver && elsewhere.play.poll == Poll())
    #expect(refusals(elsewhere) == ["the votes at `release`: the story does not stand there any more"])
    let gone = try transfer(old) { story in
      edit(&story, "lunch") { $0[0].target = "quiet" }
      edit(&story, "lunch") { $0[1].target = "quiet" }
      story.scenes.removeAll { $0.id == "release" }
    }
    #expect(refusals(gone) == ["the votes: nothing is decided at `quiet`"])
  }

  @Test func `a voice at a question that is not argued any more is refused, and the record still replays`()
    throws
  {
    var session = try Session(council, room: room(), .direct)
    try session.make(.room(.voice("fix", "we are on call")))
    try session.choose("fix", "soup")
    try session.make(.room(.voice("never", "not at all")))
    let transfer = try transfer(session.play) { story in
      for index in story.scenes.indices {
        guard case .decision(var decision) = story.scenes[index].exit else { continue }
        decision.argue = nil
        story.scenes[index].exit = .decision(decision)
      }
    }
    #expect(transfer.play.decisions == 2)
    #expect(
      refusals(transfer)
        == ["ship", "release"].map {
          "what was said at `\($0)`: slips are not collected there any more"
        })
  }

  @Test func `votes on a rule are kept while a decision stands for it, answered or not`() throws {
    let old = try playedBefore()
    #expect(try transfer(old) { _ in }.play.counted[businessOrders]?.cast == 9)
    let gone = try transfer(old) { story in edit(&story, "ship") { $0[0].positions = [] } }
    #expect(gone.play.counted.isEmpty)
    #expect(
      refusals(gone) == [
        "the votes on `release-authority/business-may-order`: no decision carried over stands for it"
      ])
  }

  @Test func `a paper room stays one, with the dice it was told`() throws {
    var session = try Session(council, room: room(votes: .paper), .direct)
    try session.choose("fix", "soup", "slowly")
    let waiting = try transfer(session.play) { $0.scenes[0].title = "Another" }
    #expect(waiting.play.scene.id == "night" && waiting.play.draws == 0)
    try session.make(.room(.drew("pager")))
    let told = try transfer(session.play) { $0.scenes[0].title = "Another" }
    #expect(told.play.scene.id == "pager")
    #expect(told.play.room?.votes == .paper)
  }

  @Test func `a headcount that fell since does not undo what was counted before`() throws {
    var session = try Session(council, room: room(11), .direct)
    try session.tally(2, 6, 3)
    try session.choose("fix")
    try session.make(.room(.seat(room(4))))
    let transfer = try transfer(session.play) { _ in }
    #expect(transfer.play.all == session.play.all)
  }
}
