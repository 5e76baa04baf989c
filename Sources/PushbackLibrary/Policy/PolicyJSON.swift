import PushbackCore

/// The draft as other programs have it, by `Content/draft.schema.json`: the document is read, and its clauses as data
/// must say the same.
struct PolicyJSON {
  let root: JSONNode?
  /// Nil where the file holds no document.
  private(set) var policy: Policy?
  private(set) var document: Document?
  private(set) var findings = Findings()

  init(_ source: SourceText) {
    var problems = Findings()
    root = JSONNode.parse(source, findings: &problems)
    for problem in problems.listed {
      report(problem.message, at: problem.place, advice: "mend the JSON, or write the draft anew")
    }
    guard let root else { return }
    guard let document = root["document"], document.elements != nil else {
      report(
        "the JSON holds no “document”, so it is no draft", at: root.place,
        advice: "write one with pushback draft --format json")
      return
    }
    let blocks = blocks(in: document)
    let policy = Policy(reading: blocks.map(\.placed))
    for rule in root["adopted"]?.elements ?? [] { compare(rule, with: policy) }
    (self.policy, self.document) = (policy, Document(blocks.map(\.block)))
  }

  private mutating func report(_ message: String, at place: Place, advice: String) {
    findings.add(Finding("PL006", at: place, message, advice: advice))
  }

  private mutating func compare(_ node: JSONNode, with policy: Policy) {
    let number = node["number"]?.integer
    let rule = policy.rules.first { $0.number == number && number != nil }
    let name = number.map { "rule \($0)" } ?? "a rule without a number"
    let advice = "change both, or write the draft anew; the document is what people read"
    if let text = node["text"], let words = text.text, neutral(words).trimmed != rule?.text.plain.trimmed {
      report(
        "the text of \(name) under “adopted” is not what the document says", at: text.place, advice: advice)
    }
    if let id = node["id"], let position = id.text, position != rule?.position?.description {
      report(
        "the stance of \(name) under “adopted” is not what the document says", at: id.place, advice: advice)
    }
  }

  // MARK: Blocks

  /// A block as it is rendered, and as a policy is read from it.
  private struct Both {
    var block: Block
    var placed: PlacedBlock
  }

  private mutating func blocks(in node: JSONNode?) -> [Both] { list(node).compactMap { block($0) } }

  private mutating func list(_ node: JSONNode?) -> [JSONNode] {
    guard let node else { return [] }
    if node.elements == nil {
      report("a list should stand here, and not \(node.given)", at: node.place, advice: "write a list")
    }
    return node.elements ?? []
  }

  /// Nil with a finding for what is no block.
  private mutating func block(_ node: JSONNode) -> Both? {
    let (text, placed) = node.words
    switch node["kind"]?.text {
    case "heading":
      let level = node["level"].map { $0.integer ?? 0 } ?? 2
      if (1...6).contains(level) {
        return Both(block: .heading(level, text), placed: .heading(level, placed))
      }
      report(
        "a heading’s level is no whole number from 1 to 6", at: node["level"]?.place ?? node.place,
        advice: "write 2 for a part of the document")
      return nil
    case "paragraph": return Both(block: .paragraph(text), placed: .paragraph(placed))
    case "aside": return Both(block: .aside(text), placed: .paragraph(placed))
    case "hint": return Both(block: .hint(text), placed: .paragraph(placed))
    case "speech":
      let speaker = node["speaker"]?.text ?? ""
      let name = PlacedText.Piece("\(neutral(speaker)): ", .strong, at: node.place)
      return Both(
        block: .speech(speaker: speaker, text),
        placed: .paragraph(PlacedText([name] + placed.pieces, at: node.place)))
    case "quote":
      let blocks = blocks(in: node["blocks"])
      return Both(block: .quote(blocks.map(\.block)), placed: .quote(blocks.map(\.placed)))
    case "list": return items(node["items"], Block.list)
    case "numbered": return items(node["items"], Block.numbered, isNumbered: true)
    case "cards": return items(node["cards"], Block.cards)
    case "code":
      let lines = list(node["lines"]).compactMap(\.text)
      return Both(
        block: .code(lines, language: node["language"]?.text ?? ""),
        placed: .code(PlacedText(neutral(lines.joined(separator: " ")), at: node.place)))
    case "table": return table(node)
    case "rule": return Both(block: .rule, placed: .rule)
    case "pageBreak": return Both(block: .pageBreak, placed: .rule)
    default:
      report(
        "a block of the document has no kind that is known", at: node.place,
        advice: "the kinds are those that pushback draft --format json writes")
      return nil
    }
  }

  private mutating func items(_ node: JSONNode?, _ kind: ([[Block]]) -> Block, isNumbered: Bool = false)
    -> Both
  {
    let items = list(node).map { blocks(in: $0) }
    return Both(
      block: kind(items.map { $0.map(\.block) }),
      placed: .list(
        items.enumerated().map { index, blocks in
          PlacedBlock.Item(number: isNumbered ? index + 1 : nil, blocks: blocks.map(\.placed))
        }))
  }

  private mutating func table(_ node: JSONNode) -> Both {
    let header = list(node["header"]).map(\.cell)
    let rows = list(node["rows"]).map { row in list(row).map(\.cell) }
    let right = Set(list(node["rightAligned"]).compactMap(\.integer))
    return Both(
      block: .table(
        Table(header: header.map(\.text), rows: rows.map { $0.map(\.text) }, rightAligned: right)),
      placed: .table(
        header: header.map(\.placed), rows: rows.map { $0.map(\.placed) }, rightAligned: right))
  }
}

extension JSONNode {
  subscript(name: String) -> JSONNode? { members?.first { $0.name == name }?.value }

  fileprivate var cell: (text: Text, placed: PlacedText) {
    (Text(text ?? ""), PlacedText(neutral(text ?? ""), at: place))
  }

  /// The marked spans where there are some, else the words.
  fileprivate var words: (text: Text, placed: PlacedText) {
    guard let spans = self["spans"]?.elements else {
      return self["text"]?.cell ?? (Text(""), PlacedText("", at: place))
    }
    let parts = spans.map { span in
      (
        words: span["text"]?.text ?? "", place: span["text"]?.place ?? place,
        style: [Span.Style.emphasis, .strong, .code].first { $0.name == span["style"]?.text } ?? .plain
      )
    }
    return (
      Text(parts.map { Span($0.words, $0.style) }),
      PlacedText(parts.map { PlacedText.Piece(neutral($0.words), $0.style, at: $0.place) }, at: place)
    )
  }
}
