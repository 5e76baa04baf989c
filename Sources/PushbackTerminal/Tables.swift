import PushbackCore

/// Columns as wide as they need to be; then as wide as they can be; then no columns.
extension Page {
  private static let columnGap = 2
  private static let leastColumn = 6

  func lines(of table: Table) -> [StyledText] {
    let cells = Cells(table, colour)
    guard let widths = widths(for: cells) else { return records(cells) }
    let header = cells.header.map { $0.inRole(.strong) }
    let line = widths.map { StyledText(String(repeating: "-", count: $0)) }
    return row(header, widths, cells.rightAligned) + row(line, widths, [])
      + cells.rows.flatMap { row($0, widths, cells.rightAligned) }
  }

  /// The widest columns give way first, all to the same width; nil where that would leave too little.
  private func widths(for cells: Cells) -> [Int]? {
    let natural = cells.naturalWidths
    guard let width else { return natural }
    let room = width - Self.columnGap * (natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    guard let most = natural.max() else { return natural }
    let limit = (0...most).last { limit in natural.reduce(0) { $0 + min($1, limit) } <= room } ?? 0
    guard limit >= Self.leastColumn else { return nil }
    var widths = natural.map { min($0, limit) }
    var spare = room - widths.reduce(0, +)
    for index in widths.indices where spare > 0 && widths[index] < natural[index] {
      widths[index] += 1
      spare -= 1
    }
    return widths
  }

  private func row(_ cells: [StyledText], _ widths: [Int], _ right: Set<Int>) -> [StyledText] {
    let columns = zip(cells, widths).map { cell, width in cell.wrapped(to: max(1, width)) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = StyledText()
      for (index, column) in columns.enumerated() {
        let cell = line < column.count ? column[line] : StyledText()
        if cell.isEmpty { continue }
        let start = widths[..<index].reduce(0) { $0 + $1 + Self.columnGap }
        text = text.padded(to: start) + (right.contains(index) ? cell.paddedLeft(to: widths[index]) : cell)
      }
      return text
    }
  }

  /// One line a cell, and an empty line between rows.
  private func records(_ cells: Cells) -> [StyledText] {
    cells.rows.enumerated().flatMap { index, row in
      (index == 0 ? [] : [StyledText()])
        + cells.named(row).flatMap { cell in
          let lines = cell.wrapped(to: width.map { max(1, $0 - 2) })
          return lines.enumerated().map { $0.offset == 0 ? $0.element : StyledText("  ") + $0.element }
        }
    }
  }
}

/// A table's texts, with as many in every row as in the longest.
struct Cells {
  var header: [StyledText]
  var rows: [[StyledText]]
  var rightAligned: Set<Int>

  init(_ table: Table, _ colour: Appearance.Colour) {
    let count = ([table.header] + table.rows).map(\.count).max() ?? 0
    func full(_ row: [Text]) -> [StyledText] {
      row.map { StyledText($0, for: colour) } + Array(repeating: StyledText(), count: count - row.count)
    }
    header = full(table.header)
    rows = table.rows.map(full)
    rightAligned = table.rightAligned
  }

  var naturalWidths: [Int] {
    header.indices.map { index in ([header] + rows).map { $0[index].width }.max() ?? 0 }
  }

  /// `header: value` for every cell that says something.
  func named(_ row: [StyledText]) -> [StyledText] {
    zip(header, row).filter { !$1.isEmpty }.map { name, value in
      name.isEmpty ? value : name + StyledText(": ") + value
    }
  }
}
