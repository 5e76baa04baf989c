import Testing

@testable import PushbackCore

@Suite struct BalanceTests {
  private func balance(_ people: Int = 11, _ vote: (inout Session) throws -> Void, take: ChoiceID = "fix")
    throws -> Balance
  {
    var session = try Session(council, room: room(people), .direct)
    try vote(&session)
    try session.choose(take)
    return try #require(session.play.balances.first)
  }

  @Test func `one vote, and who abstained`() throws {
    let balance = try balance { try $0.tally(2, 5, 3) }
    #expect(balance.sentences == ["Votes: fix 5, refuse 3, deploy 2; 1 abstained."])
    #expect(balance.score == "5 to 3 to 2")
    #expect(balance.question == "Who may order a release?")
    #expect(try self.balance { try $0.tally(0, 11, 0) }.sentences == ["Votes: fix 11."])
    #expect(try self.balance { try $0.tally(0, 0, 0) }.sentences == ["Votes: nobody voted."])
    #expect(try self.balance { try $0.tally(0, 0, 0) }.score == "no vote")
  }

  @Test func `wish and practice, and where they part most`() throws {
    let balance = try balance { session in
      try session.tally(1, 2, 8)
      try session.tally(7, 2, 2, slip: .really)
    }
    #expect(balance.gapWidth == 6)
    #expect(balance.gap == "Would refuse: 8. Would be refused here: 2.")
    #expect(
      balance.sentences == [
        "Votes: refuse 8, fix 2, deploy 1.", "What would happen here: deploy 7, fix 2, refuse 2.",
        "Would refuse: 8. Would be refused here: 2.", "fix was taken against the vote: no reason given.",
      ])
  }

  @Test func `the same wish as practice is no gap`() throws {
    let balance = try balance { session in
      try session.tally(1, 8, 2)
      try session.tally(1, 8, 2, slip: .really)
    }
    #expect(balance.gap == nil && balance.gapWidth == 0)
  }

  @Test func `the second vote, and how many moved at least`() throws {
    let balance = try balance { session in
      try session.tally(7, 4, 0)
      try session.make(.room(.revote))
      try session.tally(3, 6, 2)
    }
    #expect(
      balance.sentences == [
        "First vote: deploy 7, fix 4. Second vote: fix 6, deploy 3, refuse 2. "
          + "At least 4 moved, to fix and refuse."
      ])
  }

  @Test func `a second vote like the first, one that only lost, and a third`() throws {
    let same = try balance { session in
      try session.tally(4, 7, 0)
      try session.make(.room(.revote))
      try session.tally(4, 7, 0)
    }
    #expect(same.second?.hasSuffix("Nobody need have moved.") == true)
    let fewer = try balance { session in
      try session.tally(4, 7, 0)
      try session.make(.room(.revote))
      try session.tally(2, 7, 0)
    }
    #expect(fewer.second?.hasSuffix("At least 2 moved, to no option.") == true)
    let third = try balance { session in
      try session.tally(7, 4, 0)
      for votes in [[5, 6, 0], [1, 10, 0]] {
        try session.make(.room(.revote))
        try session.make(.room(.tally(.would, session.votes(votes))))
      }
    }
    #expect(third.second?.hasPrefix("First vote: deploy 7, fix 4. Vote 3: fix 10, deploy 1.") == true)
  }

  @Test func `a second vote that was opened and never counted leaves the first`() throws {
    let balance = try balance { session in
      try session.tally(4, 7, 0)
      try session.make(.room(.revote))
    }
    #expect(balance.sentences == ["Votes: fix 7, deploy 4."])
  }

  @Test func `the reason for overruling ends as a sentence`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.tally(2, 6, 3)
    try session.make(.room(.overrule("deploy", reason: "they pay us!")))
    #expect(session.play.balances[0].overruling == "deploy was taken against the vote: they pay us!")
  }

  @Test func `choices of one verb go by their own names`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.choose("fix", "soup")
    try session.tally(4, 6, 1)
    try session.choose("slowly")
    #expect(session.play.balances.map(\.sentences) == [["Votes: slowly 6, in-stages 4, refuse 1."]])
  }

  @Test func `how far a room was divided`() throws {
    func division(_ votes: Int...) throws -> Double {
      try balance(11) { try $0.make(.room(.tally(.would, $0.votes(votes)))) }.division
    }
    #expect(try division(0, 11, 0) == 0)
    #expect(try division(0, 0, 0) == 0)
    #expect(try division(5, 6, 0) < division(4, 4, 3))
    #expect(try division(10, 1, 0) < division(6, 5, 0))
  }

  @Test func `the debrief begins with where the room was split hardest`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.tally(9, 1, 1)
    try session.choose("deploy")
    try session.tally(5, 5)
    try session.choose("soup")
    try session.tally(2, 1, 8)
    try session.choose("never")
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(session.play.machine) }
    let debrief = Debrief(session.play, analysis: analysis, content: library)
    #expect(debrief.roomLines == ["You split hardest on: At lunch (5 to 5)"])
    let more = debrief.more.section("How you voted")
    #expect(
      more.words == [
        "### Who may order a release?", "Taken: deploy, “Do deploy.”", "Votes: deploy 9, fix 1, refuse 1.",
        "### At lunch", "Taken: soup, “Do soup.”", "Votes: soup 5, salad 5; 1 abstained.",
        "### How does it go out?", "Taken: refuse, “Do never.”", "Votes: refuse 8, in-stages 2, slowly 1.",
      ])
  }

  @Test func `the first page names three things at most, and how many more there are`() throws {
    var session = try Session(council, room: room(), .direct)
    for choice in ["refuse", "salad", "in-stages"] as [ChoiceID] {
      try session.make(
        .room(
          .tally(.would, session.votes([2, 2, 1].prefix(session.play.agenda?.choices.count ?? 0).map { $0 })))
      )
      try session.make(.room(.revote))
      try session.make(.room(.tally(.would, session.votes([3, 2]))))
      try session.make(.room(.tally(.really, session.votes([0, 6]))))
      try session.choose(choice)
    }
    let debrief = Debrief(session.play, analysis: .failure(.endless("ship")), content: library)
    #expect(debrief.roomLines.count == 4)
    #expect(debrief.roomLines.last == "And 4 more of this kind: debrief more.")
  }
}
