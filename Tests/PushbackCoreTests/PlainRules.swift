import PushbackCore

/// The rules once more, as plainly as they can be written: facts in a dictionary, conditions by recursion, nothing
/// packed and nothing forgotten. What the machine does is compared with this.
struct PlainRules {
  let scenario: Scenario
  private let scenes: [SceneID: Scene]

  struct Situation: Hashable {
    var scene: SceneID
    var facts: [FactName: Int]
    var used: Set<String> = []
  }

  /// A choice or an outcome: how likely it is under blind play, what it costs and where it leads.
  struct Next {
    var probability: Double
    var effects: [Effect]
    var situation: Situation
  }

  struct Unsettled: Error {}

  init(_ scenario: Scenario) {
    self.scenario = scenario
    scenes = Dictionary(uniqueKeysWithValues: scenario.scenes.map { ($0.id, $0) })
  }

  func exit(_ situation: Situation) throws -> Exit {
    guard let scene = scenes[situation.scene] else { throw Unsettled() }
    return scene.exit
  }

  func first() throws -> Situation {
    try settled(
      Situation(
        scene: scenario.start,
        facts: Dictionary(uniqueKeysWithValues: scenario.facts.map { ($0.name, $0.first) })))
  }

  private func settled(_ situation: Situation) throws -> Situation {
    guard case .continuation(let ways) = try exit(situation) else { return situation }
    guard let way = ways.first(where: { holds($0.condition, situation) }) else { throw Unsettled() }
    return try settled(with(situation) { $0.scene = way.target })
  }

  func holds(_ condition: Condition?, _ situation: Situation) -> Bool {
    switch condition {
    case nil: true
    case .compare(let fact, .equal, let value): situation.facts[fact] == value
    case .compare(let fact, .unequal, let value): situation.facts[fact] != value
    case .compare(let fact, .less, let value): situation.facts[fact, default: 0] < value
    case .compare(let fact, .atMost, let value): situation.facts[fact, default: 0] <= value
    case .compare(let fact, .more, let value): situation.facts[fact, default: 0] > value
    case .compare(let fact, .atLeast, let value): situation.facts[fact, default: 0] >= value
    case .not(let inner): !holds(inner, situation)
    case .all(let parts): parts.allSatisfy { holds($0, situation) }
    case .any(let parts): parts.contains { holds($0, situation) }
    }
  }

  func offered(_ situation: Situation) throws -> [Choice] {
    guard case .decision(let decision) = try exit(situation) else { return [] }
    return decision.choices.filter {
      holds($0.guardedBy?.condition, situation) && !situation.used.contains("\(situation.scene)/\($0.id)")
    }
  }

  func taking(_ choice: Choice, _ situation: Situation) throws -> Situation {
    var after = changed(situation, choice.changes)
    if choice.once { after.used.insert("\(situation.scene)/\(choice.id)") }
    after.scene = choice.target
    return try settled(after)
  }

  /// Outcomes that can happen, with their percent.
  func odds(_ situation: Situation) throws -> [(outcome: Outcome, percent: Int)] {
    guard case .chance(let outcomes) = try exit(situation) else { return [] }
    let written = outcomes.map { outcome -> Int? in
      guard case .percent(let parts) = outcome.weight else { return nil }
      return parts.first { holds($0.condition, situation) }?.percent ?? 0
    }
    let left = 100 - written.compactMap(\.self).reduce(0, +)
    return zip(outcomes, written).map { ($0, $1 ?? left) }.filter { $0.percent > 0 }
  }

  func drawing(_ outcome: Outcome, _ situation: Situation) throws -> Situation {
    try settled(with(changed(situation, outcome.changes)) { $0.scene = outcome.target })
  }

  private func changed(_ situation: Situation, _ changes: [Assignment]) -> Situation {
    changes.reduce(into: situation) { after, change in
      switch change.change {
      case .to(let value): after.facts[change.fact] = value
      case .by(let amount): after.facts[change.fact, default: 0] += amount
      }
    }
  }

  /// Everything that can happen next under blind play; empty at an ending.
  func next(_ situation: Situation) throws -> [Next] {
    let choices = try offered(situation)
    let decided = try choices.map {
      Next(
        probability: 1 / Double(choices.count), effects: $0.effects, situation: try taking($0, situation))
    }
    let drawn = try odds(situation).map {
      Next(
        probability: Double($0.percent) / 100, effects: $0.outcome.effects,
        situation: try drawing($0.outcome, situation))
    }
    return decided + drawn
  }

  func endingEffects(_ situation: Situation) throws -> [Effect] {
    if case .ending(let ending) = try exit(situation) { ending.effects } else { [] }
  }

  /// Amounts in the order of the scenario's measures.
  func amounts(_ effects: [Effect]) -> [Int] {
    scenario.measures.map { measure in effects.filter { $0.measure == measure }.reduce(0) { $0 + $1.amount } }
  }
}
