import Testing

@testable import PushbackCore

@Suite struct ContradictionTests {
  private static let acts: [ActID] = ["release", "test", "stage", "hide"]

  private static func clause(
    _ id: String, _ force: Clause.Force = .must, forbids: [(ActID, ActID?)] = [], requires: [ActID] = [],
    excludes: Set<String> = []
  ) -> Clause {
    let position = Position(id) ?? Position(topic: id, stance: id)
    return Clause(
      position: position, label: "L \(position.stance)", force: force, actor: "Staff",
      action: "keep \(position.stance)", check: "A log.",
      forbids: forbids.map { Clause.Ban(act: $0.0, unless: $0.1) }, requires: requires, excludes: excludes)
  }

  private static let content: Content = {
    var content = Content()
    content.acts = acts.map { Act(id: $0, text: "doing \($0)") }
    let clauses = [
      clause("a/stages", forbids: [("release", "stage")], requires: ["stage"], excludes: ["at-once"]),
      clause("a/at-once", .may), clause("a/tested", forbids: [("release", "test")]),
      clause("b/no-stages", .mustNot, forbids: [("stage", nil)]),
      clause("b/no-stages-untested", .mustNot, forbids: [("stage", "test")]),
      clause("b/no-release", .mustNot, forbids: [("release", nil)]),
      clause("c/may-hide", .may, requires: ["hide"]),
      clause("c/no-hiding", .mustNot, forbids: [("hide", nil)]),
      clause("c/approved"), clause("c/approver"), clause("d/other"), clause("d/one"), clause("d/settled"),
    ]
    content.topics = Dictionary(grouping: clauses, by: \.position.topic).sorted { $0.key < $1.key }.map {
      Topic(
        id: $0.key, title: $0.key, question: "?", words: [], group: "Use and people", usual: true,
        clauses: $0.value)
    }
    content.contradictions = [
      rule("wild", ["c/may-hide"], ["d/*"], unless: ["d/settled"]),
      rule("missing", ["c/approved"], [], unless: ["c/approver"]),
    ]
    return content
  }()

  private static func rule(
    _ id: String, _ between: [String], _ and: [String], unless: [String] = []
  ) -> ContradictionRule {
    func patterns(_ texts: [String]) -> [ContradictionRule.Pattern] {
      texts.compactMap { Position($0) }.map {
        .init(topic: $0.topic, stance: $0.stance == "*" ? nil : $0.stance)
      }
    }
    return ContradictionRule(
      id: id, between: patterns(between), and: patterns(and), unless: patterns(unless), why: "Why \(id).",
      waysOut: ["Out."])
  }

  private func find(_ positions: String...) -> [Contradiction] {
    Contradictions.find(in: positions.compactMap { Position($0) }, Self.content)
  }

  // MARK: From the clauses themselves

  @Test func `two answers to one question do not go together`() {
    let found = find("a/at-once", "a/stages")
    #expect(found.map(\.id) == ["one-question"])
    #expect(found[0].why == "“L at-once” and “L stages” are two answers to one question.")
    #expect(found[0].waysOut.count == 2)
  }

  @Test func `a duty to do what another clause forbids is one, unless the ban can be lifted`() {
    let found = find("a/stages", "b/no-stages")
    #expect(found.first?.id == "required-and-forbidden")
    #expect(found.first?.why == "“L stages” asks for doing stage, and “L no-stages” forbids it.")
    #expect(find("a/stages", "b/no-stages-untested").isEmpty)
  }

  @Test func `what can only be done after something forbidden is forbidden altogether, and it says so`() {
    let found = find("b/no-stages", "a/stages").filter { $0.id == "nothing-lifts-the-ban" }
    #expect(found.count == 1)
    #expect(found[0].why.hasSuffix("which “L no-stages” forbids: so it is forbidden altogether."))
    #expect(found[0].why.hasPrefix("“L stages” allows doing release only after doing stage,"))
    // Where the release is forbidden anyway, nothing follows.
    #expect(find("a/stages", "b/no-release").isEmpty)
    #expect(find("a/tested", "b/no-stages").isEmpty)
  }

  @Test func `a permission for what is forbidden is one`() {
    let found = find("c/no-hiding", "c/may-hide")
    #expect(found.map(\.id) == ["allowed-and-forbidden"])
    #expect(found[0].why == "“L may-hide” allows doing hide, and “L no-hiding” forbids it.")
    #expect(Set(found[0].positions.map(\.stance)) == ["may-hide", "no-hiding"])
  }

  // MARK: From the file

  @Test func `a foreseen one holds for every stance of a topic, until something settles it`() {
    let found = find("c/may-hide", "d/other", "d/one")
    #expect(found.map(\.id) == ["wild"])
    #expect(found[0].one.map(\.stance) == ["may-hide"] && found[0].other.map(\.stance) == ["one", "other"])
    #expect(find("c/may-hide").isEmpty && find("d/other", "d/one").isEmpty)
    #expect(find("c/may-hide", "d/other", "d/settled").isEmpty)
  }

  @Test func `what needs something else does not stand alone`() {
    #expect(find("c/approved").map(\.id) == ["missing"])
    #expect(find("c/approved")[0].other.isEmpty)
    #expect(find("c/approved", "c/approver").isEmpty)
  }

  @Test func `a foreseen one is not told a second time in other words`() {
    var content = Self.content
    content.contradictions = [Self.rule("foreseen", ["a/stages"], ["b/no-stages", "a/at-once"])]
    let held = ["a/stages", "b/no-stages", "a/at-once"].compactMap { Position($0) }
    #expect(Contradictions.find(in: held, content).map(\.id) == ["foreseen"])
  }

  @Test func `an unknown position and a doubled one change nothing`() {
    #expect(find("a/at-once", "x/y", "a/at-once").isEmpty)
  }

  @Test func `a new position brings only its own`() {
    let held = ["a/stages", "b/no-stages", "d/other"].compactMap { Position($0) }
    func brought(_ position: String) -> [String] {
      Contradictions.brought(
        by: Position(position) ?? Position(topic: "", stance: ""), into: held, Self.content
      ).map(\.id)
    }
    #expect(brought("c/may-hide") == ["wild"])
    #expect(brought("a/tested") == [])
    #expect(brought("a/stages") == ["required-and-forbidden", "nothing-lifts-the-ban"])
  }

  // MARK: In the draft

  @Test func `a draft prints what does not fit among its rules, where each comes from and the ways out`()
    throws
  {
    var content = library
    let (one, other) = (engineeringDecides, protectedRefusal)
    content.contradictions = [Self.rule("unlike", [one.description], [other.description])]
    func draft(_ second: Event.Verdict) throws -> Draft {
      var session = try Session(positions, .direct)
      for choice in ["engineering", "refusal"] { try session.choose(ChoiceID(choice)) }
      try session.make(.review(one, .adopt, reason: ""))
      try session.make(.review(other, second, reason: ""))
      let record = Proposals.Record(session: "s-1", play: session.play, reviewedOn: "2026-03-01")
      return Draft(Proposals([record], content: content), date: "2026-03-02")
    }
    let both = try draft(.adopt)
    let section = both.document.section("Decision needed").words
    #expect(section.contains("Rules 1 and 2 do not fit together: Why unlike."))
    #expect(section.contains("Engineering MUST decide every release."))
    #expect(section.contains { $0.hasPrefix("Rule 1, from “") && $0.contains("session s-1") })
    #expect(section.contains { $0.hasPrefix("Rule 2, from “") })
    #expect(section.suffix(2) == ["Ways out:", "Out."])
    #expect(!section.contains("Nothing that was reached waits for a decision."))
    let pageOne = both.document.section("What needs a decision").words
    #expect(pageOne == ["Rules 1 and 2 do not fit together: Why unlike."])
    #expect(both.json["contradictions"]?.text.contains(#""id":"unlike""#) == true)
    #expect(both.rules.count == 2, "nothing is taken out of the rules")
    let alone = try draft(.drop)
    #expect(!alone.document.text.contains("Why unlike."))
    #expect(alone.json["contradictions"] == .array([]))
  }
}
