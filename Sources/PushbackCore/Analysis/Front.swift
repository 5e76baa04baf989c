/// The plans that cannot be bettered: no other is at least as good in every measure and better in one.
package struct Front: Sendable {
  package enum Extent: Hashable, Sendable {
    /// Every such plan.
    case all
    /// Those that alone are best for some weighting of the measures, each weight above 0.
    case weighted
    /// Those that are best for one of so many weightings; there may be more.
    case sampled(weightings: Int)
  }

  package let extent: Extent
  /// The expected total of each measure, best in the first measure first.
  package let points: [[Double]]

  /// More points than these are not listed one by one.
  package static let limit = 10_000
  /// Nodes looked at for a front that is to be there at once, a fraction of a second's work.
  package static let quickly = 15_000_000
  /// The same for one that may take some seconds.
  package static let thoroughly = 1_000_000_000

  /// Finding every plan that no other beats is hard in general (Chatterjee, Majumdar and Henzinger, "Markov decision
  /// processes with multiple objectives", 2006): done where all plans can be tried, or where what is planned after
  /// one outcome binds nothing after another. Elsewhere weightings are tried, until none is left that could show
  /// another plan or the work is done.
  init(_ graph: StateGraph, _ components: [[Int]], work: Int) {
    let measures = graph.machine.scenario.measures.count
    let folded = Folded(graph, components)
    // Where a loop holds a decision, each plan's chain is solved anew, which takes some ten times as long.
    let circling = Circling(graph, components)
    let found: [[Double]]
    if measures == 0 {
      (extent, found) = (.all, [])
    } else if let all = folded.map({ $0.enumerated(atMost: 20_000) }) ?? circling.enumerated(atMost: 2_000) {
      (extent, found) = (.all, all.undominated)
    } else if let folded, folded.isTree(limit: 20_000), let all = folded.points(work: 10_000_000) {
      (extent, found) = (.all, all)
    } else {
      var weightings = Weightings(measures: measures) { folded?.best($0) ?? circling.best($0) }
      let each = graph.states.count * (folded == nil ? 10 : 1)
      weightings.explore(atMost: max(2 * measures, work / each))
      extent = weightings.isComplete ? .weighted : .sampled(weightings: weightings.tried)
      found = weightings.points
    }
    points = found.sorted { a, b in
      zip(a, b).first { abs($0 - $1) > 1e-9 }.map { $0 > $1 } ?? false
    }
  }
}
