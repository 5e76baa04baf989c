extension Policy.Section {
  /// The part that a heading begins, in our words or those that other policies use; nil for any other heading.
  init?(heading: String) {
    let words = heading.lowercased().drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == " " }
    guard let known = Self.beginnings.first(where: { words.hasPrefix($0.words) }) else { return nil }
    self = known.section
  }

  private static let beginnings: [(words: String, section: Policy.Section)] = [
    ("what was adopted", .adopted), ("what needs a decision", .needed), ("what nobody decided", .nobody),
    ("who signs", .signers), ("document control", .control), ("document information", .control),
    ("purpose", .purpose), ("definitions", .definitions), ("glossary", .definitions),
    ("roles", .roles), ("rules", .rules), ("change log", .changeLog), ("changelog", .changeLog),
    ("revision history", .changeLog), ("version history", .changeLog), ("not decided", .notDecided),
    ("decision needed", .decisionNeeded), ("annex a", .annexA), ("annex b", .annexB), ("annex", .annexC),
    ("sign-off", .signOff), ("sign off", .signOff), ("signatures", .signOff),
  ]
}

extension PlacedText {
  /// `3. ` or `3) ` in front, and what follows.
  var numbered: (number: Int, rest: PlacedText)? {
    let digits = plain.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...6).contains(digits.count), let number = Int(Substring(digits)) else { return nil }
    let rest = plain.utf8.dropFirst(digits.count)
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest.dropFirst().first == 0x20 || rest.count == 1
    else { return nil }
    return (number, dropping(digits.count + 1).trimmed)
  }

  /// `3. ` or `Rule 3:` in front.
  var leadingNumber: Int? {
    guard begins(with: "rule ") else { return numbered?.number }
    let digits = plain.utf8.dropFirst(5).prefix { (0x30...0x39).contains($0) }
    let next = plain.utf8.dropFirst(5 + digits.count).first
    guard next.map({ [UInt8(ascii: ":"), UInt8(ascii: ".")].contains($0) }) ?? true else { return nil }
    return Int(Substring(digits))
  }

  /// `Owner: Ada` as its name and value, where the name is short.
  var pair: Policy.Entry? {
    guard let colon = plain.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let offset = plain.utf8.distance(from: plain.startIndex, to: colon)
    guard (1...40).contains(offset) else { return nil }
    return Policy.Entry(name: part(0..<offset).trimmed, text: dropping(offset + 1).trimmed)
  }

  func begins(with words: String) -> Bool { plain.lowercased().hasPrefix(words) }
}
