import Testing

@testable import PushbackCore

@Suite struct PollTests {
  private func session(_ mode: Mode, people: Int = 11) throws -> Session {
    try Session(council, room: room(people), mode)
  }

  // MARK: Counting slips

  @Test(arguments: Mode.allCases)
  func `more slips than people are refused, fewer are abstentions`(mode: Mode) throws {
    var session = try session(mode)
    #expect(session.refusal(ofTally: 6, 6, 0) == .room(.tooMany(12, people: 11)))
    #expect(session.refusal(ofTally: 12, 0, 0) == .room(.tooMany(12, people: 11)))
    #expect(session.refusal(ofTally: -1, 5, 0) == .room(.negative))
    #expect(session.refusal(ofTally: .max, .max, .max) == .room(.tooMany(.max, people: 11)))
    #expect(session.refusal(ofTally: .min, 5, 0) == .room(.negative))
    #expect(session.play.poll.isEmpty)
    try session.tally(2, 5, 3)
    #expect(session.play.poll.standing?.cast == 10)
    let agenda = try #require(session.play.agenda)
    let vote = try #require(session.play.vote(.would, round: 0, agenda))
    #expect(vote.abstained == 1)
    try session.tally(6, 5, 0)
    try session.tally(0, 0, 0)
    #expect(session.play.poll.standing?.cast == 0)
  }

  @Test(arguments: Mode.allCases)
  func `a later count of the same slip replaces the earlier one, the other slip stays`(mode: Mode) throws {
    var session = try session(mode)
    try session.tally(2, 5, 3)
    try session.tally(1, 1, 8, slip: .really)
    try session.tally(3, 5, 3)
    #expect(
      session.play.poll.rounds == [
        .init(
          would: tally(("deploy", 3), ("fix", 5), ("refuse", 3)),
          really: tally(("deploy", 1), ("fix", 1), ("refuse", 8)), people: 11)
      ])
    try session.tally(0, 0, 11, slip: .really)
    #expect(session.play.poll.really == tally(("deploy", 0), ("fix", 0), ("refuse", 11)))
    #expect(session.play.poll.standing?.cast == 11)
  }

  @Test(arguments: Mode.allCases) func `only what can be chosen here is counted`(mode: Mode) throws {
    let session = try session(mode)
    for odd in [tally(("soup", 1)), tally(("fix", 1), ("fix", 2)), tally(("fix", 1), ("x", 0))] {
      #expect(session.refusal(of: .room(.tally(.would, odd))) != nil, "\(odd)")
    }
  }

  @Test(arguments: Mode.allCases) func `a second vote keeps both, and the last one counts`(mode: Mode) throws
  {
    var session = try session(mode)
    #expect(session.refusal(of: .room(.revote)) == .room(.nothingTallied))
    try session.tally(5, 3, 1, slip: .really)
    #expect(session.refusal(of: .room(.revote)) == .room(.nothingTallied), "only wishes are voted on again")
    try session.tally(6, 5, 0)
    try session.make(.room(.revote))
    #expect(session.play.poll.open == nil)
    #expect(session.play.poll.standing == tally(("deploy", 6), ("fix", 5), ("refuse", 0)))
    #expect(session.play.overrules("fix"), "until it is counted again the first vote stands")
    #expect(session.refusal(of: .room(.revote)) == .room(.nothingTallied))
    try session.tally(4, 7, 0)
    #expect(session.play.poll.rounds.map { $0.would?.cast } == [11, 11])
    #expect(session.play.poll.rounds.map { $0.really?.cast } == [9, nil])
    #expect(session.play.poll.open?.leader == "fix")
    #expect(session.play.poll.really?.cast == 9)
    try session.choose("fix")
    #expect(session.play.path[0].poll.rounds.count == 2)
    #expect(session.play.poll == Poll())
  }

  // MARK: Taking and overruling

  @Test(arguments: Mode.allCases) func `what most voted for is taken without a word`(mode: Mode) throws {
    var session = try session(mode)
    try session.tally(2, 6, 3)
    #expect(!session.play.overrules("fix") && session.play.overrules("deploy"))
    #expect(try session.make(.choose("fix")) == [.chose(scene: "ship", choice: "fix")])
    #expect(session.play.path[0].overruled == nil)
    #expect(session.play.against(session.play.path[0]) == nil)
  }

  @Test(arguments: Mode.allCases) func `taking something else is recorded with its reason`(mode: Mode) throws
  {
    var session = try session(mode)
    try session.tally(2, 6, 3)
    try session.make(.room(.overrule("deploy", reason: "the customer waits")))
    #expect(session.play.path[0].overruled == "the customer waits")
    #expect(session.play.against(session.play.path[0]) == "the customer waits")
    #expect(
      session.events.suffix(2) == [
        .chose(scene: "ship", choice: "deploy"), .overruled(reason: "the customer waits"),
      ])
  }

  @Test(arguments: Mode.allCases) func `without a reason that is what is recorded`(mode: Mode) throws {
    var session = try session(mode)
    try session.tally(2, 6, 3)
    try session.choose("refuse")
    #expect(session.play.against(session.play.path[0]) == "no reason given")
  }

  @Test(arguments: Mode.allCases) func `a tie overrules nobody but those it leaves out`(mode: Mode) throws {
    var session = try session(mode)
    try session.tally(5, 5, 1)
    #expect(session.play.poll.open?.leader == nil)
    #expect(["deploy", "fix", "refuse"].map { session.play.overrules($0) } == [false, false, true])
    try session.make(.room(.overrule("fix", reason: "nobody asked")))
    #expect(session.play.path[0].overruled == nil)
    #expect(session.events.last == .chose(scene: "ship", choice: "fix"))
  }

  @Test(arguments: Mode.allCases)
  func `where nobody voted, or only said what would happen, nothing is overruled`(mode: Mode) throws {
    var session = try session(mode)
    try session.tally(0, 0, 11, slip: .really)
    #expect(!session.play.overrules("deploy"))
    try session.tally(0, 0, 0)
    #expect(!session.play.overrules("deploy"))
    try session.choose("deploy", "soup")
    #expect(session.play.path.allSatisfy { session.play.against($0) == nil })
  }

  // MARK: Voices

  @Test(arguments: Mode.allCases) func `a voice belongs to the vote here, or else to the last one`(mode: Mode)
    throws
  {
    var session = try session(mode)
    try session.make(.room(.voice("fix", "we are on call")))
    try session.tally(2, 6, 3)
    try session.choose("fix")
    #expect(session.refusal(of: .room(.voice("soup", "hungry"))) == .room(.noVoteFor("soup")))
    try session.make(.room(.voice("refuse", "nobody has read it")))
    try session.choose("soup")
    try session.make(.room(.voice("never", "not at all")))
    try session.make(.room(.voice("deploy", "too late for this")))
    #expect(
      session.play.path[0].poll.voices.map(\.text) == [
        "we are on call", "nobody has read it", "too late for this",
      ])
    #expect(session.play.poll.voices == [.init(choice: "never", text: "not at all")])
  }

  @Test(arguments: Mode.allCases)
  func `a quick show becomes a vote once somebody counts`(mode: Mode) throws {
    var session = try session(mode)
    try session.choose("fix")
    #expect(!session.play.votesHere)
    try session.tally(7, 2)
    #expect(session.play.votesHere)
    try session.make(.room(.voice("soup", "it is cold")))
    try session.choose("soup")
    #expect(session.play.path[1].poll.voices.map(\.text) == ["it is cold"])
    #expect(session.play.balances.map(\.scene.id) == ["lunch"], "where nobody counted there is no balance")
  }

  @Test(arguments: Mode.allCases)
  func `a voice goes to the visit that voted, not to a later one that did not`(mode: Mode) throws {
    let round = story([
      decision("a", choice("again", to: "a"), choice("go", to: "b")), decision("b", choice("stop", to: "e")),
      ending("e"),
    ])
    var session = try Session(round, room: room(), mode)
    try session.tally(6, 5)
    try session.choose("again", "go")
    try session.make(.room(.voice("go", "enough")))
    #expect(session.play.path.map(\.poll.voices.count) == [1, 0])
  }

  // MARK: The room itself

  @Test(arguments: Mode.allCases) func `the headcount cannot fall below what is counted here`(mode: Mode)
    throws
  {
    var session = try session(mode)
    try session.tally(2, 6, 1)
    try session.tally(0, 0, 8, slip: .really)
    #expect(session.refusal(of: .room(.seat(room(8)))) == .room(.headcount(8, counted: 9)))
    try session.make(.room(.seat(room(9))))
    #expect(session.play.room?.people == 9)
    try session.choose("fix")
    try session.make(.room(.seat(room(4))))
    #expect(session.refusal(ofTally: 5, 0) == .room(.tooMany(5, people: 4)))
  }

  @Test(arguments: [
    (0, 60), (-1, 60), (1_000, 60), (.max, 60), (.min, 60), (11, 9), (11, 481), (11, .max), (11, .min),
  ])
  func `rooms and plans have bounds`(people: Int, minutes: Int) throws {
    let session = try Session(council, .direct)
    let odd = Room(team: "T", people: people, minutes: minutes)
    #expect(session.refusal(of: .room(.seat(odd))) != nil)
  }

  @Test(arguments: Mode.allCases) func `whoever plays alone has no votes`(mode: Mode) throws {
    var session = try Session(council, mode)
    #expect(session.refusal(ofTally: 1, 0, 0) == .room(.alone))
    #expect(session.refusal(of: .room(.revote)) == .room(.alone))
    #expect(session.refusal(of: .room(.voice("fix", "x"))) == .room(.alone))
    let votes = Tally<Event.Verdict>([.init(.adopt, 1)])
    #expect(session.refusal(of: .room(.count(staged, votes))) == .room(.alone))
    #expect(!session.play.votesHere)
    try session.choose("fix", "soup", "never")
    #expect(session.refusal(ofTally: 1) == .room(.nothingToVoteOn))
    #expect(session.play.balances.isEmpty)
  }

  @Test(arguments: Mode.allCases) func `at an ending there is nothing to vote on`(mode: Mode) throws {
    var session = try session(mode)
    try session.choose("fix", "soup", "never")
    #expect(session.refusal(ofTally: 1) == .room(.nothingToVoteOn))
    #expect(session.refusal(of: .room(.revote)) == .room(.nothingTallied))
  }
}
