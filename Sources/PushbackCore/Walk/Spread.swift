/// Mean, spread and limits of numbers that come one by one.
///
/// Welford, "Note on a method for calculating corrected sums of squares and products" (1962).
package struct Spread: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var mean = 0.0
  package private(set) var lowest = 0.0
  package private(set) var highest = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    lowest = count == 1 ? value : min(lowest, value)
    highest = count == 1 ? value : max(highest, value)
    let away = value - mean
    mean += away / Double(count)
    squares += away * (value - mean)
  }

  /// Of the numbers themselves, not of their mean.
  package var standardDeviation: Double { count > 1 ? (squares / Double(count - 1)).squareRoot() : 0 }
}
