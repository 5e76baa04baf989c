/// Writing down anew what is shown, keeping what an author wrote where it still holds.
extension PlayFile.Part {
  /// Untouched where it is as expected. Else lines that still fit stay as they are written, and each `*` goes on
  /// standing for what it stood for: as many lines before and after it are written out as before.
  package func rerecorded(_ shown: [String]) -> PlayFile.Part {
    let lines = Shown(shown)
    guard expected.miss(in: lines.texts) != nil else { return self }
    var written: [String] = []
    var (pattern, line) = (0, 0)
    for pair in Alignment(expected.patterns, lines.texts).pairs + [
      (expected.patterns.count, lines.texts.count)
    ] {
      written += between(pattern..<pair.0, line..<pair.1, lines)
      if pair.0 < expected.patterns.count {
        let (pattern, shown) = (expected.patterns[pair.0], lines.texts[pair.1])
        let isKept = pattern.line?.matches(shown) == true
        if isKept ? pattern.followsGap : lines.followsGap[pair.1] { written.append("") }
        written.append(isKept ? pattern.written : LinePattern.literal(shown))
      }
      (pattern, line) = (pair.0 + 1, pair.1 + 1)
    }
    if typed != nil || written.first?.isEmpty == false { written.insert("", at: 0) }
    var part = self
    part.expected = Expectation(written.collapsed + [""], from: self.line)
    return part
  }

  /// A part written down for the first time.
  package init(typed: String?, shown: [String]) {
    self.init(typed: typed, line: 0, expected: Expectation([], from: 0))
    self = rerecorded(shown)
  }

  /// What stands between two lines that still fit.
  private func between(_ patterns: Range<Int>, _ shown: Range<Int>, _ lines: Shown) -> [String] {
    let stars = patterns.filter { expected.patterns[$0].line == nil }
    guard let first = stars.first, let last = stars.last else { return lines.written(shown) }
    let before = min(first - patterns.lowerBound, shown.count)
    let after = min(patterns.upperBound - 1 - last, shown.count - before)
    let star = (expected.patterns[first].followsGap ? [""] : []) + ["*"]
    return lines.written(shown.prefix(before)) + star + lines.written(shown.suffix(after))
  }
}

/// What was shown, without its empty lines, but knowing where they were.
private struct Shown {
  var texts: [String] = []
  var followsGap: [Bool] = []

  init(_ lines: [String]) {
    var isGap = false
    for line in lines.map(\.withoutTrailingBlanks) {
      if !line.isEmpty {
        texts.append(line)
        followsGap.append(isGap)
      }
      isGap = line.isEmpty
    }
  }

  func written(_ range: Range<Int>) -> [String] {
    range.flatMap { (followsGap[$0] ? [""] : []) + [LinePattern.literal(texts[$0])] }
  }
}

extension [String] {
  /// One empty line where there were several, and none at the end.
  fileprivate var collapsed: [String] {
    var lines: [String] = []
    for line in self where !line.isEmpty || lines.last?.isEmpty == false || lines.isEmpty {
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
