/// Solves the expectations of blind play, or of any other way of playing that is a matter of chance at every step,
/// component by component from the endings back.
struct BlindPlay {
  private let graph: StateGraph
  private let measures: Int
  private let endingColumn: [Int: Int]
  /// How likely each step is where it starts.
  private let weights: [Double]
  let width: Int
  private(set) var values: [Double]

  /// A component of up to this many states is solved directly, a larger one by closing in from both sides.
  static let directLimit = 500

  /// How many states are looked at again and again before a large component is given up.
  static let patience = 50_000_000

  /// A state of a large loop that is left too rarely for its bounds to meet.
  private(set) var hardlyLeft: Int?

  /// Blind play, unless other weights say how likely each step is.
  init(_ graph: StateGraph, endings: [Int], weights: [Double]? = nil) {
    self.graph = graph
    self.weights = weights ?? graph.blindWeights
    measures = graph.machine.scenario.measures.count
    width = measures + endings.count
    endingColumn = Dictionary(uniqueKeysWithValues: endings.enumerated().map { ($1, $0) })
    values = [Double](repeating: 0, count: graph.states.count * width)
  }

  mutating func solve(
    _ components: [[Int]], directLimit: Int = BlindPlay.directLimit, patience: Int = BlindPlay.patience
  ) {
    for members in components {
      if !graph.isLoop(members) {
        step(members[0])
      } else if members.count <= directLimit {
        eliminate(members)
      } else {
        closeIn(members, patience: patience)
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
    for number in graph.steps(of: state) where weights[number] > 0 {
      let (edge, probability) = (graph.edges[number], weights[number])
      let target = Int(edge.target) * width
      let own = graph.effects[Int(edge.effects)]
      for column in 0..<width {
        let effect = column < measures ? Double(own[column]) : 0
        values[base + column] += probability * (effect + values[target + column])
      }
    }
  }

  private mutating func eliminate(_ members: [Int]) {
    let members = graph.nearestExitFirst(members)
    let n = members.count
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    // A row holds the probabilities of going to each member, then that of leaving, then what is gained.
    var rows = [[Double]](repeating: [Double](repeating: 0, count: n + 1 + width), count: n)
    for (row, state) in members.enumerated() {
      for number in graph.steps(of: state) where weights[number] > 0 {
        let (edge, probability) = (graph.edges[number], weights[number])
        let own = graph.effects[Int(edge.effects)]
        for column in 0..<measures { rows[row][n + 1 + column] += probability * Double(own[column]) }
        if let inside = position[Int(edge.target)] {
          rows[row][inside] += probability
        } else {
          rows[row][n] += probability
          for column in 0..<width {
            rows[row][n + 1 + column] += probability * values[Int(edge.target) * width + column]
          }
        }
      }
    }
    for (state, found) in zip(members, Elimination.solve(rows, width: width)) {
      for column in 0..<width { values[state * width + column] = found[column] }
    }
  }

  /// Iterates a lower and an upper bound until they meet. Loops carry no effects, so every value inside lies
  /// between the least and the greatest value just outside.
  private mutating func closeIn(_ members: [Int], patience: Int) {
    let members = graph.nearestExitFirst(members)
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var inner = [[(row: Int, probability: Double)]](repeating: [], count: members.count)
    var outer = [Double](repeating: 0, count: members.count * width)
    var low = [Double](repeating: .infinity, count: width)
    var high = [Double](repeating: -.infinity, count: width)
    for (row, state) in members.enumerated() {
      for number in graph.steps(of: state) where weights[number] > 0 {
        let (edge, probability) = (graph.edges[number], weights[number])
        if let target = position[Int(edge.target)] {
          inner[row].append((target, probability))
          continue
        }
        for column in 0..<width {
          let own = column < measures ? Double(graph.effects[Int(edge.effects)][column]) : 0
          let value = own + values[Int(edge.target) * width + column]
          outer[row * width + column] += probability * value
          low[column] = min(low[column], value)
          high[column] = max(high[column], value)
        }
      }
    }
    for column in 0..<width {
      var lower = [Double](repeating: low[column], count: members.count)
      var upper = [Double](repeating: high[column], count: members.count)
      let scale = max(1, abs(low[column]), abs(high[column]))
      var gap = high[column] - low[column]
      var looks = 0
      while gap > 1e-12 * scale {
        let before = gap
        gap = 0
        for row in members.indices {
          var (down, up) = (outer[row * width + column], outer[row * width + column])
          for step in inner[row] {
            down += step.probability * lower[step.row]
            up += step.probability * upper[step.row]
          }
          (lower[row], upper[row]) = (down, up)
          gap = max(gap, up - down)
        }
        // Rounding can stop the bounds just short of each other.
        if gap >= before, gap < 1e-10 * scale { break }
        looks += members.count
        if looks > patience {
          hardlyLeft = members[0]
          return
        }
      }
      for (row, state) in members.enumerated() {
        values[state * width + column] = (lower[row] + upper[row]) / 2
      }
    }
  }
}
