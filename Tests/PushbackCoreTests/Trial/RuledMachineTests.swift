import Testing

@testable import PushbackCore

/// Stories under rules: what may be done, and what comes of it.
struct RuledMachineTests {
  @Test(arguments: 0..<150 as Range<UInt64>)
  func `a story under rules is what walking all its ways says`(seed: UInt64) throws {
    let story = Ruled.story(seed: seed, loops: .none)
    let rules = Ruled.rules(seed: seed)
    let analysis = try Analysis(try #require(Machine(story, under: rules)))
    let walked = try RuledPaths(story, rules)
    for (ending, odds) in zip(analysis.endings, analysis.endingOdds(from: 0)) {
      #expect(abs(odds - (walked.endings[ending] ?? 0)) < 1e-9, "\(ending)")
    }
    #expect(abs(analysis.stuckOdds - walked.stuck) < 1e-9)
    let report = try Report(try #require(Machine(story, under: rules)))
    let stuck = try #require(report.stuck)
    #expect(stuck.least <= walked.stuck + 1e-9 && walked.stuck <= stuck.most + 1e-9)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `rules over acts that nobody does change nothing`(seed: UInt64) throws {
    let story = Ruled.story(seed: seed)
    let idle = Ruled.clause(
      "idle", Clause.Ban(act: "fly", unless: nil), Clause.Ban(act: "swim", unless: "ship"))
    let plain = StateGraph(try #require(Machine(story)))
    for rules in [Rules.none, Rules.none.adding([idle])] {
      let graph = StateGraph(try #require(Machine(story, under: rules)))
      #expect(graph.states == plain.states)
      #expect(
        graph.edges.map { [Int($0.source), Int($0.target), Int($0.index), Int($0.percent)] }
          == plain.edges.map { [Int($0.source), Int($0.target), Int($0.index), Int($0.percent)] })
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a further clause opens no way to an act`(seed: UInt64) throws {
    let story = Ruled.story(seed: seed)
    let rules = Ruled.rules(seed: seed)
    let before = try acts(story, rules)
    for act in Ruled.acts {
      let more = rules.adding([Ruled.clause("more", Clause.Ban(act: act, unless: nil))])
      let after = try acts(story, more)
      #expect(after.isSubset(of: before) && !after.contains(act), "\(act)")
    }
  }

  private func acts(_ story: Scenario, _ rules: Rules) throws -> Set<ActID> {
    let graph = StateGraph(try #require(Machine(story, under: rules)))
    return graph.edges.reduce(into: []) { done, edge in
      let choices = story.scenes[graph.states[Int(edge.source)].scene].choices
      if choices.indices.contains(Int(edge.index)) { done.formUnion(choices[Int(edge.index)].acts) }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `an ending whose every last choice is forbidden is not reached`(seed: UInt64) throws {
    var story = Ruled.story(seed: seed)
    let graph = StateGraph(try #require(Machine(story)))
    // Of a few stories the dice alone decide.
    guard
      let scene = story.endingIndexes.first(where: { !graph.lastChoices(before: $0, graph.entering).isEmpty })
    else {
      return
    }
    let last = graph.lastChoices(before: scene, graph.entering)
    for index in story.scenes.indices {
      guard case .decision(var decision) = story.scenes[index].exit else { continue }
      for number in decision.choices.indices
      where last.contains(where: {
        $0.scene == story.scenes[index].id && $0.way == decision.choices[number].id.text
      }) { decision.choices[number].acts.append("last") }
      story.scenes[index].exit = .decision(decision)
    }
    let rules = Rules.none.adding([Ruled.clause("last", Clause.Ban(act: "last", unless: nil))])
    let after = StateGraph(try #require(Machine(story, under: rules)))
    // Dice alone may lead to it from the start.
    let byDice = after.ending(in: scene).map { after.shortestPath(to: $0).allSatisfy { $0.percent != nil } }
    #expect(byDice ?? true)
  }

  @Test func `who signs in the same breath has signed, and no act lifts its own ban`() throws {
    let both = with(choice("both", to: "end")) { $0.acts = ["ship", "sign"] }
    let bare = with(choice("bare", to: "end")) { $0.acts = ["ship"] }
    let machine = try #require(
      Machine(
        story([decision("a", both, bare), ending("end")]),
        under: Rules.none.adding([Ruled.clause("r", Clause.Ban(act: "ship", unless: "sign"))])))
    #expect(machine.offered(in: machine.first) == 0b01 && machine.forbidden(in: machine.first) == 0b10)
    let own = try #require(
      Machine(
        story([decision("a", both, bare), ending("end")]),
        under: Rules.none.adding([Ruled.clause("r", Clause.Ban(act: "ship", unless: "ship"))])))
    #expect(own.isStuck(own.first))
    #expect(own.rules(against: 0, in: own.first).map(\.number) == [1])
  }

  @Test func `an act is forgotten once it can lift nothing any more`() throws {
    let sign = with(choice("sign", to: "b")) { $0.acts = ["sign"] }
    let ship = with(choice("ship", to: "c")) { $0.acts = ["ship"] }
    let story = story([
      decision("a", sign, choice("pass", to: "b")), decision("b", ship, choice("hold", to: "c")),
      decision("c", choice("go", to: "end"), choice("stay", to: "end")), ending("end"),
    ])
    let rules = Rules.none.adding([Ruled.clause("r", Clause.Ban(act: "ship", unless: "sign"))])
    let graph = StateGraph(try #require(Machine(story, under: rules)))
    #expect(graph.states.map(\.scene).sorted() == [0, 1, 1, 2, 3])
  }
}
