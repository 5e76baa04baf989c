/// The first place where a play does not go as its file says.
package struct PlayDifference: Hashable, Sendable {
  /// The line of the file, counted from 1.
  package var line: Int
  package var typed: String?
  /// Why the typed line was not accepted; nil where it was.
  package var refusal: String?
  /// What was as expected, right before.
  package var before: [String]
  package var expected: [String]
  package var shown: [String]
}

extension PlayFile.Part {
  /// Nil where what was shown is what was expected. White lines do not count.
  package func difference(from shown: [String], refusal: String? = nil) -> PlayDifference? {
    let shown = shown.filter { !$0.withoutTrailingBlanks.isEmpty }
    guard let miss = expected.miss(in: shown) else { return nil }
    let patterns = expected.patterns[miss.pattern...]
    let start = nearby(miss, shown)
    return PlayDifference(
      line: patterns.first?.number ?? expected.patterns.last?.number ?? line, typed: typed, refusal: refusal,
      before: start > 0 ? [shown[start - 1]] : [], expected: patterns.map(\.written),
      shown: Array(shown[start...]))
  }

  /// After a star the line may be any later one: the one that begins most alike, else the first.
  private func nearby(_ miss: Expectation.Miss, _ shown: [String]) -> Int {
    guard miss.pattern > 0, miss.pattern < expected.patterns.count,
      expected.patterns[miss.pattern - 1].line == nil,
      let pattern = expected.patterns[miss.pattern].line
    else { return miss.shown }
    let likeness = shown[miss.shown...].map(pattern.likeness)
    guard let most = likeness.max(), most > 3, let index = likeness.firstIndex(of: most) else {
      return miss.shown
    }
    return miss.shown + index
  }
}

extension PlayDifference {
  private static let mostLines = 5
  private static let longestLine = 200

  /// Less than a screenful: the place, what was typed, and the lines that differ.
  package func document(file: String) -> Document {
    let about = typed.map { "after “\($0.isEmpty ? "Enter" : PlayDifference.cut($0))”" } ?? "at the opening"
    var blocks: [Block] = [.paragraph(Text([Span("\(file):\(line)", .strong), Span(": \(what) \(about).")]))]
    if let refusal { blocks.append(.paragraph(Text("It was refused: \(PlayDifference.cut(refusal))"))) }
    let lines =
      PlayDifference.some(before, "  ") + PlayDifference.some(expected, "- ")
      + PlayDifference.some(shown, "+ ")
    if !lines.isEmpty { blocks.append(.code(lines, language: "diff")) }
    return Document(blocks)
  }

  private var what: String {
    if expected.isEmpty { return "more was shown (+) than stands here" }
    return shown.isEmpty ? "this (-) was not shown" : "this (-) was expected, and this (+) shown,"
  }

  package var members: [JSON.Member] {
    [
      JSON.Member("line", .int(line)),
      JSON.Member("typed", JSON(typed)), JSON.Member("refused", JSON(refusal)),
      JSON.Member("expected", .array(expected.map { .string($0) })),
      JSON.Member("shown", .array(shown.map { .string($0) })),
    ]
  }

  private static func some(_ lines: [String], _ mark: String) -> [String] {
    let kept = lines.prefix(mostLines).map { mark + cut($0) }
    return kept + (lines.count > mostLines ? ["\(mark)… \(lines.count - mostLines) more"] : [])
  }

  private static func cut(_ line: String) -> String {
    line.count > longestLine ? line.prefix(longestLine) + "…" : line
  }
}
