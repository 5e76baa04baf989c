/// How often each state is come to in one play, on average, from the start on.
///
/// Forward through the components; within a loop what comes in is handed round until it has left.
struct Visits {
  /// By state.
  let states: [Double]
  /// By step.
  let steps: [Double]

  init(_ graph: StateGraph, _ components: [[Int]], weights: [Double]) {
    var states = [Double](repeating: 0, count: graph.states.count)
    if !states.isEmpty { states[0] = 1 }
    for members in components.reversed() {
      let isLoop = graph.isLoop(members)
      if isLoop { Visits.circulate(members, graph, weights, &states) }
      let inside = isLoop ? Set(members) : []
      for state in members where states[state] > 0 {
        for step in graph.steps(of: state) where !inside.contains(Int(graph.edges[step].target)) {
          states[Int(graph.edges[step].target)] += states[state] * weights[step]
        }
      }
    }
    self.states = states
    steps = graph.edges.indices.map { states[Int(graph.edges[$0].source)] * weights[$0] }
  }

  /// Turns what comes into a loop from outside into how often each of its states is come to in all.
  ///
  /// The loop's states are taken out one by one, as in `Elimination`, and what passed through them is worked out
  /// on the way back.
  private static func circulate(
    _ members: [Int], _ graph: StateGraph, _ weights: [Double], _ states: inout [Double]
  ) {
    guard members.count <= BlindPlay.directLimit else {
      return handRound(members, graph, weights, &states)
    }
    let members = graph.nearestExitFirst(members)
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let n = members.count
    var flow = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var leaves = [Double](repeating: 0, count: n)
    for (row, state) in members.enumerated() {
      for step in graph.steps(of: state) {
        if let column = position[Int(graph.edges[step].target)] {
          flow[row][column] += weights[step]
        } else {
          leaves[row] += weights[step]
        }
      }
    }
    var come = members.map { states[$0] }
    var returns = [Double](repeating: 1, count: n)
    for taken in (0..<n).reversed() {
      let moving = flow[taken][..<taken].reduce(leaves[taken], +)
      returns[taken] = 1 / moving
      for column in 0..<taken {
        let share = flow[taken][column] / moving
        come[column] += come[taken] * share
        for row in 0..<taken { flow[row][column] += flow[row][taken] * share }
      }
      for row in 0..<taken { leaves[row] += flow[row][taken] * leaves[taken] / moving }
    }
    // What is left with the first state is exact; each later one also gets what earlier ones send it.
    for row in 0..<n {
      var total = come[row]
      for before in 0..<row { total += states[members[before]] * flow[before][row] }
      states[members[row]] = total * returns[row]
    }
  }

  /// For a large loop: what came in goes round and round until less than a billionth is left inside.
  private static func handRound(
    _ members: [Int], _ graph: StateGraph, _ weights: [Double], _ states: inout [Double]
  ) {
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var moving = members.map { states[$0] }
    var looks = 0
    while moving.reduce(0, +) > 1e-12, looks < BlindPlay.patience {
      var next = [Double](repeating: 0, count: members.count)
      for (row, state) in members.enumerated() where moving[row] > 0 {
        for step in graph.steps(of: state) {
          if let column = position[Int(graph.edges[step].target)] {
            next[column] += moving[row] * weights[step]
          }
        }
      }
      for (row, state) in members.enumerated() { states[state] += next[row] }
      moving = next
      looks += members.count
    }
  }
}
