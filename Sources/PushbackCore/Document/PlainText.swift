extension Document {
  /// For pipes, files and screen readers: unwrapped, a paragraph a line, every line clear by itself.
  ///
  /// Ends with a newline unless there is nothing to say.
  package var plainText: String {
    let lines = blocks.map(\.plainLines).spaced
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}

extension Block {
  fileprivate var plainLines: [String] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .aside(let text), .hint(let text): text.plainLine
    case .speech(let speaker, let text): (Text(speaker.isEmpty ? "" : "\(speaker): ") + text).plainLine
    case .quote(let blocks): blocks.map(\.plainLines).spaced.prefixed("> ")
    case .list(let items), .cards(let items): items.plainLines { _ in "- " }
    case .numbered(let items): items.plainLines { "\($0). " }
    case .code(let lines, language: _):
      lines.flatMap(neutralLines).prefixed("    ").map(\.withoutTrailingSpaces)
    case .table(let table): table.plainLines
    case .bars(let bars): bars.map { neutral($0.sentence) }
    case .plot(let plot): plot.table.plainLines
    case .options(let options): options.map(\.plainLine)
    case .details(let summary, let blocks): ([.paragraph(summary)] + blocks).map(\.plainLines).spaced
    case .drawing(let drawing): drawing.words.map(\.plainLines).spaced
    case .rule, .pageBreak: ["* * *"]
    }
  }
}

extension Text {
  fileprivate var plainLine: [String] {
    let line = neutral(plain).withoutTrailingSpaces
    return line.isEmpty ? [] : [line]
  }
}

extension [[Block]] {
  fileprivate func plainLines(mark: (Int) -> String) -> [String] {
    let items = enumerated().map { index, blocks in
      let lines = blocks.map(\.plainLines)
      return (blocks.isTightItem ? lines.together : lines.spaced).marked(mark(index + 1))
    }
    return isTight ? items.together : items.spaced
  }
}

extension Table {
  /// A row a line, each value behind its header: columns mean nothing to the ear.
  fileprivate var plainLines: [String] {
    let names = header.map { neutral($0.plain).withoutTrailingSpaces }
    if rows.isEmpty { return names.isEmpty ? [] : [names.joined(separator: "; ") + " (no rows)"] }
    return rows.map { row in
      row.enumerated().compactMap { column, cell in
        let value = neutral(cell.plain).withoutTrailingSpaces
        let name = names.indices.contains(column) ? names[column] : ""
        if name.isEmpty { return value.isEmpty ? nil : value }
        return "\(name): \(value.isEmpty ? "none" : value)"
      }.joined(separator: "; ")
    }.filter { !$0.isEmpty }
  }
}

extension Option {
  fileprivate var plainLine: String {
    let mark = number.map { "\($0). " } ?? "-  "
    return (mark + neutral(said.plain)).withoutTrailingSpaces
  }
}
