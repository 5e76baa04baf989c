import Testing

@testable import PushbackCore

@Suite struct DraftTests {
  private func draft(_ choices: [ChoiceID], _ reviews: [(Position, Event.Verdict)] = []) throws -> Draft {
    var session = try Session(positions, .direct)
    for choice in choices { try session.make(.choose(choice)) }
    for (position, verdict) in reviews { try session.make(.review(position, verdict, reason: "")) }
    let record = Proposals.Record(
      session: "a-story-1", play: session.play, reviewedOn: reviews.isEmpty ? nil : "2026-03-01")
    return Draft(Proposals([record], content: library), date: "2026-03-02")
  }

  private func clause(_ position: Position) throws -> Clause { try #require(library.clause(position)) }

  // MARK: Never reviewed

  @Test func `a play that was never reviewed takes home questions, not rules`() throws {
    let draft = try draft(["engineering", "refusal"])
    #expect(!draft.isPolicy)
    #expect(draft.fileName == "questions-for-my-lead.md")
    #expect(draft.rules.isEmpty)
    let words = draft.document.words
    #expect(words[0] == "# Questions for my lead")
    #expect(words.contains("## What about release-authority?"))
    #expect(words.contains("Would we write this? Engineering MUST decide every release."))
    #expect(
      words.contains {
        $0.contains("DRAFT") && $0.contains("Nothing here is adopted, and nothing is legal advice")
      })
    #expect(!draft.document.text.contains("Rule 1"))
    #expect(draft.document.section("Raised, and I took no position").words[0] == "What about sensitive-data?")
  }

  // MARK: Clauses

  @Test func `a duty without a check is advice, and a ban without one advises against`() throws {
    func text(_ force: Clause.Force, check: String?) throws -> String {
      try with(clause(neverInput)) {
        $0.force = force
        $0.check = check
      }.text.plain
    }
    #expect(try text(.must, check: "a log.") == "Engineering MUST paste customer data.")
    #expect(try text(.must, check: nil) == "Engineering SHOULD paste customer data.")
    #expect(try text(.mustNot, check: "a log.") == "Engineering MUST NOT paste customer data.")
    #expect(try text(.mustNot, check: nil) == "Engineering SHOULD NOT paste customer data.")
    #expect(try text(.should, check: nil) == "Engineering SHOULD paste customer data.")
    #expect(try text(.may, check: nil) == "Engineering MAY paste customer data.")
  }

  @Test func `a proposal to people and legal carries no force`() throws {
    for force in Clause.Force.allCases {
      let text = try with(clause(protectedRefusal)) {
        $0.force = force
        $0.check = "a log."
        $0.condition = "in writing"
      }.text
      #expect(text.plain.hasPrefix("Proposal to people and legal: Engineering "))
      #expect(text.plain.hasSuffix("accept a written refusal in writing."))
      for word in Clause.Force.allCases { #expect(!text.plain.contains(word.rawValue)) }
      let denied = force == .mustNot || force == .shouldNot
      #expect(text.plain.contains(" not ") == denied)
    }
  }

  // MARK: A reviewed play

  private func policy() throws -> Draft {
    try draft(
      ["engineering", "stages", "refusal", "both"],
      [(engineeringDecides, .adopt), (staged, .adopt), (protectedRefusal, .adopt), (dissentRecorded, .later)])
  }

  @Test func `a reviewed play gives a draft, its rules numbered group by group`() throws {
    let draft = try policy()
    #expect(draft.fileName == "ai-policy-draft.md")
    #expect(draft.rules.map(\.number) == [1, 2, 3])
    #expect(draft.rules.map(\.proposal.position) == [engineeringDecides, staged, protectedRefusal])
    let rules = draft.document.section("Rules")
    #expect(
      rules.words.filter { !$0.isEmpty } == [
        "### Release and exceptions", "1. Engineering MUST decide every release.",
        "Check: the release log. Owner: the lead.", "2. Engineering SHOULD release in stages.",
        "Owner: the lead.", "### When it goes wrong",
        "3. Proposal to people and legal: Engineering should accept a written refusal.", "Owner: the lead.",
      ])
  }

  @Test func `a kind of organisation reorders the rules, and adds none`() throws {
    let usual = try policy()
    let kind = PolicyTexts.Kind(id: "team", label: "A team", groups: ["When it goes wrong"])
    let draft = Draft(usual.proposals, date: usual.date, kind: kind)
    #expect(draft.rules.map(\.proposal.position) == [protectedRefusal, engineeringDecides, staged])
    #expect(draft.rules.map(\.number) == [1, 2, 3])
    let headings = draft.document.section("Rules").words.filter { $0.hasPrefix("###") }
    #expect(headings == ["### When it goes wrong", "### Release and exceptions"])
  }

  @Test func `only what was adopted is a rule`() throws {
    let draft = try draft(
      ["business", "refusal", "both"],
      [(businessOrders, .drop), (protectedRefusal, .later), (neverInput, .adopt)])
    let rules = draft.document.section("Rules").text
    #expect(draft.rules.map(\.proposal.position) == [neverInput])
    for word in ["order a release", "written refusal", "dissent"] { #expect(!rules.contains(word)) }
  }

  @Test func `every rule in the body is traced in annex A, and so is what is open or dropped`() throws {
    let draft = try draft(
      ["engineering", "stages", "refusal", "both"],
      [(engineeringDecides, .adopt), (staged, .adopt), (protectedRefusal, .drop), (neverInput, .later)])
    let annex = draft.document.section("Annex A: reasons and traceability")
    for rule in draft.rules {
      let trace = annex.section("Rule \(rule.number): \(rule.proposal.clause.label)")
      #expect(trace.words.contains(rule.proposal.position.description))
      #expect(trace.words.contains { $0.contains("session a-story-1") })
      #expect(trace.words.contains(rule.proposal.evidence[0].place))
    }
    #expect(
      annex.section("Dropped: Label concerns/protected-refusal").words.last == "Dropped without a reason.")
    #expect(!annex.section("Open: Label concerns/dissent-recorded").blocks.isEmpty)
    #expect(!annex.section("Open: Label sensitive-data/never-input").blocks.isEmpty)
  }

  @Test func `a rule beside a topic's own question leaves that undecided`() throws {
    var content = library
    let index = try #require(content.topics.firstIndex { $0.id == "sensitive-data" })
    content.topics[index].clauses[0].answersTopic = false
    var draft = try draft(["engineering", "both"], [(engineeringDecides, .adopt), (neverInput, .adopt)])
    #expect(!draft.notDecided.map(\.id).contains("sensitive-data"))
    draft = Draft(Proposals(draft.proposals.records, content: content), date: draft.date)
    #expect(draft.notDecided.map(\.id).contains("sensitive-data"))
    let number = try #require(draft.rules.first { $0.proposal.position == neverInput }).number
    #expect(
      draft.document.section("What nobody decided").text.contains(
        "Topic sensitive-data, beyond rule \(number)"))
    #expect(
      draft.document.section("Not decided").text.contains(
        "Topic sensitive-data (only in part: rule \(number)): What about sensitive-data?"))
  }

  @Test func `one signs before the annexes, and people and legal say what they adopt`() throws {
    let draft = try draft(
      ["engineering", "refusal"], [(engineeringDecides, .adopt), (protectedRefusal, .adopt)])
    let headings = draft.document.words.filter { $0.hasPrefix("## ") }
    let signing = try #require(headings.firstIndex(of: "## Sign-off"))
    #expect(headings[signing + 1].hasPrefix("## Annex A"))
    let number = try #require(draft.rules.first { $0.proposal.position == protectedRefusal }).number
    let words = draft.document.section("Sign-off").words
    #expect(words.contains { $0.contains("Rule \(number): Label concerns/protected-refusal") }, "\(words)")
    let read = Policy(reading: draft.document)
    #expect(read.signOffs.map(\.role.plain) == ["Engineering", "Legal"] && read.unread.isEmpty)
    #expect(!draft.document.section("Sign-off").text.contains("Label release-authority"))
  }

  @Test func `what was decided is told to whoever was not there`() throws {
    let story = with(positions) { $0.scenes[0].situation = "The lead decides whether it goes out." }
    var session = try Session(story, .direct)
    try session.make(.choose("engineering"))
    try session.make(.review(engineeringDecides, .adopt, reason: ""))
    let record = Proposals.Record(session: "s-1", play: session.play, reviewedOn: "2026-03-01")
    let draft = Draft(Proposals([record], content: library), date: "2026-03-02")
    let trace = draft.document.section("Rule 1: Label release-authority/engineering-decides")
    #expect(trace.words.contains("Situation: The lead decides whether it goes out."))
    #expect(
      draft.proposals.all[0].evidence[0].json["situation"] == .string("The lead decides whether it goes out.")
    )
    #expect(Policy(reading: draft.document).traces.first?.evidence.first?.place?.isEmpty == false)
  }

  @Test func `page one lists what most employers decide and what a scene raised, eight at most`() throws {
    let draft = try policy()
    let listed = draft.document.section("What nobody decided").words
    // Three topics were decided or wait for it; of the rest, seven are usual.
    let expected = (0..<7).map { "usual-\($0)" }
    #expect(listed == [expected.map { "Topic \($0)" }.joined(separator: " · ") + ". And 6 more, in annex C."])
    let open = draft.document.section("Not decided").words
    #expect(open.dropFirst() == expected.map { "Topic \($0) (not reached): What about \($0)?" }[...])
    let rest = draft.document.section("Annex C: other topics without a rule").words
    #expect(
      rest == ["Topic who-may-use (not reached): What about who-may-use?"]
        + (0..<5).map { "Topic odd-\($0) (not reached): What about odd-\($0)?" })
    var raised = draft.proposals.content
    raised.topics.insert(raised.topics.remove(at: 4), at: 0)
    raised.topics[0].clauses = [
      with(try clause(anyone)) { $0.position = Position(topic: "odd-0", stance: "x") }
    ]
    var content = raised
    content.topics.removeAll { $0.id.hasPrefix("usual") }
    let here = story([
      decision(
        "a", choice("x", to: "b"), choice("y", to: "b").standing(for: raised.topics[0].clauses[0].position)),
      ending("b"),
    ])
    var session = try Session(here, .direct)
    try session.choose("x")
    let asked = Draft(
      Proposals(
        [Proposals.Record(session: "s", play: session.play, reviewedOn: nil)], content: content),
      date: "2026-03-02")
    #expect(asked.notDecidedOnPageOne.map(\.id).last == "odd-0", "a scene asked it, and nobody answered")
    #expect(open[0].contains("Annex C"))
    let few = with(library) { $0.topics.removeAll { !$0.usual } }
    let short = Draft(Proposals(draft.proposals.records, content: few), date: "2026-03-02").document
    #expect(!short.text.contains("Annex C"), "nothing points at an annex that is not there")
  }

  @Test func `page one says how many more there are, and the rules say all of them`() throws {
    let many = with(library) { content in
      content.topics = (0..<20).map { number in
        let position = Position(topic: "t-\(number)", stance: "s")
        return Topic(
          id: "t-\(number)", title: "T \(number)", question: "?", words: [], group: "Odds", usual: false,
          clauses: [
            Clause(position: position, label: "Label \(number)", force: .may, actor: "Staff", action: "do it")
          ])
      }
    }
    let positions = many.topics.map(\.clauses[0].position)
    let here = story([
      decision("a", with(choice("x", to: "b")) { $0.positions = positions }, choice("y", to: "b")),
      ending("b"),
    ])
    func draft(adopting count: Int) throws -> Document {
      var session = try Session(here, .direct)
      try session.choose("x")
      for position in positions.prefix(count) { try session.make(.review(position, .adopt, reason: "")) }
      for position in positions.dropFirst(count) { try session.make(.review(position, .later, reason: "")) }
      return Draft(
        Proposals(
          [Proposals.Record(session: "s", play: session.play, reviewedOn: "2026-03-01")], content: many),
        date: "2026-03-02"
      ).document
    }
    let long = try draft(adopting: 15)
    #expect(long.section("What was adopted").words.count == 14)
    #expect(long.section("What was adopted").words[12] == "And 3 more, under “Rules”.")
    #expect(try draft(adopting: 13).section("What was adopted").words.count == 14, "one too many is shown")
    #expect(long.section("What needs a decision").words.count == 5, "one too many is shown")
    #expect(long.section("Rules").text.contains("15. "))
    #expect(try draft(adopting: 14).section("What was adopted").words.count == 14)
    #expect(
      try draft(adopting: 13).section("What needs a decision").words.last
        == "And 2 more, under “Decision needed”.")
  }

  @Test func `a topic whose proposals were dropped is not decided either`() throws {
    let draft = try draft(["refusal", "business"], [(protectedRefusal, .drop), (businessOrders, .adopt)])
    #expect(draft.notDecided.map(\.id).contains("concerns"))
    #expect(!draft.notDecided.map(\.id).contains("release-authority"))
    let listed = draft.document.section("Not decided").words
    #expect(listed.contains("Topic concerns (proposed and dropped): What about concerns?"))
    #expect(listed.contains("Topic sensitive-data (raised, no position taken): What about sensitive-data?"))
  }

  @Test func `what needs a decision says why`() throws {
    let draft = try policy()
    #expect(
      draft.document.section("What needs a decision").words == [
        "1 of 5 proposals have not been reviewed yet. pushback review a-story-1 goes on with them.",
        "Topic concerns: Label concerns/dissent-recorded",
        "Topic sensitive-data: Label sensitive-data/never-input",
      ])
    let open = draft.document.section("Decision needed").words
    #expect(open.contains("Decision needed: to be argued later."))
    #expect(open.contains("Proposed by a choice, not yet reviewed."))
  }

  @Test func `what excludes each other is never adopted together`() throws {
    let records = try [("business", businessOrders), ("engineering", engineeringDecides)].map {
      choice, position in
      var session = try Session(positions, .direct)
      try session.choose(ChoiceID(choice))
      try session.make(.review(position, .adopt, reason: ""))
      return Proposals.Record(session: choice, play: session.play, reviewedOn: "2026-03-01")
    }
    let draft = Draft(Proposals(records, content: library), date: "2026-03-02")
    #expect(draft.rules.isEmpty)
    let open = draft.document.section("Decision needed").text
    #expect(open.contains("Decision needed: adopted together with what excludes it."))
    #expect(
      open.contains("Sessions disagree; the other option: Label release-authority/engineering-decides."))
    #expect(draft.document.section("Document control").words.contains("Adopted by | nobody yet"))
  }

  @Test func `a framework id that is not on the list is left out`() throws {
    let draft = try policy()
    let map = draft.document.section("Annex B: framework map").words
    #expect(
      map.suffix(3) == [
        "Rule | Aligned with | Title", "1 | LLM06:2025 | Excessive agency",
        "2 | ASVS-5.0 | Application security",
      ])
    #expect(!draft.document.text.contains("INVENTED"))
    #expect(!draft.document.text.lowercased().contains("compliant"))
  }

  @Test func `a draft says that it is one, who adopted it and who has to sign`() throws {
    let draft = try policy()
    #expect(draft.document.words.prefix(2) == ["# AI usage policy: DRAFT", "This is not legal advice."])
    let control = draft.document.section("Document control").words
    #expect(control.contains("Status | DRAFT, not in force"))
    #expect(control.contains("Adopted by | one person, 2026-03-01"))
    #expect(control.contains("Drawn from | “A story” (a-story-1)"))
    #expect(draft.document.section("Sign-off").text.contains("Engineering"))
    #expect(draft.document.section("Release").blocks.isEmpty)
  }

  @Test func `sections point at the rules that belong to them, or say that there are none`() throws {
    let content = with(library) { content in
      content.topics[1].id = "concerns-and-appeal"
      content.topics[1].clauses[0].position = Position(
        topic: "concerns-and-appeal", stance: "protected-refusal")
    }
    let position = Position(topic: "concerns-and-appeal", stance: "protected-refusal")
    var session = try Session(
      story([decision("a", choice("x", to: "e").standing(for: position)), ending("e")]), .direct)
    try session.choose("x")
    try session.make(.review(position, .adopt, reason: ""))
    let record = Proposals.Record(session: "s-1", play: session.play, reviewedOn: "2026-03-01")
    let document = Draft(Proposals([record], content: content), date: "2026-03-02").document
    #expect(document.section("Concerns").words == ["See rule 1."])
    #expect(document.section("Training").words == ["No rule on this was adopted."])
  }
}
