import PushbackCore

extension ContradictionRule {
  /// Where `topics` is empty, positions are not checked.
  static func list(_ yaml: Yaml, topics: [Topic], findings: inout Findings) -> [ContradictionRule] {
    let stances = Stances(topics)
    let required = ["id", "between", "and", "why", "ways_out"]
    return yaml.entries(
      of: "a contradiction", keys: required + ["except", "unless"], required: required, findings: &findings
    ).compactMap { fields in
      guard let id = fields.id("id", of: "a contradiction", findings: &findings) else { return nil }
      let except = patterns("except", fields, stances, &findings)
      let rule = ContradictionRule(
        id: id, between: patterns("between", fields, stances, &findings),
        and: patterns("and", fields, stances, &findings).without(except, stances),
        unless: patterns("unless", fields, stances, &findings),
        why: fields.text("why", findings: &findings),
        waysOut: fields.texts("ways_out", findings: &findings).map(\.text))
      // Where no topic could be read, no class of stances has any.
      if let trouble = rule.trouble, required.allSatisfy(fields.has), !stances.isEmpty {
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

  private static func patterns(
    _ key: String, _ fields: Fields, _ stances: Stances, _ findings: inout Findings
  )
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
      if !stances.isEmpty { check(pattern, stances, at: place, &findings) }
      return isDuty ? stances.duties(of: pattern.topic) : [pattern]
    }
  }

  private static func check(
    _ pattern: Pattern, _ stances: Stances, at place: Place, _ findings: inout Findings
  ) {
    guard let known = stances.of(pattern.topic) else {
      return findings.add(
        .unknownName(
          pattern.topic, "topic", among: stances.topics, called: "topics",
          otherwise: "topics are the files of Content/clauses", at: place))
    }
    if let stance = pattern.stance, !known.contains(stance) {
      findings.add(
        .unknownName(
          stance, "stance of “\(pattern.topic)”", among: known, called: "stances",
          otherwise: "stances stand in Content/clauses/\(pattern.topic).yaml", at: place))
    }
  }
}

/// The stances of each topic, and which of them bind.
private struct Stances {
  let topics: [String]
  private let all: [String: [(stance: String, isDuty: Bool)]]

  init(_ topics: [Topic]) {
    self.topics = topics.map(\.id)
    all = Dictionary(
      topics.map { topic in
        (topic.id, topic.clauses.map { ($0.position.stance, $0.force == .must || $0.force == .mustNot) })
      }, uniquingKeysWith: { first, _ in first })
  }

  var isEmpty: Bool { topics.isEmpty }

  func of(_ topic: String) -> [String]? { all[topic]?.map(\.stance) }

  func duties(of topic: String) -> [ContradictionRule.Pattern] {
    (all[topic] ?? []).filter(\.isDuty).map { ContradictionRule.Pattern(topic: topic, stance: $0.stance) }
  }

  /// What a pattern matches, stance by stance.
  func each(of pattern: ContradictionRule.Pattern) -> [Position] {
    (of(pattern.topic) ?? []).map { Position(topic: pattern.topic, stance: $0) }.filter(pattern.matches)
  }
}

extension [ContradictionRule.Pattern] {
  /// What is left of them, stance by stance, where some are taken out.
  fileprivate func without(_ others: Self, _ stances: Stances) -> Self {
    guard !others.isEmpty else { return self }
    return flatMap(stances.each).filter { position in !others.contains { $0.matches(position) } }
      .map { Element(topic: $0.topic, stance: $0.stance) }
  }
}
