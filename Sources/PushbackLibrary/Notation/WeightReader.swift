import PushbackCore

extension NotationReader {
  /// `rest`, `30 %`, or `30 % if review = none, 80 % otherwise`.
  mutating func weight() throws(Unreadable) -> Outcome.Weight {
    if take("rest") {
      try expectEnd(nil, Finding.weightUnreadable)
      return .rest
    }
    var parts: [Outcome.Weight.Part] = []
    var closed: Token?
    repeat {
      if let closed { findings.append(.weightAfterOtherwise(closed.text, at: place)) }
      let (part, last) = try part()
      parts.append(part)
      if part.condition == nil { closed = last }
    } while take(",")
    try expectEnd("“,”", Finding.weightUnreadable)
    return .percent(parts)
  }

  private mutating func part() throws(Unreadable) -> (part: Outcome.Weight.Part, last: Token) {
    let number = token
    guard number.kind == .number, let percent = Int(number.text), percent <= 100 else {
      if number.kind == .number { throw Unreadable(finding: .weightTooLarge(number.text, at: place)) }
      throw unexpected("a whole number of percent, such as 30 %,", Finding.weightUnreadable)
    }
    advance()
    if token.text == "." {
      throw Unreadable(finding: .weightFraction(at: place(of: number)))
    }
    let sign = token
    guard take("%") else { throw unexpected("“%”", Finding.weightUnreadable) }
    let word = token
    if take("otherwise") { return (Outcome.Weight.Part(percent), word) }
    if take("if") { return (Outcome.Weight.Part(percent, if: try condition()), word) }
    return (Outcome.Weight.Part(percent), sign)
  }
}
