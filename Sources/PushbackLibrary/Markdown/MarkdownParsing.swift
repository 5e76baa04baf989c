import CMark
import PushbackCore

extension Markdown {
  /// Reads the text after its first `headerLines` lines, which keep their numbers but are not read.
  ///
  /// The second value is where the text goes deeper than is read.
  static func parse(_ source: SourceText, after headerLines: Int = 0) -> (tree: Markdown, tooDeep: Place?) {
    let start = headerLines < source.lineCount ? source.starts[headerLines] : source.bytes.count
    let root = source.bytes[start...].withUnsafeBytes { body in
      cmark_parse_document(body.baseAddress?.assumingMemoryBound(to: CChar.self), body.count, 0)
    }
    defer { cmark_node_free(root) }
    let walk = cmark_iter_new(root)
    defer { cmark_iter_free(walk) }

    // The nodes from the document down to the current one: a stack, because a hostile tree is deeper than ours.
    var open: [Markdown] = []
    var skipped = 0
    var tooDeep: Place?
    var paragraph = Paragraph(source: source)
    while true {
      let event = cmark_iter_next(walk)
      guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT, let node = cmark_iter_get_node(walk)
      else {
        break
      }
      let leaf = isLeaf(node)
      if event == CMARK_EVENT_ENTER {
        if open.count > deepest {
          if tooDeep == nil {
            tooDeep = source.place(
              line: Int(cmark_node_get_start_line(node)) + headerLines,
              byte: Int(cmark_node_get_start_column(node)))
          }
          if !leaf { skipped += 1 }
          continue
        }
        var value = Markdown(node, linesAbove: headerLines, source: source)
        if value.kind.isInline {
          paragraph.settle(&value)
        } else {
          paragraph.begin(at: value)
        }
        if leaf { close(value, into: &open) } else { open.append(value) }
      } else if skipped > 0 {
        skipped -= 1
      } else if let value = open.popLast() {
        if open.isEmpty { return (value, tooDeep) }
        close(value, into: &open)
      }
    }
    return (open.first ?? Markdown(kind: .document, line: 1, byte: 1, endLine: 1), tooDeep)
  }

  private static func close(_ value: Markdown, into open: inout [Markdown]) {
    var value = value
    switch value.kind {
    // The parser gives the line where such a node ends; its first leaf knows better.
    case .link, .image, .emphasis, .strong:
      let marks = value.kind == .strong || value.kind == .image ? 2 : 1
      if let first = value.children.first, first.line > 0 {
        (value.line, value.byte) = (first.line, max(1, first.byte - marks - (first.kind == .span ? 1 : 0)))
      }
    default: break
    }
    guard let last = open.indices.last else { return }
    if value.kind == .text, let before = open[last].children.indices.last,
      open[last].children[before].kind == .text
    {
      open[last].children[before].literal += value.literal
      return
    }
    open[last].children.append(value)
  }

  private init(_ node: OpaquePointer, linesAbove: Int, source: SourceText) {
    line = Int(cmark_node_get_start_line(node)) + linesAbove
    byte = Int(cmark_node_get_start_column(node))
    endLine = Int(cmark_node_get_end_line(node)) + linesAbove
    literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: kind = .quote
    case CMARK_NODE_LIST: kind = .list(numbered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case CMARK_NODE_ITEM: kind = .item
    case CMARK_NODE_HTML_BLOCK: kind = .html
    case CMARK_NODE_PARAGRAPH: kind = .paragraph
    case CMARK_NODE_THEMATIC_BREAK: kind = .rule
    case CMARK_NODE_HEADING: kind = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_CODE_BLOCK:
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      let language = info.words.first ?? ""
      kind = .code(language: language, fence: Fence(from: line, to: endLine, byte: byte, in: source))
    case CMARK_NODE_SOFTBREAK: kind = .softBreak
    case CMARK_NODE_LINEBREAK: kind = .lineBreak
    case CMARK_NODE_CODE: kind = .span
    case CMARK_NODE_HTML_INLINE: kind = .tag
    case CMARK_NODE_EMPH: kind = .emphasis
    case CMARK_NODE_STRONG: kind = .strong
    case CMARK_NODE_IMAGE: kind = .image
    case CMARK_NODE_LINK: kind = .link(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    case CMARK_NODE_TEXT: kind = .text
    default: kind = .document
    }
  }
}

extension Markdown.Fence {
  /// The parser does not say whether a block was fenced, nor whether its fence was closed.
  fileprivate init(from first: Int, to last: Int, byte: Int, in source: SourceText) {
    let opening = source.line(first).dropFirst(byte - 1).trimmed
    guard let mark = opening.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
      opening.prefix(while: { $0 == mark }).count >= 3
    else {
      self = .none
      return
    }
    let length = opening.prefix { $0 == mark }.count
    let closing = source.line(last).drop { $0.isBlank || $0 == UInt8(ascii: ">") }.trimmed
    self = last > first && closing.count >= length && closing.allSatisfy { $0 == mark } ? .closed : .open
  }
}

extension Markdown.Kind {
  var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .span, .tag, .emphasis, .strong, .link, .image: true
    default: false
    }
  }
}

/// A leaf gets no exit event.
private func isLeaf(_ node: OpaquePointer) -> Bool {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
    CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
    true
  default: false
  }
}

/// Mends the columns in a paragraph: the parser counts each line as if it were indented like the first.
private struct Paragraph {
  let source: SourceText
  private var line = 0
  private var byte = 1
  private var shifted = (line: 0, by: 0)

  init(source: SourceText) { self.source = source }

  mutating func begin(at block: Markdown) {
    (line, byte) = (block.line, block.byte)
    shifted = (0, 0)
  }

  mutating func settle(_ node: inout Markdown) {
    guard node.line > 0 else { return }
    if node.line > line {
      if shifted.line != node.line {
        let text = source.line(node.line)
        let start = text.prefix { $0.isBlank || $0 == UInt8(ascii: ">") }.count + 1
        shifted = (node.line, start - byte)
      }
      node.byte += shifted.by
    }
    // A span such as `` ` a ` `` loses one blank at each end.
    if node.kind == .span {
      let text = source.line(node.line)
      let at = text.startIndex + node.byte - 1
      if at < text.endIndex, text[at] == 0x20, node.literal.utf8.first != 0x20 { node.byte += 1 }
    }
  }
}
