import PushbackCore

/// Words that claim an assessment. The list is the content’s, and “compliant with” is always on it.
struct Claims {
  struct Claim {
    var phrase: String
    /// The bytes before it.
    var offset: Int
    /// Whether it is said outright, or of a framework by name.
    var isCertain: Bool
  }

  private static let outright: Set<String> = ["compliant with", "in compliance with"]
  private static let ours: Set<String> = [
    "these", "this", "our", "them", "it", "its", "policy", "rule", "rules",
  ]
  private let phrases: Phrases
  /// As they are spelled: `SOC 2`, `ISO/IEC 42001`.
  private let names: [String]

  init(_ content: Content) {
    phrases = Phrases(Claims.outright + content.texts.claims)
    names =
      FrameworkNames(content.frameworks.map(\.id)).spelled + ["ISO ", "NIST ", "GDPR", "HIPAA", "OWASP "]
  }

  func found(in text: PlacedText) -> [Claim] {
    phrases.found(in: text.tokens).compactMap { phrase, offset in
      if Claims.outright.contains(phrase) { return Claim(phrase: phrase, offset: offset, isCertain: true) }
      let sentence = text.sentence(at: offset)
      if names.contains(where: sentence.plain.contains) {
        return Claim(phrase: phrase, offset: offset, isCertain: true)
      }
      // To comply with these rules, or to have to comply with anything, claims nothing.
      let rest = min(text.plain.utf8.count, offset + phrase.utf8.count)
      let after = text.part(rest..<min(text.plain.utf8.count, rest + 60)).tokens.prefix(3).map(\.lower)
      guard sentence.forces.isEmpty, Claims.ours.isDisjoint(with: after) else { return nil }
      return Claim(phrase: phrase, offset: offset, isCertain: false)
    }
  }
}

extension PlacedText {
  /// The sentence around a byte of `plain`.
  fileprivate func sentence(at offset: Int) -> PlacedText {
    let bytes = Array(plain.utf8.prefix(offset + 400).dropFirst(max(0, offset - 400)))
    let middle = min(offset, 400)
    let stop = UInt8(ascii: ".")
    func ends(_ index: Int) -> Bool {
      bytes[index] == stop && index + 1 < bytes.count && bytes[index + 1] == 0x20
    }
    let start = bytes.indices.prefix(middle).last(where: ends).map { $0 + 1 } ?? 0
    let end = bytes.indices.dropFirst(middle).first(where: ends) ?? bytes.count
    let before = max(0, offset - 400)
    return part(before + start..<before + end)
  }
}
