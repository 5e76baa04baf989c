import PushbackCore

/// Prose: blocks, their conditions and the spans of their words.
extension JSONReader {
  enum ProseSetting {
    /// Where Markdown would take a block of code for the bill.
    case page
    case said
    case inside
  }

  private static let kinds = [
    "paragraph": ["text", "spans"], "speech": ["speaker", "text", "spans"], "quote": ["blocks"],
    "list": ["items"], "numbered": ["items"], "code": ["language", "lines"], "rule": [],
  ]

  mutating func passages(_ node: JSONNode?, _ what: String, in setting: ProseSetting) -> [Passage] {
    elements(node, what).compactMap { node in
      let condition = node.members?.first { $0.name == "if" }?.value
      let read = self.condition(condition)
      let block = block(node, in: setting, isConditional: condition != nil)
      guard let block, condition == nil || read != nil else { return nil }
      return Passage(block, if: read)
    }
  }

  private mutating func block(
    _ node: JSONNode, in setting: ProseSetting, isConditional: Bool = false
  ) -> Block? {
    guard let kind = node.members?.first(where: { $0.name == "kind" })?.value else {
      _ = object(node, "a block", keys: ["kind", "if"] + Self.kinds.values.joined(), required: ["kind"])
      return nil
    }
    guard let word = kind.text, let keys = Self.kinds[word] else {
      report(
        .wrongKind(
          "“kind”", wanted: "paragraph, speech, quote, list, numbered, code or rule", given: kind.given,
          at: kind.place), kind)
      return nil
    }
    let own = ["kind"] + keys + (setting == .inside ? [] : ["if"])
    guard let fields = object(node, "a block of the kind “\(word)”", keys: own) else { return nil }
    switch word {
    case "paragraph": return words(fields, node, afterOthers: isConditional).map { .paragraph($0) }
    case "speech": return speech(fields, node)
    case "quote": return .quote(blocks(fields["blocks"], of: node, "“blocks”"))
    case "list": return .list(items(fields["items"], of: node))
    case "numbered": return .numbered(items(fields["items"], of: node))
    case "code": return code(fields, node, in: setting)
    default: return .rule
    }
  }

  private mutating func blocks(_ list: JSONNode?, of node: JSONNode, _ what: String) -> [Block] {
    if list == nil { report(.memberMissing("blocks", of: "a quote", at: node.place), node) }
    let blocks = elements(list, what).compactMap { block($0, in: .inside) }
    if case .paragraph(let text)? = blocks.first, let note = Markdown.Note.begun(by: text.plain), let list {
      report(.noteForPlayers(note, at: list.place), list)
    }
    return blocks
  }

  private mutating func items(_ list: JSONNode?, of node: JSONNode) -> [[Block]] {
    let items = elements(list, "“items”")
    if items.isEmpty, list == nil || list?.elements != nil {
      report(.memberMissing("items", of: "a list", at: node.place), node)
    }
    return items.map { item in elements(item, "an entry of “items”").compactMap { block($0, in: .inside) } }
  }

  private mutating func speech(_ fields: [String: JSONNode], _ node: JSONNode) -> Block? {
    let missing = Finding.memberMissing("speaker", of: "speech", at: node.place)
    let speaker = words(fields["speaker"], "“speaker”", or: missing, at: node)
    guard let text = words(fields, node, afterOthers: true), let speaker else { return nil }
    return .speech(speaker: speaker, text)
  }

  private mutating func code(
    _ fields: [String: JSONNode], _ node: JSONNode, in setting: ProseSetting
  ) -> Block? {
    let language = text(fields["language"], "“language”") ?? ""
    if let at = fields["language"], language.utf8.contains(where: { $0.isBlank || $0 == UInt8(ascii: "`") }) {
      report(.wrongKind("“language”", wanted: "one word", given: at.given, at: at.place), at)
    }
    if language == "bill", setting == .page { report(.billInProse(at: node.place), node) }
    if fields["lines"] == nil { report(.memberMissing("lines", of: "a block of code", at: node.place), node) }
    return .code(elements(fields["lines"], "“lines”").compactMap { text($0, "a line") }, language: language)
  }

  // MARK: Words

  /// The words of a paragraph: `text`, or `spans` where some are marked. `afterOthers` where a name or a condition
  /// stands before them on their line, so that Markdown takes the blanks between away.
  private mutating func words(
    _ fields: [String: JSONNode], _ node: JSONNode, afterOthers: Bool
  ) -> Text? {
    var text: Text
    switch (fields["text"], fields["spans"]) {
    case (let plain?, nil):
      guard let words = self.text(plain, "“text”") else { return nil }
      text = Text(words)
    case (nil, let spans?):
      let nodes = elements(spans, "“spans”")
      let read = nodes.compactMap { span($0) }
      guard read.count == nodes.count else { return nil }
      text = Text(read).joined
    case (nil, nil):
      report(.memberMissing("text", of: "a paragraph", at: node.place), node)
      return nil
    default:
      report(
        .wrongKind("a paragraph", wanted: "“text” or “spans”", given: "both", at: node.place), node)
      return nil
    }
    if afterOthers { text = text.withoutLeadingBlanks }
    if text.plain.isEmpty {
      report(.wrongKind("a paragraph", wanted: "some words", given: "empty", at: node.place), node)
      return nil
    }
    if let note = Markdown.Note.spelled(by: text) { report(.noteForPlayers(note, at: node.place), node) }
    return text
  }

  private mutating func span(_ node: JSONNode) -> Span? {
    guard let fields = object(node, "a span", keys: ["text", "style"], required: ["text"]) else { return nil }
    var style = Span.Style.plain
    if let node = fields["style"] {
      let styles: [Span.Style] = [.plain, .emphasis, .strong, .code]
      guard let found = styles.first(where: { $0.name == node.text }) else {
        report(
          .wrongKind(
            "“style”", wanted: "plain, emphasis, strong or code", given: node.given, at: node.place), node)
        return nil
      }
      style = found
    }
    return text(fields["text"], "“text”").map { Span($0, style) }
  }
}

extension Text {
  /// Without what Markdown would drop behind a name or a condition; see `Array<Markdown>.withoutLeadingBlanks`.
  var withoutLeadingBlanks: Text {
    var spans = spans[...]
    while let first = spans.first, first.style == .plain,
      first.text.withPlainBlanks.utf8.allSatisfy(\.isBlank)
    {
      spans = spans.dropFirst()
    }
    guard let first = spans.first, first.style == .plain else { return Text(Array(spans)) }
    let words = String(Substring(first.text.utf8.drop(while: \.isBlank)))
    return Text([Span(words)] + spans.dropFirst())
  }

  /// Neighbours of one style as one span, as Markdown has them.
  fileprivate var joined: Text {
    var joined: [Span] = []
    for span in spans where !span.text.isEmpty {
      if let last = joined.indices.last, joined[last].style == span.style {
        joined[last].text += span.text
      } else {
        joined.append(span)
      }
    }
    return Text(joined)
  }
}

extension Markdown.Note {
  /// The member of a scene that holds it.
  var member: String? {
    switch self {
    case .facilitator: "questions"
    case .situation: "situation"
    case .author: nil
    }
  }

  /// The note that a paragraph would be in Markdown, whatever surrounds it.
  fileprivate static func spelled(by text: Text) -> Self? {
    guard let first = text.spans.first, first.style == .plain else { return nil }
    return allCases.first { first.text.hasPrefix("\($0.rawValue):") }
  }

  /// The note that a quote's first paragraph nearly is.
  fileprivate static func begun(by words: String) -> Self? {
    let opening = words.prefix(16).split(separator: ":", omittingEmptySubsequences: false)
    let word = opening[0].lowercased().split(separator: " ").joined()
    guard opening.count > 1 else { return nil }
    return allCases.first { word == $0.lowerCased || word == $0.lowerCased + "s" }
  }
}
