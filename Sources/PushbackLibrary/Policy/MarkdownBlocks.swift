import PushbackCore

/// A CommonMark tree as the blocks that a policy is read from, each text with the place of every character.
struct MarkdownBlocks {
  let source: SourceText
  /// The last place counted, so that a long line is counted once.
  private var counted = (line: 0, byte: 1, column: 1)
  private var unread: [PlacedBlock] = []

  init(source: SourceText) { self.source = source }

  mutating func blocks(_ tree: Markdown) -> [PlacedBlock] {
    var blocks: [PlacedBlock] = []
    for node in tree.children {
      if let block = block(node) { blocks.append(block) }
      blocks += unread
      unread = []
    }
    return blocks
  }

  private mutating func block(_ node: Markdown) -> PlacedBlock? {
    switch node.kind {
    case .heading(let level): return .heading(level, text(node))
    case .paragraph:
      if let table = PipeTable(node, in: source) { return table.block }
      return .paragraph(text(node))
    case .list:
      return .list(
        node.children.map { item in
          PlacedBlock.Item(number: number(of: item), blocks: item.children.compactMap { block($0) })
        })
    case .quote: return .quote(node.children.compactMap { block($0) })
    case .code:
      let words = node.literal.split(separator: "\n").joined(separator: " ")
      return .code(PlacedText([PlacedText.Piece(words, .code, at: place(node))], at: place(node)))
    case .rule: return .rule
    case .html:
      let isComment = node.literal.hasPrefix("<!--")
      return .unread(isComment ? "a comment that no reader sees" : "HTML", at: place(node))
    default: return nil
    }
  }

  /// As the list writes it in the file.
  private func number(of item: Markdown) -> Int? {
    Int(source.line(item.line).dropFirst(item.byte - 1).prefix { $0.isDigit }.text)
  }

  private mutating func text(_ node: Markdown) -> PlacedText {
    var pieces: [PlacedText.Piece] = []
    for child in node.children { add(child, .plain, nil, to: &pieces) }
    return PlacedText(pieces, at: place(node))
  }

  private mutating func add(
    _ node: Markdown, _ style: Span.Style, _ target: String?, to pieces: inout [PlacedText.Piece]
  ) {
    switch node.kind {
    case .text: addText(node, style, target, to: &pieces)
    case .span: pieces.append(PlacedText.Piece(node.literal, .code, at: place(node), target: target))
    case .softBreak, .lineBreak:
      pieces.append(PlacedText.Piece("\n", at: Place(line: max(1, node.line), column: 1)))
    case .tag: addTag(node, style, to: &pieces)
    case .emphasis:
      for child in node.children { add(child, style == .strong ? .strong : .emphasis, target, to: &pieces) }
    case .strong: for child in node.children { add(child, .strong, target, to: &pieces) }
    case .link(let target): for child in node.children { add(child, style, target, to: &pieces) }
    case .image:
      unread.append(.unread("a picture", at: place(node)))
      for child in node.children { add(child, style, target, to: &pieces) }
    default: for child in node.children { add(child, style, target, to: &pieces) }
    }
  }

  /// `<name>` is somebody’s placeholder unless HTML knows the name.
  private mutating func addTag(_ node: Markdown, _ style: Span.Style, to pieces: inout [PlacedText.Piece]) {
    let name = node.literal.lowercased().drop { "</".contains($0) }.prefix { $0.isLetter || $0.isNumber }
    if name == "br" {
      pieces.append(PlacedText.Piece("\n", at: place(node)))
    } else if node.literal.hasPrefix("<!--") {
      unread.append(.unread("a comment that no reader sees", at: place(node)))
    } else if Self.striking.contains(String(name)) {
      // As Markdown on forges writes it, so that it is one thing to whoever reads on.
      pieces.append(PlacedText.Piece("~~", at: place(node)))
    } else if Self.tags.contains(String(name)) {
      unread.append(.unread("HTML", at: place(node)))
    } else {
      pieces.append(PlacedText.Piece(node.literal, style, at: place(node)))
    }
  }

  private static let striking: Set<String> = ["del", "s", "strike"]
  private static let tags: Set<String> = [
    "a", "abbr", "b", "big", "center", "code", "dd", "details", "div", "dl", "dt", "em", "font", "hr",
    "i",
    "img", "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "small", "span", "strong",
    "sub",
    "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
  ]

  /// A text node without its escapes; a new piece begins wherever the file has more than the text.
  private mutating func addText(
    _ node: Markdown, _ style: Span.Style, _ target: String?, to pieces: inout [PlacedText.Piece]
  ) {
    let line = source.line(node.line)
    let literal = Array(node.literal.utf8)
    var at = line.startIndex + node.byte - 1
    var (start, done) = (at, 0)
    var next = 0
    func isSame() -> Bool { at >= line.startIndex && at < line.endIndex && line[at] == literal[next] }
    while next < literal.count {
      if isSame() {
        (at, next) = (at + 1, next + 1)
        continue
      }
      if next > done {
        append(literal[done..<next].text, style, target, node.line, start - line.startIndex + 1, to: &pieces)
      }
      (start, done) = (at, next)
      guard at >= line.startIndex, at < line.endIndex else { break }
      if line[at] == UInt8(ascii: "\\") {
        at += 1
      } else if line[at] == UInt8(ascii: "&"),
        let end = line[at...].prefix(40).firstIndex(of: UInt8(ascii: ";"))
      {
        at = end + 1
        next += 1
        while next < literal.count, literal[next] & 0xC0 == 0x80 { next += 1 }
        append(literal[done..<next].text, style, target, node.line, start - line.startIndex + 1, to: &pieces)
      } else {
        break
      }
      (start, done) = (at, next)
    }
    guard done < literal.count else { return }
    append(literal[done...].text, style, target, node.line, start - line.startIndex + 1, to: &pieces)
  }

  private mutating func append(
    _ text: String, _ style: Span.Style, _ target: String?, _ line: Int, _ byte: Int,
    to pieces: inout [PlacedText.Piece]
  ) {
    pieces.append(PlacedText.Piece(text, style, at: place(line: line, byte: byte), target: target))
  }

  private mutating func place(_ node: Markdown) -> Place { place(line: node.line, byte: node.byte) }

  /// Counts on from the last place of the same line.
  private mutating func place(line: Int, byte: Int) -> Place {
    guard line > 0 else { return .start }
    if counted.line != line || byte < counted.byte { counted = (line, 1, 1) }
    let bytes = source.line(line)
    let from = min(bytes.startIndex + counted.byte - 1, bytes.endIndex)
    let to = min(bytes.startIndex + max(1, byte) - 1, bytes.endIndex)
    counted.column += bytes[from..<max(from, to)].text.count
    counted.byte = max(1, byte)
    return Place(line: line, column: counted.column)
  }
}
