import PushbackCore

/// Words that have no place in a policy, wherever they stand.
extension PolicyLint {
  mutating func checkWords() {
    let claims = Claims(content)
    let toldOnce = self.toldOnce
    for passage in policy.passages {
      let tokens = passage.text.tokens
      for text in passage.ownWords { checkClaims(text, claims) }
      if mayHoldPlaceholders(passage, toldOnce) { checkPlaceholders(passage.text, tokens) }
      if policy.isBody(passage), !passage.isHeading { checkLength(passage.text) }
    }
  }

  private mutating func checkClaims(_ text: PlacedText, _ claims: Claims) {
    for claim in claims.found(in: text) {
      add(
        "PL022", claim.isCertain ? .error : .warning, text.place(at: claim.offset),
        "“\(claim.phrase)” claims what nobody has assessed", "write “aligned with”")
    }
  }

  /// What players said, and lines to sign on, are no placeholders; what the document control lacks is told once.
  private func mayHoldPlaceholders(_ passage: Policy.Passage, _ toldOnce: Set<Place>) -> Bool {
    switch passage.section {
    case .annexA, .annexC, .nobody, .decisionNeeded, .signers, .signOff: false
    case .control: !toldOnce.contains(passage.text.place)
    default: true
    }
  }

  /// Owner, approver and dates, and what our own table says until somebody signs.
  private var toldOnce: Set<Place> {
    let names = [
      "owner", "policy owner", "document owner", "approver", "approved by", "effective", "effective date",
      "effective from", "next review", "review date", "next review date", "review by", "adopted by",
    ]
    return Set(
      policy.control.filter { names.contains($0.name.plain.trimmed.lowercased()) && $0.text.isToFill }.map(
        \.text.place))
  }

  private static let unfinished: Set<String> = ["TODO", "TBD", "TBC", "TBA", "XXX", "FIXME"]
  private static let unfinishedSmall: Set<String> = ["tbd", "tbc", "tba", "xxx", "fixme"]
  private static let toBe: Set<String> = [
    "set", "named", "defined", "confirmed", "determined", "decided", "written", "agreed", "announced",
  ]

  private static let later: Set<String> = ["later", "soon", "then", "when", "once", "at", "with"]
  private static let undecided: Set<String> = ["decided", "determined", "announced", "confirmed"]

  private mutating func checkPlaceholders(_ text: PlacedText, _ tokens: [PlacedText.Token]) {
    for (index, token) in tokens.enumerated() {
      let following = tokens.dropFirst(index + 1).prefix(2).map(\.lower)
      if Self.unfinished.contains(token.word) || Self.unfinishedSmall.contains(token.lower) {
        addPlaceholder(token.word, text.place(at: token.offset))
      } else if token.lower == "lorem" {
        addPlaceholder("lorem", text.place(at: token.offset))
      } else if token.lower == "to", following.first == "be", let word = following.last,
        Self.toBe.contains(word)
      {
        let end = tokens[index + 2].end
        let next = text.plain.utf8.dropFirst(end).first
        let after = index + 3 < tokens.count ? tokens[index + 3].lower : ""
        // “The tool to be set up” goes on; a placeholder ends there, or says when or by whom.
        if next == nil || next.map({ ".,;|):]".utf8.contains($0) }) == true || Self.later.contains(after)
          || Self.undecided.contains(word) && after == "by"
        {
          addPlaceholder("to be \(word)", text.place(at: token.offset))
        }
      }
    }
    checkBrackets(text)
  }

  /// `[name]`, `<date>`, `{{owner}}` and lines to fill in.
  private mutating func checkBrackets(_ text: PlacedText) {
    let bytes = Array(text.plain.utf8)
    var index = 0
    while index < bytes.count {
      let end: UInt8
      switch bytes[index] {
      case UInt8(ascii: "["): end = UInt8(ascii: "]")
      case UInt8(ascii: "<"): end = UInt8(ascii: ">")
      case UInt8(ascii: "{"):
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{") else {
          index += 1
          continue
        }
        let inside = bytes[(index + 2)...].prefix(60).prefix { $0 != UInt8(ascii: "}") }
        if inside.endIndex + 1 < bytes.count, bytes[inside.endIndex + 1] == UInt8(ascii: "}"),
          inside.contains(where: \.isLetter)
        {
          addPlaceholder(bytes[index...(inside.endIndex + 1)].text, text.place(at: index))
        }
        index = inside.endIndex
        continue
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
      if isClosed, inside.count(where: \.isLetter) >= 2,
        bytes[index] == UInt8(ascii: "[") || inside.first?.isLetter == true
      {
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
    // What marks a check or a proposal is no word of its sentence.
    let marks = ["Check: ", "Proposal to people and legal: "]
    let rule = text.plain.prefix { $0.isNumber || $0 == "." || $0 == " " }.utf8.count
    let rest = text.plain.utf8.dropFirst(rule)
    let skipped = marks.first { rest.starts(with: $0.utf8) }.map { rule + $0.utf8.count } ?? rule
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
