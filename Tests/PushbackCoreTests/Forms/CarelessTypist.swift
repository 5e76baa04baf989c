import PushbackCore

/// Types a page again without care for how it looks: the same story in another layout.
struct CarelessTypist {
  private var dice: Dice

  static func typed(_ page: String, seed: UInt64) -> String {
    var typist = CarelessTypist(dice: Dice(seed: seed))
    return typist.type(page)
  }

  private mutating func type(_ page: String) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let end = lines.first == "---" ? (lines.dropFirst().firstIndex(of: "---") ?? 0) : -1
    let header = end > 0 ? self.header(Array(lines[1..<end])) : []
    return (header + body(Array(lines[(end + 1)...]))).joined(separator: "\n")
  }

  private mutating func shuffled(_ lines: [String]) -> [String] {
    var (left, mixed) = (lines, [String]())
    while !left.isEmpty { mixed.append(left.remove(at: dice.below(left.count))) }
    return mixed
  }

  /// Keys in any order, lists a line an entry, wider spaces.
  private mutating func header(_ lines: [String]) -> [String] {
    let facts = lines.filter { $0.hasPrefix("  ") }.map { line in
      dice.flip() ? line.replacing(": ", with: ":   ", maxReplacements: 1) : line
    }
    var keys = lines.filter { !$0.hasPrefix(" ") && $0 != "facts:" }.map { line -> String in
      if line.contains(": ["), dice.flip() {
        return line.replacing(": [", with: ":\n  - ").replacing(", ", with: "\n  - ").replacing("]", with: "")
      }
      return dice.flip() ? line.replacing(": ", with: ":  ", maxReplacements: 1) + "  " : line
    }
    if !facts.isEmpty { keys.append((["facts:"] + facts).joined(separator: "\n")) }
    return ["---"] + shuffled(keys) + ["---"]
  }

  private mutating func body(_ lines: [String]) -> [String] {
    let (mark, indent) = dice.pick([("-", ""), ("*", ""), ("-  ", "  "), ("+   ", "   ")])
    var typed: [String] = []
    var bill: [String]?
    var isCode = false
    var isSaid = false
    for (index, line) in lines.enumerated() {
      if line == "```bill" {
        bill = []
        typed.append(line)
      } else if let prices = bill, line == "```" {
        typed += shuffled(prices) + [line]
        bill = nil
      } else if bill != nil {
        bill?.append(dice.flip() ? line.replacing(" +", with: "  + ").replacing("; ", with: " ;") : line)
      } else {
        // A block of code stands where its first fence does.
        if !isCode { isSaid = line.hasPrefix("  ") }
        let isFence = line.hasPrefix("```") || line.hasPrefix("  ```")
        if isFence { isCode.toggle() }
        if isCode || isFence {
          typed.append(isSaid ? indent + line : line)
          continue
        }
        typed.append(carelessly(line, mark, isSaid ? indent : ""))
        if line.isEmpty, dice.below(3) == 0, index > 0 { typed.append("") }
      }
    }
    return typed
  }

  private mutating func carelessly(_ line: String, _ mark: String, _ indent: String) -> String {
    var line = indent + line
    if line.hasPrefix("- ") { line = mark + " " + line.dropFirst(2) }
    if line.hasPrefix("## ") { line = "##  " + line.dropFirst(3) + (dice.flip() ? " ##" : "") }
    let isWayOut = line.hasPrefix(mark + " ")
    if dice.flip(), isWayOut || line.hasPrefix("`if ") {
      // Inside the notation alone: every second part stands between backticks.
      line = line.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
        index % 2 == 0 || (index > 1 && !isWayOut)
          ? String(part)
          : String(part).replacing(" = ", with: "=").replacing(", ", with: " ,").replacing(" %", with: "%")
      }.joined(separator: "`")
    }
    return dice.flip() && !line.isEmpty ? line + "  " : line
  }
}
