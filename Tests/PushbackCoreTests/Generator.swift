import PushbackCore

/// Numbers that follow from a seed.
struct Dice {
  private let mix: SplitMix
  private var n = 0

  init(seed: UInt64) { mix = SplitMix(seed: seed) }

  mutating func below(_ bound: Int) -> Int {
    defer { n += 1 }
    return Int(mix.output(n).multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func flip() -> Bool { below(2) == 0 }
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// Valid scenarios from a seed: links lead forward, and every loop is one of those that end.
struct Generator {
  enum Loops { case none, some }

  static func scenario(seed: UInt64, loops: Loops = .some) -> Scenario {
    var generator = Generator(seed: seed, loops: loops)
    return generator.scenario()
  }

  private var dice: Dice
  private let loops: Loops
  private var forward: [Scene] = []
  /// Scenes of loops: they lead back to where they were entered, and some forward.
  private var detours: [Scene] = []
  private let inner: Int
  private let endings: Int
  private let rounds: ClosedRange<Int>

  private init(seed: UInt64, loops: Loops) {
    dice = Dice(seed: seed)
    self.loops = loops
    inner = loops == .some ? 4 + dice.below(3) : 6 + dice.below(4)
    endings = 2 + dice.below(2)
    rounds = (-dice.below(2))...(1 + dice.below(2))
  }

  private mutating func scenario() -> Scenario {
    for index in 0..<inner {
      switch dice.below(10) {
      case 0..<6: forward.append(deciding(index))
      case 6..<9: forward.append(drawing(index))
      default: forward.append(goingOn(index))
      }
    }
    for index in 0..<endings {
      forward.append(ending(SceneID("e\(index)"), Effect("production", price()), Effect("trust", price())))
    }
    let facts = [
      yesNo("told", first: dice.below(2)), list("review", "none", "partial", "full", first: dice.below(3)),
      range("pressure", rounds, first: rounds.lowerBound),
    ]
    return story(forward + detours, facts: facts)
  }

  private mutating func price() -> Int { dice.below(7) - 3 }

  private func id(_ index: Int) -> SceneID { SceneID(index < inner ? "s\(index)" : "e\(index - inner)") }
  private mutating func later(than index: Int) -> SceneID {
    id(index + 1 + dice.below(min(3, inner + endings - index - 1)))
  }

  /// Different scenes further on.
  private mutating func later(than index: Int, count: Int) -> [SceneID] {
    var open = (index + 1..<min(index + 5, inner + endings)).map { id($0) }
    return (0..<min(count, open.count)).map { _ in open.remove(at: dice.below(open.count)) }
  }

  // MARK: Decisions

  private mutating func deciding(_ index: Int) -> Scene {
    var choices = [priced(choice("free", to: later(than: index), .deploy))]
    for number in 0..<1 + dice.below(2) {
      var next = priced(
        choice(ChoiceID("way-\(number)"), to: later(than: index), dice.pick([.fix, .refuse, nil])))
      if dice.flip() { next = next.when(condition()) }
      if dice.flip() { next = changing(next) }
      if dice.below(4) == 0 { next = next.onceOnly }
      choices.append(next)
    }
    if loops == .some, dice.below(3) == 0 {
      // Counted by a fact, so it ends.
      choices.append(
        priced(
          choice("round", to: id(index)).when(.compare("pressure", .less, rounds.upperBound))
            .setting("pressure", .by(1))))
    }
    if loops == .some, dice.below(3) == 0 {
      // Taken once, so it ends.
      let aside = SceneID("errand-\(index)")
      choices.append(changing(priced(choice("errand", to: aside).onceOnly)))
      detours.append(
        passing(
          aside, way(to: later(than: index), if: condition()), way(to: id(index))))
    }
    return with(decision(id(index))) { $0.exit = .decision(Decision(choices: choices)) }
  }

  private mutating func priced(_ choice: Choice) -> Choice {
    dice.below(4) == 0 ? choice : choice.priced("production", price()).priced("trust", price())
  }

  private mutating func changing(_ choice: Choice) -> Choice {
    switch dice.below(4) {
    case 0: choice.setting("told", .to(dice.below(2)))
    case 1: choice.setting("review", .to(dice.below(3)))
    case 2: choice.setting("pressure", .to(rounds.lowerBound + dice.below(rounds.count)))
    default:
      choice.guardedBy == nil
        ? choice.when(.compare("pressure", .more, rounds.lowerBound)).setting("pressure", .by(-1)) : choice
    }
  }

  // MARK: Chances and continuations

  private mutating func drawing(_ index: Int) -> Scene {
    let targets = later(than: index, count: 2 + dice.below(2))
    var outcomes = [weighed(70, to: targets[0])]
    if targets.count > 2 { outcomes.append(weighed(10, to: targets[2])) }
    if loops == .some, dice.flip() { outcomes.append(outcome(15, to: back(to: index))) }
    outcomes.append(
      changing(rest(to: targets[1]).priced("production", price()).priced("trust", price())))
    return with(chance(id(index))) { $0.exit = .chance(outcomes) }
  }

  /// A scene without prices that leads back to a chance, so that blind play leaves the loop sooner or later.
  private mutating func back(to index: Int) -> SceneID {
    let aside = SceneID("aside-\(index)")
    switch dice.below(3) {
    case 0: return id(index)
    case 1:
      detours.append(
        chance(aside, outcome(40, to: id(index)), rest(to: later(than: index)).priced("trust", price())))
    default:
      detours.append(
        decision(
          aside, choice("again", to: id(index)), priced(choice("free", to: later(than: index)))))
    }
    return aside
  }

  private mutating func weighed(_ most: Int, to target: SceneID) -> Outcome {
    let parts: [Outcome.Weight.Part] =
      switch dice.below(3) {
      case 0: [.init(dice.below(most + 1))]
      case 1: [.init(dice.below(most + 1), if: condition())]
      default:
        [
          .init(dice.below(most + 1), if: condition()), .init(dice.below(most + 1), if: condition()),
          .init(dice.below(most + 1)),
        ]
      }
    return changing(outcome(parts, to: target).priced("production", price()))
  }

  private mutating func changing(_ outcome: Outcome) -> Outcome {
    switch dice.below(4) {
    case 0: outcome.setting("told", .to(dice.below(2)))
    case 1: outcome.setting("review", .to(dice.below(3)))
    default: outcome
    }
  }

  private mutating func goingOn(_ index: Int) -> Scene {
    let targets = later(than: index, count: 2 + dice.below(2))
    let guarded = targets.dropLast().map { way(to: $0, if: condition()) }
    return with(passing(id(index))) {
      $0.exit = .continuation(guarded + targets.suffix(1).map { way(to: $0) })
    }
  }

  // MARK: Conditions

  private mutating func condition(depth: Int = 0) -> Condition {
    switch depth > 1 ? 9 : dice.below(10) {
    case 0: .not(condition(depth: depth + 1))
    case 1: .all((0..<2 + dice.below(2)).map { _ in condition(depth: depth + 1) })
    case 2: .any((0..<2 + dice.below(2)).map { _ in condition(depth: depth + 1) })
    default:
      switch dice.below(3) {
      case 0: .compare("told", dice.pick([.equal, .unequal]), dice.below(2))
      case 1: .compare("review", dice.pick([.equal, .unequal]), dice.below(3))
      default:
        .compare(
          "pressure", dice.pick(Condition.Comparison.allCases), rounds.lowerBound + dice.below(rounds.count))
      }
    }
  }
}
