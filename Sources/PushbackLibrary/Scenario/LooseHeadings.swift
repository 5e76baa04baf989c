import PushbackCore

/// Headings that are none to Markdown, and scenes whose headings stand too low.
extension Outline {
  /// The level at which scenes begin: the second, unless a whole file has them lower, which is told once.
  static func sceneLevel(_ tree: Markdown, in source: SourceText, findings: inout Findings) -> Int {
    let levels = tree.children.compactMap { block -> (level: Int, block: Markdown)? in
      if case .heading(let level) = block.kind, level > 1 { return (level, block) }
      return nil
    }
    guard let lowest = levels.map(\.level).min(), lowest > 2,
      let first = levels.first(where: { $0.level == lowest })
    else { return 2 }
    findings.add(.scenesTooLow(lowest, count: levels.count, at: source.place(of: first.block)))
    return lowest
  }

  /// True for a heading that a line below it makes.
  static func isUnderlined(_ block: Markdown, in source: SourceText) -> Bool {
    guard case .heading = block.kind else { return false }
    return source.line(block.line).drop(while: \.isBlank).first != UInt8(ascii: "#")
  }

  /// True where a link leads to words above a line of hyphens: then the author takes all such words for scenes.
  static func areScenesUnderlined(_ tree: Markdown, in source: SourceText) -> Bool {
    let underlined = tree.children.filter { $0.kind == .heading(level: 2) && isUnderlined($0, in: source) }
    guard !underlined.isEmpty else { return false }
    let targets = Set(tree.all { if case .link = $0 { true } else { false } }.compactMap(\.target))
    return underlined.contains { targets.contains("#" + anchor($0.plain)) }
  }

  /// A paragraph that begins `##Like this`, as the heading it should be and what is left of it.
  static func splitAtLooseHeading(
    _ block: Markdown, in source: SourceText, findings: inout Findings
  ) -> [Markdown] {
    guard block.kind == .paragraph, let first = block.children.first, first.kind == .text,
      !source.isEscaped(block)
    else {
      return [block]
    }
    let marks = first.literal.prefix { $0 == "#" }.count
    guard marks >= 1, marks <= 6, let next = first.literal.dropFirst(marks).first, !next.isNumber else {
      return [block]
    }
    // One mark begins a word in many a message: #friday. It is a title only as the first thing on the page.
    guard marks > 1 || next.isOddBlank else { return [block] }
    findings.add(
      .markWithoutSpace(
        String(repeating: "#", count: marks), oddBlank: next.isOddBlank, at: source.place(of: block)))
    var heading = block
    heading.kind = .heading(level: marks)
    var title = first
    title.literal = String(first.literal.dropFirst(marks)).withPlainBlanks
    title.literal = String(Substring(title.literal.utf8.trimmed))
    let end = block.children.firstIndex { $0.kind == .softBreak || $0.kind == .lineBreak }
    heading.children = [title] + block.children[1..<(end ?? block.children.endIndex)]
    heading.endLine = block.line
    guard let end, end + 1 < block.children.endIndex else { return [heading] }
    var rest = block
    rest.children = Array(block.children[(end + 1)...])
    (rest.line, rest.byte) = (rest.children[0].line, rest.children[0].byte)
    return [heading, rest]
  }
}
