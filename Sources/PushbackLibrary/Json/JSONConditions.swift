import PushbackCore

/// Conditions, changes and weights, as objects rather than in the notation.
extension JSONReader {
  private static let comparisons = Dictionary(
    uniqueKeysWithValues: Condition.Comparison.allCases.map { ($0.key, $0) })

  /// Nil where there is none, or where it cannot be read.
  mutating func condition(_ node: JSONNode?) -> Condition? {
    guard let node else { return nil }
    guard let members = node.members else {
      report(.conditionShape("it is \(node.given)", at: node.place), node)
      return nil
    }
    if let odd = members.first(where: { !Self.isKnown($0.name) }) {
      report(
        .unknownKey(
          odd.name, of: "a condition",
          known: ["fact", "not", "all", "any"] + Condition.Comparison.allCases.map(\.key), at: odd.place),
        odd.value)
      return nil
    }
    let names = members.map(\.name)
    if names.count == 2, let fact = members.first(where: { $0.name == "fact" }),
      let sign = members.first(where: { Self.comparisons[$0.name] != nil })
    {
      return compare(fact.value, sign)
    }
    guard names.count == 1, let only = members.first else {
      let trouble =
        names.isEmpty
        ? "it is empty" : "\(names.map { "“\($0)”" }.joined(separator: " and ")) do not go together"
      report(.conditionShape(trouble, at: node.place), node)
      return nil
    }
    switch only.name {
    case "not": return condition(only.value).map(Condition.not)
    case "all": return parts(only.value).map(Condition.all)
    case "any": return parts(only.value).map(Condition.any)
    default:
      report(.conditionShape("“\(only.name)” stands alone", at: node.place), node)
      return nil
    }
  }

  private static func isKnown(_ key: String) -> Bool {
    ["fact", "not", "all", "any"].contains(key) || comparisons[key] != nil
  }

  private mutating func parts(_ node: JSONNode) -> [Condition]? {
    let nodes = elements(node, "“all” or “any”")
    guard nodes.count >= 2 else {
      if node.elements != nil {
        report(.conditionShape("it joins fewer than two conditions", at: node.place), node)
      }
      return nil
    }
    let parts = nodes.compactMap { condition($0) }
    return parts.count == nodes.count ? parts : nil
  }

  private mutating func compare(_ name: JSONNode, _ sign: JSONNode.Member) -> Condition? {
    guard let fact = known(name), let comparison = Self.comparisons[sign.name] else { return nil }
    if comparison != .equal, comparison != .unequal, !fact.isNumber {
      report(.orderOfWords(fact, sign.name, at: sign.place), sign.value)
      return nil
    }
    return value(sign.value, of: fact).map { .compare(fact.name, comparison, $0) }
  }

  mutating func changes(_ node: JSONNode?) -> [Assignment] {
    var changes: [Assignment] = []
    var seen: Set<String> = []
    for node in elements(node, "“changes”") {
      guard let fields = object(node, "a change", keys: ["fact", "to", "by"], required: ["fact"]),
        let name = fields["fact"]
      else { continue }
      if let text = name.text, !seen.insert(text).inserted {
        report(.assignedTwice(text, at: name.place), name)
        continue
      }
      switch (fields["to"], fields["by"]) {
      case (let value?, nil):
        guard let fact = known(name), let number = self.value(value, of: fact) else { continue }
        changes.append(Assignment(fact: fact.name, change: .to(number)))
      case (nil, let step?):
        guard let fact = known(name), let number = self.step(step, of: fact) else { continue }
        changes.append(Assignment(fact: fact.name, change: .by(number)))
      default:
        report(.changeShape("it has not exactly one of “to” and “by”", at: node.place), node)
      }
    }
    return changes
  }

  private mutating func step(_ node: JSONNode, of fact: Fact) -> Int? {
    guard case .range(let range) = fact.domain else {
      report(.countingWords(fact, "by", at: node.place), node)
      return nil
    }
    guard let step = integer(node, "“by”", in: -2_000...2_000) else { return nil }
    guard step != 0, step.magnitude <= range.upperBound - range.lowerBound else {
      report(.stepTooFar(step, of: fact, range, at: node.place), node)
      return nil
    }
    return step
  }

  mutating func weight(_ node: JSONNode) -> Outcome.Weight? {
    if node.text == "rest" { return .rest }
    guard let nodes = node.elements, !nodes.isEmpty else {
      report(.weightShape("it is \(node.elements == nil ? node.given : "empty")", at: node.place), node)
      return nil
    }
    var parts: [Outcome.Weight.Part] = []
    for node in nodes {
      guard
        let fields = object(node, "a part of a weight", keys: ["percent", "if"], required: ["percent"]),
        let number = fields["percent"]
      else { return nil }
      guard let percent = number.integer, (0...100).contains(percent) else {
        report(
          .weightShape("“percent” is \(number.given), and no whole number from 0 to 100", at: number.place),
          number)
        return nil
      }
      if let last = parts.last, last.condition == nil {
        report(.weightAfterOtherwise("%", at: node.place), node)
        return nil
      }
      let condition = condition(fields["if"])
      if fields["if"] != nil, condition == nil { return nil }
      parts.append(Outcome.Weight.Part(percent, if: condition))
    }
    return .percent(parts)
  }
}
