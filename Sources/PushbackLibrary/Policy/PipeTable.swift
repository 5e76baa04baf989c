import PushbackCore

/// A pipe table, which is a paragraph to the parser; people leave out bars and cells when they edit one.
struct PipeTable {
  let block: PlacedBlock
  static let mostColumns = 64

  /// Nil unless the second line is one of dashes between bars.
  init?(_ node: Markdown, in source: SourceText) {
    guard node.endLine > node.line else { return nil }
    let dashes = PipeTable.cells(source.line(node.line + 1))
    guard source.line(node.line + 1).contains(UInt8(ascii: "|")),
      (1...Self.mostColumns).contains(dashes.count),
      dashes.allSatisfy({ cell in
        cell.bytes.contains(UInt8(ascii: "-"))
          && cell.bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
      })
    else { return nil }
    let lines = [node.line] + Array((node.line + 2)..<(node.endLine + 1))
    let rows = lines.map { line in
      PipeTable.cells(source.line(line)).prefix(Self.mostColumns).map { cell in
        PipeTable.text(cell.bytes, at: source.place(line: line, byte: cell.offset + 1))
      }
    }
    let right = dashes.indices.filter {
      dashes[$0].bytes.last == UInt8(ascii: ":") && dashes[$0].bytes.first != UInt8(ascii: ":")
    }
    block = .table(header: rows[0], rows: Array(rows.dropFirst()), rightAligned: Set(right))
  }

  /// The cells of a line with the bytes before each; a bar behind a backslash is part of its cell.
  private static func cells(_ line: ArraySlice<UInt8>) -> [(bytes: ArraySlice<UInt8>, offset: Int)] {
    var bars: [Int] = []
    var isEscaped = false
    for index in line.indices {
      if line[index] == UInt8(ascii: "|"), !isEscaped { bars.append(index) }
      isEscaped = line[index] == UInt8(ascii: "\\") && !isEscaped
    }
    let ends = [line.startIndex - 1] + bars + [line.endIndex]
    var cells = zip(ends, ends.dropFirst()).map { low, high -> (bytes: ArraySlice<UInt8>, offset: Int) in
      let cell = line[(low + 1)..<high]
      let words = cell.trimmed
      return (words, (words.isEmpty ? cell.startIndex : words.startIndex) - line.startIndex)
    }
    if cells.count > 1, cells[0].bytes.isEmpty { cells.removeFirst() }
    if cells.count > 1, let last = cells.last, last.bytes.isEmpty { cells.removeLast() }
    return cells
  }

  private static func text(_ cell: ArraySlice<UInt8>, at place: Place) -> PlacedText {
    let source = SourceText(bytes: Array(cell))
    var blocks = MarkdownBlocks(source: source)
    let texts = blocks.blocks(Markdown.parse(source).tree).compactMap { block in
      if case .paragraph(let text) = block { text } else { nil }
    }
    guard let text = texts.first else { return PlacedText(cell.text, at: place) }
    let pieces = text.pieces.map { piece in
      var piece = piece
      piece.place = Place(line: place.line, column: place.column + piece.place.column - 1)
      return piece
    }
    return PlacedText(pieces, at: place)
  }
}
