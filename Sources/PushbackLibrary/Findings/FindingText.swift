package import PushbackCore

/// Findings of one file as people read them: where, what, the line with a caret under the place, what to do.
package struct FindingText {
  private let file: SourceFile
  private let width: Int
  private let columns: (Character) -> Int

  /// `columns` says how many columns of the terminal a character takes; `width` is how many a source line may.
  package init(
    _ file: SourceFile, width: Int = 100, columns: @escaping (Character) -> Int = { _ in 1 }
  ) {
    self.file = file
    self.width = max(20, width)
    self.columns = columns
  }

  package func lines(_ finding: Finding) -> [String] {
    let place = "\(harmless(file.name)):\(finding.place.line):\(finding.place.column)"
    return ["\(place): \(finding.severity.rawValue) \(finding.code): \(harmless(finding.message))"]
      + excerpt(finding.place) + ["help: \(harmless(finding.advice))"]
  }

  /// The source line and the caret, the line cut to a window around the place if it is long.
  private func excerpt(_ place: Place) -> [String] {
    // A line of a hostile file can be the whole file; no terminal shows more of it.
    let bytes = file.text.line(place.line).prefix(20_000)
    let line = Array(harmless(bytes.text))
    guard line.contains(where: { $0 != " " }) else { return [] }
    let caret = min(place.column - 1, line.count)
    var start = 0
    var before = line[..<caret].reduce(0) { $0 + columns($1) }
    while before > width * 2 / 3 {
      before -= columns(line[start])
      start += 1
    }
    var shown = start > 0 ? "…" : ""
    var used = 0
    var end = start
    while end < line.count, used + columns(line[end]) <= width {
      used += columns(line[end])
      shown.append(line[end])
      end += 1
    }
    if end < line.count { shown += "…" }
    let indent = String(repeating: " ", count: before + (start > 0 ? 1 : 0))
    return ["  " + shown, "  " + indent + "^"]
  }

  /// The same values for programs to read.
  package func record(_ finding: Finding) -> Record {
    Record(
      file: file.name, line: finding.place.line, column: finding.place.column,
      severity: finding.severity.rawValue, code: finding.code, message: finding.message,
      advice: finding.advice)
  }

  package struct Record: Hashable, Sendable {
    package let file: String
    package let line: Int
    package let column: Int
    package let severity: String
    package let code: String
    package let message: String
    package let advice: String
  }
}

/// One line in which every character stands for itself: what could move a cursor becomes a question mark.
private func harmless(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  return String(
    text.map { character -> Character in
      if character == "\t" || character == "\n" { return " " }
      return character.unicodeScalars.contains(where: \.isUnseen) ? "\u{FFFD}" : character
    })
}

extension Unicode.Scalar {
  /// Controls and formats; the joiners inside one character, as in emoji, are no harm.
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: value != 0x200D
    default: false
    }
  }
}
