import PushbackCore

/// Words that have no place in a policy, wherever they stand.
extension PolicyLint {
  mutating func checkWords() {
    for passage in policy.passages {
      let tokens = passage.text.tokens
      checkClaims(passage.text, tokens)
      if mayHoldPlaceholders(passage) { checkPlaceholders(passage.text, tokens) }
      if isBody(passage), !passage.isHeading { checkLength(passage.text) }
    }
  }

  private mutating func checkClaims(_ text: PlacedText, _ tokens: [PlacedText.Token]) {
    for (token, next) in zip(tokens, tokens.dropFirst()) where token.lower == "compliant" && next.lower == "with" {
      add(
        "PL022", .error, text.place(at: token.offset), "“compliant with” claims what nobody has assessed",
        "write “aligned with”")
    }
  }

  /// What players said, and lines to sign on, are no placeholders; what the document control lacks is told once.
  private func mayHoldPlaceholders(_ passage: Policy.Passage) -> Bool {
    switch passage.section {
    case .annexA, .annexC, .nobody, .decisionNeeded, .signers, .signOff: false
    case .control: !passage.text.isToFill
    default: true
    }
  }

  private static let unfinished: Set<String> = ["TODO", "TBD", "TBC", "TBA", "XXX", "FIXME"]
  private static let toBe: Set<String> = [
    "set", "named", "defined", "confirmed", "determined", "decided", "written", "agreed", "announced",
  ]

  private mutating func checkPlaceholders(_ text: PlacedText, _ tokens: [PlacedText.Token]) {
    for (index, token) in tokens.enumerated() {
      let following = tokens.dropFirst(index + 1).prefix(2).map(\.lower)
      if Self.unfinished.contains(token.word) {
        addPlaceholder(token.word, text.place(at: token.offset))
      } else if token.lower == "lorem" {
        addPlaceholder("lorem", text.place(at: token.offset))
      } else if token.lower == "to", following.first == "be", let word = following.last, Self.toBe.contains(word) {
        let end = tokens[index + 2].end
        let next = text.plain.utf8.dropFirst(end).first
        // “The tool to be set up” goes on; a placeholder ends there.
        if next == nil || next.map({ ".,;|)".utf8.contains($0) }) == true {
          addPlaceholder("to be \(word)", text.place(at: token.offset))
        }
      }
    }
    checkBrackets(text)
  }

  /// `[name]`, `<date>` and lines to fill in.
  private mutating func checkBrackets(_ text: PlacedText) {
    let bytes = Array(text.plain.utf8)
    var index = 0
    while index < bytes.count {
      let end: UInt8
      switch bytes[index] {
      case UInt8(ascii: "["): end = UInt8(ascii: "]")
      case UInt8(ascii: "<"): end = UInt8(ascii: ">")
      case UInt8(ascii: "_"):
        let length = bytes[index...].prefix { $0 == UInt8(ascii: "_") }.count
        if length >= 4 { addPlaceholder("____", text.place(at: index)) }
        index += length
        continue
      default:
        index += 1
        continue
      }
      let inside = bytes[(index + 1)...].prefix(60).prefix { $0 != end && $0 != bytes[index] }
      let isClosed = index + 1 + inside.count < bytes.count && bytes[index + 1 + inside.count] == end
      if isClosed, inside.count(where: \.isLetter) >= 2, bytes[index] == UInt8(ascii: "[") || inside.first?.isLetter == true {
        addPlaceholder(bytes[index...(index + 1 + inside.count)].text, text.place(at: index))
        index += inside.count
      }
      index += 1
    }
  }

  private mutating func addPlaceholder(_ words: String, _ place: Place) {
    add(
      "PL019", lacking, place, "“\(brief(words))” is a placeholder",
      "write what is meant, or drop the sentence until it is decided")
  }

  private mutating func checkLength(_ text: PlacedText) {
    // A rule’s check is said to be one; that is no word of the sentence.
    let skipped = text.plain.hasPrefix("Check: ") ? 7 : 0
    for sentence in text.dropping(skipped).sentences {
      let words = sentence.plain.proseWords
      guard words.count > ProseFault.mostWords else { continue }
      add(
        "PL035", .warning, sentence.place,
        "a sentence of \(words.count) words: “\(brief(words.prefix(4).joined(separator: " "))) …”",
        "at most \(ProseFault.mostWords): cut it in two, or take words out")
    }
  }
}
