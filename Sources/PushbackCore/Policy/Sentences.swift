/// Prose in sentences and words, as far as rules about a clause's text need them.
extension String {
  /// Cut after a full stop, question or exclamation mark that a space and something other than a small letter follow,
  /// so that “e.g. this” and “version 1.2” stay whole.
  package var sentences: [String] {
    var sentences: [String] = []
    var current = ""
    var rest = self[...]
    while let character = rest.popFirst() {
      current.append(character)
      guard ".?!".contains(character), rest.first?.isWhitespace == true,
        let next = rest.first(where: { !$0.isWhitespace }), !next.isLowercase
      else { continue }
      sentences.append(current.trimmed)
      current = ""
    }
    return (sentences + [current.trimmed]).filter { !$0.proseWords.isEmpty }
  }

  /// What stands between white space and holds a letter or a digit, without the marks around it. A word with a hyphen
  /// is one.
  package var proseWords: [String] {
    split(whereSeparator: \.isWhitespace).compactMap { token in
      guard let first = token.firstIndex(where: \.isWordPart), let last = token.lastIndex(where: \.isWordPart)
      else { return nil }
      return String(token[first...last])
    }
  }

  /// Whether the words of `phrase` stand in this text one after the other, in capitals or not.
  func holds(phrase: String) -> Bool {
    let (own, wanted) = (proseWords.map { $0.lowercased() }, phrase.proseWords.map { $0.lowercased() })
    guard !wanted.isEmpty, own.count >= wanted.count else { return false }
    return (0...own.count - wanted.count).contains { own[$0..<$0 + wanted.count] == wanted[...] }
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}
