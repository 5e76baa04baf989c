import PushbackCore

extension NotationReader {
  /// A whole inset that is one condition.
  mutating func wholeCondition() throws(Unreadable) -> Condition {
    let condition = try condition()
    try expectEnd("“and”, “or”", Finding.conditionUnreadable)
    return condition
  }

  /// `a or b and not c`: `not` binds closest, then `and`.
  mutating func condition(depth: Int = 0) throws(Unreadable) -> Condition {
    var parts = [try conjunction(depth)]
    while take("or") { parts.append(try conjunction(depth)) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction(_ depth: Int) throws(Unreadable) -> Condition {
    var parts = [try negation(depth)]
    while take("and") { parts.append(try negation(depth)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation(_ depth: Int) throws(Unreadable) -> Condition {
    guard depth < Self.deepest else { throw Unreadable(finding: .conditionTooDeep(at: place)) }
    if take("not") { return .not(try negation(depth + 1)) }
    if take("(") {
      let inner = try condition(depth: depth + 1)
      guard take(")") else { throw unexpected("“)”", Finding.conditionUnreadable) }
      return inner
    }
    return try comparison()
  }

  /// `on-record`, `review = none`, `pressure >= 2`.
  private mutating func comparison() throws(Unreadable) -> Condition {
    let name = token
    guard name.kind == .word, !notationWords.contains(name.text) else {
      throw unexpected("a fact", Finding.conditionUnreadable)
    }
    advance()
    let sign = token
    guard sign.kind == .mark, let comparison = Condition.Comparison(rawValue: sign.text) else {
      if token.plainForm.map({ Condition.Comparison(rawValue: $0) != nil }) == true {
        throw unexpected("a comparison", Finding.conditionUnreadable)
      }
      return bare(name)
    }
    advance()
    let value = try value(Finding.conditionUnreadable)
    return compare(name, comparison, sign, value)
  }

  /// A fact without a comparison: only a yes/no can stand alone.
  private mutating func bare(_ name: Token) -> Condition {
    if let fact = known(name), fact.domain != .yesNo {
      findings.append(.comparisonMissing(fact, at: place(of: name)))
    }
    return .compare(FactName(name.text), .equal, 1)
  }

  private mutating func compare(
    _ name: Token, _ comparison: Condition.Comparison, _ sign: Token, _ value: Token
  ) -> Condition {
    let nothing = Condition.compare(FactName(name.text), .equal, 0)
    guard let fact = known(name) else { return nothing }
    if comparison != .equal, comparison != .unequal, !fact.isNumber {
      findings.append(.orderOfWords(fact, sign.text, at: place(of: sign)))
      return nothing
    }
    guard let number = number(value, of: fact) else { return nothing }
    return .compare(fact.name, comparison, number)
  }

  /// A word or a number, the latter perhaps with a minus.
  mutating func value(_ report: (String, String, Place) -> Finding) throws(Unreadable) -> Token {
    let first = token
    if first.text == "-", following.kind == .number {
      let value = Token(kind: .number, text: "-" + following.text, offset: first.offset)
      advance()
      advance()
      return value
    }
    guard first.kind == .number || first.kind == .word, !notationWords.contains(first.text) else {
      throw unexpected("a value", report)
    }
    advance()
    return first
  }

  /// The fact of that name, or a finding.
  mutating func known(_ name: Token) -> Fact? {
    if let fact = facts[name.text] { return fact }
    if facts.measures.contains(name.text) {
      findings.append(.measureForFact(name.text, at: place(of: name)))
    } else if !facts.isExcused(name.text) {
      findings.append(.unknownFact(name.text, known: facts.names, at: place(of: name)))
    }
    return nil
  }

  /// What the value is for that fact, or a finding.
  mutating func number(_ value: Token, of fact: Fact) -> Int? {
    if let number = fact.value(of: value.text) { return number }
    findings.append(.unknownValue(value.text, of: fact, at: place(of: value)))
    return nil
  }
}

extension Fact {
  var isNumber: Bool { if case .range = domain { true } else { false } }

  /// The values as a message lists them.
  var choices: [String] {
    switch domain {
    case .yesNo: ["no", "yes"]
    case .list(let values): values
    case .range: []
    }
  }
}
