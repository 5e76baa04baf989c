/// Linear programs of the one kind that is needed here.
enum Simplex {
  /// Weights that add up to 1 at most and make every row's weighted sum 0 or more: the largest value that the least of
  /// them can have. 0 where no such weights are all above 0.
  ///
  /// A weight is the least weight plus something, so the program is feasible where everything is 0, and Dantzig's
  /// simplex method with Bland's rule ("New finite pivoting rules for the simplex method", 1977) goes on from there.
  static func leastWeight(preferring rows: [[Double]]) -> Double {
    guard let measures = rows.first?.count else { return 1 }
    // Columns: what each weight has more than the least, the least weight, the right-hand side.
    var table = rows.map { row in row.map { -$0 } + [-row.reduce(0, +), 0] }
    table.append([Double](repeating: 1, count: measures) + [Double(measures), 1])
    var objective = [Double](repeating: 0, count: measures) + [-1, 0]
    var basis = table.indices.map { measures + 1 + $0 }
    var outside = Array(0...measures)
    for _ in 0..<10_000 {
      let entering = (0...measures).filter { objective[$0] < -1e-11 }.min { outside[$0] < outside[$1] }
      guard let column = entering else { break }
      var leaving: Int?
      for row in table.indices where table[row][column] > 1e-11 {
        guard let best = leaving else {
          leaving = row
          continue
        }
        let (ratio, least) = (
          table[row][measures + 1] / table[row][column], table[best][measures + 1] / table[best][column]
        )
        if ratio < least - 1e-13 || (abs(ratio - least) <= 1e-13 && basis[row] < basis[best]) {
          leaving = row
        }
      }
      guard let row = leaving else { break }
      pivot(&table, &objective, row, column)
      swap(&basis[row], &outside[column])
    }
    return objective[measures + 1]
  }

  /// Exchanges the variable of a row with that of a column.
  private static func pivot(_ table: inout [[Double]], _ objective: inout [Double], _ row: Int, _ column: Int)
  {
    let pivot = table[row][column]
    for index in table[row].indices { table[row][index] /= pivot }
    table[row][column] = 1 / pivot
    let own = table[row]
    func reduce(_ line: inout [Double]) {
      let factor = line[column]
      guard factor != 0 else { return }
      for index in line.indices where index != column { line[index] -= factor * own[index] }
      line[column] = -factor * own[column]
    }
    for other in table.indices where other != row { reduce(&table[other]) }
    reduce(&objective)
  }
}
