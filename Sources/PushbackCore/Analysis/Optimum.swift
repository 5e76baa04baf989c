/// The best and the worst that any plan can expect, one figure at a time. A plan is a choice for every state.
///
/// Backward through the components; within a loop by policy iteration (Howard, "Dynamic Programming and Markov
/// Processes", 1960), which ends because every plan leaves every loop.
struct Optimum {
  enum Aim: Hashable, Sendable, CaseIterable {
    case least, most

    func prefers(_ a: Double, to b: Double) -> Bool { self == .least ? a < b : a > b }
  }

  /// What is added up along the way.
  struct Column {
    /// By the number of a vector of effects.
    let effects: [Double]
    /// By the scene of an ending.
    let endings: [Int: Double]
  }

  private let graph: StateGraph
  private let components: [[Int]]
  /// Whether a state chooses its step; elsewhere the weights say how likely each is.
  private let decides: [Bool]

  init(_ graph: StateGraph, _ components: [[Int]]) {
    self.graph = graph
    self.components = components
    decides = graph.states.map { !graph.machine.isChance($0) }
  }

  var effectCount: Int { graph.effects.count }

  /// The figure from every state.
  func values(of column: Column, _ aim: Aim) -> [Double] {
    var values = [Double](repeating: 0, count: graph.states.count)
    for members in components {
      if !graph.isLoop(members) {
        values[members[0]] = figure(of: members[0], column, aim, values)
      } else if members.count <= BlindPlay.directLimit {
        iteratePolicies(members, column, aim, &values)
      } else {
        closeIn(members, column, aim, &values)
      }
    }
    return values
  }

  private func figure(of state: Int, _ column: Column, _ aim: Aim, _ values: [Double]) -> Double {
    let steps = graph.steps(of: state)
    guard !steps.isEmpty else { return column.endings[graph.states[state].scene] ?? 0 }
    if decides[state] {
      var best = worth(of: steps.lowerBound, column, values)
      for step in steps.dropFirst() {
        let worth = worth(of: step, column, values)
        if aim.prefers(worth, to: best) { best = worth }
      }
      return best
    }
    return steps.reduce(0) {
      $0 + Double(graph.edges[$1].percent) / 100 * worth(of: $1, column, values)
    }
  }

  /// What a step brings at once and afterwards.
  func worth(of step: Int, _ column: Column, _ values: [Double]) -> Double {
    let edge = graph.edges[step]
    return column.effects[Int(edge.effects)] + values[Int(edge.target)]
  }

  /// Solves the loop for a plan, betters the plan, and begins again until nothing is better.
  private func iteratePolicies(_ members: [Int], _ column: Column, _ aim: Aim, _ values: inout [Double]) {
    let members = graph.nearestExitFirst(members)
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var plan = members.map { graph.steps(of: $0).lowerBound }
    while true {
      var rows = [[Double]](repeating: [Double](repeating: 0, count: members.count + 2), count: members.count)
      for (row, state) in members.enumerated() {
        for step in decides[state] ? plan[row]..<plan[row] + 1 : graph.steps(of: state) {
          let edge = graph.edges[step]
          let likely = decides[state] ? 1 : Double(edge.percent) / 100
          if let inside = position[Int(edge.target)] {
            rows[row][inside] += likely
          } else {
            rows[row][members.count] += likely
            rows[row][members.count + 1] += likely * worth(of: step, column, values)
          }
        }
      }
      for (state, found) in zip(members, Elimination.solve(rows, width: 1)) { values[state] = found[0] }
      var isBetter = false
      for (row, state) in members.enumerated() where decides[state] {
        for step in graph.steps(of: state) {
          let (new, old) = (worth(of: step, column, values), worth(of: plan[row], column, values))
          // Rounding must not make two equal plans take turns.
          if aim.prefers(new, to: old), abs(new - old) > 1e-12 * max(1, abs(old)) {
            plan[row] = step
            isBetter = true
          }
        }
      }
      if !isBetter { return }
    }
  }

  /// A lower and an upper bound until they meet; inside a loop every figure lies between the least and the greatest
  /// just outside.
  private func closeIn(_ members: [Int], _ column: Column, _ aim: Aim, _ values: inout [Double]) {
    let members = graph.nearestExitFirst(members)
    let inside = Set(members)
    let outside = members.flatMap(graph.steps).filter { !inside.contains(Int(graph.edges[$0].target)) }
      .map { worth(of: $0, column, values) }
    guard let low = outside.min(), let high = outside.max() else { return }
    let scale = max(1, abs(low), abs(high))
    var lower = values
    for state in members { (lower[state], values[state]) = (low, high) }
    var gap = high - low
    var looks = 0
    while gap > 1e-12 * scale, looks < BlindPlay.patience {
      let before = gap
      gap = 0
      for state in members {
        lower[state] = figure(of: state, column, aim, lower)
        values[state] = figure(of: state, column, aim, values)
        gap = max(gap, values[state] - lower[state])
      }
      // Rounding can stop the bounds just short of each other.
      if gap >= before, gap < 1e-10 * scale { break }
      looks += members.count
    }
    for state in members { values[state] = (lower[state] + values[state]) / 2 }
  }
}
