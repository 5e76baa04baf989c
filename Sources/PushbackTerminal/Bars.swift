import PushbackCore

/// A scale from the lowest to the highest, drawn from par to the value, with every number written out.
extension Page {
  private var key: [StyledText] {
    hang("", "") { StyledText("| a coin-flipper's play, # where it ended").wrapped(to: $0.width) }
  }

  func lines(of bars: [Bar]) -> [StyledText] {
    let widest = bars.map { StyledText($0.label).width }.max() ?? 0
    let numbers = bars.map { Figure($0.value).text.count }.max() ?? 0
    let length = 21
    let isNarrow = width.map { widest + 2 + length + 2 + numbers > $0 } ?? false
    return key
      + bars.flatMap { bar -> [StyledText] in
        let figure = StyledText(Figure(bar.value).text, .strong)
        let range = StyledText("between \(bar.limits), a coin-flipper's play: \(Figure(bar.par))")
        if isNarrow {
          let scale = StyledText(bar.drawn(in: min(length, max(3, (width ?? length) - 2 - numbers))))
          return StyledText(bar.label).wrapped(to: width)
            + [scale + StyledText("  ") + figure]
            + hang("  ", "  ") { range.wrapped(to: $0.width) }
        }
        let row =
          StyledText(bar.label).padded(to: widest) + StyledText("  \(bar.drawn(in: length))  ")
          + figure.paddedLeft(to: numbers)
        if let width, row.width + 3 + range.width > width {
          let margin = String(repeating: " ", count: widest + 2)
          return [row] + hang(margin, margin) { range.wrapped(to: $0.width) }
        }
        return [row + StyledText("   ") + range]
      }
  }
}

extension Bar {
  var limits: String { "\(Figure(low)) and \(Figure(high))" }

  /// `..|===#...`: par, what was done about it, and where that led.
  func drawn(in length: Int) -> String {
    func cell(_ value: Double) -> Int {
      guard high > low, value.isFinite, low.isFinite, high.isFinite else { return 0 }
      let share = min(max((value - low) / (high - low), 0), 1)
      return Int((share * Double(length - 1)).rounded())
    }
    let (zero, end) = (cell(par), cell(value))
    return String(
      (0..<length).map { index -> Character in
        if index == end { return "#" }
        if index == zero { return "|" }
        return (min(zero, end)...max(zero, end)).contains(index) ? "=" : "."
      })
  }
}

/// A number as people write it: one decimal where there is one, and a real minus.
struct Figure: CustomStringConvertible {
  let text: String

  init(_ value: Double) {
    let tenths = (value * 10).rounded()
    guard tenths.isFinite, abs(tenths) < 1e15 else {
      text = "unknown"
      return
    }
    let whole = Int(abs(tenths))
    let decimals = whole % 10 == 0 ? "" : ".\(whole % 10)"
    text = (tenths < 0 ? "−" : "") + "\(whole / 10)\(decimals)"
  }

  var description: String { text }
}
