import PushbackCore

/// What stands between backticks, and in a line of the bill: the notation as it is read.
extension Condition {
  /// Without the `if`. Reading it gives this condition again, joints and all.
  func notation(_ facts: [Fact]) -> String {
    switch self {
    case .compare(let name, let comparison, let value):
      let fact = facts.first { $0.name == name }
      if fact?.domain == .yesNo, comparison == .equal, value == 1 { return name.text }
      return "\(name) \(comparison.rawValue) \(fact?.word(for: value) ?? "\(value)")"
    case .not(let inner): return "not " + inner.operand(facts)
    case .all(let parts): return parts.map { $0.operand(facts) }.joined(separator: " and ")
    case .any(let parts):
      return parts.map { $0.isAlternative ? $0.bracketed(facts) : $0.notation(facts) }.joined(
        separator: " or ")
    }
  }

  /// In brackets where something that binds more loosely would come apart.
  private func operand(_ facts: [Fact]) -> String {
    switch self {
    case .all, .any: bracketed(facts)
    case .compare, .not: notation(facts)
    }
  }

  private func bracketed(_ facts: [Fact]) -> String { "(\(notation(facts)))" }
  private var isAlternative: Bool { if case .any = self { true } else { false } }
}

extension Assignment {
  func notation(_ facts: [Fact]) -> String {
    switch change {
    case .to(let value): "\(fact) = \(facts.first { $0.name == fact }?.word(for: value) ?? "\(value)")"
    case .by(let step): "\(fact) \(step < 0 ? "-" : "+") \(step.magnitude)"
    }
  }
}

extension Outcome.Weight {
  func notation(_ facts: [Fact]) -> String {
    guard case .percent(let parts) = self else { return "rest" }
    return parts.enumerated().map { index, part in
      if let condition = part.condition { return "\(part.percent) % if \(condition.notation(facts))" }
      return "\(part.percent) %" + (index > 0 ? " otherwise" : "")
    }.joined(separator: ", ")
  }
}

extension Ending {
  var notation: String {
    fates.isEmpty
      ? "ending" : "ending: " + fates.map { "\($0.party) \($0.outlook.rawValue)" }.joined(separator: ", ")
  }
}

extension Effect {
  var notation: String { "\(measure) \(amount < 0 ? "-" : "+")\(amount.magnitude)" }
}

/// A line of the bill after its colon.
func billNotation(_ effects: [Effect], _ acts: [ActID] = [], _ positions: [Position] = []) -> String {
  var parts: [String] = []
  if !effects.isEmpty { parts.append(effects.map(\.notation).joined(separator: ", ")) }
  if !acts.isEmpty { parts.append("does " + acts.map(\.text).joined(separator: ", ")) }
  if !positions.isEmpty { parts.append("for " + positions.map(\.description).joined(separator: ", ")) }
  return parts.joined(separator: "; ")
}
