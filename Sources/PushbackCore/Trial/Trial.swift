/// What a draft does to stories, exactly: each is solved without its rules and with them.
///
/// Blind play chooses by the flip of a coin among what the rules leave; a plan is one choice for every state.
package struct Trial: Sendable {
  package let rules: Rules
  /// How rules that people edited read, by number; what reads as its clause has no entry.
  package let wordings: [Int: Rules.Wording]
  package let stories: [Story]

  package struct Figures: Hashable, Sendable {
    package var before: Double
    package var after: Double
  }

  /// One story before and under the rules.
  package struct Story: Sendable {
    package let scenario: Scenario
    package let endings: [Ending]
    /// Expected totals under blind play, in the scenario's order of measures.
    package let measures: [Figures]
    /// How likely blind play is to come to where nothing is left to do.
    package let stuckOdds: Double
    /// Decisions in which that happens, the likeliest first.
    package let stuck: [Stuck]
    /// The worst that a plan can still do, for each ending that is bad for somebody, the likeliest first.
    package let worst: [Worst]
    /// Indexes of the rules that stand before a choice on some path that the rules leave open.
    package let biting: Set<Int>
    package let closing: Closure?
    /// How often blind play ends badly under the rules that bind people alone; nil where all of them do.
    package let bindingOdds: Double?
  }

  package struct Ending: Hashable, Sendable {
    package var id: SceneID
    package var title: String
    package var fates: [Fate]
    package var blind: Figures
    /// The most that a plan can make it.
    package var most: Figures
    /// The last choices before it that are left, as `scene/choice`.
    package var ways: [PlayStep]

    package var isBad: Bool { fates.contains { $0.outlook == .bad } }
    package var isGood: Bool { !isBad && fates.contains { $0.outlook == .good } }
  }

  package struct Stuck: Hashable, Sendable {
    package var scene: SceneID
    package var title: String
    /// How likely blind play is to come to it.
    package var odds: Double
    package var path: [PlayStep]
    /// Numbers of the rules that stand there.
    package var rules: [Int]
  }

  package struct Worst: Hashable, Sendable {
    package var ending: SceneID
    package var title: String
    package var odds: Double
    /// The likeliest way to it under that plan.
    package var path: [PlayStep]
  }

  /// Why a story cannot be tried.
  package enum Obstacle: Error, Hashable, Sendable {
    case unsolved(ScenarioID, Analysis.Obstacle)
    /// What its rules make one remember does not fit.
    case tooMuch(ScenarioID)
  }

  /// `close` names an ending that further clauses of `library` should make unreachable.
  package init(
    _ scenarios: [Scenario], under rules: Rules, wordings: [Int: Rules.Wording] = [:],
    close: SceneID? = nil, library: Content = Content(), limit: Int = StateGraph.limit
  ) throws(Obstacle) {
    self.rules = rules
    self.wordings = wordings
    let binding = Rules(rules.rules.filter { $0.binds(library, wordings) })
    var stories: [Story] = []
    for scenario in scenarios {
      stories.append(
        try Story(scenario, rules, binding: binding, close: close, library: library, limit: limit))
    }
    self.stories = stories
  }

  /// Rules that forbid nothing on any path that the draft leaves open.
  package var idle: [Rules.Rule] {
    let biting = stories.reduce(into: Set<Int>()) { $0.formUnion($1.biting) }
    return rules.rules.indices.filter { !biting.contains($0) }.map { rules.rules[$0] }
  }
}

/// A scenario solved, with what the trial asks of it.
struct Solved {
  let graph: StateGraph
  let analysis: Analysis
  let optimum: Optimum
  let components: [[Int]]

  init(_ scenario: Scenario, _ rules: Rules, limit: Int) throws(Trial.Obstacle) {
    guard let machine = Machine(scenario, under: rules) else { throw .tooMuch(scenario.id) }
    do { analysis = try Analysis(machine, limit: limit) } catch { throw .unsolved(scenario.id, error) }
    graph = analysis.graph
    components = analysis.components
    optimum = Optimum(graph, components)
  }

  /// How often blind play ends badly for somebody under some of the rules; nil where those are all.
  func badOdds(under some: Rules, limit: Int) throws(Trial.Obstacle) -> Double? {
    let (scenario, rules) = (graph.machine.scenario, graph.machine.rules.rules)
    guard some.rules != rules else { return nil }
    // Rules that bite nowhere change nothing by going.
    let others = rules.indices.filter { !some.rules.contains(rules[$0]) }
    if graph.bitingRules.isDisjoint(with: others) { return analysis.badOdds }
    guard let machine = Machine(scenario, under: some) else { throw .tooMuch(scenario.id) }
    do { return try Analysis(machine, limit: limit).badOdds } catch { throw .unsolved(scenario.id, error) }
  }

  func column(_ scenes: Set<Int>) -> Optimum.Column {
    Optimum.Column(endingIn: scenes, effects: graph.effects.count)
  }
}

extension Analysis {
  /// How often blind play ends badly for somebody.
  fileprivate var badOdds: Double {
    let scenario = graph.machine.scenario
    return zip(scenario.endingIndexes, endingOdds(from: 0)).reduce(0) { sum, end in
      guard case .ending(let ending) = scenario.scenes[end.0].exit,
        ending.fates.contains(where: { $0.outlook == .bad })
      else { return sum }
      return sum + end.1
    }
  }
}

extension Trial.Story {
  init(
    _ scenario: Scenario, _ rules: Rules, binding: Rules, close: SceneID?, library: Content, limit: Int
  ) throws(Trial.Obstacle) {
    let before = try Solved(scenario, .none, limit: limit)
    let after = try Solved(scenario, rules, limit: limit)
    self.scenario = scenario
    var endings: [Trial.Ending] = []
    var worst: [Trial.Worst] = []
    let entering = after.graph.entering
    let odds = (before.analysis.endingOdds(from: 0), after.analysis.endingOdds(from: 0))
    for (index, scene) in zip(scenario.endingIndexes, zip(odds.0, odds.1)).map({ ($0, $1) }) {
      guard case .ending(let ending) = scenario.scenes[index].exit else { continue }
      let values = after.optimum.values(of: after.column([index]), .most)
      let most = Trial.Figures(
        before: before.optimum.values(of: before.column([index]), .most)[0], after: values[0])
      let found = Trial.Ending(
        id: scenario.scenes[index].id, title: scenario.scenes[index].title, fates: ending.fates,
        blind: Trial.Figures(before: scene.0, after: scene.1), most: most,
        ways: after.graph.lastChoices(before: index, entering))
      endings.append(found)
      if found.isBad, let path = after.graph.likeliestPath(to: index, values) {
        worst.append(
          Trial.Worst(ending: found.id, title: found.title, odds: most.after, path: path))
      }
    }
    self.endings = endings
    self.worst = worst.sorted { ($1.odds, $0.ending) < ($0.odds, $1.ending) }
    measures = zip(before.analysis.expected(from: 0), after.analysis.expected(from: 0)).map {
      Trial.Figures(before: $0, after: $1)
    }
    stuckOdds = after.analysis.stuckOdds
    stuck = after.stuckPlaces
    biting = after.graph.bitingRules
    bindingOdds = try after.badOdds(under: binding, limit: limit)
    closing = close.flatMap { Closure($0, scenario, rules, content: library, limit: limit) }
  }
}

extension Solved {
  /// One place a decision, with the shortest way to it.
  fileprivate var stuckPlaces: [Trial.Stuck] {
    guard graph.hasStuckStates else { return [] }
    let visits = Visits(graph, components, weights: graph.blindWeights)
    var places: [Trial.Stuck] = []
    for state in graph.stuckStates {
      let scene = graph.machine.scenario.scenes[graph.states[state].scene]
      if let known = places.firstIndex(where: { $0.scene == scene.id }) {
        places[known].odds += visits.states[state]
        continue
      }
      let forbidden = graph.machine.forbidden(in: graph.states[state])
      let standing = scene.choices.indices.filter { forbidden & 1 << UInt64($0) != 0 }.flatMap {
        graph.machine.rules(against: $0, in: graph.states[state]).map(\.number)
      }
      places.append(
        Trial.Stuck(
          scene: scene.id, title: scene.title, odds: visits.states[state],
          path: graph.shortestPath(to: state), rules: Set(standing).sorted()))
    }
    return places.sorted { ($1.odds, $0.scene) < ($0.odds, $1.scene) }
  }
}

extension StateGraph {
  /// Indexes of the rules that stand before some choice in a state that can be reached.
  fileprivate var bitingRules: Set<Int> {
    guard !machine.rules.isEmpty else { return [] }
    var biting: Set<Int> = []
    for state in states {
      guard case .decision(let moves) = machine.nodes[state.scene].kind else { continue }
      let forbidden = machine.forbidden(in: state)
      for index in moves.indices where forbidden & 1 << UInt64(index) != 0 {
        for ban in moves[index].bans where ban.lifted & state.memory == 0 { biting.insert(ban.rule) }
      }
    }
    return biting
  }
}
