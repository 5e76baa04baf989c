/// One of the three lines: somebody who deploys, fixes or refuses wherever it is on offer.
///
/// Where the verb is on offer its first choice is taken, elsewhere one plays blindly.
package struct Line: Sendable {
  package let verb: Verb
  /// In the order of the scenario's endings.
  package let endings: [Double]
  /// In the order of its measures.
  package let measures: [Double]

  init(_ verb: Verb, _ analysis: Analysis, _ components: [[Int]]) {
    self.init(verb, analysis.graph, components, endings: analysis.graph.machine.scenario.endingIndexes)
  }

  /// `endings` are those whose odds are wanted.
  init(_ verb: Verb, _ graph: StateGraph, _ components: [[Int]], endings wanted: [Int]) {
    var weights = graph.blindWeights
    for state in graph.states.indices where graph.isDecision(state) {
      let steps = graph.steps(of: state)
      guard case .decision(let decision) = graph.machine.scenario.scenes[graph.states[state].scene].exit,
        let taken = steps.first(where: { decision.choices[Int(graph.edges[$0].index)].verb == verb })
      else { continue }
      for step in steps { weights[step] = step == taken ? 1 : 0 }
    }
    var solver = BlindPlay(graph, endings: wanted, weights: weights)
    solver.solve(components)
    let measures = graph.machine.scenario.measures.count
    self.verb = verb
    self.measures = Array(solver.values.prefix(measures))
    endings = Array(solver.values.prefix(solver.width).dropFirst(measures))
  }

  /// Whether it is at least as good as another in every measure, and better in one.
  func isBetter(than other: Line) -> Bool { dominates(measures, other.measures) }
}

extension [Line] {
  /// The line that is at least as good in every measure as each of the others, and better in one: the story has a
  /// winning line.
  var winner: Line? {
    first { line in allSatisfy { $0.verb == line.verb || line.isBetter(than: $0) } }
  }
}

/// At least as good in everything, and better in something, beyond what rounding does.
func dominates(_ a: [Double], _ b: [Double]) -> Bool {
  let differences = zip(a, b).map { $0 - $1 }
  return differences.allSatisfy { $0 >= -1e-9 } && differences.contains { $0 > 1e-9 }
}
