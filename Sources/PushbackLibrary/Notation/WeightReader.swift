import PushbackCore

extension NotationReader {
  /// `rest`, `30 %`, or `30 % if review = none, 80 % otherwise`.
  mutating func weight() throws(Unreadable) -> Outcome.Weight {
    if token.text != "rest", token.text.lowercased() == "rest" {
      throw Unreadable(finding: .spelledOtherwise(token.text, "rest", at: place))
    }
    if take("rest") {
      try expectEnd(nil, Finding.weightUnreadable)
      return .rest
    }
    var parts: [Outcome.Weight.Part] = []
    var closed: Token?
    repeat {
      if let closed { findings.append(.weightAfterOtherwise(closed.text, at: place)) }
      let (part, last) = try part(isFirst: parts.isEmpty)
      parts.append(part)
      if part.condition == nil { closed = last }
    } while take(",")
    try expectEnd("“,”", Finding.weightUnreadable)
    return .percent(parts)
  }

  /// `12,5 %`, as much of the world writes it: the comma has no weight before it.
  private var isFraction: Bool { token.offset + 1 == following.offset }

  private mutating func part(isFirst: Bool) throws(Unreadable) -> (part: Outcome.Weight.Part, last: Token) {
    let number = token
    guard number.kind == .number, let percent = Int(number.text), percent <= 100 else {
      if number.kind == .number { throw Unreadable(finding: .weightTooLarge(number.text, at: place)) }
      throw unexpected("a whole number of percent, such as 30 %,", Finding.weightUnreadable)
    }
    advance()
    if token.text == "." || (token.text == "," && following.kind == .number && isFraction) {
      throw Unreadable(finding: .weightFraction(above: percent, at: place(of: number)))
    }
    let sign = token
    guard take("%") else { throw unexpected("“%”", Finding.weightUnreadable) }
    let word = token
    if take("otherwise") { return (Outcome.Weight.Part(percent), word) }
    if take("if") { return (Outcome.Weight.Part(percent, if: try condition()), word) }
    switch Spelling.meant(word.text) {
    case "if": throw Unreadable(finding: .spelledOtherwise(word.text, "if", at: place))
    case "rest" where isFirst: throw Unreadable(finding: .otherwiseAlone(word.text, percent, at: place))
    case "rest": throw Unreadable(finding: .spelledOtherwise(word.text, "otherwise", at: place))
    default: return (Outcome.Weight.Part(percent), sign)
    }
  }
}
