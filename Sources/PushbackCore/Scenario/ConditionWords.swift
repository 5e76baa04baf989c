/// Conditions as somebody at a table reads them: facts and their values by name, no signs.
extension Condition {
  /// What must hold, to stand after an "if": "code is patched and review is not none".
  package func words(_ facts: [Fact]) -> String {
    phrase(facts).text
  }

  /// Words, and what joins their parts: whoever puts them into a longer sentence must keep them together.
  private struct Phrase {
    var text: String
    var joint = Joint.none
    enum Joint { case none, and, or, values }
  }

  private func phrase(_ facts: [Fact]) -> Phrase {
    switch self {
    case .compare(let name, let comparison, let value):
      guard let fact = facts.first(where: { $0.name == name }) else {
        return Phrase(text: "\(name) \(comparison.words) \(value)")
      }
      return Phrase(text: fact.words(comparison, value))
    case .not(let inner): return inner.opposite.phrase(facts)
    case .all(let parts): return Condition.conjunction(parts.map { $0.phrase(facts) })
    case .any(let parts):
      if let merged = Condition.values(of: parts, facts) { return Phrase(text: merged, joint: .values) }
      return Condition.disjunction(parts.map { $0.phrase(facts) })
    }
  }

  /// "a and b"; a choice between two inside it is set apart, or one would read on past its end.
  private static func conjunction(_ parts: [Phrase]) -> Phrase {
    guard parts.count > 1 else { return parts.first ?? Phrase(text: "anything holds") }
    let isSimple = parts.allSatisfy { $0.joint == .none || $0.joint == .and }
    let texts = parts.map { $0.joint == .or ? "either \($0.text)" : $0.text }
    return Phrase(text: texts.joined(separator: isSimple ? " and " : ", and "), joint: .and)
  }

  private static func disjunction(_ parts: [Phrase]) -> Phrase {
    guard parts.count > 1 else { return parts.first ?? Phrase(text: "nothing holds") }
    let isSimple = parts.allSatisfy { $0.joint == .none }
    let texts = parts.map { $0.joint == .and ? "both \($0.text)" : $0.text }
    return Phrase(text: texts.joined(separator: isSimple ? " or " : ", or "), joint: .or)
  }

  /// "leak is buried or owed", where all parts ask the same fact.
  private static func values(of parts: [Condition], _ facts: [Fact]) -> String? {
    var values: [Int] = []
    var name: FactName?
    for part in parts {
      guard case .compare(let fact, .equal, let value) = part, name ?? fact == fact else { return nil }
      name = fact
      values.append(value)
    }
    guard values.count > 1, let fact = facts.first(where: { $0.name == name }) else { return nil }
    return "\(fact.name) is \(values.map(fact.word(for:)).joined(separator: " or "))"
  }

  /// The condition that holds where this one does not, with every "not" moved down to a fact.
  private var opposite: Condition {
    switch self {
    case .compare(let fact, let comparison, let value): .compare(fact, comparison.opposite, value)
    case .not(let inner): inner
    case .all(let parts): .any(parts.map(\.opposite))
    case .any(let parts): .all(parts.map(\.opposite))
    }
  }
}

extension Condition.Comparison {
  fileprivate var opposite: Self {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    case .less: .atLeast
    case .atMost: .more
    case .more: .atMost
    case .atLeast: .less
    }
  }

  fileprivate var words: String {
    switch self {
    case .equal: "is"
    case .unequal: "is not"
    case .less: "is less than"
    case .atMost: "is at most"
    case .more: "is more than"
    case .atLeast: "is at least"
    }
  }
}

extension Fact {
  /// "on-record is yes": as the tracking sheet has it, where a box is ticked under one of two words.
  fileprivate func words(_ comparison: Condition.Comparison, _ value: Int) -> String {
    if domain == .yesNo, comparison == .unequal { return "\(name) is \(word(for: value == 0 ? 1 : 0))" }
    return "\(name) \(comparison.words) \(word(for: value))"
  }
}

extension Assignment {
  /// What to do on the tracking sheet: "code = held", "pressure up by 1".
  package func words(_ facts: [Fact]) -> String {
    switch change {
    case .to(let value):
      "\(fact) = \(facts.first { $0.name == fact }?.word(for: value) ?? "\(value)")"
    case .by(let amount):
      "\(fact) \(amount < 0 ? "down" : "up") by \(amount.magnitude)"
    }
  }
}
