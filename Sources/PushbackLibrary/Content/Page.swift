import PushbackCore

/// A page of Markdown to read: an article's digest or a guide.
struct Page {
  let title: String
  /// The first paragraph.
  let summary: String
  /// Anchors of its `##` headings.
  let sections: [String]
  let document: Document

  init?(_ source: SourceText, findings: inout Findings) {
    let (tree, tooDeep) = Markdown.parse(source)
    if let tooDeep {
      findings.add(.tooDeep(at: tooDeep))
      return nil
    }
    guard let first = tree.children.first, first.kind == .heading(level: 1) else {
      findings.add(.titleMissing(at: .start))
      return nil
    }
    title = first.plain
    summary = tree.children.first { $0.kind == .paragraph }?.plain ?? ""
    sections = tree.children.filter { $0.kind == .heading(level: 2) }.map { anchor($0.plain) }
    document = Document(tree.children.compactMap { Block(page: $0, in: source) })
    for node in tree.all(where: { $0 == .html || $0 == .tag || $0 == .image }) {
      findings.add(
        .notForStories(
          node.kind == .image ? "an image" : "HTML",
          "write it in plain Markdown; for a < in the text, write \\<",
          at: source.place(of: node)))
    }
    for node in tree.children {
      if case .code(_, .open) = node.kind { findings.add(.fenceNotClosed(at: source.place(of: node))) }
    }
  }
}

extension Block {
  /// Like a story's block, and with pipe tables, which are paragraphs to the parser.
  init?(page node: Markdown, in source: SourceText) {
    if node.kind == .paragraph, let table = Table(pipes: node, in: source) {
      self = .table(table)
    } else {
      self.init(node)
    }
  }
}

extension Table {
  /// A paragraph whose lines are cells between pipes, the second line dashes.
  fileprivate init?(pipes node: Markdown, in source: SourceText) {
    guard node.endLine > node.line else { return nil }
    let rows = (node.line...node.endLine).map { Table.cells(source.line($0)) }
    let dashes = rows[1]
    guard !dashes.isEmpty, rows.allSatisfy({ $0.count == dashes.count }),
      dashes.allSatisfy({
        !$0.isEmpty && $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
      })
    else { return nil }
    let texts = rows.map { $0.map(Table.text) }
    let right = dashes.indices.filter { dashes[$0].hasSuffix(":") && !dashes[$0].hasPrefix(":") }
    self.init(header: texts[0], rows: Array(texts.dropFirst(2)), rightAligned: Set(right))
  }

  /// The cells of a line that begins and ends with a pipe; none for any other line.
  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    let words = line.trimmed
    let pipe = UInt8(ascii: "|")
    guard words.count > 2, words.first == pipe, words.last == pipe else { return [] }
    return words.dropFirst().dropLast().split(separator: pipe, omittingEmptySubsequences: false).map(
      \.trimmed.text)
  }

  private static func text(_ cell: String) -> Text {
    let tree = Markdown.parse(SourceText(cell)).tree
    return Text(tree.children.first?.children ?? [])
  }
}
