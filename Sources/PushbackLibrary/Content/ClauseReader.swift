import PushbackCore

/// Reads one topic of the clause library. Where a set of names is empty, names of its kind are not checked.
struct ClauseReader {
  let acts: Set<String>
  let frameworks: Set<String>
  /// Words too vague for a duty, where the prose is to be looked at as well; nil for a reader who only wants clauses.
  let vague: [String]?
  var findings: Findings

  private static let keys = [
    "id", "label", "force", "actor", "action", "condition", "check", "owner", "reason", "references",
    "forbids",
    "requires", "strictness", "excludes", "proposal", "answers", "enforce",
  ]

  mutating func topic(_ yaml: Yaml, id: String) -> Topic? {
    let keys = ["topic", "title", "question", "words", "group", "usual", "stances"]
    guard let fields = Fields(yaml, of: "the topic", keys: keys, findings: &findings) else { return nil }
    fields.require(["topic", "title", "question", "group", "usual", "stances"], findings: &findings)
    let named = fields.text("topic", findings: &findings)
    if !named.isEmpty, named != id {
      findings.add(
        .clauseRule(
          "the file is called \(id).yaml, and its topic “\(brief(named))”", "give both the same name",
          at: fields.place("topic")))
    }
    var clauses: [(clause: Clause, fields: Fields)] = []
    for item in fields.list("stances", findings: &findings) {
      guard let stance = Fields(item, of: "the stance", keys: Self.keys, findings: &findings),
        let clause = clause(stance, topic: id)
      else { continue }
      if clauses.contains(where: { $0.clause.position == clause.position }) {
        findings.add(.nameTwice(clause.position.stance, in: "the stances of “\(id)”", at: stance.place("id")))
      } else {
        clauses.append((clause, stance))
      }
    }
    let stances = clauses.map(\.clause.position.stance)
    for (clause, fields) in clauses { checkExclusions(of: clause, fields, among: stances) }
    if let vague { checkProse(of: clauses, in: fields, vague) }
    return Topic(
      id: id, title: fields.text("title", findings: &findings),
      question: fields.text("question", findings: &findings),
      words: fields.texts("words", findings: &findings).map(\.text),
      group: fields.text("group", findings: &findings),
      usual: fields.yesNo("usual", findings: &findings) ?? false, clauses: clauses.map(\.clause))
  }

  private mutating func clause(_ fields: Fields, topic: String) -> Clause? {
    fields.require(["id", "label", "force", "actor", "action", "strictness"], findings: &findings)
    guard let id = fields.id("id", of: "a stance", findings: &findings) else { return nil }
    var clause = Clause(
      position: Position(topic: topic, stance: id), label: fields.text("label", findings: &findings),
      force: force(fields), actor: fields.text("actor", findings: &findings),
      action: fields.text("action", findings: &findings))
    clause.condition = fields.optionalText("condition", findings: &findings)
    clause.check = fields.optionalText("check", findings: &findings)
    clause.owner = fields.text("owner", findings: &findings)
    clause.reason = fields.text("reason", findings: &findings)
    clause.references = references(fields)
    clause.forbids = bans(fields)
    clause.requires = fields.texts("requires", findings: &findings).map { act($0.text, at: $0.place) }
    clause.strictness = fields.number("strictness", in: 1...5, findings: &findings) ?? 3
    clause.excludes = Set(fields.texts("excludes", findings: &findings).map(\.text))
    clause.isProposal = fields.yesNo("proposal", findings: &findings) ?? false
    clause.answersTopic = fields.yesNo("answers", findings: &findings) ?? true
    clause.enforce = Clause.Enforcement(fields.value("enforce"), findings: &findings)
    if clause.force == .must || clause.force == .mustNot, clause.check ?? "" == "", fields.has("force") {
      findings.add(
        .clauseRule(
          "“\(id)” says \(clause.force.rawValue) and has no check that leaves evidence",
          "add a “check:”, or say SHOULD", at: fields.place("force")))
    }
    return clause
  }

  private mutating func force(_ fields: Fields) -> Clause.Force {
    let word = fields.text("force", findings: &findings)
    if let force = Clause.Force(rawValue: word) { return force }
    if !word.isEmpty, let yaml = fields.value("force") {
      findings.add(.wrongKind("“force”", wanted: "MUST, MUST NOT, SHOULD or MAY", found: yaml))
    }
    return .should
  }

  private mutating func references(_ fields: Fields) -> [String] {
    let references = fields.texts("references", findings: &findings)
    for (text, place) in references where !frameworks.isEmpty && !frameworks.contains(text) {
      findings.add(
        .unknownName(
          text, "framework reference", among: frameworks.sorted(), called: "references",
          otherwise: "add it to Content/frameworks.yaml, with its edition", at: place))
    }
    return references.map(\.text)
  }

  private mutating func bans(_ fields: Fields) -> [Clause.Ban] {
    fields.list("forbids", findings: &findings).compactMap { item in
      guard let ban = Fields(item, of: "an entry of “forbids”", keys: ["act", "unless"], findings: &findings)
      else {
        return nil
      }
      ban.require(["act"], findings: &findings)
      guard let forbidden = ban.optionalText("act", findings: &findings) else { return nil }
      let unless = ban.optionalText("unless", findings: &findings)
      return Clause.Ban(
        act: act(forbidden, at: ban.place("act")), unless: unless.map { act($0, at: ban.place("unless")) })
    }
  }

  private mutating func act(_ name: String, at place: Place) -> ActID {
    if !acts.isEmpty, !acts.contains(name) {
      findings.add(
        .unknownName(
          name, "act", among: acts.sorted(), called: "acts", otherwise: "acts stand in Content/acts.yaml",
          at: place))
    }
    return ActID(name)
  }

  private mutating func checkExclusions(of clause: Clause, _ fields: Fields, among stances: [String]) {
    for (stance, place) in fields.texts("excludes", findings: &findings) {
      if stance == clause.position.stance {
        findings.add(.clauseRule("“\(stance)” excludes itself", "take it out of its own list", at: place))
      } else if !stances.contains(stance) {
        findings.add(
          .unknownName(
            stance, "stance of this topic", among: stances, called: "stances",
            otherwise: "a stance excludes stances of its own topic only", at: place))
      }
    }
  }
}
