/// What was read from a page as the document that every format is written from.
extension Block {
  /// Nil for what no policy is read from: a picture, HTML.
  package init?(_ block: PlacedBlock) {
    switch block {
    case .heading(let level, let text): self = .heading(level, Text(text))
    case .paragraph(let text): self = .paragraph(Text(text))
    case .list(let items): self = Block(items)
    case .table(let header, let rows, let rightAligned):
      self = .table(
        Table(
          header: header.map { Text($0) }, rows: rows.map { $0.map { Text($0) } }, rightAligned: rightAligned)
      )
    case .quote(let blocks): self = .quote(blocks.compactMap(Block.init))
    case .code(let text): self = .code([text.plain], language: "")
    case .rule: self = .rule
    case .unread: return nil
    }
  }

  /// A list that counts from 1 is one with numbers; in any other the numbers are words, so that they stay.
  private init(_ items: [PlacedBlock.Item]) {
    let numbers = items.map(\.number)
    let bodies = items.map { $0.blocks.compactMap(Block.init) }
    if numbers == Array(1...max(1, items.count)) {
      self = .numbered(bodies)
    } else {
      self = .list(
        zip(numbers, bodies).map { number, body in
          guard let number else { return body }
          guard case .paragraph(let text)? = body.first else { return [.paragraph("\(number).")] + body }
          return [.paragraph(Text("\(number). ") + text)] + body.dropFirst()
        })
    }
  }
}

extension Text {
  fileprivate init(_ text: PlacedText) {
    self.init(text.pieces.map { Span($0.text == "\n" ? " " : $0.text, $0.style) })
  }
}
