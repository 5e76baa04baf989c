/// Where a play does not go as its file says: a typed line, and what was shown for it.
package struct PlayDifference: Hashable, Sendable {
  /// The line of the file, counted from 1.
  package var line: Int
  package var typed: String?
  /// Why the typed line was not accepted; nil where it was.
  package var refusal: String?
  /// All that was expected and shown, in order.
  package var lines: [Line]

  package enum Line: Hashable, Sendable {
    /// Shown, and as expected or in a star's place.
    case same(String)
    /// Expected as it is written in the file, and not shown.
    case missing(String)
    /// Shown, and not expected.
    case extra(String)

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// What was expected and not shown, as it is written in the file.
  package var expected: [String] {
    lines.compactMap { if case .missing(let text) = $0 { text } else { nil } }
  }
  /// What was shown and not expected.
  package var shown: [String] { lines.compactMap { if case .extra(let text) = $0 { text } else { nil } } }
}

extension PlayFile.Part {
  /// Nil where what was shown is what was expected. White lines do not count.
  package func difference(from shown: [String], refusal: String? = nil) -> PlayDifference? {
    let shown = shown.map(\.withoutTrailingBlanks).filter { !$0.isEmpty }
    guard expected.miss(in: shown) != nil else { return nil }
    let alignment = Alignment(expected.patterns, shown)
    let next = alignment.firstDifference.flatMap { expected.patterns[$0...].first }
    return PlayDifference(
      line: (next ?? expected.patterns.last)?.number ?? line, typed: typed, refusal: refusal,
      lines: alignment.steps.flatMap { step -> [PlayDifference.Line] in
        switch step {
        case .fits(_, let line), .covered(let line): [.same(shown[line])]
        case .became(let pattern, let line):
          [.missing(expected.patterns[pattern].written), .extra(shown[line])]
        case .missing(let pattern): [.missing(expected.patterns[pattern].written)]
        case .extra(let line, _): [.extra(shown[line])]
        }
      })
  }
}

extension PlayDifference {
  /// Of one kind in one place.
  private static let mostLines = 5
  private static let mostPlaces = 3
  private static let longestLine = 200

  /// Less than a screenful: the place, what was typed, and the lines that differ, each with the one around it.
  package func document(file: String) -> Document {
    let about = typed.map { "after “\($0.isEmpty ? "Enter" : PlayDifference.cut($0))”" } ?? "at the opening"
    var blocks: [Block] = [.paragraph(Text([Span("\(file):\(line)", .strong), Span(": \(what) \(about).")]))]
    if let refusal { blocks.append(.paragraph(Text("It was refused: \(PlayDifference.cut(refusal))"))) }
    blocks.append(.code(marked, language: "diff"))
    return Document(blocks)
  }

  private var what: String {
    if expected.isEmpty { return "more was shown (+) than stands here" }
    return shown.isEmpty ? "this (-) was not shown" : "this (-) was expected, and this (+) shown,"
  }

  /// Like a diff: what is the same stands around what is not, and is left out further away.
  private var marked: [String] {
    var written: [String] = []
    /// The first line that is not written yet.
    var next = lines.startIndex
    for (place, range) in places.enumerated() {
      if place == PlayDifference.mostPlaces {
        let more = places.count - place
        written.append("… and in \(more) more place\(more == 1 ? "" : "s")")
        break
      }
      if place > 0, range.lowerBound > next + 1 { written.append("  …") }
      written += lines[max(next, range.lowerBound - 1)..<range.lowerBound].map(PlayDifference.same)
      let differing = PlayDifference(line: line, lines: Array(lines[range]))
      written += PlayDifference.some(differing.expected, "- ") + PlayDifference.some(differing.shown, "+ ")
      written += lines[range.upperBound...].prefix(1).map(PlayDifference.same)
      next = min(range.upperBound + 1, lines.endIndex)
    }
    return written
  }

  /// Lines next to each other that differ.
  private var places: [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, line) in lines.enumerated() where !line.isSame {
      if places.last?.upperBound == index {
        places[places.count - 1] = places[places.count - 1].lowerBound..<(index + 1)
      } else {
        places.append(index..<(index + 1))
      }
    }
    return places
  }

  package var members: [JSON.Member] {
    [
      JSON.Member("line", .int(line)),
      JSON.Member("typed", JSON(typed)), JSON.Member("refused", JSON(refusal)),
      JSON.Member("expected", .array(expected.map { .string($0) })),
      JSON.Member("shown", .array(shown.map { .string($0) })),
    ]
  }

  private static func same(_ line: Line) -> String {
    if case .same(let text) = line { "  \(cut(text))" } else { "" }
  }

  private static func some(_ lines: [String], _ mark: String) -> [String] {
    let kept = lines.prefix(mostLines).map { mark + cut($0) }
    return kept + (lines.count > mostLines ? ["\(mark)… \(lines.count - mostLines) more"] : [])
  }

  private static func cut(_ line: String) -> String {
    line.count > longestLine ? line.prefix(longestLine) + "…" : line
  }
}
