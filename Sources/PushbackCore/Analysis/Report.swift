/// Everything that can be known of a scenario before anybody plays it, exactly.
///
/// Blind play takes each choice on offer with equal probability; a plan is one choice for every state; what is
/// expected after a choice is expected if every later one is made blindly.
package struct Report: Sendable {
  package let analysis: Analysis
  package let states: Int
  /// States in which something is decided.
  package let decisionStates: Int
  /// Exact, in decimal digits; nil where dice can go round without end.
  package let plays: String?
  /// In decisions; the longest is nil where a loop holds a decision.
  package let shortest: Int
  package let longest: Int?
  /// Expected in one play under blind play.
  package let words: Double
  package let decisions: Double
  package let endings: [Ending]
  /// How likely it is that rules leave nothing to do; nil where there are no rules.
  package let stuck: Figure?
  package let measures: [Measure]
  /// How often each scene is come to in a play, on average, in the scenario's order.
  package let seen: [Double]
  package let lines: [Line]
  package let choices: Choices
  package let front: Front

  /// From the least to the most that a plan can make it, and under blind play.
  package struct Figure: Hashable, Sendable {
    package var blind: Double
    package var least: Double
    package var most: Double
  }

  package struct Ending: Hashable, Sendable {
    package var id: SceneID
    package var title: String
    package var fates: [Fate]
    /// Probabilities.
    package var odds: Figure
  }

  package struct Measure: Hashable, Sendable {
    package var id: MeasureID
    /// Expected totals.
    package var total: Figure
    /// The lowest and highest total of any play.
    package var range: ClosedRange<Int>
    /// What is added on the way, and what is taken away, as a positive figure.
    package var gains: Figure
    package var losses: Figure
  }

  /// The front of plans takes as much work as is given for it, in nodes looked at.
  package init(
    _ machine: Machine, limit: Int = StateGraph.limit, frontWork: Int = Front.quickly
  ) throws(Analysis.Obstacle) {
    let analysis = try Analysis(machine, limit: limit, forgetting: false)
    let graph = analysis.graph
    let components = analysis.components
    let weights = graph.blindWeights
    let visits = Visits(graph, components, weights: weights)
    let optimum = Optimum(graph, components)
    let counts = PlayCounts(graph, components)
    self.analysis = analysis
    states = graph.states.count
    decisionStates = graph.states.indices.count { graph.isDecision($0) }
    plays = counts.plays?.description
    (shortest, longest) = (counts.shortest, counts.longest)
    words = zip(graph.words(), visits.steps).reduce(Double(graph.openingWords)) { $0 + Double($1.0) * $1.1 }
    decisions = graph.states.indices.reduce(0) { graph.isDecision($1) ? $0 + visits.states[$1] : $0 }
    endings = Report.endings(analysis, optimum)
    stuck =
      machine.rules.isEmpty
      ? nil
      : optimum.odds(
        ofEnding: Set(graph.stuckStates.map { graph.states[$0].scene }), blind: analysis.stuckOdds)
    measures = Report.measures(analysis, optimum, visits)
    seen = graph.sceneVisits(visits)
    lines = Verb.allCases.map { Line($0, analysis, components) }
    choices = Choices(analysis, visits)
    front = Front(graph, components, work: frontWork)
  }

  private static func endings(_ analysis: Analysis, _ optimum: Optimum) -> [Ending] {
    let scenario = analysis.graph.machine.scenario
    let blind = analysis.endingOdds(from: analysis.graph.states[0]) ?? []
    return zip(scenario.endingIndexes, blind).compactMap { scene, blind in
      guard case .ending(let ending) = scenario.scenes[scene].exit else { return nil }
      return Ending(
        id: scenario.scenes[scene].id, title: scenario.scenes[scene].title, fates: ending.fates,
        odds: optimum.odds(ofEnding: [scene], blind: blind))
    }
  }

  private static func measures(_ analysis: Analysis, _ optimum: Optimum, _ visits: Visits) -> [Measure] {
    let graph = analysis.graph
    let blind = analysis.expected(from: graph.states[0]) ?? []
    let ranges = analysis.ranges
    return graph.machine.scenario.measures.indices.map { measure in
      func figure(_ part: (Int) -> Int, blind: Double? = nil) -> Figure {
        let column = graph.column(measure, part)
        return Figure(
          blind: blind ?? visits.expected(column, graph),
          least: optimum.values(of: column, .least)[0], most: optimum.values(of: column, .most)[0])
      }
      return Measure(
        id: graph.machine.scenario.measures[measure], total: figure({ $0 }, blind: blind[measure]),
        range: ranges[measure], gains: figure { max(0, $0) }, losses: figure { max(0, -$0) })
    }
  }
}

extension Optimum {
  /// How likely it is to end in one of these scenes.
  func odds(ofEnding scenes: Set<Int>, blind: Double) -> Report.Figure {
    let column = Column(endingIn: scenes, effects: effectCount)
    return Report.Figure(
      blind: blind, least: values(of: column, .least)[0], most: values(of: column, .most)[0])
  }
}

extension Optimum.Column {
  /// Counts the plays that end in one of these scenes.
  init(endingIn scenes: Set<Int>, effects count: Int) {
    self.init(
      effects: [Double](repeating: 0, count: count),
      endings: Dictionary(uniqueKeysWithValues: scenes.map { ($0, 1) }))
  }
}

extension StateGraph {
  func isDecision(_ state: Int) -> Bool { !machine.isChance(states[state]) && !steps(of: state).isEmpty }

  /// A part of a measure's effects as something to add up.
  func column(_ measure: Int, _ part: (Int) -> Int) -> Optimum.Column {
    let endings = machine.scenario.endingIndexes.map { scene in
      (scene, Double(part(machine.endingEffects(in: State(scene: scene, memory: 0))[measure])))
    }
    return Optimum.Column(
      effects: effects.map { Double(part($0[measure])) }, endings: Dictionary(uniqueKeysWithValues: endings))
  }

  /// How often each scene is come to, those passed without a decision included.
  func sceneVisits(_ visits: Visits) -> [Double] {
    var seen = [Double](repeating: 0, count: machine.scenario.scenes.count)
    for state in machine.trail(from: machine.first) { seen[state.scene] += 1 }
    for (step, often) in visits.steps.enumerated() where often > 0 {
      let edge = edges[step]
      for state in machine.trail(taking: Int(edge.index), in: states[Int(edge.source)]) {
        seen[state.scene] += often
      }
    }
    return seen
  }
}

extension Visits {
  /// What is added up on average in one play.
  func expected(_ column: Optimum.Column, _ graph: StateGraph) -> Double {
    let way = steps.enumerated().reduce(0) {
      $0 + $1.element * column.effects[Int(graph.edges[$1.offset].effects)]
    }
    return graph.states.indices.reduce(way) { sum, state in
      graph.steps(of: state).isEmpty
        ? sum + states[state] * (column.endings[graph.states[state].scene] ?? 0) : sum
    }
  }
}
