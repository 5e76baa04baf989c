/// The path of one play, drawn into the shape of its story.
extension Shape {
  package init(_ play: Play) {
    self.init(play.machine)
    let machine = play.machine
    var path = Path(firstEdges: firstEdges)
    mark(machine.start)
    path.pass(machine.trail(from: machine.first), machine)
    for step in play.path {
      path.go(from: step.before.scene, by: step.index)
      path.pass(machine.trail(taking: step.index, in: step.before), machine)
    }
    for (step, edge) in path.edges.enumerated() where edges.indices.contains(edge) {
      edges[edge].steps.append(step + 1)
      mark(edges[edge].target)
    }
    guard let last = machine.index(of: play.scene.id) else { return }
    nodes[last].visit = play.isOver ? .ended : .here
  }

  private mutating func mark(_ node: Int) { nodes[node].visit = .passed }

  /// Where each node's edges begin.
  private var firstEdges: [Int] {
    var first = [Int](repeating: edges.count, count: nodes.count)
    for (index, edge) in edges.enumerated().reversed() { first[edge.source] = index }
    return first
  }
}

/// The edges that a play went along, in their order.
private struct Path {
  let firstEdges: [Int]
  private(set) var edges: [Int] = []

  init(firstEdges: [Int]) { self.firstEdges = firstEdges }

  mutating func go(from scene: Int, by way: Int) { edges.append(firstEdges[scene] + way) }

  /// The continuations on the way to where something is decided, drawn or over.
  mutating func pass(_ trail: [State], _ machine: Machine) {
    for state in trail.dropLast() {
      guard case .continuation(let ways) = machine.nodes[state.scene].kind,
        let way = ways.firstIndex(where: { $0.test.holds(state.memory) })
      else { continue }
      go(from: state.scene, by: way)
    }
  }
}
