/// A scene's states, those together in which every choice leads to the same.
struct StateClasses {
  /// The most visited class first.
  let members: [[Int]]
  /// How often one comes to each class in a play, on average.
  let visits: [Double]
  private let graph: StateGraph
  /// Facts that do not have one value in all of the scene's states.
  private let varying: [Int]

  var allVisits: Double { visits.reduce(0, +) }

  /// Sorts the states by what their choices lead to, so that no key has to be kept for each.
  init(of states: [Int], _ analysis: Analysis, _ visits: Visits) {
    let graph = analysis.graph
    let sorted = states.sorted { a, b in
      let order = analysis.order(of: a, b)
      return order == 0 ? a < b : order < 0
    }
    var runs: [[Int]] = []
    for state in sorted {
      if let last = runs.last?.last, analysis.order(of: last, state) == 0 {
        runs[runs.count - 1].append(state)
      } else {
        runs.append([state])
      }
    }
    let found = runs.map { (members: $0, visits: $0.reduce(0) { $0 + visits.states[$1] }) }
      .sorted { ($1.visits, $0.members[0]) < ($0.visits, $1.members[0]) }
    members = found.map(\.members)
    self.visits = found.map(\.visits)
    self.graph = graph
    varying = graph.machine.scenario.facts.indices.filter { fact in
      let first = graph.machine.value(of: fact, in: graph.states[states[0]])
      return states.contains { graph.machine.value(of: fact, in: graph.states[$0]) != first }
    }
  }

  /// What holds of the facts in all of these states, and not in all of the scene.
  func facts(of group: [Int]) -> [String] {
    varying.compactMap { fact in
      let value = graph.machine.value(of: fact, in: graph.states[group[0]])
      guard group.allSatisfy({ graph.machine.value(of: fact, in: graph.states[$0]) == value }) else {
        return nil
      }
      let fact = graph.machine.scenario.facts[fact]
      return "\(fact.name) = \(fact.word(for: value))"
    }
  }
}

extension Analysis {
  /// Orders two decisions of a scene by their choices and what is expected after each; 0 where all that is alike.
  /// Figures alike to a billionth are alike: rounding differs from state to state.
  fileprivate func order(of a: Int, _ b: Int) -> Int {
    let (first, second) = (graph.edges(of: a), graph.edges(of: b))
    if first.count != second.count { return first.count - second.count }
    for (one, other) in zip(first, second) {
      if one.index != other.index { return Int(one.index) - Int(other.index) }
      if one.target == other.target { continue }
      for (mine, yours) in zip(figures(from: Int(one.target)), figures(from: Int(other.target))) {
        let (mine, yours) = ((mine * 1e9).rounded(), (yours * 1e9).rounded())
        if mine != yours { return mine < yours ? -1 : 1 }
      }
    }
    return 0
  }
}
