/// The state graph without its loops of dice: each of their states leads at once to where the loop is left.
///
/// Kept flat, since a front of plans goes through all of it once for every weighting.
struct Folded {
  struct Way {
    /// 1 where it is chosen.
    let odds: Double
    /// What is gained on the way, by its number.
    let gain: Int32
    let to: Int32
  }

  /// The ways of node i are `ways[firstWay[i]..<firstWay[i + 1]]`; an ending has none.
  private let ways: [Way]
  private let firstWay: [Int32]
  let decides: [Bool]
  /// The distinct gains; an ending's own comes after those of the steps.
  let gains: [[Double]]
  private let endingGain: [Int32]
  /// Every node after those that lead to it: the start first.
  let order: [Int]
  let measures: Int

  var count: Int { decides.count }
  func ways(of node: Int) -> ArraySlice<Way> { ways[Int(firstWay[node])..<Int(firstWay[node + 1])] }
  /// What an ending gains; nil elsewhere.
  func ending(_ node: Int) -> [Double]? { endingGain[node] < 0 ? nil : gains[Int(endingGain[node])] }

  /// Nil where a loop holds a decision.
  init?(_ graph: StateGraph, _ components: [[Int]]) {
    var exits: [Int: [Way]] = [:]
    for members in components where graph.isLoop(members) {
      if members.contains(where: graph.isDecision) { return nil }
      for (state, ways) in Folded.exits(of: graph.nearestExitFirst(members), graph) {
        exits[state] = ways
      }
    }
    var (ways, firstWay, endingGain): ([Way], [Int32], [Int32]) = ([], [0], [])
    var gains = graph.effects.map { $0.map(Double.init) }
    for (number, state) in graph.states.enumerated() {
      let edges = graph.edges(of: number)
      endingGain.append(edges.isEmpty ? Int32(gains.count) : -1)
      if edges.isEmpty { gains.append(graph.machine.endingEffects(in: state).map(Double.init)) }
      let isDecision = graph.isDecision(number)
      ways +=
        exits[number]
        ?? edges.map {
          Way(odds: isDecision ? 1 : Double($0.percent) / 100, gain: Int32($0.effects), to: $0.target)
        }
      firstWay.append(Int32(ways.count))
    }
    (self.ways, self.firstWay, self.endingGain, self.gains) = (ways, firstWay, endingGain, gains)
    decides = graph.states.indices.map(graph.isDecision)
    // A loop's states lead out of it at once, so a start inside one may come before the others.
    order = (graph.states.isEmpty ? [] : [0]) + components.reversed().flatMap(\.self).filter { $0 != 0 }
    measures = graph.machine.scenario.measures.count
  }

  /// From each state of a loop of dice, how likely each way out of it is.
  private static func exits(of members: [Int], _ graph: StateGraph)
    -> [(state: Int, ways: [Way])]
  {
    let position = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let edges = members.flatMap { graph.edges(of: $0) }.filter { position[Int($0.target)] == nil }
    var rows: [[Double]] = []
    var way = 0
    for state in members {
      var row = [Double](repeating: 0, count: members.count + 1 + edges.count)
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
    return zip(members, Elimination.solve(rows, width: edges.count)).map { state, odds in
      let left = zip(odds, edges).filter { $0.0 > 0 }
      return (state, left.map { Way(odds: $0, gain: Int32($1.effects), to: $1.target) })
    }
  }

  /// The totals of a plan that is best for a weighting; of several the first choices.
  func best(_ weighting: [Double]) -> [Double] {
    let worth = gains.map { zip(weighting, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    var values = [Double](repeating: 0, count: count)
    var chosen = [Int32](repeating: 0, count: count)
    for node in order.reversed() {
      if endingGain[node] >= 0 {
        values[node] = worth[Int(endingGain[node])]
      } else if decides[node] {
        var best = -Double.infinity
        for number in firstWay[node]..<firstWay[node + 1] {
          let way = ways[Int(number)]
          let value = worth[Int(way.gain)] + values[Int(way.to)]
          if value > best + 1e-12 { (best, chosen[node]) = (value, number) }
        }
        values[node] = best
      } else {
        var sum = 0.0
        for number in firstWay[node]..<firstWay[node + 1] {
          let way = ways[Int(number)]
          sum += way.odds * (worth[Int(way.gain)] + values[Int(way.to)])
        }
        values[node] = sum
      }
    }
    return totals(of: chosen)
  }

  /// What a plan is expected to gain: as often as each node is come to under it.
  private func totals(of chosen: [Int32]) -> [Double] {
    var often = [Double](repeating: 0, count: gains.count)
    var mass = [Double](repeating: 0, count: count)
    if let start = order.first { mass[start] = 1 }
    for node in order where mass[node] > 0 {
      if endingGain[node] >= 0 { often[Int(endingGain[node])] += mass[node] }
      let taken = decides[node] ? chosen[node]..<chosen[node] + 1 : firstWay[node]..<firstWay[node + 1]
      for number in taken {
        let way = ways[Int(number)]
        let share = mass[node] * way.odds
        often[Int(way.gain)] += share
        mass[Int(way.to)] += share
      }
    }
    return (0..<measures).map { measure in
      zip(often, gains).reduce(0) { $0 + $1.0 * $1.1[measure] }
    }
  }
}
