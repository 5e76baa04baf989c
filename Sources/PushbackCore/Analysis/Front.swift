/// The plans that cannot be bettered: no other is at least as good in every measure and better in one.
package struct Front: Sendable {
  package enum Extent: Hashable, Sendable {
    /// Every such plan.
    case all
    /// Those that are best for some weighting of the measures that gives each some weight.
    case weighted
    /// Those that are best for one of so many weightings; there may be more.
    case sampled(weightings: Int)
    /// A loop holds a decision, so plans cannot be listed.
    case unknown
  }

  package let extent: Extent
  /// The expected total of each measure, best in the first measure first.
  package let points: [[Double]]

  /// More points than these are not listed one by one.
  package static let limit = 10_000

  init(_ graph: StateGraph, _ components: [[Int]]) {
    guard let folded = Folded(graph, components) else {
      (extent, points) = (.unknown, [])
      return
    }
    let found: (Extent, [[Double]])
    if folded.measures == 0 {
      found = (.all, [])
    } else if let all = folded.enumerated(atMost: 20_000) {
      found = (.all, all.undominated)
    } else if folded.isTree(limit: 20_000),
      let all = folded.points(keeping: { $0.undominated }, work: 10_000_000)
    {
      found = (.all, all)
    } else if let some = folded.points(keeping: { $0.undominated.supported }, work: 100_000) {
      found = (.weighted, some)
    } else {
      let weightings = Weighting.lattice(of: folded.measures, states: folded.count)
      found = (.sampled(weightings: weightings.count), weightings.map(folded.best).undominated)
    }
    extent = found.0
    points = found.1.sorted { a, b in
      zip(a, b).first { abs($0 - $1) > 1e-9 }.map { $0 > $1 } ?? false
    }
  }
}

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
  func points(keeping kept: ([[Double]]) -> [[Double]], work: Int) -> [[Double]]? {
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
        sets[node] = kept(all)
      } else {
        var sums: [[Double]] = [[Double](repeating: 0, count: measures)]
        for way in ways(of: node) {
          let count = sums.count * sets[Int(way.to)].count
          done += count * count
          if done > work || count > 4 * Front.limit { return nil }
          let next = after(way)
          sums = kept(sums.flatMap { sum in next.map { zip(sum, $0).map { $0 + $1 } } })
        }
        sets[node] = sums
      }
      if sets[node].count > Front.limit { return nil }
    }
    return order.first.map { sets[$0] }
  }
}

/// Weightings of the measures, each measure having some weight.
enum Weighting {
  /// All ways of dealing out so many equal parts that every measure gets one at least; fewer parts for large stories.
  static func lattice(of measures: Int, states: Int) -> [[Double]] {
    var parts = states > 50_000 ? measures + 1 : states > 5_000 ? measures + 4 : measures + 7
    if measures > 8 { parts = measures + 1 }
    func deal(_ parts: Int, _ measures: Int) -> [[Double]] {
      if measures == 1 { return [[Double(parts)]] }
      return (1...(parts - measures + 1)).flatMap { first in
        deal(parts - first, measures - 1).map { [Double(first)] + $0 }
      }
    }
    return deal(parts, measures)
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

  /// Those that are best for some weighting with every weight above 0.
  var supported: [[Double]] {
    guard count > 1 else { return self }
    return filter { point in
      let rows = self.compactMap { other -> [Double]? in
        let better = zip(point, other).map { $0 - $1 }
        return better.allSatisfy { abs($0) < 1e-12 } ? nil : better
      }
      return Simplex.leastWeight(preferring: rows) > 1e-9
    }
  }
}
