/// For each scene the nearest one that every way to it passes.
///
/// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm" (2001), without recursion.
struct Dominators {
  /// Scenes that links lead to from the start, each before those that only come after it, loops aside.
  let order: [Int]
  /// Each scene's place in `order`; nil where no link leads.
  let position: [Int?]
  /// Nil for the start, and where no link leads.
  let nearest: [Int?]
  /// From where one comes to a scene, each source once.
  let sources: [[Int]]

  init(successors: [[Int]], start: Int) {
    let order = Dominators.order(successors, from: start)
    var position = [Int?](repeating: nil, count: successors.count)
    for (place, node) in order.enumerated() { position[node] = place }
    var sources = [[Int]](repeating: [], count: successors.count)
    for node in order { for target in successors[node] { sources[target].append(node) } }

    // By places in the order; the start dominates itself until the end.
    var found = [Int?](repeating: nil, count: order.count)
    if !found.isEmpty { found[0] = 0 }
    var isMoving = true
    while isMoving {
      isMoving = false
      for place in order.indices.dropFirst() {
        var best: Int?
        for source in sources[order[place]].compactMap({ position[$0] }) where found[source] != nil {
          best = best.map { Dominators.meet($0, source, found) } ?? source
        }
        if best != found[place] {
          found[place] = best
          isMoving = true
        }
      }
    }
    var nearest = [Int?](repeating: nil, count: successors.count)
    for place in order.indices.dropFirst() { nearest[order[place]] = found[place].map { order[$0] } }
    (self.order, self.position, self.nearest, self.sources) = (order, position, nearest, sources)
  }

  private static func meet(_ a: Int, _ b: Int, _ nearest: [Int?]) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if a > b { a = nearest[a] ?? 0 } else { b = nearest[b] ?? 0 }
    }
    return a
  }

  /// Reverse postorder. The last written successor is followed first, so that the first comes first in the order.
  private static func order(_ successors: [[Int]], from start: Int) -> [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: successors.count)
    var work: [(node: Int, left: ArraySlice<Int>)] = []
    func enter(_ node: Int) {
      isSeen[node] = true
      work.append((node, successors[node].sorted()[...]))
    }
    if successors.indices.contains(start) { enter(start) }
    while let last = work.indices.last {
      if let next = work[last].left.popLast() {
        if !isSeen[next] { enter(next) }
      } else {
        order.append(work.removeLast().node)
      }
    }
    return order.reversed()
  }
}
