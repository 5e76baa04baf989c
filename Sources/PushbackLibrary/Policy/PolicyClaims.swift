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
      FrameworkNames(content.frameworks.map(\.id)).spelled + [
        "ISO ", "NIST ", "GDPR", "HIPAA", "OWASP ", "SOC2", "PCI DSS",
      ]
  }

  func found(in text: PlacedText) -> [Claim] {
    let tokens = text.tokens
    return said(in: text, tokens) + named(in: text, tokens)
  }

  /// `ISO 42001 compliant`, `ensures SOC 2 compliance`, `ensures compliance with the GDPR`: a framework by its name
  /// beside a word that claims.
  private func named(in text: PlacedText, _ tokens: [PlacedText.Token]) -> [Claim] {
    tokens.indices.compactMap { index in
      let word = tokens[index].lower
      let isNoun = word == "compliance" || word.hasSuffix("-compliance")
      guard isNoun || word == "compliant" || word.hasSuffix("-compliant"),
        let claim = name(before: index, tokens, text) ?? name(after: index, tokens, text)
      else { return nil }
      let start = tokens[claim.lowerBound].offset
      let before = words(before: claim.lowerBound, tokens, text)
      // That nobody has assessed it is no claim; and “the SOC 2 compliance lead” is a person.
      guard Claims.denials.isDisjoint(with: before) else { return nil }
      guard !isNoun || !Claims.promises.isDisjoint(with: before.suffix(3)) else { return nil }
      let range = start..<tokens[claim.upperBound].end
      return Claim(phrase: text.part(range).plain, offset: start, isCertain: true)
    }
  }

  /// From the first word of the name to the claim. The name is what stands in capitals and digits.
  private func name(before index: Int, _ tokens: [PlacedText.Token], _ text: PlacedText) -> ClosedRange<Int>?
  {
    var first = index
    while first > 0, index - first < 5, tokens[first - 1].end + 1 == tokens[first].offset,
      tokens[first - 1].word.first?.isLowercase != true
    {
      first -= 1
    }
    func isNamed(_ start: Int) -> Bool {
      names.contains(where: text.part(tokens[start].offset..<tokens[index].end).plain.contains)
    }
    guard isNamed(first) else { return nil }
    while first < index, isNamed(first + 1) { first += 1 }
    return first...index
  }

  /// From `compliance with` to the name.
  private func name(after index: Int, _ tokens: [PlacedText.Token], _ text: PlacedText) -> ClosedRange<Int>? {
    guard index + 2 < tokens.count, tokens[index].lower == "compliance", tokens[index + 1].lower == "with"
    else { return nil }
    return (index + 2..<min(tokens.count, index + 6)).first { last in
      names.contains(where: (text.part(tokens[index].offset..<tokens[last].end).plain + " ").contains)
    }.map { index...$0 }
  }

  /// Those of its sentence that stand before a word, at most forty.
  private func words(before index: Int, _ tokens: [PlacedText.Token], _ text: PlacedText) -> [String] {
    var first = index
    while first > 0, index - first < 40,
      !text.part(tokens[first - 1].end..<tokens[first].offset).plain.contains(". ")
    {
      first -= 1
    }
    return tokens[first..<index].map(\.lower)
  }

  private static let denials: Set<String> = ["not", "no", "never", "nobody", "none", "neither", "cannot"]
  private static let promises: Set<String> = [
    "ensure", "ensures", "ensuring", "guarantee", "guarantees", "achieve", "achieves", "maintain",
    "maintains",
    "prove", "proves", "demonstrate", "demonstrates", "assure", "assures", "full",
  ]

  private func said(in text: PlacedText, _ tokens: [PlacedText.Token]) -> [Claim] {
    phrases.found(in: tokens).compactMap { phrase, offset in
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
