/// A story played under rules: which stand, which were reopened, and what somebody would have done.
extension Play {
  /// A rule that was suspended for the play, and where.
  package struct Reopening: Hashable, Sendable {
    package var rule: Rules.Rule
    package var scene: SceneID
  }

  /// A choice that somebody typed although rules forbid it.
  package struct Instinct: Hashable, Sendable {
    package var scene: SceneID
    package var choice: ChoiceID
    package var rules: [Rules.Rule]
  }

  /// More rules than this no draft has.
  static let mostRules = 200

  package var rules: Rules { machine.rules }

  /// The events that begin a play under rules, before anything else.
  package static func begins(under rules: Rules) -> [Move] { rules.rules.map { .rule($0) } }

  /// Whether nothing happened yet but that its rules were laid down.
  package var holdsRulesAlone: Bool {
    !rules.isEmpty && path.isEmpty && undone.isEmpty && notes.isEmpty && disputes.isEmpty && reopened.isEmpty
      && instincts.isEmpty
  }

  func reopening(_ number: Int) throws(Refusal) -> [Event] {
    guard rules.rules.contains(where: { $0.number == number }) else { throw .noSuchRule(number) }
    guard !reopened.contains(where: { $0.rule.number == number }) else { throw .reopenedAlready(number) }
    return [.reopened(scene: scene.id, rule: number)]
  }

  mutating func appliedUnderRules(_ event: Event) -> Bool {
    switch event {
    case .ruled(let rule):
      guard path.isEmpty, undone.isEmpty, rules.rules.count < Play.mostRules,
        !rules.rules.contains(where: { $0.number == rule.number }),
        let machine = Machine(scenario, under: Rules(rules.rules + [rule]))
      else { return false }
      self.machine = machine
    case .reopened(let scene, let number):
      guard self.scene.id == scene, let rule = rules.rules.first(where: { $0.number == number }),
        !reopened.contains(where: { $0.rule.number == number })
      else { return false }
      reopened.append(Reopening(rule: rule, scene: scene))
      suspendReopened()
    case .reinstated(let number):
      guard reopened.last?.rule.number == number else { return false }
      reopened.removeLast()
      here = machine.reinstating(number, in: here)
    case .wanted(let scene, let choice):
      guard self.scene.id == scene,
        let index = self.scene.choices.firstIndex(where: { $0.id == choice }),
        machine.forbidden(in: here) & 1 << UInt64(index) != 0
      else { return false }
      instincts.append(
        Instinct(scene: scene, choice: choice, rules: machine.rules(against: index, in: here)))
    case .unwanted:
      guard instincts.popLast() != nil else { return false }
    default: return false
    }
    return true
  }

  /// A rule once reopened stays so, whatever decision is undone.
  mutating func suspendReopened() {
    for reopening in reopened { here = machine.reopening(reopening.rule.number, in: here) }
  }
}

extension Play.Revocable {
  init?(_ event: Event) {
    switch event {
    case .wanted: self = .wish
    case .reopened: self = .reopening
    default: return nil
    }
  }
}

extension Machine {
  /// The same story without rules: what everybody's play is measured against.
  package var withoutRules: Machine { rules.isEmpty ? self : Machine(scenario) ?? self }

  func reopening(_ number: Int, in state: State) -> State {
    State(scene: state.scene, memory: state.memory | reopeningBit(number))
  }

  func reinstating(_ number: Int, in state: State) -> State {
    State(scene: state.scene, memory: state.memory & ~reopeningBit(number))
  }

  private func reopeningBit(_ number: Int) -> UInt128 {
    rules.rules.firstIndex { $0.number == number }.map { reopening[$0] } ?? 0
  }
}

extension Play {
  /// What was reopened and where. Empty for a play without. A draft leaves out the number, which is another's.
  func reopenedLines(numbered: Bool = true) -> [String] {
    reopened.map { one in
      let title = scenario.scene(one.scene)?.title ?? one.scene.text
      let rule = numbered ? "Rule \(one.rule.number), \(one.rule.label)," : "“\(one.rule.label)”"
      return "\(rule) was reopened at “\(title)”."
    }
  }

  /// Where somebody typed what the rules forbid, each choice once; what was taken after all is no wish.
  var instinctLines: [String] {
    instincts.unique.filter { !hasTaken($0) }.compactMap { one in
      guard let scene = scenario.scene(one.scene),
        let choice = scene.choices.first(where: { $0.id == one.choice })
      else { return nil }
      let rules = one.rules.map { "rule \($0.number), \($0.label)" }.joined(separator: "; ")
      return "At “\(scene.title)” I would have: \(choice.text.sentence) Against it stands \(rules.sentence)"
    }
  }

  private func hasTaken(_ instinct: Instinct) -> Bool {
    path.contains { step in
      scenario.scenes[step.before.scene].id == instinct.scene && choice(of: step)?.id == instinct.choice
    }
  }
}
