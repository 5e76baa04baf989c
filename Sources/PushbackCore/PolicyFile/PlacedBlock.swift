/// A block of a policy and where it stands, whatever form the file has.
package indirect enum PlacedBlock: Sendable {
  case heading(Int, PlacedText)
  case paragraph(PlacedText)
  case list([Item])
  /// Columns that line up on the right are counted from 0.
  case table(header: [PlacedText], rows: [[PlacedText]], rightAligned: Set<Int>)
  case quote([PlacedBlock])
  case code(PlacedText)
  case rule
  /// What no policy is read from: a picture, HTML.
  case unread(String, at: Place)

  package struct Item: Sendable {
    /// Nil in a list without numbers.
    package var number: Int?
    package var blocks: [PlacedBlock]

    package init(number: Int? = nil, blocks: [PlacedBlock]) {
      self.number = number
      self.blocks = blocks
    }
  }

  /// Every text in it, in reading order.
  var texts: [PlacedText] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .code(let text): [text]
    case .list(let items): items.flatMap(\.blocks).flatMap(\.texts)
    case .table(let header, let rows, _): header + rows.flatMap(\.self)
    case .quote(let blocks): blocks.flatMap(\.texts)
    case .rule, .unread: []
    }
  }
}

extension PlacedBlock {
  /// A block that stands in no file.
  package init(_ block: Block) {
    switch block {
    case .heading(let level, let text): self = .heading(level, PlacedText(text))
    case .paragraph(let text), .aside(let text), .hint(let text): self = .paragraph(PlacedText(text))
    case .speech(let speaker, let text):
      self = .paragraph(PlacedText(Text([Span("\(speaker):", .strong), Span(" ")]) + text))
    case .quote(let blocks), .details(_, let blocks): self = .quote(blocks.map(PlacedBlock.init))
    case .list(let items), .cards(let items):
      self = .list(items.map { Item(blocks: $0.map(PlacedBlock.init)) })
    case .numbered(let items):
      self = .list(
        items.enumerated().map { Item(number: $0.offset + 1, blocks: $0.element.map(PlacedBlock.init)) })
    case .code(let lines, _): self = .code(PlacedText(neutral(lines.joined(separator: " "))))
    case .table(let table):
      self = .table(
        header: table.header.map { PlacedText($0) }, rows: table.rows.map { $0.map { PlacedText($0) } },
        rightAligned: table.rightAligned)
    case .rule, .pageBreak: self = .rule
    case .bars, .plot, .drawing, .options: self = .unread("a figure", at: .start)
    }
  }
}
