/// Prose for other programs.
extension Passage {
  /// The block, with its condition first.
  func json(_ facts: [Fact]) -> JSON {
    guard case .object(let members) = block.prose else { return .null }
    return .object((condition.map { [JSON.Member("if", $0.json(facts))] } ?? []) + members)
  }
}

extension Block {
  /// A block that a story can hold. Unlike a document's, its words stand once: plain, or as spans.
  fileprivate var prose: JSON {
    switch self {
    case .paragraph(let text): .object([.init("kind", "paragraph"), text.member])
    case .speech(let speaker, let text):
      .object([.init("kind", "speech"), .init("speaker", .string(speaker)), text.member])
    case .quote(let blocks): ["kind": "quote", "blocks": .array(blocks.map(\.prose))]
    case .list(let items): ["kind": "list", "items": .array(items.map { .array($0.map(\.prose)) })]
    case .numbered(let items):
      ["kind": "numbered", "items": .array(items.map { .array($0.map(\.prose)) })]
    case .code(let lines, let language):
      .object(
        [JSON.Member("kind", "code")]
          + (language.isEmpty ? [] : [JSON.Member("language", .string(language))])
          + [JSON.Member("lines", .array(lines.map(JSON.string)))])
    case .rule: ["kind": "rule"]
    // No story holds any other.
    default: .null
    }
  }
}

extension Text {
  fileprivate var member: JSON.Member {
    spans.allSatisfy { $0.style == .plain }
      ? JSON.Member("text", .string(plain)) : JSON.Member("spans", .array(spans.map(\.json)))
  }
}
