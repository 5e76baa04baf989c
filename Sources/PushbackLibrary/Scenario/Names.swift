import PushbackCore

/// True where the prompt or the notation would take the word for itself.
func commandWord(_ word: String) -> Bool { commandWords.contains(word) || notationWords.contains(word) }

/// A choice's id: small letters, digits and hyphens, beginning with a letter.
func isChoiceID(_ text: String) -> Bool {
  guard let first = text.utf8.first, first.isLowerCase else { return false }
  return isWord(text)
}

/// Small letters, digits and hyphens, at most 64, neither beginning nor ending with a hyphen.
func isWord(_ text: String) -> Bool {
  let hyphen = UInt8(ascii: "-")
  guard let first = text.utf8.first, first != hyphen, text.utf8.last != hyphen, text.utf8.count <= 64 else {
    return false
  }
  return text.utf8.allSatisfy { $0.isLowerCase || $0.isDigit || $0 == hyphen }
}

/// What to say to somebody who wrote a name that nobody knows: the nearest one, or all of them if they are few.
func didYouMean(_ word: String, among known: [String], called things: String, otherwise: String) -> String {
  if let near = nearest(word, among: known) { return "did you mean “\(near)”?" }
  if known.isEmpty || known.count > 12 { return otherwise }
  return "the \(things) are: " + known.joined(separator: ", ")
}

/// Long texts cut, so that one wrong line does not fill the message.
func brief(_ text: String, _ limit: Int = 40) -> String {
  text.count <= limit ? text : text.prefix(limit - 1) + "…"
}
