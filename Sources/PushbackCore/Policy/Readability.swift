/// How hard a text is to read, by the Flesch–Kincaid grade: about the years of school it takes (Kincaid et al. 1975).
///
/// It counts lengths and knows nothing of sense; below about 100 words a long name alone can move it by several grades.
package struct Readability: Hashable, Sendable {
  package var sentences: Int
  package var words: Int
  package var syllables: Int

  package init(_ texts: [String]) {
    let sentences = texts.flatMap(\.sentences)
    let words = sentences.flatMap(\.proseWords)
    self.sentences = sentences.count
    self.words = words.count
    syllables = words.reduce(0) { $0 + PushbackCore.syllables(in: $1) }
  }

  /// 0 for a text without words.
  package var grade: Double {
    guard words > 0, sentences > 0 else { return 0 }
    let (perSentence, perWord) = (Double(words) / Double(sentences), Double(syllables) / Double(words))
    return 0.39 * perSentence + 11.8 * perWord - 15.59
  }

  /// The grade that a whole library keeps to.
  package static let mostForLibrary = 10.0
  /// The grade from which a single clause is worth another try.
  package static let mostForClause = 14.0
}

extension Clause {
  /// As a sentence of its own: without the words that mark every proposal.
  package var sentence: String {
    guard isProposal else { return text.plain }
    return text.spans.dropFirst().map(\.text).joined().trimmedColon
  }

  /// What a reader of the draft reads of it: the clause, how it is checked, and why.
  package var prose: [String] { [sentence, check ?? "", reason].filter { !$0.isEmpty } }
  package var readability: Readability { Readability(prose) }
}

extension Topic {
  package var readability: Readability { Readability(clauses.flatMap(\.prose)) }
}

extension Content {
  /// Of every clause of the library.
  package var readability: Readability { Readability(topics.flatMap(\.clauses).flatMap(\.prose)) }
}

extension String {
  fileprivate var trimmedColon: String { hasPrefix(": ") ? String(dropFirst(2)) : self }
}
