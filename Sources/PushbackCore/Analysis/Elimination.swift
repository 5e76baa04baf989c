/// Solves a loop exactly.
enum Elimination {
  /// A row for each state: how likely it goes to each state of the loop, then how likely it leaves, then what it gains
  /// on average before it is in the loop again, `width` figures. Gives what each state gains in all.
  ///
  /// Takes the states out one by one, those farthest from the way out first, handing their weight to the others.
  /// Nothing is ever subtracted, so no digit is lost however rarely the loop is left (Grassmann, Taksar and
  /// Heyman, "Regenerative analysis and steady state distributions for Markov chains", 1985).
  static func solve(_ rows: [[Double]], width: Int) -> [[Double]] {
    var rows = rows
    let n = rows.count
    for taken in (0..<n).reversed() {
      let moving = rows[taken][..<taken].reduce(rows[taken][n], +)
      for column in rows[taken].indices { rows[taken][column] /= moving }
      let gone = rows[taken]
      for row in 0..<taken where rows[row][taken] > 0 {
        let weight = rows[row][taken]
        for column in 0..<taken { rows[row][column] += weight * gone[column] }
        for column in n..<n + 1 + width { rows[row][column] += weight * gone[column] }
      }
    }
    var values: [[Double]] = []
    for row in 0..<n {
      values.append(
        (0..<width).map { column in
          values.enumerated().reduce(rows[row][n + 1 + column]) {
            $0 + rows[row][$1.offset] * $1.element[column]
          }
        })
    }
    return values
  }
}

extension StateGraph {
  /// How likely each step is under blind play: every choice on offer alike, every outcome by its weight.
  var blindWeights: [Double] {
    edges.map { $0.percent > 0 ? Double($0.percent) / 100 : 1 / Double(steps(of: Int($0.source)).count) }
  }

  /// A component's states by how many steps they are from leaving it.
  func nearestExitFirst(_ members: [Int]) -> [Int] {
    let inside = Set(members)
    var sources: [Int: [Int]] = [:]
    var order: [Int] = []
    for state in members {
      let targets = edges(of: state).map { Int($0.target) }
      for target in targets where inside.contains(target) { sources[target, default: []].append(state) }
      if !targets.allSatisfy(inside.contains) { order.append(state) }
    }
    var found = Set(order)
    var next = 0
    while next < order.count {
      for source in sources[order[next], default: []] where found.insert(source).inserted {
        order.append(source)
      }
      next += 1
    }
    return order
  }
}
