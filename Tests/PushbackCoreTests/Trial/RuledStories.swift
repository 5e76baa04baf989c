import PushbackCore

/// Stories in which choices do acts, and rules over those acts, both from a seed.
enum Ruled {
  static let acts: [ActID] = ["ship", "sign", "look", "tell", "wait"]

  /// A generated story, half of whose choices do one act or two.
  static func story(seed: UInt64, loops: Generator.Loops = .some) -> Scenario {
    var dice = Dice(seed: seed &+ 0xAC7)
    return with(Generator.scenario(seed: seed, loops: loops)) { story in
      for index in story.scenes.indices {
        guard case .decision(var decision) = story.scenes[index].exit else { continue }
        for number in decision.choices.indices where dice.flip() {
          decision.choices[number].acts = [dice.pick(acts)]
          if dice.below(3) == 0 { decision.choices[number].acts.append(dice.pick(acts)) }
        }
        story.scenes[index].exit = .decision(decision)
      }
    }
  }

  static func clause(_ stance: String, _ bans: Clause.Ban...) -> Clause {
    Clause(
      position: Position(topic: "topic-\(stance)", stance: stance), label: stance, force: .mustNot, actor: "",
      action: "", forbids: bans)
  }

  static func topic(_ clause: Clause) -> Topic {
    Topic(
      id: clause.position.topic, title: "", question: "", words: [], group: "", usual: false,
      clauses: [clause])
  }

  static func clauses(seed: UInt64, _ count: Int) -> [Clause] {
    var dice = Dice(seed: seed &+ 0xBA2)
    return (0..<count).map { number in
      clause(
        "c\(number)", Clause.Ban(act: dice.pick(acts), unless: dice.below(3) == 0 ? nil : dice.pick(acts)))
    }
  }

  static func rules(seed: UInt64) -> Rules { Rules.none.adding(clauses(seed: seed, 1 + Int(seed % 3))) }
}

/// What a story under rules leads to, by walking every way with the whole list of acts in hand.
struct RuledPaths {
  let plain: PlainRules
  let rules: Rules
  private(set) var endings: [SceneID: Double] = [:]
  private(set) var stuck = 0.0
  private(set) var done: Set<ActID> = []

  init(_ story: Scenario, _ rules: Rules) throws {
    plain = PlainRules(story)
    self.rules = rules
    try follow(try plain.first(), [], probability: 1)
  }

  private func isAllowed(_ choice: Choice, _ done: Set<ActID>) -> Bool {
    rules.rules.flatMap(\.bans).allSatisfy { ban in
      guard choice.acts.contains(ban.act) else { return true }
      guard let unless = ban.unless, unless != ban.act else { return false }
      return done.contains(unless) || choice.acts.contains(unless)
    }
  }

  private mutating func follow(_ now: PlainRules.Situation, _ acts: Set<ActID>, probability: Double) throws {
    done.formUnion(acts)
    let choices = try plain.offered(now)
    let allowed = choices.filter { isAllowed($0, acts) }
    if !choices.isEmpty {
      if allowed.isEmpty { stuck += probability }
      for choice in allowed {
        try follow(
          try plain.taking(choice, now), acts.union(choice.acts),
          probability: probability / Double(allowed.count))
      }
      return
    }
    let odds = try plain.odds(now)
    if odds.isEmpty { endings[now.scene, default: 0] += probability }
    for (outcome, percent) in odds {
      try follow(try plain.drawing(outcome, now), acts, probability: probability * Double(percent) / 100)
    }
  }
}
