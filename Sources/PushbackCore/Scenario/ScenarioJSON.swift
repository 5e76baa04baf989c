/// The form of a scenario that other programs read and write. Its schema is `Content/scenario.schema.json`.
///
/// Everything but the id, which is the file's name, and the places. What is empty is left out, so that a small story
/// stays small.
extension Scenario {
  package static let formatName = "pushback-scenario"
  /// Rises only when a key changes its meaning or goes away.
  package static let formatVersion = 1

  package var json: JSON {
    var members: [JSON.Member] = [
      .init("format", .string(Self.formatName)), .init("version", .int(Self.formatVersion)),
      .init("title", .string(title)),
    ]
    if !summary.isEmpty { members.append(.init("summary", .string(summary))) }
    if !role.isEmpty { members.append(.init("role", .string(role))) }
    if let minutes {
      members.append(.init("minutes", ["alone": .int(minutes.alone), "room": .int(minutes.room)]))
    }
    members.append("articles", articles.map { .string($0.name) })
    members.append("parties", parties.map { .string($0.text) })
    members.append("facts", facts.map(\.json))
    members.append(.init("start", .string(start.text)))
    members.append("introduction", introduction.map { $0.json(facts) })
    members.append("scenes", scenes.map { $0.json(facts) })
    return .object(members)
  }
}

extension Scenario.ArticleSection {
  /// `article` or `article/section`, as headers have it.
  package var name: String { section.map { "\(article)/\($0)" } ?? article }
}

extension [JSON.Member] {
  /// Leaves an empty list out.
  fileprivate mutating func append(_ name: String, _ elements: [JSON]) {
    if !elements.isEmpty { append(JSON.Member(name, .array(elements))) }
  }
}

extension Fact {
  fileprivate var json: JSON {
    let name = JSON.string(name.text)
    return switch domain {
    case .yesNo: ["name": name, "kind": "yes-no", "first": .bool(first != 0)]
    case .list(let values): ["name": name, "kind": "list", "values": .array(values.map(JSON.string))]
    case .range(let range):
      [
        "name": name, "kind": "range", "least": .int(range.lowerBound), "most": .int(range.upperBound),
        "first": .int(first),
      ]
    }
  }

  fileprivate func json(for value: Int) -> JSON {
    switch domain {
    case .yesNo: .bool(value != 0)
    case .list: .string(word(for: value))
    case .range: .int(value)
    }
  }
}

extension [Fact] {
  fileprivate func json(for value: Int, of name: FactName) -> JSON {
    first { $0.name == name }?.json(for: value) ?? .int(value)
  }
}

extension Condition.Comparison {
  /// The key under which the value stands.
  package var key: String {
    switch self {
    case .equal: "is"
    case .unequal: "isNot"
    case .less: "lessThan"
    case .atMost: "atMost"
    case .more: "moreThan"
    case .atLeast: "atLeast"
    }
  }
}

extension Condition {
  func json(_ facts: [Fact]) -> JSON {
    switch self {
    case .compare(let fact, let comparison, let value):
      .object([
        .init("fact", .string(fact.text)), .init(comparison.key, facts.json(for: value, of: fact)),
      ])
    case .not(let inner): ["not": inner.json(facts)]
    case .all(let parts): ["all": .array(parts.map { $0.json(facts) })]
    case .any(let parts): ["any": .array(parts.map { $0.json(facts) })]
    }
  }
}

extension Assignment {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    switch change {
    case .to(let value): ["fact": .string(fact.text), "to": facts.json(for: value, of: fact)]
    case .by(let step): ["fact": .string(fact.text), "by": .int(step)]
    }
  }
}

extension Effect {
  fileprivate var json: JSON { ["measure": .string(measure.text), "amount": .int(amount)] }
}

extension Scene {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    var members: [JSON.Member] = [.init("id", .string(id.text)), .init("title", .string(title))]
    members.append("prose", prose.map { $0.json(facts) })
    if let situation { members.append(.init("situation", .string(situation))) }
    members.append("questions", questions.map(JSON.string))
    switch exit {
    case .decision(let decision): members.append(.init("decision", decision.json(facts)))
    case .chance(let outcomes): members.append("chance", outcomes.map { $0.json(facts) })
    case .continuation(let ways): members.append("continuation", ways.map { $0.json(facts) })
    case .ending(let ending): members.append(.init("ending", ending.json))
    }
    return .object(members)
  }
}

extension Decision {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    var members: [JSON.Member] = []
    if let argue { members.append(.init("argue", .string(argue))) }
    members.append("choices", choices.map { $0.json(facts) })
    return .object(members)
  }
}

extension Choice {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    var members: [JSON.Member] = [.init("id", .string(id.text))]
    if let verb { members.append(.init("verb", .string(verb.rawValue))) }
    members += [.init("text", .string(text)), .init("target", .string(target.text))]
    if let guardedBy {
      members.append(
        .init("guard", ["if": guardedBy.condition.json(facts), "reason": .string(guardedBy.reason)]))
    }
    if once { members.append(.init("once", true)) }
    members.append("changes", changes.map { $0.json(facts) })
    members.append("effects", effects.map(\.json))
    members.append("acts", acts.map { .string($0.text) })
    members.append("positions", positions.map { .string($0.description) })
    members.append("says", says.map { $0.json(facts) })
    return .object(members)
  }
}

extension Outcome {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    var members: [JSON.Member] = [
      .init("weight", weight.json(facts)), .init("text", .string(text)),
      .init("target", .string(target.text)),
    ]
    members.append("changes", changes.map { $0.json(facts) })
    members.append("effects", effects.map(\.json))
    members.append("says", says.map { $0.json(facts) })
    return .object(members)
  }
}

extension Outcome.Weight {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    switch self {
    case .rest: "rest"
    case .percent(let parts):
      .array(
        parts.map { part in
          var members = [JSON.Member("percent", .int(part.percent))]
          if let condition = part.condition { members.append(.init("if", condition.json(facts))) }
          return .object(members)
        })
    }
  }
}

extension Way {
  fileprivate func json(_ facts: [Fact]) -> JSON {
    let members: [JSON.Member] = [.init("text", .string(text)), .init("target", .string(target.text))]
    return .object((condition.map { [JSON.Member("if", $0.json(facts))] } ?? []) + members)
  }
}

extension Ending {
  fileprivate var json: JSON {
    var members: [JSON.Member] = []
    members.append(
      "fates", fates.map { ["party": .string($0.party.text), "outlook": .string($0.outlook.rawValue)] })
    members.append("effects", effects.map(\.json))
    return .object(members)
  }
}
