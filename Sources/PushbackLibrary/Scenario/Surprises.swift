import PushbackCore

/// Markdown that would do something else than its author means, or that a story cannot show.
extension SceneReader {
  mutating func reportSurprises(in block: Markdown) { reportSurprises(in: block, inside: nil) }

  private mutating func reportSurprises(in node: Markdown, inside parent: Markdown?) {
    switch node.kind {
    case .html:
      findings.add(
        .notForStories(
          "HTML", "write it in Markdown; for a < in the text, write \\<", at: source.place(of: node)))
    case .tag:
      findings.add(
        .notForStories(
          "the HTML tag “\(brief(node.literal))”", "put it in `backticks`, or write \\< for a < in the text",
          at: source.place(of: node)))
    case .image:
      findings.add(
        .notForStories(
          "an image", "describe it, or show the text it holds as a block of code", at: source.place(of: node))
      )
      return
    case .link(let target):
      findings.add(.linkInProse(target, at: source.place(of: node)))
      return
    case .heading where parent != nil: findings.add(.headingInside(at: source.place(of: node)))
    case .code(_, .none): findings.add(.indentedCode(at: source.place(of: node)))
    case .code(_, .open): findings.add(.fenceNotClosed(at: source.place(of: node)))
    case .paragraph: reportSurprises(inParagraph: node, inside: parent)
    case .quote:
      if let first = node.children.first { reportNote(first) }
    default: break
    }
    for child in node.children { reportSurprises(in: child, inside: node) }
  }

  private mutating func reportSurprises(inParagraph node: Markdown, inside parent: Markdown?) {
    if let finding = outsideColon(node.children) { findings.add(finding) }
    if parent?.kind == .quote { reportSwallowed(node) }
    reportTable(in: node)
    if parent?.noteInQuote == nil { reportConditions(in: node, isNested: parent != nil) }
    if parent?.kind != .quote, let note = node.note {
      findings.add(
        .badNote(
          "players would see this line: \(note.inWords) is a quote", "begin the line with “> ”",
          at: source.place(of: node)))
    }
    var children = node.children[...]
    while let index = children.firstIndex(where: { $0.kind == .softBreak }) {
      children = children[(index + 1)...]
      guard let first = children.first else { break }
      if let what = ownParagraph(Array(children)) {
        findings.add(.runTogether(what, at: source.place(of: first)))
      }
    }
  }

  /// What begins at this point of a paragraph and needs one of its own.
  private func ownParagraph(_ inlines: [Markdown]) -> String? {
    guard let first = inlines.first else { return nil }
    switch first.kind {
    case .span:
      let word = first.literal.words.first ?? ""
      if word == "if" { return "a condition" }
      if first.literal == "argue" { return "“argue”" }
      return word == "ending:" || first.literal == "ending" ? "an ending" : nil
    case .strong: return Markdown.speaker(inlines).map { "the speaker “\(brief($0))”" }
    case .text: return Markdown.Note.allCases.first { first.literal.hasPrefix("\($0.rawValue):") }?.inWords
    default: return nil
    }
  }

  /// Conditions among a paragraph's words, which are only shown there. Those that begin a line are told otherwise.
  private mutating func reportConditions(in paragraph: Markdown, isNested: Bool) {
    let spans = zip([nil] + paragraph.children.map(Optional.some), paragraph.children).filter {
      before, node in
      node.kind == .span && before?.kind != .softBreak && (before != nil || isNested)
    }
    for (_, span) in spans {
      let inset = Inset(span, in: source)
      guard inset.isCondition, Token.all(in: inset.text).contains(where: { facts[$0.text] != nil }) else {
        continue
      }
      findings.add(.conditionInside(inset.text, isNested: isNested, at: inset.place))
    }
  }

  /// A table in the way of some forges: a line of strokes and hyphens below a line with strokes.
  private mutating func reportTable(in paragraph: Markdown) {
    guard paragraph.endLine > paragraph.line else { return }
    let stroke = UInt8(ascii: "|")
    for number in (paragraph.line + 1)...paragraph.endLine {
      let line = source.line(number).drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      guard line.contains(stroke), line.contains(UInt8(ascii: "-")),
        line.allSatisfy({ $0.isBlank || [stroke, UInt8(ascii: "-"), UInt8(ascii: ":")].contains($0) })
      else { continue }
      let header = source.line(number - 1)
      guard header.contains(stroke) else { continue }
      let indent = header.prefix { $0.isBlank || $0 == UInt8(ascii: ">") }.count
      findings.add(.table(at: source.place(line: number - 1, byte: indent + 1)))
      return
    }
  }

  private func outsideColon(_ inlines: [Markdown]) -> Finding? {
    guard inlines.count >= 2, inlines[0].kind == .strong, inlines[1].kind == .text else { return nil }
    let name = inlines[0].plain
    guard inlines[1].literal.utf8.first == UInt8(ascii: ":"), !name.hasSuffix(":") else { return nil }
    return .speakerColon(name, at: source.place(of: inlines[0]))
  }

  /// Lines of a quote's paragraph that do not begin with the quote's mark.
  private mutating func reportSwallowed(_ paragraph: Markdown) {
    guard paragraph.endLine > paragraph.line else { return }
    for number in (paragraph.line + 1)...paragraph.endLine {
      let line = source.line(number).drop(while: \.isBlank)
      guard let first = line.first, first != UInt8(ascii: ">") else { continue }
      let place = source.place(line: number, byte: source.line(number).count - line.count + 1)
      findings.add(.swallowedLine(by: paragraph.note, at: place))
      return
    }
  }

  /// A note that is spelled so that players would see it.
  private mutating func reportNote(_ paragraph: Markdown) {
    guard paragraph.kind == .paragraph, paragraph.note == nil else { return }
    let opening = paragraph.plain.prefix(16).split(separator: ":", omittingEmptySubsequences: false)
    let word = opening[0].lowercased().split(separator: " ").joined()
    guard opening.count > 1,
      let note = Markdown.Note.allCases.first(where: { [$0.lowerCased, $0.lowerCased + "s"].contains(word) })
    else { return }
    findings.add(
      .badNote(
        "players would see this note: it does not begin with “\(note.rawValue):” exactly",
        "write > \(note.rawValue): in plain letters, with a capital and the colon",
        at: source.place(of: paragraph)))
  }
}

extension Markdown.Note {
  var inWords: String {
    switch self {
    case .facilitator: "a facilitator's question"
    case .situation: "a decision's situation"
    case .author: "an author's note"
    }
  }
  var lowerCased: String { rawValue.lowercased() }
}
