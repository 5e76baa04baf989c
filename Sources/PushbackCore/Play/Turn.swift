/// One thing to report to whoever plays, before anybody knows how it looks: a document or a line of the protocol.
package enum Turn: Hashable, Sendable {
  case session(id: String, scenario: ScenarioID, seed: UInt64)
  /// A scene as it reads in one state: paragraphs whose condition does not hold are gone.
  case scene(id: SceneID, title: String, blocks: [Block])
  /// Said to people unasked: a greeting, what led to the present scene, the debrief after an ending. No part of the
  /// protocol.
  case remark(Document)
  case decision(Agenda)
  case chose(scene: SceneID, choice: ChoiceID, effects: [Effect], says: [Block])
  case chance(Throw)
  case ending(Close)
  case undone(decisions: Int)
  case redone(decisions: Int)
  /// A rule was suspended for this play.
  case reopened(Rules.Rule)
  case reinstated(Rules.Rule)
  /// Who plays, where a room does.
  case room(Room)
  case tallied(Vote)
  case revoted(scene: SceneID)
  /// What the dice said on paper is asked: the outcomes that could have come.
  case asked(Throw)
  case answer(command: String, Document)
  case refused(line: Int, input: String, message: String)

  /// What is to be decided: in number order, nothing hidden.
  package struct Agenda: Hashable, Sendable {
    package var scene: SceneID
    package var argue: String?
    package var choices: [Item]
    /// Where rules leave nothing to do, each way out: the rules that together stand before a choice. One that takes
    /// all the rules of another and more is left out. Empty where something can be chosen.
    package var waysOut: [[Int]] {
      guard offered.isEmpty else { return [] }
      let ways = choices.map(\.rules).filter { !$0.isEmpty }.unique
      return ways.filter { way in !ways.contains { $0 != way && Set($0).isSubset(of: way) } }
    }

    package struct Item: Hashable, Sendable {
      package var id: ChoiceID
      package var verb: Verb?
      package var text: String
      /// What keeps it from being taken; nil where nothing does.
      package var obstacle: Obstacle?

      package var reason: String? { obstacle?.reason }
      package var rules: [Int] { obstacle?.rules ?? [] }
    }

    package struct Obstacle: Hashable, Sendable {
      package var reason: String
      /// The numbers of the rules that alone stand in the way.
      package var rules: [Int] = []
    }

    package var offered: [Item] {
      // Mostly all of them, and a list that is shared is not copied.
      choices.contains { $0.obstacle != nil } ? choices.filter { $0.obstacle == nil } : choices
    }
    package var unavailable: [Item] { choices.filter { $0.obstacle != nil } }
  }

  package struct Throw: Hashable, Sendable {
    package var scene: SceneID
    package var outcomes: [(to: SceneID, percent: Int)] {
      zip(targets, percents).map { ($0, $1) }
    }
    /// Nil while it is asked.
    package var drew: SceneID?
    package var effects: [Effect]
    package var text: String
    package var says: [Block]
    var targets: [SceneID]
    var percents: [Int]
    /// What each outcome says.
    package var texts: [String]
  }

  package struct Close: Hashable, Sendable {
    package var ending: SceneID
    package var title: String
    package var fates: [Fate]
    package var effects: [Effect]
    package var totals: [Effect]
    /// Nil until the scenario is solved, or where it cannot be.
    package var parts: Parts?
  }

  /// What a total is made of, one figure a measure in the scenario's order.
  package struct Parts: Hashable, Sendable {
    package var par: [Double]
    package var judgement: [Double]
    package var luck: [Double]

    package init(_ score: Score) {
      par = score.par
      judgement = score.judgement
      luck = score.luck
    }
  }
}

extension Play {
  /// What is to be decided here; nil at an ending.
  package var agenda: Turn.Agenda? { agenda(in: here) }

  /// What is, or was, to be decided in a state.
  package func agenda(in state: State) -> Turn.Agenda? {
    guard case .decision(let decision) = machine.scenario.scenes[state.scene].exit else { return nil }
    let offered = machine.offered(in: state)
    // By index: a choice taken out of the array is a copy of everything it does and says.
    let choices = decision.choices.indices.map { index in
      Turn.Agenda.Item(
        id: decision.choices[index].id, verb: decision.choices[index].verb,
        text: decision.choices[index].text,
        obstacle: offered & 1 << UInt64(index) != 0
          ? nil : obstacle(to: decision.choices[index], at: index, in: state))
    }
    return Turn.Agenda(
      scene: machine.scenario.scenes[state.scene].id, argue: decision.argue, choices: choices)
  }

  private func obstacle(to choice: Choice, at index: Int, in state: State) -> Turn.Agenda.Obstacle {
    let isForbidden = machine.forbidden(in: state) & 1 << UInt64(index) != 0
    return Turn.Agenda.Obstacle(
      reason: unavailability(of: choice, in: state),
      rules: isForbidden ? machine.rules(against: index, in: state).map(\.number) : [])
  }

  /// The prose shown on arriving in a state.
  package func reading(of state: State) -> Turn {
    let scenes = machine.scenario.scenes
    return .scene(
      id: scenes[state.scene].id, title: scenes[state.scene].title,
      blocks: visible(scenes[state.scene].prose, in: state))
  }

  /// The scene one is in, and what is to be decided or how it ended.
  package var present: [Turn] { recap + [reading(of: here)] + close + votesSoFar }

  /// The same for somebody who comes back: who plays comes first.
  package var resumed: [Turn] { (room.map { [.room($0)] } ?? []) + present }

  /// What the last step said, and the scenes passed on the way from it.
  private var recap: [Turn] {
    guard let step = path.last else {
      let passed = machine.trail(from: machine.first).dropLast()
      return passed.isEmpty
        ? [] : [.remark(Document(passed.flatMap { visible(scene(of: $0).prose, in: $0) }))]
    }
    let trail = machine.trail(taking: step.index, in: step.before)
    let says = choice(of: step)?.says ?? outcome(of: step)?.says ?? []
    let blocks =
      visible(says, in: trail.first ?? step.after)
      + trail.dropLast().flatMap { visible(scene(of: $0).prose, in: $0) }
    return blocks.isEmpty ? [] : [.remark(Document(blocks))]
  }

  /// The opening: the scenes from the start to where something is decided.
  package var opening: [Turn] {
    let states = machine.trail(from: machine.first)
    return states.map(reading(of:)) + (path.isEmpty ? close : [])
  }

  /// The turns that one applied event leads to; `self` is the play after it.
  package func turns(for event: Event) -> [Turn] {
    switch event {
    case .chose, .drew:
      guard let step = path.last else { return [] }
      let scenes = machine.trail(taking: step.index, in: step.before).map(reading(of:))
      return [report(of: step)] + scenes + close
    case .undone(let count): return [.undone(decisions: count)] + present
    case .redone(let count): return [.redone(decisions: count)] + present
    case .because, .noted, .disputed, .reviewed, .unreviewed, .joined, .ruled, .wanted, .unwanted, .addressed:
      return []
    case .reopened(_, let number):
      return rules.rules.filter { $0.number == number }.map { .reopened($0) } + close
    case .reinstated(let number):
      return rules.rules.filter { $0.number == number }.map { .reinstated($0) } + close
    case .seated, .tallied, .revoted, .voiced, .overruled, .counted, .listed, .unlisted, .named, .quoted:
      return turnsInRoom(for: event)
    }
  }

  private var close: [Turn] {
    if let agenda { return [.decision(agenda)] }
    // Elsewhere a chance never waits: its draw comes with the choice before it.
    if room?.votes == .paper, let possible { return [.asked(possible)] }
    guard let ending else { return [] }
    return [
      .ending(
        Turn.Close(
          ending: scene.id, title: scene.title, fates: ending.fates,
          effects: named(machine.endingEffects(in: here)), totals: named(totals)))
    ]
  }

  private func report(of step: Step) -> Turn {
    let effects = named(machine.effects(of: step.index, in: step.before))
    let scene = scene(of: step.before).id
    // What is said after a choice knows what the choice changed.
    let changed = machine.trail(taking: step.index, in: step.before).first ?? step.after
    if let choice = choice(of: step) {
      return .chose(
        scene: scene, choice: choice.id, effects: effects, says: visible(choice.says, in: changed))
    }
    guard case .chance(let outcomes) = self.scene(of: step.before).exit else { return present[0] }
    let outcome = outcomes[step.index]
    return .chance(
      Turn.Throw(
        scene: scene, drew: outcome.target, effects: effects, text: outcome.text,
        says: visible(outcome.says, in: changed), targets: outcomes.map(\.target),
        percents: (try? machine.odds(in: step.before)) ?? [], texts: outcomes.map(\.text)))
  }

  /// What can be drawn here, none of it drawn yet.
  private var possible: Turn.Throw? {
    guard case .chance(let outcomes) = scene.exit, let odds = try? machine.odds(in: here) else { return nil }
    let likely = outcomes.indices.filter { odds[$0] > 0 }
    return Turn.Throw(
      scene: scene.id, drew: nil, effects: [], text: "", says: [],
      targets: likely.map { outcomes[$0].target },
      percents: likely.map { odds[$0] }, texts: likely.map { outcomes[$0].text })
  }

  package func visible(_ passages: [Passage], in state: State) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(passages.count)
    for index in passages.indices where machine.holds(passages[index].condition, in: state) {
      blocks.append(passages[index].block)
    }
    return blocks
  }

  /// Every measure of the scenario by name, zeros included.
  package func named(_ amounts: [Int]) -> [Effect] { zip(scenario.measures, amounts).map { Effect($0, $1) } }
}
