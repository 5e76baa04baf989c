/// Solves the expectations of blind play, component by component from the endings back.
struct BlindPlay {
  private let graph: StateGraph
  private let measures: Int
  private let endingColumn: [Int: Int]
  let width: Int
  private(set) var values: [Double]

  /// A component of up to this many states is solved directly, a larger one by closing in from both sides.
  static let directLimit = 500

  init(_ graph: StateGraph, endings: [Int]) {
    self.graph = graph
    measures = graph.machine.scenario.measures.count
    width = measures + endings.count
    endingColumn = Dictionary(uniqueKeysWithValues: endings.enumerated().map { ($1, $0) })
    values = [Double](repeating: 0, count: graph.states.count * width)
  }

  mutating func solve(_ components: [[Int]], directLimit: Int = BlindPlay.directLimit) {
    for members in components {
      if members.count == 1, !graph.edges(of: members[0]).contains(where: { Int($0.target) == members[0] }) {
        step(members[0])
      } else if members.count <= directLimit {
        eliminate(members)
      } else {
        closeIn(members)
      }
    }
  }

  /// A state outside any loop: its value follows from those after it.
  private mutating func step(_ state: Int) {
    let base = state * width
    if graph.machine.isEnding(graph.states[state]) {
      for (measure, amount) in graph.machine.endingEffects(in: graph.states[state]).enumerated() {
        values[base + measure] = Double(amount)
      }
      if let column = endingColumn[graph.states[state].scene] { values[base + measures + column] = 1 }
      return
    }
    let edges = graph.edges(of: state)
    for edge in edges {
      let probability = probability(of: edge, among: edges.count)
      let target = Int(edge.target) * width
      let own = graph.effects[Int(edge.effects)]
      for column in 0..<width {
        let effect = column < measures ? Double(own[column]) : 0
        values[base + column] += probability * (effect + values[target + column])
      }
    }
  }

  private func probability(of edge: StateGraph.Edge, among count: Int) -> Double {
    edge.percent > 0 ? Double(edge.percent) / 100 : 1 / Double(count)
  }

  /// Gaussian elimination with partial pivoting on x = own + P x, for all columns at once.
  private mutating func eliminate(_ members: [Int]) {
    let n = members.count
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var rows = [[Double]](repeating: [Double](repeating: 0, count: n + width), count: n)
    for (row, state) in members.enumerated() {
      rows[row][row] = 1
      let edges = graph.edges(of: state)
      for edge in edges {
        let probability = probability(of: edge, among: edges.count)
        let own = graph.effects[Int(edge.effects)]
        for column in 0..<measures { rows[row][n + column] += probability * Double(own[column]) }
        if let inside = position[Int(edge.target)] {
          rows[row][inside] -= probability
        } else {
          for column in 0..<width {
            rows[row][n + column] += probability * values[Int(edge.target) * width + column]
          }
        }
      }
    }
    for pivot in 0..<n {
      let best = (pivot..<n).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      let pivotRow = rows[pivot]
      for row in pivot + 1..<max(n, pivot + 1) where rows[row][pivot] != 0 {
        let factor = rows[row][pivot] / pivotRow[pivot]
        for column in pivot..<n + width { rows[row][column] -= factor * pivotRow[column] }
      }
    }
    for row in (0..<n).reversed() {
      for column in n..<n + width {
        var value = rows[row][column]
        for inside in row + 1..<max(n, row + 1) { value -= rows[row][inside] * rows[inside][column] }
        rows[row][column] = value / rows[row][row]
        values[members[row] * width + column - n] = rows[row][column]
      }
    }
  }

  /// Iterates a lower and an upper bound until they meet. Loops carry no effects, so every value inside lies
  /// between the least and the greatest value just outside.
  private mutating func closeIn(_ members: [Int]) {
    let inside = Set(members)
    var low = [Double](repeating: .infinity, count: width)
    var high = [Double](repeating: -.infinity, count: width)
    for state in members {
      for edge in graph.edges(of: state) where !inside.contains(Int(edge.target)) {
        for column in 0..<width {
          let own = column < measures ? Double(graph.effects[Int(edge.effects)][column]) : 0
          let value = own + values[Int(edge.target) * width + column]
          low[column] = min(low[column], value)
          high[column] = max(high[column], value)
        }
      }
    }
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    for column in 0..<width {
      var lower = [Double](repeating: low[column], count: members.count)
      var upper = [Double](repeating: high[column], count: members.count)
      var gap = high[column] - low[column]
      while gap > 1e-12 * max(1, abs(high[column])) {
        let before = gap
        gap = 0
        for (row, state) in members.enumerated() {
          let edges = graph.edges(of: state)
          var (down, up) = (0.0, 0.0)
          for edge in edges {
            let probability = probability(of: edge, among: edges.count)
            let target = Int(edge.target)
            if let inner = position[target] {
              down += probability * lower[inner]
              up += probability * upper[inner]
            } else {
              let own = column < measures ? Double(graph.effects[Int(edge.effects)][column]) : 0
              down += probability * (own + values[target * width + column])
              up += probability * (own + values[target * width + column])
            }
          }
          (lower[row], upper[row]) = (down, up)
          gap = max(gap, up - down)
        }
        // Rounding can stop the bounds just short of each other.
        if gap >= before, gap < 1e-10 { break }
      }
      for (row, state) in members.enumerated() {
        values[state * width + column] = (lower[row] + upper[row]) / 2
      }
    }
  }
}
