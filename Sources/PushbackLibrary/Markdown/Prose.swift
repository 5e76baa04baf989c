import PushbackCore

extension Text {
  /// Inline nodes as spans; a line's end is a blank, and neighbours of one style are one span.
  init(_ nodes: some Sequence<Markdown>) {
    self.init([])
    for node in nodes { append(node, style: .plain) }
  }

  private mutating func append(_ node: Markdown, style: Span.Style) {
    switch node.kind {
    case .text: append(node.literal, style)
    case .span: append(node.literal, .code)
    case .softBreak, .lineBreak: append(" ", style)
    case .emphasis:
      for child in node.children { append(child, style: style == .strong ? .strong : .emphasis) }
    case .strong: for child in node.children { append(child, style: .strong) }
    case .link(let target) where target.hasPrefix("http") && target != node.plain:
      for child in node.children { append(child, style: style) }
      append(" (\(target))", style)
    default: for child in node.children { append(child, style: style) }
    }
  }

  private mutating func append(_ text: String, _ style: Span.Style) {
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else {
      spans.append(Span(text, style))
    }
  }
}

extension Array<Markdown> {
  /// Without blanks at the start, also inside the first text.
  var withoutLeadingBlanks: [Markdown] {
    guard let first, first.isBlank || first.literal.utf8.first?.isBlank == true else { return self }
    var nodes = self[...]
    while let first = nodes.first, first.isBlank { nodes = nodes.dropFirst() }
    guard var first = nodes.first, first.kind == .text else { return Array(nodes) }
    let trimmed = first.literal.utf8.drop(while: \.isBlank)
    first.byte += first.literal.utf8.count - trimmed.count
    first.literal = String(Substring(trimmed))
    return [first] + nodes.dropFirst()
  }
}

extension Block {
  /// A block of Markdown as the same block of a document; nil for what has no words.
  init?(_ node: Markdown) {
    switch node.kind {
    case .paragraph: self = Block(paragraph: node.children)
    case .quote: self = .quote(node.children.compactMap(Block.init))
    case .list(let numbered):
      let items = node.children.map { $0.children.compactMap(Block.init) }
      self = numbered ? .numbered(items) : .list(items)
    case .code(let language, _): self = .code(codeLines(node.literal), language: language)
    case .heading(let level): self = .heading(level, Text(node.children))
    case .rule: self = .rule
    default: return nil
    }
  }

  /// A paragraph, or what somebody says where it begins with a bold name and a colon.
  init(paragraph inlines: [Markdown]) {
    if let speaker = Markdown.speaker(inlines) {
      let words = Array(inlines.dropFirst()).withoutLeadingBlanks
      if !words.isEmpty {
        self = .speech(speaker: speaker, Text(words))
        return
      }
    }
    self = .paragraph(Text(inlines))
  }
}

extension Markdown {
  /// The name in front of a paragraph that somebody speaks: `**Dana:**`.
  static func speaker(_ inlines: [Markdown]) -> String? {
    guard let first = inlines.first, first.kind == .strong else { return nil }
    let name = first.plain
    guard name.utf8.last == UInt8(ascii: ":"), name.utf8.count > 1 else { return nil }
    return String(name.dropLast())
  }
}

/// The lines of a code block, without the empty one after its last line end.
func codeLines(_ literal: String) -> [String] {
  var lines = literal.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(Substring($0))
  }
  if lines.last == "" { lines.removeLast() }
  return lines
}
