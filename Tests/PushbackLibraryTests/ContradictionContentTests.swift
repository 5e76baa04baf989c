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
      #expect(Contradictions.find(in: [position], Self.content).isEmpty)
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
    let topic = """
      topic: scope
      title: Scope
      question: What?
      group: Use and people
      usual: no
      stances: [{id: some, label: L, force: MAY, actor: A, action: do it, strictness: 3}]
      """
    let scratch = try Scratch([
      "Content/clauses/scope.yaml": Array(topic.utf8), "Content/contradictions.yaml": Array(yaml.utf8),
    ])
    defer { scratch.remove() }
    let part = scratch.shelf.contradictions(among: scratch.shelf.topics(acts: [], frameworks: []).value)
    return part.problems.flatMap(\.findings).map {
      "\($0.place.line):\($0.place.column) \($0.code) \($0.message); \($0.advice)"
    }
  }

  @Test func `an entry is read`() throws {
    let good = "- {id: one, between: [scope/some], and: [scope/*], why: It is so., ways_out: [Drop it.]}\n"
    #expect(try findings(good) == [])
  }

  @Test func `an unknown position is told with the nearest`() throws {
    let found = try findings(
      "- {id: one, between: [scope/sone, scop/*], and: [scope], why: It is so., ways_out: [Drop it.]}\n")
    #expect(
      found == [
        "1:23 PB078 no stance of “scope” is called “sone”; did you mean “some”?",
        "1:35 PB078 no topic is called “scop”; did you mean “scope”?",
        "1:49 PB040 “one” contradicts nothing; name a position, or under “unless” what is missing",
        "1:50 PB014 an entry of “and” should be topic/stance or topic/*, and is “scope”; write topic/stance or topic/*",
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
