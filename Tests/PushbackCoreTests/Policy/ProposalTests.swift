import Testing

@testable import PushbackCore

@Suite struct ProposalTests {
  private func session(_ choices: ChoiceID..., mode: Mode = .direct) throws -> Session {
    var session = try Session(positions, mode)
    for choice in choices { try session.make(.choose(choice)) }
    return session
  }

  private func record(_ session: Session, _ name: String = "s-1", reviewedOn: String? = nil)
    -> Proposals.Record
  {
    Proposals.Record(session: name, play: session.play, reviewedOn: reviewedOn)
  }

  private func proposals(_ sessions: Session...) -> Proposals {
    Proposals(
      sessions.enumerated().map { record($1, "s-\($0 + 1)") }, content: library)
  }

  // MARK: One session

  @Test(arguments: Mode.allCases)
  func `the latest position replaces what it excludes, and says what it was changed from`(mode: Mode) throws {
    let proposals = proposals(try session("business", "engineering", mode: mode))
    #expect(proposals.all.map(\.position) == [engineeringDecides])
    #expect(proposals.all[0].evidence.map(\.changedFrom) == [[businessOrders]])
    #expect(proposals.all[0].standing == .supported)
    let back = self.proposals(try session("business", "engineering", "business"))
    #expect(back.all.map(\.position) == [businessOrders])
    #expect(back.all[0].evidence.count == 1, "what was given up before is no evidence any more")
  }

  @Test func `positions that go together add up, in the order of the choices`() throws {
    let proposals = proposals(try session("both", "stages", "engineering"))
    #expect(proposals.all.map(\.position) == [dissentRecorded, neverInput, staged, engineeringDecides])
    #expect(proposals.all.allSatisfy { $0.evidence.allSatisfy(\.changedFrom.isEmpty) })
  }

  @Test func `evidence names session, story, scene, choice and reason`() throws {
    var session = try session("refusal")
    try session.make(.because("we would be on call"))
    let proposals = proposals(session)
    #expect(
      proposals.all[0].evidence == [
        .init(
          session: "s-1", scenario: "A story", scene: "At room", place: "room/refusal", text: "Do refusal.",
          reason: "we would be on call")
      ])
  }

  @Test(arguments: Mode.allCases) func `an undone choice leaves no evidence`(mode: Mode) throws {
    var session = try session("refusal", "business", mode: mode)
    try session.make(.undo(1))
    #expect(proposals(session).all.map(\.position) == [protectedRefusal])
    try session.make(.redo)
    #expect(proposals(session).all.map(\.position) == [protectedRefusal, businessOrders])
  }

  @Test func `a topic that was reached without a position is raised, others are not`() throws {
    let here = story([
      decision(
        "a", choice("x", to: "b").standing(for: protectedRefusal), choice("y", to: "b").standing(for: staged)),
      decision("b", choice("x", to: "c").standing(for: neverInput), choice("y", to: "d")),
      decision("c", choice("x", to: "d").standing(for: anyone)), ending("d"),
    ])
    var session = try Session(here, .direct)
    #expect(proposals(session).raised == ["concerns", "release-authority"])
    try session.choose("x")
    #expect(proposals(session).raised == ["release-authority", "sensitive-data"])
    try session.choose("y")
    #expect(proposals(session).raised == ["release-authority", "sensitive-data"])
  }

  @Test func `a position that the library does not know proposes nothing`() throws {
    let odd = story([
      decision("a", choice("x", to: "e").standing(for: Position(topic: "tea", stance: "green"))), ending("e"),
    ])
    var session = try Session(odd, .direct)
    try session.choose("x")
    #expect(proposals(session).all.isEmpty)
  }

  // MARK: Several sessions

  @Test func `sessions that exclude each other contest both`() throws {
    let proposals = proposals(try session("business"), try session("engineering", "refusal"))
    #expect(proposals.all.map(\.position) == [businessOrders, engineeringDecides, protectedRefusal])
    #expect(
      proposals.all.map(\.standing) == [
        .contested(with: [engineeringDecides], because: []),
        .contested(with: [businessOrders], because: []), .supported,
      ])
  }

  @Test func `sessions that agree lend each other evidence`() throws {
    let proposals = proposals(try session("refusal"), try session("refusal"))
    #expect(proposals.all[0].evidence.map(\.session) == ["s-1", "s-2"])
    #expect(proposals.all[0].standing == .supported)
  }

  // MARK: Reviews

  private func reviewed(_ session: Session, _ reviews: (Position, Event.Verdict)...) throws -> Session {
    var session = session
    for (position, verdict) in reviews {
      try session.make(.review(position, verdict, reason: "\(verdict) it"))
    }
    return session
  }

  @Test(arguments: Mode.allCases) func `each verdict has its answer`(mode: Mode) throws {
    let session = try reviewed(
      try session("engineering", "refusal", "both", mode: mode), (engineeringDecides, .adopt),
      (protectedRefusal, .later), (dissentRecorded, .drop))
    let proposals = proposals(session)
    #expect(
      proposals.all.map(\.answer) == [
        .adopted, .decisionNeeded(reasons: ["to be argued later", "“later it”"]),
        .dropped(reasons: ["drop it"]),
        .unreviewed,
      ])
    #expect(proposals.isReviewed)
    #expect(proposals.adopted.map(\.position) == [engineeringDecides])
    #expect(proposals.undecided.map(\.position) == [protectedRefusal, neverInput])
    #expect(proposals.dropped.map(\.position) == [dissentRecorded])
  }

  @Test func `the latest verdict of a session counts`() throws {
    let session = try reviewed(try session("refusal"), (protectedRefusal, .drop), (protectedRefusal, .adopt))
    #expect(proposals(session).all.map(\.answer) == [.adopted])
  }

  @Test func `reviews that disagree need a decision`() throws {
    let one = try reviewed(try session("refusal"), (protectedRefusal, .adopt))
    let other = try reviewed(try session("refusal"), (protectedRefusal, .drop))
    #expect(
      proposals(one, other).all.map(\.answer) == [
        .decisionNeeded(
          reasons: ["the reviews disagree", "s-1 adopted it, “adopt it”; s-2 dropped it, “drop it”"])
      ])
  }

  @Test func `adopting both of what excludes each other needs a decision`() throws {
    let one = try reviewed(try session("business"), (businessOrders, .adopt))
    let other = try reviewed(try session("engineering"), (engineeringDecides, .adopt))
    let proposals = proposals(one, other)
    #expect(proposals.adopted.isEmpty)
    #expect(proposals.undecided.map(\.position) == [businessOrders, engineeringDecides])
  }

  @Test func `a review of what nobody chose any more counts for nothing`() throws {
    var session = try reviewed(try session("refusal", "business"), (businessOrders, .adopt))
    try session.make(.undo(1))
    #expect(!proposals(session).isReviewed)
    #expect(!proposals(try self.session("refusal")).isReviewed)
  }

  @Test func `the review shows the clause, its evidence and what stands against it`() throws {
    var session = try session("business", "engineering")
    try session.make(.because("we get paged"))
    let proposals = proposals(session, try self.session("business"))
    let shown = proposals.all[0].document(number: 1, of: 2, in: library).words
    #expect(
      shown == [
        "## Proposal 1 of 2: Topic release-authority", "Engineering MUST decide every release.",
        "Check: the release log.", "Why: Because engineering-decides.", "Because you chose:",
        "“Do engineering.” in “At room” (A story, session s-1)",
        "Reason given for the choice: “we get paged”",
        "changed from: Label release-authority/business-may-order",
        "Sessions disagree; the other option: Label release-authority/business-may-order.",
        "option | rule | forbids | strictness",
        "Label release-authority/engineering-decides | Engineering MUST decide every release. | nothing by itself | 3 of 5",
        "Label release-authority/business-may-order | Engineering MAY order a release. | nothing by itself | 3 of 5",
      ])
  }

  // MARK: The page of evidence

  @Test func `every topic has its standing, the contested first`() throws {
    let proposals = proposals(try session("business"), try session("engineering", "refusal"))
    let topics = proposals.topics
    #expect(topics.map(\.topic.id).prefix(2) == ["release-authority", "concerns"])
    #expect(topics.map(\.standing).prefix(2) == [.contested, .supported])
    #expect(Set(topics.map(\.topic.id)) == Set(library.topics.map(\.id)), "no topic is left out")
    let raised = topics.filter { $0.standing == .raised }.map(\.topic.id)
    #expect(Set(raised) == proposals.raised)
    let silent = topics.filter { $0.standing == .notReached }
    #expect(silent.flatMap(\.sessions).isEmpty)
  }

  @Test func `the page of evidence says who stands behind what, and where it was chosen`() throws {
    let one = try session("refusal")
    let proposals = Proposals(
      [
        Proposals.Record(session: "s-1", play: one.play, reviewedOn: nil, storyVersion: "0badcafe"),
        record(one, "s-2", reviewedOn: "2026-11-26"),
      ], content: library)
    #expect(proposals.all.map(\.backing) == ["2 voices"])
    let page = proposals.evidencePage.text
    for words in [
      "0badcafe", "2026-11-26", "s-1 room/refusal", "s-2 room/refusal", "2 voices", "not reviewed",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    var topics: [JSON] = []
    if case .array(let listed) = proposals.evidenceJSON["topics"] { topics = listed }
    #expect(topics.count == library.topics.count)
  }
}
