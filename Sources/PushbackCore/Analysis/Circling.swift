/// Plans of a story in which a loop holds a decision, each followed through its own chain of dice.
///
/// Every plan leaves every loop, or the story would not have been solved; and nothing is paid inside one.
struct Circling {
  private let graph: StateGraph
  private let components: [[Int]]
  private let optimum: Optimum
  private let columns: [Optimum.Column]

  init(_ graph: StateGraph, _ components: [[Int]]) {
    self.graph = graph
    self.components = components
    optimum = Optimum(graph, components)
    columns = graph.machine.scenario.measures.indices.map { graph.column($0) { $0 } }
  }

  /// The totals of a plan that is best for a weighting; of several the first choices.
  func best(_ weighting: [Double]) -> [Double] {
    let column = Optimum.Column(weighting, of: columns)
    let values = optimum.values(of: column, .most)
    return totals { state in
      let steps = graph.steps(of: state)
      return steps.first { optimum.worth(of: $0, column, values) >= values[state] - 1e-9 } ?? steps.lowerBound
    }
  }

  /// Every plan's totals, by trying all of them; nil where there are too many.
  func enumerated(atMost limit: Int) -> [[Double]]? {
    let deciding = graph.states.indices.filter { graph.isDecision($0) && graph.steps(of: $0).count > 1 }
    var plans = 1
    for state in deciding {
      plans *= graph.steps(of: state).count
      if plans > limit || plans * graph.states.count > 10_000_000 { return nil }
    }
    return (0..<plans).map { number in
      var rest = number
      var chosen: [Int: Int] = [:]
      for state in deciding {
        let steps = graph.steps(of: state)
        chosen[state] = steps.lowerBound + rest % steps.count
        rest /= steps.count
      }
      return totals { chosen[$0] ?? graph.steps(of: $0).lowerBound }
    }
  }

  /// What is expected where `chosen` says which step is taken at a decision.
  private func totals(_ chosen: (Int) -> Int) -> [Double] {
    var weights = graph.edges.map { Double($0.percent) / 100 }
    for state in graph.states.indices where graph.isDecision(state) { weights[chosen(state)] = 1 }
    let visits = Visits(graph, components, weights: weights)
    return columns.map { column in
      let paid = zip(visits.steps, graph.edges).reduce(0) { $0 + $1.0 * column.effects[Int($1.1.effects)] }
      return column.endings.reduce(paid) { sum, ending in
        sum + (graph.ending(in: ending.key).map { visits.states[$0] } ?? 0) * ending.value
      }
    }
  }
}

extension Optimum.Column {
  /// Several added up, each with its weight.
  fileprivate init(_ weighting: [Double], of columns: [Optimum.Column]) {
    var effects = [Double](repeating: 0, count: columns.first?.effects.count ?? 0)
    var endings: [Int: Double] = [:]
    for (weight, column) in zip(weighting, columns) {
      for index in effects.indices { effects[index] += weight * column.effects[index] }
      for (scene, amount) in column.endings { endings[scene, default: 0] += weight * amount }
    }
    self.init(effects: effects, endings: endings)
  }
}
