import PushbackCore

extension NotationReader {
  /// `on-record = yes, pressure + 1`.
  mutating func assignments() throws(Unreadable) -> [Assignment] {
    var found: [Assignment] = []
    var seen: Set<String> = []
    repeat {
      let name = token
      let assignment = try assignment()
      if !seen.insert(name.text).inserted {
        findings.append(.assignedTwice(name.text, at: place(of: name)))
      } else if let assignment {
        found.append(assignment)
      }
    } while take(",")
    try expectEnd("“,”", Finding.assignmentUnreadable)
    return found
  }

  private mutating func assignment() throws(Unreadable) -> Assignment? {
    let name = token
    guard name.kind == .word, !notationWords.contains(name.text) else {
      throw unexpected("a fact", Finding.assignmentUnreadable)
    }
    advance()
    if take("=") {
      if token.text == name.text, following.text == "+" || following.text == "-" {
        let sign = following.text
        advance()
        advance()
        let amount = token.kind == .number ? token.text : "1"
        throw Unreadable(
          finding: .assignmentUnreadable(
            "a fact is counted without “=”", "write `\(name.text) \(sign) \(amount)`", at: place(of: name)))
      }
      let value = try value(Finding.assignmentUnreadable)
      guard let fact = known(name), let number = number(value, of: fact) else { return nil }
      return Assignment(fact: fact.name, change: .to(number))
    }
    if token.text == "++" || token.text == "--" {
      let sign = token.text.prefix(1)
      throw Unreadable(
        finding: .assignmentUnreadable(
          "“\(token.text)” is not part of the notation", "write `\(name.text) \(sign) 1`", at: place))
    }
    let sign = token
    guard sign.text == "+" || sign.text == "-" else {
      throw unexpected("“=”, “+” or “-”", Finding.assignmentUnreadable)
    }
    advance()
    let amount = token
    guard amount.kind == .number, let number = Int(amount.text) else {
      throw unexpected("a whole number", Finding.assignmentUnreadable)
    }
    advance()
    guard let fact = known(name) else { return nil }
    guard case .range(let range) = fact.domain else {
      findings.append(.countingWords(fact, sign.text, at: place(of: sign)))
      return nil
    }
    guard number > 0, number <= range.upperBound - range.lowerBound else {
      findings.append(.stepTooFar(number, of: fact, range, at: place(of: amount)))
      return nil
    }
    return Assignment(fact: fact.name, change: .by(sign.text == "+" ? number : -number))
  }
}
