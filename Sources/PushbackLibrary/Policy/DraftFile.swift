package import PushbackCore

/// A draft that was written as JSON, read to be written in another form. Its form is published as
/// `Content/draft.schema.json`.
package struct DraftFile: Sendable {
  package let title: String
  /// `YYYY-MM-DD`.
  package let date: String
  package let document: Document
  package let policy: Policy

  /// The draft, or what is wrong with the file.
  package static func read(_ bytes: [UInt8], name: String) -> (draft: DraftFile?, problem: Problem?) {
    let file = PolicyFile(bytes: bytes, name: name)
    var reader = JSONReader(vocabulary: Vocabulary(), findings: Findings())
    reader.findings.add(contentsOf: file.findings.filter { $0.severity == .error })
    var draft: DraftFile?
    if let policy = file.policy, let root = JSONNode.parse(file.file.text, findings: &reader.findings) {
      let keys = ["title", "written", "document"]
      let members = Dictionary((root.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
      for key in keys where members[key] == nil {
        reader.report(.memberMissing(key, of: "the draft", at: root.place), root)
      }
      draft = DraftFile(
        title: reader.text(members["title"], "“title”") ?? "", date: reader.day(members["written"]) ?? "",
        document: Document(
          reader.elements(members["document"], "“document”").compactMap { reader.block($0) }),
        policy: policy)
    }
    let findings = reader.findings.inOrder
    guard !findings.isEmpty || draft == nil else { return (draft, nil) }
    return (nil, Problem(file: file.file, findings: findings))
  }
}

extension JSONReader {
  fileprivate mutating func day(_ node: JSONNode?) -> String? {
    guard let node, let day = text(node, "“written”") else { return nil }
    if day.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil { return day }
    report(.wrongKind("“written”", wanted: "a day as 2026-03-01", given: node.given, at: node.place), node)
    return nil
  }

  /// The block that `Document.json` wrote as this.
  fileprivate mutating func block(_ node: JSONNode) -> Block? {
    let members = Dictionary((node.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    func items(_ reader: inout JSONReader, _ key: String) -> [[Block]] {
      reader.elements(members[key], "“\(key)”").map { item in
        reader.elements(item, "an item").compactMap { reader.block($0) }
      }
    }
    switch members["kind"]?.text {
    case "heading": return .heading(integer(members["level"], "“level”", in: 1...6) ?? 2, spans(members))
    case "paragraph": return .paragraph(spans(members))
    case "aside": return .aside(spans(members))
    case "hint": return .hint(spans(members))
    case "speech": return .speech(speaker: members["speaker"]?.text ?? "", spans(members))
    case "quote": return .quote(elements(members["blocks"], "“blocks”").compactMap { block($0) })
    case "list": return .list(items(&self, "items"))
    case "numbered": return .numbered(items(&self, "items"))
    case "cards": return .cards(items(&self, "cards"))
    case "code":
      return .code(
        elements(members["lines"], "“lines”").compactMap(\.text), language: members["language"]?.text ?? "")
    case "table":
      let right = elements(members["rightAligned"], "“rightAligned”").compactMap(\.integer)
      return .table(
        Table(
          header: cells(members["header"]), rows: elements(members["rows"], "“rows”").map { cells($0) },
          rightAligned: Set(right)))
    case "rule": return .rule
    case "pageBreak": return .pageBreak
    default:
      report(
        .wrongKind(
          "“kind”", wanted: "that of a block in a draft", given: members["kind"]?.given ?? "missing",
          at: node.place), node)
      return nil
    }
  }

  private mutating func cells(_ node: JSONNode?) -> [Text] {
    elements(node, "a row").map { Text($0.text ?? "") }
  }

  private func spans(_ members: [String: JSONNode]) -> Text {
    guard let spans = members["spans"]?.elements else { return Text(members["text"]?.text ?? "") }
    return Text(
      spans.map { node in
        let style = node.members?.first { $0.name == "style" }?.value.text
        let text = node.members?.first { $0.name == "text" }?.value.text
        return Span(text ?? "", [Span.Style.emphasis, .strong, .code].first { $0.name == style } ?? .plain)
      })
  }
}
