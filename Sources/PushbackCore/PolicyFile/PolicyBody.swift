/// The part of a policy that binds people, and how long it is.
extension Policy {
  /// More words than these in its body nobody reads.
  package static let mostWords = 900

  /// In a policy with page one and annexes those are not its body.
  package func isBody(_ passage: Passage) -> Bool {
    passage.section.isBody && !(isTraced && passage.section == .front)
  }

  package var bodyReadability: Readability {
    Readability(passages.filter { isBody($0) && !$0.isHeading }.map(\.text.plain))
  }

  /// That the body is too long, and what helps; nil where it is not.
  package var lengthWarning: String? {
    let words = bodyReadability.words
    guard words > Policy.mostWords else { return nil }
    return
      "The body has \(words) words, and people read \(Policy.mostWords) at most. A rule that changes nothing in "
      + "any story, or that the next review can wait for, is one to drop."
  }
}

extension Draft {
  /// That its body is longer than people read; nil where it is not, and for questions.
  package var lengthWarning: String? { isPolicy ? Policy(reading: document).lengthWarning : nil }
}
