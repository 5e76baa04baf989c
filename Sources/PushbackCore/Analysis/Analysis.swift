/// A scenario solved: what to expect from every state when every later choice is made blindly.
///
/// Blind play takes each offered choice with equal probability; chances follow their weights. Solved once per
/// scenario and kept.
package struct Analysis: Sendable {
  let graph: StateGraph
  let components: [[Int]]
  /// Columns of a row: the measures' expected remaining change, then each ending's probability.
  private let values: [Double]
  private let width: Int
  /// Scenes that are endings, in the scenario's order.
  package let endings: [SceneID]

  /// Why a scenario cannot be solved.
  package enum Obstacle: Error, Hashable, Sendable {
    case tooManyStates(limit: Int, largest: [FactName])
    case faulty(Fault)
    /// Some way of choosing can go on for ever.
    case endless(SceneID)
    case effectInLoop(SceneID)
    /// A large loop is left too rarely for its expectations to be found.
    case hardlyEverLeft(SceneID)
  }

  /// `forgetting` gives the same figures from fewer states: those that differ only in what no condition asks any more
  /// are one.
  package init(
    _ machine: Machine, limit: Int = StateGraph.limit, patience: Int = BlindPlay.patience,
    forgetting: Bool = true
  ) throws(Obstacle) {
    let graph = StateGraph(machine, limit: limit, forgetting: forgetting)
    guard graph.isComplete else {
      throw .tooManyStates(limit: limit, largest: machine.scenario.largestFacts)
    }
    if let fault = graph.faults.first { throw .faulty(fault.fault) }
    let components = graph.components()
    if let state = graph.endlessLoop(components) { throw .endless(graph.sceneID(of: state)) }
    if let state = graph.effectInLoop(components) { throw .effectInLoop(graph.sceneID(of: state)) }
    var solver = BlindPlay(graph, endings: machine.scenario.endingIndexes)
    solver.solve(components, patience: patience)
    if let state = solver.hardlyLeft { throw .hardlyEverLeft(graph.sceneID(of: state)) }
    (self.graph, self.components) = (graph, components)
    values = solver.values
    width = solver.width
    endings = machine.scenario.endingIndexes.map { machine.scenario.scenes[$0].id }
  }

  package var states: Int { graph.states.count }

  /// The lowest and highest total of each measure that any play reaches.
  package var ranges: [ClosedRange<Int>] { graph.ranges(components) }

  /// How likely blind play is to come to where rules leave nothing to do.
  package var stuckOdds: Double { stuckOdds(from: 0) }

  func stuckOdds(from state: Int) -> Double {
    graph.hasStuckStates ? max(0, 1 - endingOdds(from: state).reduce(0, +)) : 0
  }

  /// The expected remaining change of each measure; nil for a state that no play reaches.
  package func expected(from state: State) -> [Double]? {
    row(of: state).map { Array($0.prefix(graph.machine.scenario.measures.count)) }
  }

  /// How likely each ending is under blind play.
  package func endingOdds(from state: State) -> [Double]? {
    row(of: state).map { Array($0.dropFirst(graph.machine.scenario.measures.count)) }
  }

  /// A state of the same story under rules is looked up without what only the rules remember.
  private func row(of state: State) -> ArraySlice<Double>? { graph.number(of: state).map(figures) }

  /// Of a state by its number: the measures' expected remaining change, then how likely each ending is.
  func figures(from state: Int) -> ArraySlice<Double> { values[state * width..<(state + 1) * width] }
  func expected(from state: Int) -> ArraySlice<Double> {
    figures(from: state).prefix(graph.machine.scenario.measures.count)
  }
  func endingOdds(from state: Int) -> ArraySlice<Double> {
    figures(from: state).dropFirst(graph.machine.scenario.measures.count)
  }
}

extension Scenario {
  var endingIndexes: [Int] {
    scenes.indices.filter { if case .ending = scenes[$0].exit { true } else { false } }
  }

  /// The facts with most values, at most three: what to shrink when there are too many states.
  var largestFacts: [FactName] {
    facts.sorted { $0.bounds.count > $1.bounds.count }.prefix(3).map(\.name)
  }
}

extension StateGraph {
  /// Where the rules leave nothing to do, in the order found.
  var stuckStates: [Int] {
    states.indices.filter { steps(of: $0).isEmpty && !machine.isEnding(states[$0]) }
  }
  var hasStuckStates: Bool {
    !machine.rules.isEmpty
      && states.indices.contains { steps(of: $0).isEmpty && !machine.isEnding(states[$0]) }
  }

  func sceneID(of state: Int) -> SceneID { machine.scenario.scenes[states[state].scene].id }

  /// A state from which a step with an effect stays inside a loop, if there is one.
  func effectInLoop(_ components: [[Int]]) -> Int? {
    var component = [Int32](repeating: 0, count: states.count)
    for (number, members) in components.enumerated() {
      for state in members { component[state] = Int32(number) }
    }
    return edges.first { $0.effects != 0 && component[Int($0.source)] == component[Int($0.target)] }
      .map { Int($0.source) }
  }

  /// The lowest and highest total of each measure. Loops carry no effects, so a loop's states share theirs.
  func ranges(_ components: [[Int]]) -> [ClosedRange<Int>] {
    let measures = machine.scenario.measures.indices
    let width = measures.count
    // Rows of all measures; a state whose row is not known yet has the least for the most.
    var low = [Int](repeating: .max, count: states.count * width)
    var high = [Int](repeating: .min, count: states.count * width)
    var least = [Int](repeating: .max, count: width)
    var most = [Int](repeating: .min, count: width)
    for members in components {
      for measure in measures { (least[measure], most[measure]) = (.max, .min) }
      for state in members {
        // An ending, or where rules leave nothing to do.
        if steps(of: state).isEmpty {
          least = machine.endingEffects(in: states[state])
          most = least
        }
        for number in steps(of: state) {
          let row = Int(edges[number].target) * width
          for measure in measures where low[row + measure] <= high[row + measure] {
            let own = effects[Int(edges[number].effects)][measure]
            least[measure] = min(least[measure], own + low[row + measure])
            most[measure] = max(most[measure], own + high[row + measure])
          }
        }
      }
      for state in members {
        for measure in measures {
          (low[state * width + measure], high[state * width + measure]) = (least[measure], most[measure])
        }
      }
    }
    guard !states.isEmpty else { return measures.map { _ in 0...0 } }
    return measures.map { low[$0]...max(low[$0], high[$0]) }
  }
}
