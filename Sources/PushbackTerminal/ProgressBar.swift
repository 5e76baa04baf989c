/// How far something has come, written over itself on one line of a terminal.
package struct ProgressBar: Sendable {
  private let columns: Int
  private static let length = 24

  package init(columns: Int) { self.columns = columns }

  /// For standard error: goes back to the line's beginning first. A line as wide as the window would wrap.
  package func line(_ share: Double, _ words: String) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    let length = min(Self.length, columns - 12)
    let percent = "\(Int(share * 100)) %"
    guard length >= 8 else { return overwriting(percent) }
    let done = Int(share * Double(length))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: length - done)
    let wide = "[\(bar)] \(percent)  \(words)"
    return overwriting(DisplayWidth.of(wide) < columns ? wide : "[\(bar)] \(percent)")
  }

  /// Takes the bar away again.
  package var erased: String { overwriting("") + "\r" }

  private func overwriting(_ text: String) -> String {
    "\r" + text + String(repeating: " ", count: max(0, columns - 1 - DisplayWidth.of(text)))
  }
}
