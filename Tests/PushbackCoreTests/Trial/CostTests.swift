import Testing

@testable import PushbackCore

/// What an option costs in a story.
struct CostTests {
  private static let story = PushbackCoreTests.story([
    decision(
      "a", with(choice("ship", to: "night").standing(for: businessOrders)) { $0.acts = ["ship"] },
      with(choice("look", to: "b").priced("production", -1).standing(for: engineeringDecides)) {
        $0.acts = ["look"]
      }),
    decision("b", with(choice("late", to: "night")) { $0.acts = ["ship"] }, choice("drop", to: "calm")),
    chance("night", outcome(50, to: "fire"), rest(to: "calm")), ending("calm"),
    with(ending("fire")) { $0.exit = .ending(Ending(fates: [Fate(party: "team", outlook: .bad)])) },
  ])

  private let looking = Ruled.clause("looking", Clause.Ban(act: "ship", unless: "look"))
  private let never = Ruled.clause("never", Clause.Ban(act: "ship", unless: nil))
  private let unheard = Ruled.clause("unheard", Clause.Ban(act: "fly", unless: nil))

  private func cost(_ clause: Clause, in story: Scenario = CostTests.story) throws -> Cost? {
    Cost(of: clause, in: story, before: try Analysis(try #require(Machine(story))))
  }

  @Test func `it says how often it goes badly, and what else changes`() throws {
    let cost = try #require(try cost(looking))
    #expect(cost.badEndings == Trial.Figures(before: 0.375, after: 0.25))
    #expect(cost.totals.first == Trial.Figures(before: -0.5, after: -1))
    #expect(cost.words(library) == "bad endings from 38 % to 25 % of plays; Production \u{2212}0.5")
    #expect(
      try self.cost(never)?.words(library) == "bad endings from 38 % to 0 % of plays; Production \u{2212}0.5")
    #expect(try self.cost(unheard)?.words(library) == "changes nothing in this story")
  }

  @Test func `nothing left to do is a cost as well`() throws {
    let story = PushbackCoreTests.story([
      decision("a", choice("in", to: "b"), choice("out", to: "end")),
      decision("b", with(choice("ship", to: "end")) { $0.acts = ["ship"] }), ending("end"),
    ])
    #expect(try cost(never, in: story)?.words(library) == "in 50 % of plays nothing is left to do")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a clause alone costs what a draft of that one rule does`(seed: UInt64) throws {
    let story = with(Ruled.story(seed: seed)) { story in
      for index in story.endingIndexes.prefix(1) {
        story.scenes[index].exit = .ending(Ending(fates: [Fate(party: "team", outlook: .bad)]))
      }
    }
    let clause = Ruled.clauses(seed: seed, 1)[0]
    let cost = try #require(try cost(clause, in: story))
    let trial = try Trial([story], under: Rules.none.adding([clause])).stories[0]
    let bad = trial.endings.filter(\.isBad)
    #expect(abs(cost.badEndings.before - bad.reduce(0) { $0 + $1.blind.before }) < 1e-9)
    #expect(abs(cost.badEndings.after - bad.reduce(0) { $0 + $1.blind.after }) < 1e-9)
    #expect(cost.totals == trial.measures && cost.stuckOdds == trial.stuckOdds)
  }

  // MARK: In the review

  private static let content = with(library) { content in
    for topic in content.topics.indices {
      for clause in content.topics[topic].clauses.indices
      where content.topics[topic].clauses[clause].position == engineeringDecides {
        content.topics[topic].clauses[clause].forbids = [Clause.Ban(act: "ship", unless: "look")]
      }
    }
  }

  private func shown(_ session: Session, costs: Bool = true) throws -> [String] {
    let before = try Analysis(try #require(Machine(CostTests.story)))
    let proposals = Proposals([session.record("s-1")], content: CostTests.content)
    return try #require(proposals.all.first).document(number: 1, of: 1, in: CostTests.content) {
      costs ? [Cost(of: $0, in: CostTests.story, before: before)].compactMap(\.self) : []
    }.words
  }

  @Test func `a proposal nobody contests says its own cost in a line`() throws {
    var session = try Session(CostTests.story, .direct)
    try session.choose("look")
    let line = "Tried alone in “A story”: bad endings from 38 % to 25 % of plays; Production \u{2212}0.5."
    #expect(try shown(session).contains(line))
    #expect(try !shown(session, costs: false).contains { $0.contains("Tried alone") })
  }

  @Test func `taken against the vote, it stands beside what the room could have taken, each with its cost`()
    throws
  {
    let story = with(CostTests.story) { story in
      guard case .decision(var decision) = story.scenes[0].exit else { return }
      decision.argue = "Which?"
      story.scenes[0].exit = .decision(decision)
    }
    var session = try Session(story, room: room(), .direct)
    try session.make(.room(.tally(.would, session.votes([7, 4]))))
    try session.make(.room(.overrule("look", reason: "we sleep")))
    let words = try shown(session)
    #expect(words.contains("option | rule | forbids | strictness | alone in “A story”"))
    #expect(
      words.contains { $0.hasSuffix("| bad endings from 38 % to 25 % of plays; Production \u{2212}0.5") })
    #expect(
      words.contains {
        $0.hasPrefix("Label release-authority/business-may-order")
          && $0.hasSuffix("| changes nothing in this story")
      })
    #expect(try !shown(session, costs: false).contains { $0.contains("alone in") })
  }
}
