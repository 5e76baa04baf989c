/// Words of the notation as people write them who think in capitals, or in another language.
enum Spelling {
  private static let words: [(word: String, spelled: Set<String>)] = [
    ("if", ["when", "si", "se", "wenn", "falls", "als", "jeśli", "gdy", "om"]),
    ("ending", ["end", "the-end", "fin", "fine", "ende", "fim", "final", "einde", "koniec", "slut"]),
    ("rest", ["else", "otherwise", "remainder", "remaining", "reste", "resto", "sonst", "reszta"]),
    ("once", ["one-time", "einmal", "une-fois", "una-vez", "una-volta", "raz"]),
    ("argue", ["discuss", "debate", "vote"]),
  ]

  private static let meanings: [String: String] = Dictionary(
    words.flatMap { word, spelled in [(word, word)] + spelled.map { ($0, word) } },
    uniquingKeysWith: { first, _ in first })

  /// The word that was meant; nil where it is spelled as it should be, or means nothing here.
  static func meant(_ written: String) -> String? {
    meanings[written.lowercased()].flatMap { $0 == written ? nil : $0 }
  }
}

/// Words of the notation that have lost their backticks, or have other marks in their place.
enum Bare {
  /// Marks that people put around a word to set it off, and the sign that follows it in other formats.
  private static let marks: Set<Character> = [
    "'", "\"", "‘", "’", "‚", "“", "”", "„", "«", "»", "‹", "›", "´", "[", "]", "(", ")", "{", "}", "*", "_",
    ":",
    "<", ">", "`",
  ]

  /// The words without the marks around them.
  static func stripped(_ words: String) -> String {
    var rest = Substring(words.withPlainBlanks)
    while let first = rest.first, first == " " || marks.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || marks.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// The fact named by words that begin like a condition.
  static func condition(_ words: String, isFact: (String) -> Bool) -> String? {
    let words = stripped(words)
    guard words.hasPrefix("if ") else { return nil }
    let tokens = Token.all(in: words).dropFirst().prefix(2)
    guard let fact = tokens.first(where: { $0.text != "not" }), isFact(fact.text) else { return nil }
    return fact.text
  }

  /// The ending that words alone in a paragraph may be meant for.
  static func ending(_ words: String) -> String? {
    guard words.utf8.count < 200, words.prefix(20).lowercased().contains("ending") else { return nil }
    let words = stripped(words).lowercased()
    return words == "ending" || words.hasPrefix("ending:") ? words : nil
  }

  /// What the words before a link should be in backticks: an id, a verb and an id, or a weight. A word that is no verb
  /// may be an id only if something sets it off; otherwise it belongs to the sentence.
  static func lead(_ words: String) -> String? {
    let text = stripped(words)
    let isSetOff = words.contains { marks.contains($0) }
    if text.hasSuffix("%"), text.first?.isNumber == true || text.hasPrefix("-") { return text }
    let parts = text.lowercased().split(separator: " ").map(String.init)
    switch parts.count {
    case 1:
      let isWord = parts[0] == "rest" || isVerb(parts[0]) || (isSetOff && isChoiceID(text))
      return isWord ? parts[0] : nil
    case 2: return isVerb(parts[0]) && isChoiceID(parts[1]) ? parts.joined(separator: " ") : nil
    default: return nil
    }
  }

  private static func isVerb(_ word: String) -> Bool { ["deploy", "fix", "refuse"].contains(word) }
}
