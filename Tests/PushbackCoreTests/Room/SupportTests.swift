import Testing

@testable import PushbackCore

/// How far a room stood behind what it took, and what the draft says of it.
@Suite struct SupportTests {
  private func session(_ votes: [Int], _ choice: ChoiceID, people: Int = 11) throws -> Session {
    var session = try Session(council, room: room(people), .recorded)
    try session.make(.room(.tally(.would, session.votes(votes))))
    try session.choose(choice)
    return session
  }

  private func proposals(_ sessions: Session...) -> Proposals {
    Proposals(sessions.enumerated().map { $1.record("s-\($0 + 1)") }, content: library)
  }

  private static let votes: [([Int], ChoiceID, Proposals.Support, [String])] = [
    ([6, 3, 2], "deploy", .majority, []), ([6, 0, 0], "deploy", .majority, []),
    ([1, 0, 0], "deploy", .majority, []), ([5, 5, 1], "deploy", .tie, ["the vote was a tie"]),
    ([5, 5, 1], "fix", .tie, ["the vote was a tie"]),
    ([4, 4, 3], "refuse", .against, ["it was taken against the vote"]),
    ([5, 3, 3], "deploy", .plurality, ["no more than half of the votes were for it"]),
    ([4, 2, 2], "deploy", .plurality, ["no more than half of the votes were for it"]),
    ([6, 5, 0], "fix", .against, ["it was taken against the vote"]),
    ([0, 11, 0], "deploy", .against, ["it was taken against the vote"]), ([0, 0, 0], "deploy", .voice, []),
  ]

  @Test(arguments: votes)
  func `a position is supported by more than half of the votes cast, else contested`(
    votes: [Int], choice: ChoiceID, support: Proposals.Support, disputes: [String]
  ) throws {
    let all = proposals(try session(votes, choice)).all
    let proposal = try #require(all.first { $0.evidence.contains { $0.support.untaken == nil } })
    #expect(proposal.evidence.map(\.support) == [support])
    #expect(proposal.standing == (disputes.isEmpty ? .supported : .contested(with: [], because: disputes)))
    let shown = proposal.document(number: 1, of: 1, in: library).text
    for dispute in disputes { #expect(shown.contains("Contested: \(dispute).")) }
    #expect(shown.contains("Contested") == !disputes.isEmpty)
  }

  @Test func `votes stand behind a position with numbers from five on, and never beside single voices`()
    throws
  {
    let proposals = proposals(
      try session([6, 3, 2], "deploy"), try session([3, 0, 0], "deploy"), try session([0, 0, 0], "deploy"))
    #expect(proposals.all.first?.backing == "1 voice; 6 of 11, agreed")
  }

  @Test func `two choices that stand for the same add up`() throws {
    var session = try session([6, 3, 2], "deploy")
    try session.choose("soup")
    try session.tally(3, 3, 5)
    try session.make(.room(.overrule("slowly", reason: "nobody sleeps otherwise")))
    let proposal = try #require(proposals(session).all.first { $0.position == staged })
    #expect(proposal.evidence.map(\.support) == [.majority], "6 of 11, though never led")
    #expect(proposal.standing == .supported)
    #expect(
      proposal.document(number: 1, of: 1, in: library).text.contains(
        "slowly was taken against the vote: the reason was not kept."),
      "the dissent is kept with it")
  }

  @Test func `the last vote counts, not the first`() throws {
    var session = try Session(council, room: room(), .recorded)
    try session.tally(9, 2, 0)
    try session.make(.room(.revote))
    try session.tally(4, 7, 0)
    try session.choose("fix")
    #expect(proposals(session).all.map(\.standing) == [.supported])
    try session.make(.undo(1))
    try session.choose("deploy")
    #expect(
      proposals(session).all.map(\.standing) == [
        .contested(with: [], because: ["it was taken against the vote"])
      ])
  }

  @Test func `what had as many votes, or more, is not gone because something else was taken`() throws {
    let refusal = try #require(
      proposals(try session([5, 1, 5], "deploy")).all.first { $0.position == protectedRefusal })
    #expect(refusal.evidence.map(\.support) == [.tied])
    #expect(
      refusal.standing
        == .contested(with: [], because: ["it was not taken, and as many voted for what was taken"]))
    #expect(refusal.answer == .unreviewed)
    let shown = refusal.document(number: 1, of: 1, in: library).text
    #expect(shown.contains("Not taken: as many voted for what was taken."))
    let outvoted = proposals(try session([4, 1, 6], "deploy")).all.first { $0.position == protectedRefusal }
    #expect(outvoted?.evidence.map(\.support) == [.outvoted])
    #expect(!proposals(try session([6, 1, 4], "deploy")).all.contains { $0.position == protectedRefusal })
    // Two that exclude each other, and neither was taken: both are told.
    let both = proposals(try session([4, 4, 3], "refuse")).all
    #expect(both.count { $0.position == businessOrders || $0.position == engineeringDecides } == 2)
    // One that what was taken excludes stands beside it already.
    #expect(!proposals(try session([5, 5, 1], "deploy")).all.contains { $0.position == engineeringDecides })
  }

  @Test func `a draft tells neither who was alone in a small room nor what would happen at work`() throws {
    var session = try Session(council, room: room(7), .recorded)
    try session.tally(5, 1, 1)
    try session.tally(1, 5, 1, slip: .really)
    try session.choose("deploy")
    let proposal = try #require(proposals(session).all.first)
    let text = proposal.document(number: 1, of: 1, in: library).text
    #expect(text.contains("Votes: 5 of 7 for it; other options 2."), "\(text)")
    #expect(!text.contains("would happen here") && !text.contains("Do fix"))
    #expect(proposal.evidence[0].json["votes"] == ["deploy": .int(5), "others": .int(2)])
    let large = proposals(try self.session([6, 4, 1], "deploy")).all[0]
    #expect(
      large.document(number: 1, of: 1, in: library).text.contains(
        "6 of 11 for it; “Do fix” 4; “Do refuse” 1."))
  }

  @Test func `what would happen here is no vote`() throws {
    var session = try Session(council, room: room(), .recorded)
    try session.tally(0, 11, 0, slip: .really)
    try session.choose("deploy")
    #expect(proposals(session).all[0].evidence.map(\.support) == [.voice])
  }

  @Test func `positions that exclude each other in two sessions are both contested`() throws {
    let both = proposals(try session([9, 1, 1], "deploy"), try session([5, 6, 0], "fix"))
    #expect(
      both.all.map(\.standing) == [
        .contested(with: [engineeringDecides], because: []), .contested(with: [businessOrders], because: []),
      ])
    let shown = both.all[1].document(number: 2, of: 2, in: library).text
    #expect(
      shown.contains("Sessions disagree; the other option: Label release-authority/business-may-order."))
  }

  @Test func `both reasons are given where a contested vote meets another session`() throws {
    let both = proposals(try session([4, 6, 1], "deploy"), try session([5, 6, 0], "fix"))
    #expect(
      both.all[0].standing
        == .contested(with: [engineeringDecides], because: ["in s-1 it was taken against the vote"]))
  }

  @Test func `whoever plays alone is one voice, and is never added to votes`() throws {
    var alone = try Session(council, .recorded)
    try alone.choose("deploy")
    let proposals = proposals(try session([6, 5, 0], "deploy"), alone, alone)
    #expect(proposals.all[0].evidence.map(\.support) == [.majority, .voice, .voice])
    #expect(proposals.all[0].evidence.map(\.balance?.votes?.cast) == [11, nil, nil])
    #expect(proposals.all[0].standing == .supported)
    let draft = Draft(proposals, date: "2026-03-02").document.text
    #expect(draft.contains("Votes: 6 of 11 for it; “Do fix” 5."))
    #expect(!draft.contains("7 of") && !draft.contains("8 of"))
    let contested = self.proposals(try session([5, 5, 1], "deploy"), alone, alone)
    #expect(contested.all[0].standing == .contested(with: [], because: ["in s-1 the vote was a tie"]))
  }

  // MARK: The draft

  private func draft(_ sessions: Session...) -> Document {
    Draft(
      Proposals(sessions.enumerated().map { $1.record("s-\($0 + 1)") }, content: library), date: "2026-03-02"
    ).document
  }

  @Test func `the draft says how an adopted rule was voted for`() throws {
    var session = try session([6, 5, 0], "deploy")
    try session.vote(businessOrders, adopt: 6, later: 2, drop: 3)
    try session.make(.review(businessOrders, .adopt, reason: ""))
    let draft = draft(session)
    #expect(
      draft.section("What was adopted").words == [
        "Label release-authority/business-may-order (adopted 6 to 5)",
        "Adopted by Payments, 11 people, 2026-03-01.",
      ])
    let trace = draft.section("Rule 1: Label release-authority/business-may-order").words
    #expect(trace.contains("Votes to adopt it: 6 to 5."))
    #expect(trace.contains("Votes: 6 of 11 for it; “Do fix” 5."))
    #expect(draft.section("Document control").words.contains("Adopted by | Payments, 11 people, 2026-03-01"))
  }

  @Test func `what needs a decision is printed with its split`() throws {
    var session = try session([6, 5, 0], "fix")
    try session.vote(engineeringDecides, adopt: 5, drop: 6)
    try session.make(.review(engineeringDecides, .later, reason: ""))
    let draft = draft(session)
    #expect(
      draft.section("What needs a decision").words
        == ["Topic release-authority: Label release-authority/engineering-decides (drop 6, adopt 5)"])
    let why = draft.section("Decision needed").text
    #expect(why.contains("The vote: drop 6, adopt 5."))
    #expect(why.contains("Contested: it was taken against the vote."))
  }

  @Test func `each room's votes stand for themselves`() throws {
    var one = try session([6, 5, 0], "deploy")
    try one.vote(businessOrders, adopt: 6, drop: 5)
    try one.make(.review(businessOrders, .adopt, reason: ""))
    var other = try session([6, 0, 1], "deploy", people: 7)
    try other.vote(businessOrders, adopt: 7)
    try other.make(.review(businessOrders, .adopt, reason: ""))
    let line = draft(one, other).section("What was adopted").words
    #expect(
      line.first
        == "Label release-authority/business-may-order (adopted; the vote: 6 to 5 in s-1; 7 to 0 in s-2)"
    )
  }

  @Test func `a small room that agreed not to adopt a rule is not said to have agreed to it`() throws {
    var session = try session([3, 0, 0], "deploy", people: 4)
    try session.vote(businessOrders, adopt: 0, drop: 4)
    try session.make(.review(businessOrders, .later, reason: ""))
    #expect(draft(session).section("Decision needed").text.contains("The vote: none to adopt it."))
    try session.vote(businessOrders, adopt: 4)
    #expect(draft(session).section("Decision needed").text.contains("The vote: agreed to adopt it."))
    try session.vote(businessOrders, adopt: 0)
    #expect(draft(session).section("Decision needed").text.contains("The vote: nobody voted."))
  }

  @Test func `a ballot of a small room tells nobody who was alone either`() throws {
    var session = try session([5, 1, 1], "deploy", people: 7)
    try session.vote(businessOrders, adopt: 1, later: 5, drop: 1)
    try session.make(.review(businessOrders, .later, reason: ""))
    #expect(draft(session).section("Decision needed").text.contains("The vote: later 5, others 2."))
    let proposal = proposals(session).all[0]
    #expect(proposal.json["ballots"] == [["later": .int(5), "others": .int(2)]])
    #expect(proposal.evidence[0].json["votes"] == ["deploy": .int(5), "others": .int(2)])
  }

  @Test func `whoever takes it further stands on page one, or that nobody does`() throws {
    var session = try session([6, 5, 0], "deploy")
    try session.make(.review(businessOrders, .adopt, reason: ""))
    #expect(
      draft(session).section("Who signs, and by when").words.first == "Next: nobody is named yet.")
    try session.make(.room(.name("Noor", by: "Friday")))
    #expect(
      draft(session).section("Who signs, and by when").words.first
        == "Next: Noor takes this to those who sign by Friday.")
  }
}
