/// How many plays there are, and how long they are.
struct PlayCounts: Hashable, Sendable {
  /// Different ways from the start to an ending; nil where dice can go round without end.
  let plays: Natural?
  /// Decisions of the shortest play.
  let shortest: Int
  /// Decisions of the longest; nil where a loop holds a decision.
  let longest: Int?

  init(_ graph: StateGraph, _ components: [[Int]]) {
    let isLoop = components.map(graph.isLoop)
    plays = isLoop.contains(true) ? nil : PlayCounts.count(graph, components.map { $0[0] })
    var least = [Int](repeating: .max, count: graph.states.count)
    var most = [Int?](repeating: 0, count: graph.states.count)
    for (members, isLoop) in zip(components, isLoop) {
      let inside = isLoop ? Set(members) : []
      let hasDecision = members.contains { PlayCounts.decides($0, graph) }
      var high: Int? = isLoop && hasDecision ? nil : 0
      for state in members {
        let own = PlayCounts.decides(state, graph) ? 1 : 0
        for edge in graph.edges(of: state) where !inside.contains(Int(edge.target)) {
          if let sofar = high { high = most[Int(edge.target)].map { max(sofar, $0 + own) } }
        }
      }
      for state in members { most[state] = high }
      PlayCounts.shorten(members, graph, &least)
    }
    shortest = least.first.flatMap { $0 < .max ? $0 : nil } ?? 0
    longest = most.first ?? 0
  }

  /// The fewest decisions from each state of a component to an ending: looks again until nothing gets shorter.
  private static func shorten(_ members: [Int], _ graph: StateGraph, _ least: inout [Int]) {
    var isShorter = true
    while isShorter {
      isShorter = false
      for state in members {
        let own = decides(state, graph) ? 1 : 0
        let after = graph.edges(of: state).map { least[Int($0.target)] }.min()
        let found = after.map { $0 == .max ? .max : $0 + own } ?? 0
        if found < least[state] {
          least[state] = found
          isShorter = true
        }
      }
    }
  }

  private static func decides(_ state: Int, _ graph: StateGraph) -> Bool {
    !graph.machine.isChance(graph.states[state]) && !graph.steps(of: state).isEmpty
  }

  /// Adds up from the endings back. A count is let go once every state before it has taken it up, so that a long
  /// story does not keep a long number for every state.
  private static func count(_ graph: StateGraph, _ order: [Int]) -> Natural {
    var counts = [Natural?](repeating: nil, count: graph.states.count)
    var waiting = [Int32](repeating: 0, count: graph.states.count)
    for edge in graph.edges { waiting[Int(edge.target)] += 1 }
    for state in order {
      guard !graph.steps(of: state).isEmpty else {
        counts[state] = Natural(1)
        continue
      }
      var sum = Natural()
      for edge in graph.edges(of: state) {
        let target = Int(edge.target)
        if let count = counts[target] { sum += count }
        waiting[target] -= 1
        if waiting[target] == 0, target != 0 { counts[target] = nil }
      }
      counts[state] = sum
    }
    return counts.first.flatMap(\.self) ?? Natural()
  }
}
