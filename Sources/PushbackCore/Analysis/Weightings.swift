/// Finds every plan that is best for some weighting of the measures, asking for the best plan of one weighting at a time.
///
/// The best value of a weighting, over all weightings, is a surface made of one flat piece for each such plan. The
/// pieces found so far make a surface below it, and if that is right at its corners it is right everywhere: so the
/// corners are asked, and a plan that is better there cuts them off and makes new ones (Roijers, Whiteson and Oliehoek,
/// "Computing convex coverage sets for faster multi-objective coordination", JAIR 52, 2015). Weights add up to 1.
struct Weightings {
  /// No weight is less, so that whatever is best is beaten by nothing.
  static let leastWeight = 1e-6
  /// Values are alike within this.
  private static let tolerance = 1e-9

  /// The totals of the plans found.
  private(set) var points: [[Double]] = []
  private(set) var tried = 0
  /// Whether every corner has been asked.
  private(set) var isComplete = false
  private let measures: Int
  private let best: ([Double]) -> [Double]
  private var corners: [Corner] = []
  /// The corners that lie on each side, those cut off among them until it is tidied: first the sides where a weight is
  /// the least, one for each measure, then each plan's.
  private var cornersOfSide: [[Int]]
  /// How many sides a corner shares with the one that is looked at; 0 in between.
  private var shared: [UInt8] = []

  private struct Corner {
    let weights: [Double]
    /// The value that the plans found so far have here.
    let value: Double
    /// In ascending order.
    var sides: [Int]
    var isCutOff = false
  }

  init(measures: Int, best: @escaping ([Double]) -> [Double]) {
    self.measures = measures
    self.best = best
    cornersOfSide = [[Int]](repeating: [], count: measures)
  }

  /// Goes on until every corner is right, or so many weightings were tried.
  mutating func explore(atMost limit: Int) {
    let least = Weightings.leastWeight
    points = [best([Double](repeating: 1 / Double(measures), count: measures))]
    tried = 1
    cornersOfSide.append([])
    for measure in 0..<measures {
      var weights = [Double](repeating: least, count: measures)
      weights[measure] = 1 - least * Double(measures - 1)
      add(weights, sides: (0...measures).filter { $0 != measure })
    }
    var next = 0
    while next < corners.count {
      // Oldest first, so that what is found early lies far apart.
      if !corners[next].isCutOff {
        guard tried < limit, points.count < Front.limit else { return }
        let point = best(corners[next].weights)
        tried += 1
        if dot(corners[next].weights, point) > corners[next].value + Weightings.tolerance { cut(with: point) }
      }
      next += 1
    }
    isComplete = true
  }

  private mutating func add(_ weights: [Double], sides: [Int]) {
    let value = sides.last.map { dot(weights, points[$0 - measures]) } ?? 0
    for side in sides { cornersOfSide[side].append(corners.count) }
    corners.append(Corner(weights: weights, value: value, sides: sides))
    shared.append(0)
  }

  /// Takes off the corners at which a new plan is better; the new ones lie on the edges from those to the others.
  private mutating func cut(with point: [Double]) {
    let side = cornersOfSide.count
    points.append(point)
    cornersOfSide.append([])
    var gone: [Int] = []
    for number in corners.indices where !corners[number].isCutOff {
      let lead = dot(corners[number].weights, point) - corners[number].value
      if lead > Weightings.tolerance {
        gone.append(number)
      } else if lead > -Weightings.tolerance {
        corners[number].sides.append(side)
        cornersOfSide[side].append(number)
      }
    }
    var new: [(weights: [Double], sides: [Int])] = []
    for number in gone {
      let off = corners[number]
      // Where all weights but one are the least, the surface goes straight up.
      let ends = off.sides.filter { $0 < measures }
      if ends.count == measures - 1 { new.append((off.weights, ends + [side])) }
      let ahead = dot(off.weights, point) - off.value
      for (other, common) in neighbours(of: number) {
        let kept = corners[other]
        let behind = kept.value - dot(kept.weights, point)
        guard behind >= Weightings.tolerance else { continue }
        let share = ahead / (ahead + behind)
        new.append((zip(off.weights, kept.weights).map { $0 + share * ($1 - $0) }, common + [side]))
      }
    }
    for number in gone { corners[number].isCutOff = true }
    for side in Set(gone.flatMap { corners[$0].sides }) {
      cornersOfSide[side].removeAll { corners[$0].isCutOff }
    }
    for corner in new { add(corner.weights, sides: corner.sides) }
  }

  /// The corners that an edge leads to, with what they share: all sides but one, and no third corner lies on all of
  /// those.
  private mutating func neighbours(of number: Int) -> [(corner: Int, common: [Int])] {
    let sides = corners[number].sides
    var near: [Int] = []
    var touched: [Int] = []
    for side in sides {
      for other in cornersOfSide[side] {
        if shared[other] == 0 { touched.append(other) }
        shared[other] += 1
        if shared[other] == measures - 1, other != number { near.append(other) }
      }
    }
    for other in touched { shared[other] = 0 }
    return near.compactMap { other in
      let common = sides.filter(corners[other].sides.contains)
      let fewest = common.min { cornersOfSide[$0].count < cornersOfSide[$1].count }
      let isEdge = fewest.map { side in
        !cornersOfSide[side].contains { third in
          third != number && third != other && common.allSatisfy(corners[third].sides.contains)
        }
      }
      return isEdge ?? true ? (other, common) : nil
    }
  }

  private func dot(_ weights: [Double], _ point: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices { sum += weights[index] * point[index] }
    return sum
  }
}
