import Testing

@testable import PushbackCore

/// Events that a record may hold and a play cannot: they change nothing, and replaying says which it was.
@Suite struct MisfitTests {
  private let votes = tally(("deploy", 2), ("fix", 6), ("refuse", 3))
  private let start: [Event] = [.seated(room())]

  private func misfits() -> [(after: [Event], Event)] {
    let seated = start
    let voted: [Event] = seated + [.tallied(scene: "ship", slip: .would, votes: votes)]
    let over: [Event] =
      seated + [
        .chose(scene: "ship", choice: "fix"), .chose(scene: "lunch", choice: "soup"),
        .chose(scene: "release", choice: "never"),
      ]
    let counts = Tally<Event.Verdict>([.init(.adopt, 6), .init(.later, 0), .init(.drop, 5)])
    return [
      // Alone.
      ([], .tallied(scene: "ship", slip: .would, votes: votes)), ([], .revoted(scene: "ship")),
      ([], .voiced(scene: "ship", choice: "fix", text: "x")), ([], .counted(position: staged, votes: counts)),
      ([], .overruled(reason: "x")),
      ([.chose(scene: "ship", choice: "fix")], .voiced(scene: "ship", choice: "fix", text: "x")),
      ([.chose(scene: "ship", choice: "fix")], .overruled(reason: "x")),
      // Somewhere else.
      (seated, .tallied(scene: "release", slip: .would, votes: votes)), (seated, .revoted(scene: "lunch")),
      (voted, .revoted(scene: "lunch")), (seated, .revoted(scene: "ship")),
      (seated, .voiced(scene: "release", choice: "never", text: "x")),
      (seated, .voiced(scene: "nowhere", choice: "never", text: "x")), (seated, .overruled(reason: "x")),
      (over, .tallied(scene: "quiet", slip: .would, votes: tally())), (over, .revoted(scene: "quiet")),
      // What nobody can have counted.
      (seated, .tallied(scene: "ship", slip: .would, votes: tally(("deploy", -1)))),
      (seated, .tallied(scene: "ship", slip: .would, votes: tally(("deploy", .max), ("fix", .max)))),
      (seated, .tallied(scene: "ship", slip: .really, votes: tally(("deploy", .min), ("fix", .min)))),
      (seated, .tallied(scene: "ship", slip: .would, votes: tally(("deploy", 500), ("fix", 500)))),
      (seated, .tallied(scene: "ship", slip: .would, votes: tally(("soup", 1)))),
      (seated, .tallied(scene: "ship", slip: .would, votes: tally(("fix", 1), ("fix", 1)))),
      (seated, .voiced(scene: "ship", choice: "soup", text: "x")),
      (seated, .counted(position: staged, votes: Tally([.init(.adopt, .max), .init(.drop, .max)]))),
      (seated, .counted(position: staged, votes: Tally([.init(.adopt, -5)]))),
      (seated, .counted(position: staged, votes: Tally([.init(.adopt, 1), .init(.adopt, 1)]))),
      // No room.
      ([], .seated(room(0))), ([], .seated(room(-3))), ([], .seated(room(.max))), ([], .seated(room(.min))),
      ([], .seated(Room(team: "T", people: 5, minutes: .max))),
      ([], .seated(Room(team: "T", people: 5, minutes: -1))),
      // The dice.
      (seated, .drew(scene: "ship", target: "quiet")),
    ]
  }

  @Test func `an event that does not fit changes nothing and is reported`() throws {
    let machine = try #require(Machine(council))
    for (before, event) in misfits() {
      let play = try Play(replaying: before, in: machine, seed: 1)
      var after = play
      after.apply(event)
      #expect(after.all == play.all, "\(event)")
      let divergence = Play.Divergence(index: before.count, event: event)
      #expect(throws: divergence, "\(event) after \(before.count)") {
        try Play(replaying: before + [event], in: machine, seed: 1)
      }
    }
  }

  @Test func `what fits is not reported`() throws {
    let machine = try #require(Machine(council))
    let counts = Tally<Event.Verdict>([.init(.adopt, 6), .init(.later, 0), .init(.drop, 5)])
    let record: [Event] =
      start + [
        .voiced(scene: "ship", choice: "fix", text: "x"), .tallied(scene: "ship", slip: .would, votes: votes),
        .tallied(scene: "ship", slip: .really, votes: votes), .revoted(scene: "ship"),
        .tallied(scene: "ship", slip: .would, votes: votes), .chose(scene: "ship", choice: "deploy"),
        .overruled(reason: "so"), .voiced(scene: "ship", choice: "fix", text: "y"),
        .counted(position: staged, votes: counts),
        .listed(list: .well, text: "x"), .named(name: "N", by: "soon"), .quoted(text: "x", quoting: .keep),
        .seated(room(4)), .undone(decisions: 1), .redone(decisions: 1),
      ]
    let play = try Play(replaying: record, in: machine, seed: 1)
    #expect(play.path[0].poll.voices.map(\.text) == ["x", "y"])
    #expect(play.closing.quotable == ["x": .keep])
    #expect(play.room?.people == 4)
  }
}
