/// Prose in sentences and words, as far as rules about a clause's text need them.
extension String {
  /// Cut after a full stop, question or exclamation mark that a space and something other than a small letter follow,
  /// so that “e.g. this” and “version 1.2” stay whole.
  package var sentences: [String] { sentenceRanges.map { String(self[$0]) } }

  /// Where the sentences stand, without the blanks between them.
  package var sentenceRanges: [Range<Index>] {
    var ranges: [Range<Index>] = []
    var start = startIndex
    var index = startIndex
    func end(at end: Index) {
      var range = start..<end
      while let first = self[range].first, first.isWhitespace { range = self.index(after: range.lowerBound)..<end }
      while let last = self[range].last, last.isWhitespace {
        range = range.lowerBound..<self.index(before: range.upperBound)
      }
      if !self[range].proseWords.isEmpty { ranges.append(range) }
      start = end
    }
    while index < endIndex {
      let mark = self[index]
      index = self.index(after: index)
      guard ".?!".contains(mark), index < endIndex, self[index].isWhitespace,
        let next = self[index...].first(where: { !$0.isWhitespace }), !next.isLowercase
      else { continue }
      end(at: index)
    }
    end(at: endIndex)
    return ranges
  }
}

extension StringProtocol {
  /// What stands between white space and holds a letter or a digit, without the marks around it. A word with a hyphen
  /// is one.
  package var proseWords: [String] {
    split(whereSeparator: \.isWhitespace).compactMap { token in
      guard let first = token.firstIndex(where: \.isWordPart), let last = token.lastIndex(where: \.isWordPart)
      else { return nil }
      return String(token[first...last])
    }
  }
}

extension String {
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
