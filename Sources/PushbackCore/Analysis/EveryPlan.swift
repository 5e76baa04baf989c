/// Fronts that are found by looking at every plan.
extension Folded {
  /// Every plan's totals, by trying all of them; nil where there are too many.
  func enumerated(atMost limit: Int) -> [[Double]]? {
    // Each plan walks through every state, so a large story is not begun with.
    let most = min(limit, 10_000_000 / max(1, count))
    guard let start = order.first, count <= 2_000 else { return nil }
    var found: [[Double]] = []
    var steps = 0
    var open = [(at: 0, mass: [start: 1.0], total: [Double](repeating: 0, count: measures))]
    while var (at, mass, total) = open.popLast() {
      steps += 1
      if steps > most || found.count > most { return nil }
      walk: while at < order.count {
        let node = order[at]
        guard let here = mass.removeValue(forKey: node) else {
          at += 1
          continue
        }
        func go(_ way: Way, _ mass: inout [Int: Double], _ total: inout [Double]) {
          mass[Int(way.to), default: 0] += here * way.odds
          for index in total.indices { total[index] += here * way.odds * gains[Int(way.gain)][index] }
        }
        if let gain = ending(node) { for index in total.indices { total[index] += here * gain[index] } }
        if decides[node] {
          for way in ways(of: node).dropFirst() {
            var (other, sum) = (mass, total)
            go(way, &other, &sum)
            open.append((at + 1, other, sum))
          }
          guard let first = ways(of: node).first else { break walk }
          go(first, &mass, &total)
        } else {
          for way in ways(of: node) { go(way, &mass, &total) }
        }
        at += 1
      }
      found.append(total)
    }
    return found
  }

  /// The start's points, from the endings back: what a choice offers is put together, what dice mix is added up by
  /// its odds. Nil where it would take too much work.
  func points(work: Int) -> [[Double]]? {
    var sets = [[[Double]]](repeating: [], count: count)
    var done = 0
    func after(_ way: Way) -> [[Double]] {
      sets[Int(way.to)].map { zip(gains[Int(way.gain)], $0).map { way.odds * ($0 + $1) } }
    }
    for node in order.reversed() {
      if let gain = ending(node) {
        sets[node] = [gain]
      } else if decides[node] {
        let all = ways(of: node).flatMap(after)
        done += all.count * all.count
        if done > work { return nil }
        sets[node] = all.undominated
      } else {
        var sums: [[Double]] = [[Double](repeating: 0, count: measures)]
        for way in ways(of: node) {
          let count = sums.count * sets[Int(way.to)].count
          done += count * count
          if done > work || count > 4 * Front.limit { return nil }
          let next = after(way)
          sums = sums.flatMap { sum in next.map { zip(sum, $0).map { $0 + $1 } } }.undominated
        }
        sets[node] = sums
      }
      if sets[node].count > Front.limit { return nil }
    }
    return order.first.map { sets[$0] }
  }

  /// Whether no decision can be come to after two different outcomes of one draw: then what is planned after one
  /// outcome binds nothing after another.
  func isTree(limit: Int) -> Bool {
    guard count <= limit else { return false }
    var after = [Set<Int>](repeating: [], count: count)
    var held = 0
    for node in order.reversed() {
      if decides[node] { after[node].insert(node) }
      for target in Set(ways(of: node).map { Int($0.to) }) {
        if !decides[node], !after[node].isDisjoint(with: after[target]) { return false }
        after[node].formUnion(after[target])
      }
      held += after[node].count
      if held > 10 * limit { return false }
    }
    return true
  }
}

extension [[Double]] {
  /// Without those that another dominates, and each once.
  var undominated: [[Double]] {
    var kept: [[Double]] = []
    for point in self.sorted(by: { $0.reduce(0, +) > $1.reduce(0, +) }) {
      // Whatever dominates a point has a larger sum, so it is among the kept already.
      let isBeaten = kept.contains { other in zip(other, point).allSatisfy { $0 >= $1 - 1e-9 } }
      if !isBeaten { kept.append(point) }
    }
    return kept
  }
}
