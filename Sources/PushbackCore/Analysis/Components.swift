extension StateGraph {
  /// The strongly connected components, each before every component that leads to it: sinks first.
  ///
  /// Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972), without recursion.
  func components() -> [[Int]] {
    let count = states.count
    var order = [Int32](repeating: -1, count: count)
    var low = [Int32](repeating: 0, count: count)
    var onStack = [Bool](repeating: false, count: count)
    var stack: [Int] = []
    var work: [(state: Int, edge: Int)] = []
    var found: [[Int]] = []
    var next: Int32 = 0

    for root in 0..<count where order[root] < 0 {
      work.append((root, Int(firstEdge[root])))
      while let (state, edge) = work.last {
        if edge == Int(firstEdge[state]), order[state] < 0 {
          order[state] = next
          low[state] = next
          next += 1
          stack.append(state)
          onStack[state] = true
        }
        if edge < Int(firstEdge[state + 1]) {
          work[work.count - 1].edge += 1
          let target = Int(edges[edge].target)
          if order[target] < 0 {
            work.append((target, Int(firstEdge[target])))
          } else if onStack[target] {
            low[state] = min(low[state], order[target])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.state { low[parent] = min(low[parent], low[state]) }
        if low[state] == order[state] {
          var component: [Int] = []
          repeat {
            let member = stack.removeLast()
            onStack[member] = false
            component.append(member)
          } while component[component.count - 1] != state
          found.append(component)
        }
      }
    }
    return found
  }

  func isLoop(_ members: [Int]) -> Bool {
    members.count > 1 || members.contains { state in edges(of: state).contains { Int($0.target) == state } }
  }

  /// A state of a loop that some way of choosing never leaves, if there is one: goes on inside the endless states
  /// until one comes again. The first of them only leads there; it is the start more often than not.
  func endlessLoop(_ components: [[Int]]) -> Int? {
    guard components.contains(where: isLoop) else { return nil }
    let inside = endless()
    guard var state = inside.min() else { return nil }
    var seen: Set<Int> = []
    while seen.insert(state).inserted {
      guard let edge = edges(of: state).first(where: { inside.contains(Int($0.target)) }) else { return nil }
      state = Int(edge.target)
    }
    return state
  }

  /// States in which some way of choosing avoids every ending for ever, whatever is drawn.
  ///
  /// The greatest set such that a decision has a choice, and a chance all its outcomes, inside it.
  func endless() -> Set<Int> {
    var inside = [Bool](repeating: true, count: states.count)
    var ways = (0..<states.count).map { edges(of: $0).count }
    var sources = [[Int32]](repeating: [], count: states.count)
    for edge in edges { sources[Int(edge.target)].append(edge.source) }
    var leaving = (0..<states.count).filter { ways[$0] == 0 }
    for state in leaving { inside[state] = false }
    while let state = leaving.popLast() {
      for source in sources[state].map(Int.init) where inside[source] {
        ways[source] -= 1
        if machine.isChance(states[source]) || ways[source] == 0 {
          inside[source] = false
          leaving.append(source)
        }
      }
    }
    return Set(inside.indices.filter { inside[$0] })
  }
}
