import PushbackCore

/// The layout of a whole page: header, blocks with one empty line between them, bill.
struct PageLayout {
  let story: Scenario

  static func lines(of source: SourceText, _ story: Scenario) -> [String] {
    var findings = Findings()
    let header = Header(source, vocabulary: Vocabulary(), findings: &findings)
    let page = PageLayout(story: story)
    let start = header.lines < source.lineCount ? source.starts[header.lines] : source.bytes.count
    let body = page.blocks(of: SourceText(source.bytes[start...].text), in: .page)
    return HeaderLayout.lines(of: source, header.lines, story) + body
  }

  enum Setting {
    /// Where the notation means something, and lists of links lead on.
    case page
    /// Below a choice: conditions mean something.
    case said
    case inside
  }

  /// The blocks of a text, one empty line between two.
  func blocks(of text: SourceText, in setting: Setting) -> [String] {
    let tree = Markdown.parse(text).tree
    var lines: [String] = []
    for (index, block) in tree.children.enumerated() {
      if index > 0, isApart(block, from: tree.children[index - 1], in: text, setting) { lines.append("") }
      let beside = [index - 1, index + 1].filter(tree.children.indices.contains).map { tree.children[$0] }
      // Two lists are two because their marks differ, and a list that begins an entry needs another than that.
      let marks = beside.contains(where: \.isList) || (index == 0 && setting == .inside) ? Marks.kept : .one
      lines += self.lines(of: block, in: text, setting, marks)
    }
    return lines
  }

  /// A list may stand right below the words that introduce it, where it did, inside another list.
  private func isApart(
    _ block: Markdown, from above: Markdown, in text: SourceText, _ setting: Setting
  ) -> Bool {
    guard setting == .inside, block.isList, above.kind == .paragraph else { return true }
    return block.line > above.endLine + 1
  }

  enum Marks { case one, kept }

  private func lines(of block: Markdown, in text: SourceText, _ setting: Setting, _ marks: Marks) -> [String]
  {
    let source = (block.line...max(block.line, block.endLine)).map { text.lineText($0) }
    switch block.kind {
    case .heading(let level): return [heading(source, level)]
    case .paragraph: return paragraph(source, setting == .inside ? nil : block.leadingSpan)
    case .quote: return quote(source)
    case .list: return list(block, in: text, setting, marks)
    case .code("bill", _) where setting == .page: return BillLayout.lines(of: block, story)
    case .code: return code(source)
    default: return source.map(trimmed)
    }
  }

  private func heading(_ source: [String], _ level: Int) -> String {
    guard let line = source.first.map(trimmed), line.hasPrefix("#") else {
      return source.joined(separator: "\n")
    }
    var words = trimmed(String(line.drop { $0 == "#" }))
    if let closing = words.firstMatch(of: /(^|[ \t])#+$/) {
      words = trimmed(String(words[..<closing.range.lowerBound]))
    }
    return String(repeating: "#", count: level) + " " + words
  }

  /// Lines as their author broke them, without blanks around them.
  func paragraph(_ source: [String], _ lead: Markdown?) -> [String] {
    var lines = [trimmed(source[0])] + source.dropFirst().map(continued)
    guard let lead, let notation = notation(lead.literal),
      let span = lines[0].prefixMatch(of: /`+/).flatMap({
        CodeSpan(in: Array(lines[0].utf8), at: 0, marks: $0.output.count)
      })
    else { return lines }
    let rest = trimmed(String(decoding: Array(lines[0].utf8)[span.end...], as: UTF8.self))
    lines[0] = "`\(notation)`" + (rest.isEmpty ? "" : " " + rest)
    return lines
  }

  /// What the code at a paragraph's start says, spaced; nil for any other code.
  private func notation(_ code: String) -> String? {
    let word = code.words.first ?? ""
    guard word == "if" || word == "argue" || word == "ending" || word.hasPrefix("ending:") else { return nil }
    return spaced(code)
  }

  /// A line that would begin a block if it were not indented keeps its indentation.
  private func continued(_ line: String) -> String {
    let words = trimmed(line)
    guard let first = words.utf8.first, line.hasPrefix("    ") || line.hasPrefix("\t") else { return words }
    let isBlockMark = "#>-+*=~`<".utf8.contains(first) || first.isDigit
    return isBlockMark ? "    " + words : words
  }

  private func quote(_ source: [String]) -> [String] {
    let inner = source.map { line -> String in
      guard let mark = line.prefixMatch(of: /[ \t]*>[ ]?/) else { return trimmed(line) }
      return String(line[mark.range.upperBound...])
    }
    return blocks(of: SourceText(inner.joined(separator: "\n")), in: .inside).map {
      $0.isEmpty ? ">" : "> " + $0
    }
  }

  /// What stands between the fences is left as it is.
  private func code(_ source: [String]) -> [String] {
    let indent = source[0].utf8.prefix { $0 == 0x20 }.count
    let lines = source.map { line in
      String(Substring(line.utf8.dropFirst(min(indent, line.utf8.prefix { $0 == 0x20 }.count))))
    }
    guard lines.count > 1 else { return lines.map(trimmed) }
    return [trimmed(lines[0])] + lines[1..<(lines.count - 1)] + [trimmed(lines[lines.count - 1])]
  }
}

func trimmed(_ line: String) -> String { String(Substring(line.utf8.trimmed)) }
