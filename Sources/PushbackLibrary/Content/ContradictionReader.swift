import PushbackCore

extension ContradictionRule {
  /// Where `topics` is empty, positions are not checked.
  static func list(_ yaml: Yaml, topics: [Topic], findings: inout Findings) -> [ContradictionRule] {
    let required = ["id", "between", "and", "why", "ways_out"]
    return yaml.entries(
      of: "a contradiction", keys: required + ["except", "unless"], required: required, findings: &findings
    ).compactMap { fields in
      guard let id = fields.id("id", of: "a contradiction", findings: &findings) else { return nil }
      let except = patterns("except", fields, topics, &findings)
      let rule = ContradictionRule(
        id: id, between: patterns("between", fields, topics, &findings),
        and: patterns("and", fields, topics, &findings).without(except, topics),
        unless: patterns("unless", fields, topics, &findings),
        why: fields.text("why", findings: &findings),
        waysOut: fields.texts("ways_out", findings: &findings).map(\.text))
      // Where no topic could be read, no class of stances has any.
      if let trouble = rule.trouble, required.allSatisfy(fields.has), !topics.isEmpty {
        findings.add(.clauseRule("“\(id)” \(trouble.what)", trouble.advice, at: fields.place(trouble.key)))
      }
      return rule
    }
  }

  private var trouble: (key: String, what: String, advice: String)? {
    if between.isEmpty { return ("between", "has nothing to contradict", "name a position") }
    if and.isEmpty, unless.isEmpty {
      return ("and", "contradicts nothing", "name a position, or under “unless” what is missing")
    }
    if waysOut.isEmpty { return ("ways_out", "shows no way out", "write one, as a sentence") }
    return why.sentences.count == 1 ? nil : ("why", "does not say why in one sentence", "write one")
  }

  private static func patterns(_ key: String, _ fields: Fields, _ topics: [Topic], _ findings: inout Findings)
    -> [Pattern]
  {
    fields.texts(key, findings: &findings).flatMap { text, place -> [Pattern] in
      guard let position = Position(text) else {
        findings.add(
          .wrongKind(
            "an entry of “\(key)”", wanted: "topic/stance, topic/MUST or topic/*",
            found: Yaml(value: .scalar(text), place: place)))
        return []
      }
      let isDuty = position.stance == "MUST"
      let isAll = position.stance == "*" || isDuty
      let pattern = Pattern(topic: position.topic, stance: isAll ? nil : position.stance)
      if !topics.isEmpty { check(pattern, topics, at: place, &findings) }
      guard isDuty else { return [pattern] }
      return topics.clauses(of: pattern).filter { $0.force == .must || $0.force == .mustNot }.map(
        Pattern.init)
    }
  }

  private static func check(
    _ pattern: Pattern, _ topics: [Topic], at place: Place, _ findings: inout Findings
  ) {
    guard let topic = topics.first(where: { $0.id == pattern.topic }) else {
      return findings.add(
        .unknownName(
          pattern.topic, "topic", among: topics.map(\.id), called: "topics",
          otherwise: "topics are the files of Content/clauses", at: place))
    }
    let stances = topic.clauses.map(\.position.stance)
    if let stance = pattern.stance, !stances.contains(stance) {
      findings.add(
        .unknownName(
          stance, "stance of “\(topic.id)”", among: stances, called: "stances",
          otherwise: "stances stand in Content/clauses/\(topic.id).yaml", at: place))
    }
  }
}

extension [ContradictionRule.Pattern] {
  /// What is left of them, stance by stance, where some are taken out.
  fileprivate func without(_ others: Self, _ topics: [Topic]) -> Self {
    guard !others.isEmpty else { return self }
    return flatMap { topics.clauses(of: $0) }.filter { clause in
      !others.contains { $0.matches(clause.position) }
    }.map(Element.init)
  }
}

extension ContradictionRule.Pattern {
  fileprivate init(_ clause: Clause) {
    self.init(topic: clause.position.topic, stance: clause.position.stance)
  }
}

extension [Topic] {
  fileprivate func clauses(of pattern: ContradictionRule.Pattern) -> [Clause] {
    flatMap(\.clauses).filter { pattern.matches($0.position) }
  }
}
