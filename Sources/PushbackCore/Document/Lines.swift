/// What the line-based renderings share: a block is lines, and blocks are put together with prefixes and blank lines.
extension [String] {
  /// Each line behind a prefix, the first behind its own; a blank line carries no trailing space.
  func prefixed(first: String, rest: String) -> [String] {
    enumerated().map { index, line in
      let prefix = index == 0 ? first : rest
      return line.isEmpty ? prefix.withoutTrailingSpaces : prefix + line
    }
  }

  func prefixed(_ prefix: String) -> [String] { prefixed(first: prefix, rest: prefix) }

  /// As an item of a list, under its mark.
  func marked(_ mark: String) -> [String] {
    if isEmpty { return [mark.withoutTrailingSpaces] }
    return prefixed(first: mark, rest: String(repeating: " ", count: mark.utf8.count))
  }
}

extension [[String]] {
  /// One after the other with a blank line between; what came out empty leaves no gap.
  var spaced: [String] { [String](filter { !$0.isEmpty }.joined(separator: [""])) }

  /// One right after the other.
  var together: [String] { [String](joined()) }
}

extension String {
  /// Without spaces at the end.
  var withoutTrailingSpaces: String {
    guard utf8.last == UInt8(ascii: " ") else { return self }
    guard let last = utf8.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
    return String(self[...last])
  }
}

extension [[Block]] {
  /// Whether the items of the list are short enough to stand without blank lines between them.
  var isTight: Bool { allSatisfy(\.isTightItem) }
}

extension [Block] {
  /// One block, or one with a list right under it.
  var isTightItem: Bool {
    switch count {
    case 0...1: true
    case 2: self[0].isParagraph && self[1].isTightList
    default: false
    }
  }
}

extension Block {
  var isParagraph: Bool {
    switch self {
    case .paragraph, .speech, .aside, .hint: true
    default: false
    }
  }

  fileprivate var isTightList: Bool {
    switch self {
    case .list(let items), .numbered(let items): items.isTight
    default: false
    }
  }
}

extension Option {
  /// What the choice says, its verb first, and why it cannot be taken where it cannot.
  package var said: Text { offer + obstacle }

  /// What the choice says, its verb first.
  var offer: Text {
    var said = Text(word.isEmpty ? [] : [Span(word, .strong)])
    if !word.isEmpty && !text.isEmpty { said.spans.append(Span(": ")) }
    said.spans.append(Span(text))
    return said
  }

  /// Why it cannot be taken; nothing where it can.
  var obstacle: Text {
    guard let unavailable else { return Text([]) }
    return Text(unavailable.isEmpty ? " (cannot be taken)" : " (cannot be taken: \(unavailable))")
  }
}
