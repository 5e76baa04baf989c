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
    let proposal = try #require(proposals(try session(votes, choice)).all.first)
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
        == .contested(with: [engineeringDecides], because: ["it was taken against the vote"]))
  }

  @Test func `whoever plays alone is one voice, and is never added to votes`() throws {
    var alone = try Session(council, .recorded)
    try alone.choose("deploy")
    let proposals = proposals(try session([6, 5, 0], "deploy"), alone, alone)
    #expect(proposals.all[0].evidence.map(\.support) == [.majority, .voice, .voice])
    #expect(proposals.all[0].evidence.map(\.balance?.votes?.cast) == [11, nil, nil])
    #expect(proposals.all[0].standing == .supported)
    let draft = Draft(proposals, date: "2026-03-02").document.text
    #expect(draft.contains("Votes: deploy 6, fix 5."))
    #expect(!draft.contains("deploy 7") && !draft.contains("deploy 8"))
    let contested = self.proposals(try session([5, 5, 1], "deploy"), alone, alone)
    #expect(contested.all[0].standing == .contested(with: [], because: ["the vote was a tie"]))
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
        "Label release-authority/business-may-order (adopted 6 to 5)"
      ])
    let trace = draft.section("Rule 1: Label release-authority/business-may-order").words
    #expect(trace.contains("Votes to adopt it: 6 to 5."))
    #expect(trace.contains("Votes: deploy 6, fix 5."))
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
      line == ["Label release-authority/business-may-order (adopted; the vote: 6 to 5 in s-1; 7 to 0 in s-2)"]
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

  @Test func `whoever takes it further stands on page one, or that nobody does`() throws {
    var session = try session([6, 5, 0], "deploy")
    try session.make(.review(businessOrders, .adopt, reason: ""))
    #expect(
      draft(session).section("Who signs, and by when").words.first == "Next: nobody is named yet.")
    try session.make(.room(.name("Noor", by: "Friday")))
    #expect(
      draft(session).section("Who signs, and by when").words.first
        == "Next: Noor takes this to legal and security by Friday.")
  }
}
