import PushbackLibrary
import Testing

@testable import PushbackCore

private struct Draws {
  private let draws: SplitMix
  private var count = 0
  init(_ seed: UInt64) { draws = SplitMix(seed: seed) }

  mutating func next(_ sides: Int) -> Int {
    count += 1
    return Int(draws.output(count) % UInt64(sides))
  }
}

/// Drafts drawn at random from the bundled library, written and read again.
@Suite struct PolicyFileTests {
  static let content = (try? Library.bundled().content.value) ?? Content()

  static func draft(_ seed: UInt64, previous: Policy? = nil) throws -> Draft {
    var dice = Draws(seed)
    let all = content.topics.flatMap(\.clauses).map(\.position)
    let count = 1 + dice.next(14)
    let held = (0..<count).map { _ in all[dice.next(all.count)] }
    let choices = held.enumerated().map {
      choice(ChoiceID("c\($0.offset)"), to: "room").standing(for: $0.element)
    }
    let room = Scene(
      id: "room", title: "The room", exit: .decision(Decision(choices: choices + [choice("out", to: "e")])))
    var session = try Session(story([room, ending("e")]), .direct)
    for index in held.indices { try session.make(.choose(ChoiceID("c\(index)"))) }
    let proposals = Proposals(
      [Proposals.Record(session: "a-1", play: session.play, reviewedOn: nil)], content: content)
    for proposal in proposals.all {
      let verdict: Event.Verdict = [.adopt, .adopt, .adopt, .later, .drop][dice.next(5)]
      try session.make(
        .review(proposal.position, verdict, reason: dice.next(2) == 0 ? "" : "because *we* said |so|"))
    }
    let record = Proposals.Record(session: "a-1", play: session.play, reviewedOn: "2026-03-01")
    return Draft(Proposals([record], content: content), date: "2026-03-02", previous: previous)
  }

  private func read(_ text: String, _ name: String) throws -> Policy {
    let file = PolicyFile(bytes: Array(text.utf8), name: name)
    #expect(file.findings == [])
    return try #require(file.policy)
  }

  @Test(arguments: UInt64(1)...15)
  func `what is written is read as the same rules`(seed: UInt64) throws {
    let draft = try Self.draft(seed)
    let policy = try read(draft.document.markdown, "p.md")
    #expect(policy.unread == [])
    #expect(policy.rules.map(\.number) == draft.rules.map(\.number))
    #expect(policy.rules.map(\.position) == draft.rules.map(\.proposal.position))
    #expect(policy.rules.map(\.text.plain) == draft.rules.map(\.proposal.clause.text.plain))
    #expect(policy.rules.map { $0.check?.plain } == draft.rules.map(\.proposal.clause.check))
    #expect(policy.rules.map { $0.owner?.plain } == draft.rules.map(\.proposal.clause.owner))
    #expect(policy.rules.map(\.group) == draft.rules.map { draft.group(of: $0.proposal) })
    #expect(
      policy.rules.map(\.force)
        == draft.rules.map { $0.proposal.clause.isProposal ? nil : $0.proposal.clause.effectiveForce })
    #expect(
      policy.traces.filter { $0.subject == .open }.map(\.position)
        == draft.proposals.undecided.map(\.position))
    #expect(
      policy.traces.filter { $0.subject == .dropped }.map(\.position)
        == draft.proposals.dropped.map(\.position))
    #expect(
      policy.traces.flatMap(\.evidence).map(\.place)
        == (draft.rules.map(\.proposal) + draft.proposals.undecided + draft.proposals.dropped).flatMap(
          \.evidence
        ).map(\.place))
    #expect(policy.traces.flatMap(\.evidence).allSatisfy { $0.session == "a-1" })
    #expect(policy.definitions.map(\.name.plain) == Self.content.texts.definitions.map(\.name))
    #expect(policy.roles.map(\.text.plain) == Self.content.texts.roles.map(\.text))
    #expect(policy.signOffs.map(\.role.plain) == Self.content.texts.signOff.map(\.name))
    #expect(policy.version == "0.1" && policy.isDraft && policy.changes.count == 1)
    // Both forms, and the document itself, say the same.
    let others = [try read(draft.json.pretty, "p.json"), Policy(reading: draft.document)]
    for other in others {
      #expect(other.rules == policy.rules && other.traces == policy.traces && other.open == policy.open)
      #expect(PolicyDifference(from: policy, to: other, content: Self.content).isEmpty)
    }
  }

  @Test(arguments: UInt64(1)...15)
  func `a draft lacks only what people have to fill in`(seed: UInt64) throws {
    let draft = try Self.draft(seed)
    let findings = PolicyFile(bytes: Array(draft.document.markdown.utf8), name: "p.md").lint(
      content: Self.content, today: "2026-03-02")
    let codes = findings.map(\.code)
    for code in ["PL010", "PL011", "PL016"] { #expect(codes.count { $0 == code } == 1, "\(code)") }
    // A draft may adopt what does not fit, more than people read, or nothing at all; then it is told so.
    let others = Set(codes).subtracting(["PL010", "PL011", "PL016", "PL038", "PL020"])
    #expect(others.subtracting(draft.rules.isEmpty ? ["PL007"] : []) == [], "\(findings)")
    #expect(findings.allSatisfy { $0.severity != .error })
  }

  @Test(arguments: UInt64(1)...15)
  func `a difference is nothing from itself, and its own mirror the other way`(seed: UInt64) throws {
    let a = Policy(reading: try Self.draft(seed).document)
    let b = Policy(reading: try Self.draft(seed + 1000).document)
    #expect(PolicyDifference(from: a, to: a, content: Self.content).isEmpty)
    let there = PolicyDifference(from: a, to: b, content: Self.content)
    let back = PolicyDifference(from: b, to: a, content: Self.content)
    #expect(Set(back.entries) == Set(there.mirrored.entries))
    #expect(Set(back.words) == Set(there.mirrored.words) && back.unchanged == there.unchanged)
    #expect(there.entries.count == back.entries.count)
    let rules = there.entries.compactMap(\.before?.number).count + there.unchanged
    #expect(rules == a.rules.count, "every rule is the same, changed or gone")
  }

  /// In the words of the library; those that wait for a decision stand in annex A alone.
  private func policy(_ held: [String], open: [String] = [], sessions: String = "a-1") throws -> Policy {
    func clause(_ id: String) throws -> Clause {
      try #require(Position(id).flatMap(Self.content.clause), "\(id)")
    }
    func trace(_ id: String, _ heading: String) throws -> [Block] {
      [
        .heading(3, Text("\(heading): \(try clause(id).label)")), .paragraph(.code(id)),
        .list([[.paragraph(Text("“Yes.” in “Noon” (Ship it, session \(sessions))"))]]),
      ]
    }
    var (rules, traces): ([Block], [Block]) = ([], [])
    for (index, id) in held.enumerated() {
      let clause = try clause(id)
      rules.append(.paragraph(Text("\(index + 1). ") + clause.text))
      rules.append(.paragraph(Text("Check: \(clause.check ?? "") Owner: \(clause.owner).")))
      traces += try trace(id, "Rule \(index + 1)")
    }
    for id in open { traces += try trace(id, "Open") }
    return Policy(
      reading: Document([.heading(2, "Rules")] + rules + [.heading(2, "Annex A")] + traces))
  }

  private func kinds(_ a: [String], _ b: [String], open: ([String], [String]) = ([], [])) throws -> [String] {
    let there = PolicyDifference(
      from: try policy(a, open: open.0), to: try policy(b, open: open.1), content: Self.content)
    let back = PolicyDifference(
      from: try policy(b, open: open.1), to: try policy(a, open: open.0), content: Self.content)
    #expect(Set(back.entries) == Set(there.mirrored.entries))
    return there.entries.map { entry in
      let stances = [entry.before, entry.after].map { $0?.position?.stance ?? "-" }
      return "\(entry.kind.rawValue) \(stances.joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("release-authority", "staged-with-rollback", "staged-release"),
    ("review-bar", "extra-scrutiny", "human-review-required"),
    ("disclosure-duty", "required-significant", "expected"),
    ("disclosure-form", "names-tool-version", "names-tool"),
    ("automated-gates", "scans-before-merge", "required"),
    ("dependencies", "own-mirror-only", "verify-before-adding"),
  ])
  func `the one rule on a topic that came follows the one that left, though both could stand`(
    topic: String, strict: String, lax: String
  ) throws {
    #expect(try kinds(["\(topic)/\(strict)"], ["\(topic)/\(lax)"]) == ["weaker \(strict) \(lax)"])
    #expect(try kinds(["\(topic)/\(lax)"], ["\(topic)/\(strict)"]) == ["stricter \(lax) \(strict)"])
    // Another that stays is nobody’s successor.
    let other = "attestation/dco-required"
    #expect(
      try kinds([other, "\(topic)/\(strict)"], ["\(topic)/\(lax)", other]) == ["weaker \(strict) \(lax)"])
    #expect(
      try kinds(["\(topic)/\(strict)"], ["\(topic)/\(strict)", "\(topic)/\(lax)"]) == ["added - \(lax)"])
  }

  @Test func `of several rules those follow each other that exclude each other, and the last of each`() throws
  {
    func form(_ stances: String...) -> [String] { stances.map { "change-size/\($0)" } }
    // Of two that came nobody knows which stands for the one that left.
    #expect(
      try Set(kinds(form("three-open"), form("no-unrelated-changes", "split-required"))) == [
        "dropped three-open -", "added - no-unrelated-changes", "added - split-required",
      ])
    #expect(
      try Set(kinds(form("hard-limit", "three-open"), form("any-size", "split-required"))) == [
        "weaker hard-limit any-size", "weaker three-open split-required",
      ])
    #expect(
      try kinds(form("any-size", "three-open"), form("hard-limit", "three-open")) == [
        "stricter any-size hard-limit"
      ])
  }

  @Test func `a topic is decided where it has a rule, whatever else waits on it`() throws {
    func broken(_ stances: String...) -> [String] { stances.map { "incidents/\($0)" } }
    #expect(
      try Set(
        kinds(
          broken("evidence-kept", "own-and-fix"), broken("customers-told"),
          open: ([], broken("blameless-review"))))
        == [
          "dropped evidence-kept -", "dropped own-and-fix -", "added - customers-told",
          "raised - blameless-review",
        ])
    // The stance that waits now was a rule; of two that left it is the one that is no longer decided.
    #expect(
      try Set(
        kinds(broken("evidence-kept", "own-and-fix"), [], open: ([], broken("own-and-fix")))) == [
          "dropped evidence-kept -", "undecided own-and-fix own-and-fix",
        ])
    #expect(
      try kinds(broken("evidence-kept"), [], open: ([], broken("own-and-fix"))) == [
        "undecided evidence-kept own-and-fix"
      ])
  }

  @Test func `what both policies say is printed once, and what differs beside it`() throws {
    func words(_ a: Policy, _ b: Policy) -> [String] {
      PolicyDifference(from: a, to: b, content: Self.content).document(("A", "B")).words
    }
    let (strict, lax) = ("review-bar/extra-scrutiny", "review-bar/human-review-required")
    let weaker = words(try policy([strict]), try policy([lax]))
    #expect(weaker.filter { $0.contains("“Yes.” in “Noon”") }.count == 1, "\(weaker)")
    #expect(
      weaker.filter { $0.contains("Owner: Head of engineering.") } == ["Both: Owner: Head of engineering."])
    #expect(weaker.contains { $0.hasPrefix("Check: ") && $0.hasSuffix("Strictness 5 of 5.") })
    #expect(weaker.contains { $0.hasPrefix("Check: ") && $0.hasSuffix("Strictness 3 of 5.") })
    let undecided = words(try policy([strict]), try policy([], open: [strict], sessions: "b-2"))
    #expect(undecided.filter { $0.contains("MUST review a substantial") }.count == 1, "\(undecided)")
    #expect(undecided.contains { $0.hasPrefix("Before (rule 1) and after: Two people other") })
    #expect(undecided.contains { $0.hasPrefix("Before: Check: ") })
    #expect(undecided.contains("Both: Strictness 5 of 5."))
    #expect(undecided.contains { $0.contains("session b-2") })
    #expect(undecided.contains { $0.contains("session a-1") })
    #expect(undecided.contains { $0.hasPrefix("Human review: ") })
  }

  @Test func `stricter and weaker follow the library, or the word of force`() throws {
    func policy(_ position: String, _ text: String) -> Policy {
      Policy(
        reading: Document([
          .heading(2, "Rules"), .paragraph(Text("1. \(text)")), .heading(2, "Annex A"),
          .heading(3, "Rule 1: x"),
          .paragraph(.code(position)),
        ]))
    }
    func kinds(_ a: Policy, _ b: Policy) -> [PolicyDifference.Kind] {
      PolicyDifference(from: a, to: b, content: Self.content).entries.map(\.kind)
    }
    func kept(_ position: String) throws -> Policy {
      policy(position, try #require(Position(position).flatMap(Self.content.clause)).text.plain)
    }
    let (lax, strict) = (
      try kept("accountability/shared-by-team"), try kept("accountability/author-and-reviewer")
    )
    #expect(kinds(lax, strict) == [.stricter] && kinds(strict, lax) == [.weaker])
    #expect(kinds(lax, policy("accountability/shared-by-team", "The team SHOULD answer.")) == [.weaker])
    // Said by hand: nobody but people knows which is stricter, be it another answer or the same.
    #expect(kinds(lax, policy("accountability/shared-by-team", "All MUST NOT answer.")) == [.changed])
    #expect(kinds(lax, policy("accountability/author-and-reviewer", "Both MUST answer.")) == [.changed])
    #expect(kinds(lax, policy("training/x", "All MUST answer.")).count == 2)
  }

  @Test(arguments: [
    "", "—", "does not sign", "refused", "Declined, see mail", "pending", "not yet", "no", "~~Di~~",
    "<s>Di</s>",
  ])
  func `words that refuse are no signature`(words: String) throws {
    let blank = { String(repeating: "\\_", count: $0) }
    let row = "| legal | \(blank(20)) | \(blank(10)) | \(blank(20)) |"
    let text = try Self.draft(3).document.markdown
    #expect(text.contains(row))
    func signed(_ words: String) -> [String] {
      let text = text.replacing(row, with: "| legal | Di | 2025-12-01 | \(words) |")
      return PolicyFile(bytes: Array(text.utf8), name: "p.md").policy?.signOffs.filter(\.isSigned).map(
        \.name.plain) ?? []
    }
    #expect(signed(words) == [])
    #expect(signed("D. Novak") == ["Di"] && signed("Nora") == ["Di"])
  }

  @Test(arguments: [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>")], [true, false])
  func `a rule that is crossed out is none, and its check goes with it`(
    marks: (String, String), isNumberToo: Bool
  ) throws {
    let draft = try Self.draft(4)
    let last = try #require(draft.rules.last)
    let number = "**\(last.number).** "
    #expect(draft.rules.count > 1)
    let lines = draft.document.markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix(number) else { return String(line) }
      return isNumberToo
        ? "\(marks.0)\(line)\(marks.1)" : "\(number)\(marks.0)\(line.dropFirst(number.count))\(marks.1)"
    }
    let file = PolicyFile(bytes: Array(lines.joined(separator: "\n").utf8), name: "p.md")
    let policy = try #require(file.policy)
    #expect(policy.rules.count == draft.rules.count - 1)
    #expect(file.wordings(in: Self.content)[last.number] == .reworded)
    let old = try read(draft.document.markdown, "old.md")
    let entries = PolicyDifference(from: old, to: policy, content: Self.content).entries
    #expect(entries.map(\.kind) == [.dropped] && entries[0].before?.position == last.proposal.position)
  }

  @Test func `what is written below a rule is a difference`() throws {
    let text = try Self.draft(4).document.markdown
    let check = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("*Check: ") || $0.hasPrefix("*Owner: ") })
    let (old, new) = (
      try read(text, "a.md"),
      try read(
        text.replacing(check, with: "\(check)\n\nThis rule is for weekdays.", maxReplacements: 1), "b.md")
    )
    let difference = PolicyDifference(from: old, to: new, content: Self.content)
    #expect(difference.words.map(\.after) == ["This rule is for weekdays."] && difference.entries.isEmpty)
    #expect(difference.summary != "No rule changed.")
    #expect(old.remarksAmongRules == [] && new.remarksAmongRules == ["This rule is for weekdays."])
  }

  @Test func `a rule that goes leaves what waited beside it waiting`() {
    func policy(_ rule: Bool) -> Policy {
      let rules: [Block] = rule ? [.paragraph("1. The team MUST do it.")] : []
      let trace: [Block] =
        rule ? [.heading(3, "Rule 1: x"), .paragraph(.code("exceptions/deadline-lowers-no-gate"))] : []
      return Policy(
        reading: Document(
          [.heading(2, "Rules")] + rules + [
            .heading(2, "Decision needed"),
            .paragraph(Text([Span("Case by case: ", .strong), Span("One MAY.")])),
            .heading(2, "Annex A"),
          ] + trace + [.heading(3, "Open: Case by case"), .paragraph(.code("exceptions/case-by-case"))]))
    }
    let difference = PolicyDifference(from: policy(true), to: policy(false), content: Self.content)
    #expect(difference.entries.map(\.kind) == [.dropped])
    #expect(difference.mirrored.entries.map(\.kind) == [.added])
  }

  @Test func `what is no number is not raised by one`() {
    #expect(CarriedOver.raised("1.9") == "1.10" && CarriedOver.raised("v2") == "v3")
    #expect(CarriedOver.raised("2026-11-01") == "2026-11-01, revised")
  }

  @Test func `a draft after an adopted policy keeps its owner, dates, log and signatures`() throws {
    func blank(_ width: Int) -> String { String(repeating: "\\_", count: width) }
    let text = try Self.draft(3).document.markdown
      .replacing("| Owner | to be named |", with: "| Owner | Ada |").replacing(
        "| Version | 0.1 |", with: "| Version | 1.9 |"
      )
      .replacing("| Next review | to be set when signed |", with: "| Next review | 2026-09-01 |")
      .replacing("| Effective | when signed |", with: "| Effective | 2026-01-01 |")
      .replacing(
        "| legal | \(blank(20)) | \(blank(10)) | \(blank(20)) |", with: "| legal | Di | 2025-12-01 | yes |")
    let adopted = try read(text, "p.md")
    #expect(adopted.signOffs.filter(\.isSigned).map(\.name.plain) == ["Di"])
    let next = Policy(reading: try Self.draft(4, previous: adopted).document)
    #expect(next.version == "1.10" && next.item("owner")?.text.plain == "Ada")
    #expect(next.item("next review")?.text.plain == "2026-09-01")
    #expect(next.item("effective")?.text.plain == "when signed (version 1.9: 2026-01-01)")
    #expect(next.changes.map(\.version.plain) == ["0.1", "1.10"])
    #expect(next.changes.last?.text.plain.hasPrefix("After version 1.9. ") == true)
    #expect(next.signOffs.allSatisfy { !$0.isSigned })
    #expect(
      next.signOffs.map(\.earlier).filter { !$0.isEmpty } == [
        "Di signed version 1.9 on 2025-12-01; not this version"
      ])
    let third = Policy(reading: try Self.draft(5, previous: next).document)
    #expect(third.version == "1.11" && third.changes.count == 3)
    #expect(
      third.signOffs.map(\.earlier).filter { !$0.isEmpty } == [
        "Di signed version 1.9 on 2025-12-01; not this version"
      ])
    let council = text.replacing(
      "| people | \(blank(20))", with: "| works council | Mo | 2025-12-02 | Mo |\n| people | \(blank(20))")
    let wider = Policy(reading: try Self.draft(4, previous: try read(council, "w.md")).document)
    #expect(wider.signOffs.map(\.role.plain).last == "works council", "who signed is asked again")
    #expect(wider.signOffs.last?.earlier == "Mo signed version 1.9 on 2025-12-02; not this version")
    let same = Policy(reading: try Self.draft(3, previous: adopted).document)
    #expect(same.changes.last?.text.plain == "After version 1.9. No rule changed.")
  }
}
