/// The state graph without its loops of dice: each of their states leads at once to where the loop is left.
struct Folded {
  enum Node {
    /// What is gained on the way, and where it leads.
    case decision([(gain: [Double], to: Int)])
    case chance([(odds: Double, gain: [Double], to: Int)])
    case ending([Double])
  }

  let nodes: [Node]
  /// Every state after those that lead to it: the start first.
  let order: [Int]
  let measures: Int

  /// Nil where a loop holds a decision.
  init?(_ graph: StateGraph, _ components: [[Int]]) {
    let effects = graph.effects.map { $0.map(Double.init) }
    var nodes: [Node] = graph.states.indices.map { state in
      let edges = graph.edges(of: state)
      if edges.isEmpty {
        return .ending(graph.machine.endingEffects(in: graph.states[state]).map(Double.init))
      }
      if graph.isDecision(state) {
        return .decision(edges.map { (effects[Int($0.effects)], Int($0.target)) })
      }
      return .chance(edges.map { (Double($0.percent) / 100, effects[Int($0.effects)], Int($0.target)) })
    }
    for members in components {
      let inside = Set(members)
      guard members.contains(where: { graph.edges(of: $0).contains { inside.contains(Int($0.target)) } })
      else {
        continue
      }
      if members.contains(where: graph.isDecision) { return nil }
      for (state, exits) in Folded.exits(of: graph.nearestExitFirst(members), graph) {
        nodes[state] = .chance(
          exits.map { (odds: $0.odds, gain: effects[Int($0.edge.effects)], to: Int($0.edge.target)) })
      }
    }
    self.nodes = nodes
    order = components.reversed().flatMap(\.self)
    measures = graph.machine.scenario.measures.count
  }

  /// From each state of a loop of dice, how likely each way out of it is.
  private static func exits(of members: [Int], _ graph: StateGraph)
    -> [(state: Int, exits: [(odds: Double, edge: StateGraph.Edge)])]
  {
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let ways = members.flatMap { graph.edges(of: $0) }.filter { position[Int($0.target)] == nil }
    var rows: [[Double]] = []
    var way = 0
    for state in members {
      var row = [Double](repeating: 0, count: members.count + 1 + ways.count)
      for edge in graph.edges(of: state) {
        let odds = Double(edge.percent) / 100
        if let column = position[Int(edge.target)] {
          row[column] += odds
        } else {
          row[members.count] += odds
          row[members.count + 1 + way] += odds
          way += 1
        }
      }
      rows.append(row)
    }
    return zip(members, Elimination.solve(rows, width: ways.count)).map { state, odds in
      (state, zip(odds, ways).filter { $0.0 > 0 }.map { (odds: $0.0, edge: $0.1) })
    }
  }

  /// Whether no decision can be come to after two different outcomes of one draw: then what is planned after one
  /// outcome binds nothing after another.
  func isTree(limit: Int) -> Bool {
    guard nodes.count <= limit else { return false }
    var after = [Set<Int>](repeating: [], count: nodes.count)
    for state in order.reversed() {
      switch nodes[state] {
      case .ending: break
      case .decision(let ways):
        after[state] = ways.reduce(into: [state]) { $0.formUnion(after[$1.to]) }
      case .chance(let ways):
        for target in Set(ways.map(\.to)) {
          guard after[state].isDisjoint(with: after[target]) else { return false }
          after[state].formUnion(after[target])
        }
      }
    }
    return true
  }
}
