import PushbackCore

/// The draft as other programs have it: the document is read, and its clauses as data must say the same.
extension PolicyFile {
  static func read(json source: SourceText, findings: inout Findings) -> Policy? {
    var problems = Findings()
    let root = JSONNode.parse(source, findings: &problems)
    for problem in problems.listed {
      findings.add(Finding("PL006", at: problem.place, problem.message, advice: "mend the JSON, or write the draft anew"))
    }
    guard let root else { return nil }
    guard let document = root["document"], let blocks = document.elements else {
      findings.add(
        Finding(
          "PL006", at: root.place, "the JSON holds no “document”, so it is no draft",
          advice: "write one with pushback draft --format json"))
      return nil
    }
    let policy = Policy(reading: blocks.compactMap { PlacedBlock($0, findings: &findings) })
    for rule in root["adopted"]?.elements ?? [] { compare(rule, with: policy, findings: &findings) }
    return policy
  }

  private static func compare(_ node: JSONNode, with policy: Policy, findings: inout Findings) {
    let number = node["number"]?.integer
    let rule = policy.rules.first { $0.number == number && number != nil }
    let name = number.map { "rule \($0)" } ?? "a rule without a number"
    if let text = node["text"]?.text, neutral(text).trimmed != rule?.text.plain.trimmed {
      findings.add(.twoVersions("the text of \(name)", at: node["text"]?.place ?? node.place))
    }
    if let id = node["id"]?.text, id != rule?.position?.description {
      findings.add(.twoVersions("the stance of \(name)", at: node["id"]?.place ?? node.place))
    }
  }
}

extension Finding {
  fileprivate static func twoVersions(_ what: String, at place: Place) -> Finding {
    Finding(
      "PL006", at: place, "\(what) under “adopted” is not what the document says",
      advice: "change both, or write the draft anew; the document is what people read")
  }
}

extension JSONNode {
  fileprivate subscript(name: String) -> JSONNode? { members?.first { $0.name == name }?.value }
}

extension PlacedBlock {
  /// Nil with a finding for what is no block.
  fileprivate init?(_ node: JSONNode, findings: inout Findings) {
    switch node["kind"]?.text {
    case "heading": self = .heading(node["level"]?.integer ?? 2, node.placedText)
    case "paragraph", "aside", "hint": self = .paragraph(node.placedText)
    case "speech":
      let speaker = PlacedText.Piece("\(node["speaker"]?.text ?? ""): ", .strong, at: node.place)
      self = .paragraph(PlacedText([speaker] + node.placedText.pieces, at: node.place))
    case "quote":
      var blocks: [PlacedBlock] = []
      for block in node["blocks"]?.elements ?? [] { if let block = PlacedBlock(block, findings: &findings) { blocks.append(block) } }
      self = .quote(blocks)
    case "list", "numbered", "cards":
      let isNumbered = node["kind"]?.text == "numbered"
      var items: [Item] = []
      for (index, item) in ((node["items"] ?? node["cards"])?.elements ?? []).enumerated() {
        var blocks: [PlacedBlock] = []
        for block in item.elements ?? [] { if let block = PlacedBlock(block, findings: &findings) { blocks.append(block) } }
        items.append(Item(number: isNumbered ? index + 1 : nil, blocks: blocks))
      }
      self = .list(items)
    case "code":
      let lines = node["lines"]?.elements?.compactMap(\.text) ?? []
      self = .code(PlacedText(neutral(lines.joined(separator: " ")), at: node.place))
    case "table":
      func cells(_ node: JSONNode?) -> [PlacedText] {
        node?.elements?.map { PlacedText(neutral($0.text ?? ""), at: $0.place) } ?? []
      }
      self = .table(header: cells(node["header"]), rows: node["rows"]?.elements?.map(cells) ?? [])
    case "rule", "pageBreak": self = .rule
    case "bars", "plot", "options": self = .unread("a figure", at: node.place)
    default:
      findings.add(
        Finding(
          "PL006", at: node.place, "a block of the document has no kind that is known",
          advice: "the kinds are those that pushback draft --format json writes"))
      return nil
    }
  }
}

extension JSONNode {
  /// The marked spans where there are some, else the words.
  fileprivate var placedText: PlacedText {
    guard let spans = self["spans"]?.elements else {
      let text = self["text"]
      return PlacedText(neutral(text?.text ?? ""), at: text?.place ?? place)
    }
    return PlacedText(
      spans.map { span in
        let style = [Span.Style.emphasis, .strong, .code].first { $0.name == span["style"]?.text }
        return PlacedText.Piece(neutral(span["text"]?.text ?? ""), style ?? .plain, at: span["text"]?.place ?? place)
      }, at: place)
  }
}
