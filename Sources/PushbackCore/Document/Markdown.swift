extension Document {
  /// CommonMark with pipe tables, in which every text of ours or others' reads as text to a parser.
  ///
  /// Ends with a newline unless there is nothing to say.
  package var markdown: String {
    let lines = blocks.markdownLines.joined(separator: "\n")
    return lines.isEmpty ? "" : lines + "\n"
  }
}

extension [Block] {
  fileprivate var markdownLines: [String] { markdownParts.spaced }

  fileprivate var markdownParts: [[String]] {
    var before: (list: ListKind, marks: Marks) = ([], .usual)
    return compactMap { block in
      // Two lists of a kind in a row would run into one, so the second is marked differently.
      let marks = block.listKind.isDisjoint(with: before.list) ? .usual : before.marks.other
      let lines = block.markdownLines(marks)
      if lines.isEmpty { return nil }
      before = (block.listKind, marks)
      return lines
    }
  }
}

private enum Marks {
  case usual, unusual

  var other: Marks { self == .usual ? .unusual : .usual }
  var bullet: String { self == .usual ? "- " : "* " }
  func number(_ number: Int) -> String { "\(number)\(self == .usual ? "." : ")") " }
}

private struct ListKind: OptionSet {
  static let bulleted = ListKind(rawValue: 1)
  static let numbered = ListKind(rawValue: 2)
  let rawValue: Int
}

extension Block {
  fileprivate var listKind: ListKind {
    switch self {
    case .list, .cards: .bulleted
    case .numbered: .numbered
    case .options: [.bulleted, .numbered]
    default: []
    }
  }

  fileprivate func markdownLines(_ marks: Marks) -> [String] {
    switch self {
    case .heading(let level, let text):
      [
        (String(repeating: "#", count: min(max(level, 1), 6)) + " " + text.markdown(in: .heading))
          .withoutTrailingSpaces
      ]
    case .paragraph(let text): text.markdownLine
    case .speech(let speaker, let text):
      (Text(speaker.isEmpty ? [] : [Span("\(speaker):", .strong), Span(" ")]) + text).markdownLine
    case .aside(let text), .hint(let text): text.leaning.markdownLine
    case .quote(let blocks): blocks.markdownLines.prefixed("> ")
    case .list(let items), .cards(let items): items.markdownLines { _ in marks.bullet }
    case .numbered(let items): items.markdownLines(mark: marks.number)
    case .code(let lines, let language): fenced(lines.flatMap(neutralLines), language: language)
    case .table(let table): table.markdownLines
    case .bars(let bars): Table(bars).markdownLines
    case .plot(let plot): plot.table.markdownLines
    case .options(let options):
      options.map { option in
        option.said.markdownLine.marked(option.number.map { marks.number(max($0, 0)) } ?? marks.bullet)
      }.spaced
    case .details(let summary, let blocks): ([.paragraph(summary)] + blocks).markdownLines
    case .drawing(let drawing): drawing.words.markdownLines
    // No bullet looks like it, so that it may stand first in an item.
    case .rule, .pageBreak: ["___"]
    }
  }
}

extension Text {
  fileprivate var markdownLine: [String] {
    let line = markdown(in: .line)
    return line.isEmpty ? [] : [line]
  }

  /// Emphasised where it was plain.
  fileprivate var leaning: Text {
    Text(spans.map { Span($0.text, $0.style == .plain ? .emphasis : $0.style) })
  }
}

extension [[Block]] {
  fileprivate func markdownLines(mark: (Int) -> String) -> [String] {
    let items = enumerated().map { index, blocks in
      let parts = blocks.markdownParts
      // A bare mark right under a line would turn that line into a heading.
      let isTight = blocks.isTightItem && parts.dropFirst().allSatisfy { $0[0].contains(" ") }
      return (isTight ? parts.together : parts.spaced).marked(mark(index + 1))
    }
    return isTight ? items.together : items.spaced
  }
}

/// Behind a fence longer than any run of backticks inside.
private func fenced(_ lines: [String], language: String) -> [String] {
  let longest = lines.reduce(0) { max($0, longestRun(of: "`", in: $1)) }
  let fence = String(repeating: "`", count: max(3, longest + 1))
  return [fence + languageName(language)] + lines + [fence]
}

/// The language if it is a name that needs no escaping, else nothing.
func languageName(_ language: String) -> String {
  let isName = language.unicodeScalars.allSatisfy { $0.isASCIIWord || "+#-".unicodeScalars.contains($0) }
  return isName && language.utf8.count <= 32 ? language : ""
}

extension Table {
  /// A bar a row.
  init(_ bars: [Bar]) {
    self.init(
      header: ["", "value", "lowest", "highest", "a coin-flipper"],
      rows: bars.map { bar in
        [Text(bar.label)] + [bar.value, bar.low, bar.high, bar.par].map { Text(signed($0)) }
      },
      rightAligned: [1, 2, 3, 4])
  }

  fileprivate var markdownLines: [String] {
    // Cells beyond the header would be dropped by a reader of pipe tables.
    let columns = rows.reduce(header.count) { max($0, $1.count) }
    guard columns > 0 else { return [] }
    let rule = (0..<columns).map { rightAligned.contains($0) ? "---:" : "---" }
    return [line(header, columns), "| \(rule.joined(separator: " | ")) |"] + rows.map { line($0, columns) }
  }

  private func line(_ cells: [Text], _ columns: Int) -> String {
    let filled = (0..<columns).map { cells.indices.contains($0) ? cells[$0].markdown(in: .cell) : "" }
    return "| \(filled.joined(separator: " | ")) |"
  }
}
