import PushbackCore
import Testing

@testable import PushbackLibrary

/// The contradictions of the bundled library.
@Suite struct ContradictionContent {
  static let content = (try? Library.bundled())?.content.value ?? Content()
  static let positions = content.topics.flatMap(\.clauses).map(\.position)

  private static func expand(_ patterns: [ContradictionRule.Pattern]) -> [Position] {
    positions.filter { position in patterns.contains { $0.matches(position) } }
  }

  /// Every pair that does not fit, written out without regard to what settles it.
  private static let pairs: Set<Set<Position>> = {
    var pairs: Set<Set<Position>> = []
    for rule in content.contradictions {
      for one in expand(rule.between) { for other in expand(rule.and) { pairs.insert([one, other]) } }
    }
    for clause in content.topics.flatMap(\.clauses) {
      for stance in clause.excludes {
        pairs.insert([clause.position, Position(topic: clause.position.topic, stance: stance)])
      }
    }
    return pairs
  }()

  @Test(arguments: content.contradictions.map(\.id))
  func `every entry is found for each pair it names, whatever their order`(id: String) throws {
    let rule = try #require(Self.content.contradictions.first { $0.id == id })
    let (ones, others) = (Self.expand(rule.between), Self.expand(rule.and))
    #expect(!ones.isEmpty && (!others.isEmpty || rule.and.isEmpty))
    for one in ones {
      if rule.and.isEmpty {
        #expect(Contradictions.find(in: [one], Self.content).map(\.id).contains(id), "\(one)")
      }
      for other in others where other != one {
        let found = Contradictions.find(in: [one, other], Self.content)
        let own = try #require(found.first { $0.id == id }, "\(one) \(other)")
        #expect(own.one == [one] && own.other == [other])
        #expect(found == Contradictions.find(in: [other, one], Self.content))
      }
    }
    for settling in Self.expand(rule.unless) {
      let held: [Position] = [ones[0], settling] + Array(others.prefix(1))
      let found = Contradictions.find(in: held, Self.content).map(\.id)
      #expect(!found.contains(id), "\(settling)")
    }
    #expect(!rule.waysOut.isEmpty)
    let sentences = [rule.why] + rule.waysOut.flatMap(\.sentences)
    for sentence in sentences {
      let words: [String] = sentence.proseWords
      #expect(words.count <= ProseFault.mostWords, "\(sentence)")
      #expect(sentence.last == ".", "\(sentence)")
    }
  }

  /// Those that positions make with each other, and not by what is missing beside them.
  private static func between(_ held: [Position]) -> [Contradiction] {
    Contradictions.find(in: held, content).filter { !$0.other.isEmpty }
  }

  @Test func `what is missing is told once, and not again with each further rule`() throws {
    let held = try ["review-bar/human-review-required", "release-authority/staged-release"].map {
      try #require(Position($0))
    }
    let first = Contradictions.brought(by: held[0], into: [], Self.content)
    #expect(first.map(\.id) == ["ai-only-and-unsaid"])
    #expect(Contradictions.brought(by: held[1], into: [held[0]], Self.content).isEmpty)
    #expect(Contradictions.find(in: held, Self.content).map(\.one) == [held.sorted()])
    let said = try #require(Position("disclosure-duty/required-significant"))
    #expect(Contradictions.find(in: held + [said], Self.content).isEmpty)
  }

  /// What a policy's author is most likely to miss.
  @Test(arguments: [
    ("ai-permission/forbid", "disclosure-duty/required-any"),
    ("ai-permission/forbid", "approved-tools/approved-list"),
    ("ai-permission/forbid", "autonomous-agents/scoped-permission"),
    ("disclosure-duty/not-required", "attestation/checkbox-required"),
    ("disclosure-duty/not-required", "audit-metrics/usage-metrics"),
    ("disclosure-form/commit-trailer", "disclosure-form/not-in-commits"),
    ("authorship-credit/no-ai-coauthor", "authorship-credit/ai-coauthor-ok"),
    ("review-bar/same-bar", "testing-evidence/stricter-for-ai"),
    ("ai-reviewers/advisory-only", "ai-reviewers/approval-counts"),
    ("autonomous-agents/forbid-unsupervised", "release-authority/agent-may-release"),
    ("violation-evidence/suspicion-suffices", "violation-evidence/no-detective-work"),
    ("human-communication/human-only", "human-communication/drafts-allowed"),
    ("exceptions/approver-named", "ownership/held-in-common"),
    ("exceptions/deadline-waiver", "review-bar/human-review-required"),
    ("exceptions/deadline-waiver", "automated-gates/required"),
    ("enforcement/dismissal-after-hearing", "incidents/blameless-review"),
  ])
  func `the known contradictions are caught, with a way out`(pair: (String, String)) throws {
    let held = try [pair.0, pair.1].map { try #require(Position($0)) }
    for position in held { #expect(Self.content.clause(position) != nil, "\(position)") }
    let found = Contradictions.find(in: held, Self.content)
    let own = try #require(found.first { Set($0.positions) == Set(held) })
    #expect(!own.waysOut.isEmpty)
    for position in held {
      #expect(Self.between([position]).isEmpty)
    }
  }

  /// One stance, and what it meets: topic, then stances.
  private static let clashing: [(String, [String])] = [
    (
      "ai-permission/forbid",
      [
        "human-communication/drafts-allowed", "prior-agreement/code-first",
        "review-bar/small-without-review",
        "licensing/vendor-indemnity-suffices", "restricted-areas/no-special-areas",
        "non-code-content/same-as-other-work", "who-may-use/maintainers-exempt",
        "disclosure-duty/true-answer",
        "disclosure-duty/not-required", "autonomous-agents/forbid-unsupervised",
        "autonomous-agents/stop-drill",
        "release-authority/agent-may-release", "scope/code-only", "exempt-uses/trivial-exempt",
        "audit-metrics/circuit-breaker", "attestation/no-statement",
      ]
    ),
    (
      "ai-permission/assistive-only",
      [
        "who-may-use/anyone-same-bar", "prior-agreement/code-first", "review-bar/small-without-review",
        "licensing/vendor-indemnity-suffices", "release-authority/agent-may-release",
        "human-communication/drafts-allowed",
      ]
    ),
    (
      "ai-permission/pilot-only",
      ["scope/code-only", "audit-metrics/no-numbers", "non-code-content/same-as-other-work"]
    ),
    (
      "agent-limits/sandbox",
      ["release-authority/agent-may-release", "autonomous-agents/agent-releases-small"]
    ),
    (
      "agent-limits/user-rights",
      ["release-authority/no-agent-production", "sensitive-data/no-production-access"]
    ),
    ("prior-agreement/code-first", ["who-may-use/trusted-or-prearranged"]),
    (
      "disclosure-duty/not-required",
      [
        "violation-evidence/suspicion-suffices", "review-bar/human-review-required",
        "review-bar/code-owner-reviews",
        "review-bar/extra-scrutiny", "testing-evidence/production-like", "change-size/three-open",
        "prior-agreement/required", "release-authority/author-does-not-release",
        "non-code-content/mark-as-ai",
      ]
    ),
    (
      "autonomous-agents/agent-releases-small",
      [
        "review-bar/human-review-required", "review-bar/code-owner-reviews",
        "release-authority/author-does-not-release", "accountability/committer-or-deployer",
        "ai-permission/permit-with-conditions", "attestation/release-statement",
      ]
    ),
    (
      "exceptions/deadline-waiver",
      [
        "licensing/presumed-tainted", "automated-gates/coverage-not-lowered",
        "release-authority/author-does-not-release", "dependencies/human-approval",
        "prior-agreement/required",
        "attestation/checkbox-required", "ai-reviewers/required-first-pass",
        "understand-and-self-review/both-required", "test-integrity/no-weakening-tests",
        "restricted-areas/extra-care",
      ]
    ),
    (
      "review-bar/same-bar",
      ["change-size/hard-limit", "change-size/keep-small", "change-size/three-open"]
    ),
    (
      "who-may-use/anyone-same-bar",
      ["change-size/keep-small", "change-size/three-open", "testing-evidence/production-like"]
    ),
    ("disclosure-form/any-visible-place", ["disclosure-form/not-in-commits"]),
    ("approved-tools/any-tool", ["vendor-terms/terms-compatible", "licensing/filter-required"]),
    ("sensitive-data/contract-suffices", ["sensitive-data/no-embargoed-info"]),
    ("understand-and-self-review/tests-stand-in", ["attestation/checkbox-required"]),
    ("exempt-uses/no-exemption", ["exceptions/outage-first"]),
  ]

  /// What sounds like a contradiction, and can be kept together.
  private static let fitting: [(String, [String])] = [
    // Two bans, and duties that a ban leaves without work.
    (
      "ai-permission/forbid",
      [
        "autonomous-agents/no-agents", "ai-permission/assistive-only", "review-bar/human-review-required",
        "restricted-areas/forbid-in-area", "exempt-uses/private-use-exempt",
        "authorship-credit/no-ai-coauthor",
      ]
    ),
    ("ai-permission/assistive-only", ["restricted-areas/no-special-areas", "ai-reviewers/permitted"]),
    // Two people for what is substantial, a tool or nobody for what is not.
    ("review-bar/extra-scrutiny", ["review-bar/small-without-review", "ai-reviewers/approval-counts"]),
    (
      "exceptions/deadline-waiver",
      [
        "change-size/hard-limit", "exceptions/data-rules-stand", "release-authority/no-agent-production",
        "review-bar/same-bar", "sensitive-data/never-input",
      ]
    ),
    (
      "disclosure-duty/not-required",
      ["review-bar/same-bar", "testing-evidence/stated-in-pr", "disclosure-duty/true-answer"]
    ),
    ("review-bar/same-bar", ["review-bar/human-review-required", "testing-evidence/add-tests-required"]),
    ("approved-tools/any-tool", ["vendor-terms/paid-plan-approved"]),
  ]

  @Test(arguments: clashing) func `a permission does not go with what another rule bans or needs`(
    pair: (String, [String])
  ) throws {
    for other in pair.1 {
      let held = try [pair.0, other].map { try #require(Position($0)) }
      for position in held { #expect(Self.content.clause(position) != nil, "\(position)") }
      #expect(Self.between(held).count == 1, "\(held)")
    }
  }

  @Test(arguments: fitting) func `what can be kept together is no contradiction`(pair: (String, [String]))
    throws
  {
    for other in pair.1 {
      let held = try [pair.0, other].map { try #require(Position($0)) }
      for position in held { #expect(Self.content.clause(position) != nil, "\(position)") }
      #expect(Self.between(held).map(\.id) == [], "\(held)")
    }
  }

  @Test func `every check before a release meets the waiver, also one that is added later`() {
    let topics = ["automated-gates", "prior-agreement", "test-integrity"]
    let waiver = Position(topic: "exceptions", stance: "deadline-waiver")
    for clause in Self.content.topics.flatMap(\.clauses) where topics.contains(clause.position.topic) {
      let found = Contradictions.find(in: [waiver, clause.position], Self.content).map(\.id)
      #expect(
        found == ([.must, .mustNot].contains(clause.force) ? ["waived-gate"] : []), "\(clause.position)")
    }
  }

  @Test(arguments: 0..<15)
  func `a set without such a pair has none, and the order makes no difference`(seed: Int) {
    let dice = SplitMix(seed: UInt64(seed))
    let shuffled = Self.positions.enumerated().sorted {
      dice.output($0.offset) < dice.output($1.offset)
    }.map(\.element)
    let incomplete = Self.content.contradictions.filter(\.and.isEmpty).flatMap { Self.expand($0.between) }
    var held: [Position] = []
    for position in shuffled where !incomplete.contains(position) {
      if held.allSatisfy({ !Self.pairs.contains([$0, position]) }) { held.append(position) }
    }
    #expect(held.count > 60)
    #expect(Contradictions.find(in: held, Self.content).map(\.id) == [])
    let some = Array(shuffled.prefix(40))
    let found = Contradictions.find(in: some, Self.content)
    #expect(!found.isEmpty)
    #expect(found == Contradictions.find(in: some.reversed(), Self.content))
    #expect(found == Contradictions.find(in: some.sorted(), Self.content))
  }

  // MARK: Reading

  private func findings(_ yaml: String) throws -> [String] {
    try read(yaml).problems.flatMap(\.findings).map {
      "\($0.place.line):\($0.place.column) \($0.code) \($0.message); \($0.advice)"
    }
  }

  private func read(_ yaml: String) throws -> Part<[ContradictionRule]> {
    let topic = """
      topic: scope
      title: Scope
      question: What?
      group: Use and people
      usual: no
      stances:
        - {id: some, label: L, force: MAY, actor: A, action: do it, strictness: 3}
        - {id: duty, label: L, force: MUST, actor: A, action: do it, check: A log., strictness: 3}
        - {id: ban, label: L, force: MUST NOT, actor: A, action: do it, check: A log., strictness: 3}
      """
    let scratch = try Scratch([
      "Content/clauses/scope.yaml": Array(topic.utf8), "Content/contradictions.yaml": Array(yaml.utf8),
    ])
    defer { scratch.remove() }
    return scratch.shelf.contradictions(among: scratch.shelf.topics(acts: [], frameworks: []).value)
  }

  @Test func `an entry is read`() throws {
    let good = "- {id: one, between: [scope/some], and: [scope/*], why: It is so., ways_out: [Drop it.]}\n"
    #expect(try findings(good) == [])
  }

  @Test func `a class of stances is read as those of its force, without the exceptions`() throws {
    func second(_ rest: String) throws -> [String] {
      let part = try read(
        "- {id: one, between: [scope/some], \(rest), why: It is so., ways_out: [Drop it.]}\n")
      #expect(part.problems.isEmpty)
      return part.value.flatMap(\.and).map { $0.stance ?? "*" }
    }
    #expect(try second("and: [scope/MUST]") == ["duty", "ban"])
    #expect(try second("and: [scope/MUST], except: [scope/ban]") == ["duty"])
    #expect(try second("and: [scope/*], except: [scope/ban]") == ["some", "duty"])
    #expect(
      try findings(
        "- {id: one, between: [scope/some], and: [scope/MUST], except: [scope/*, scope/bann], why: It is so., ways_out: [Drop it.]}\n"
      ) == [
        "1:41 PB040 “one” contradicts nothing; name a position, or under “unless” what is missing",
        "1:73 PB078 no stance of “scope” is called “bann”; did you mean “ban”?",
      ])
  }

  @Test func `an unknown position is told with the nearest`() throws {
    let found = try findings(
      "- {id: one, between: [scope/sone, scop/*], and: [scope], why: It is so., ways_out: [Drop it.]}\n")
    #expect(
      found == [
        "1:23 PB078 no stance of “scope” is called “sone”; did you mean “some”?",
        "1:35 PB078 no topic is called “scop”; did you mean “scope”?",
        "1:49 PB040 “one” contradicts nothing; name a position, or under “unless” what is missing",
        "1:50 PB014 an entry of “and” should be topic/stance, topic/MUST or topic/*, and is “scope”; write topic/stance, topic/MUST or topic/*",
      ])
  }

  @Test func `an entry says why in one sentence, and shows a way out`() throws {
    let found = try findings(
      "- {id: one, between: [scope/some], and: [scope/*], why: It is. So., ways_out: [Drop it.]}\n"
        + "- {id: two, between: [scope/some], and: [scope/*], why: It is., ways_out: []}\n"
        + "- {id: two, between: [scope/some], and: [scope/*], why: It is., ways_out: [Drop it.]}\n")
    #expect(
      found.map { $0.prefix(10) } == ["1:57 PB040", "2:75 PB040", "3:8 PB018 "], "\(found)")
  }
}
