/// Where one is: a scene and everything remembered, packed. Two states are the same if nothing can tell them apart.
package struct State: Hashable, Sendable {
  /// Index into the scenario's scenes.
  package var scene: Int
  /// The facts, then one bit for each once-only choice already used; under rules then one for each act that lifts a
  /// ban and was done, and one for each rule that was reopened.
  package var memory: UInt128

  /// In one go, because an analysis looks up states by the million.
  package func hash(into hasher: inout Hasher) {
    let (high, low) = (UInt64(truncatingIfNeeded: memory >> 64), UInt64(truncatingIfNeeded: memory))
    hasher.combine(low ^ (high &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(truncatingIfNeeded: scene) << 40))
  }
}

/// A scenario made ready to run: names resolved to numbers, conditions to flat code, facts to bits.
///
/// Its steps are the only ones there are: play, the analysis and random walks all take them here.
package struct Machine: Sendable {
  package let scenario: Scenario
  /// What may not be done in it.
  package let rules: Rules
  let slots: [Slot]
  let nodes: [Node]
  let start: Int
  /// By rule, the bit that says it was reopened; 0 for a rule that forbids no choice of the story.
  let reopening: [UInt128]
  /// The bits of the memory that are in use.
  let used: UInt128
  private let sceneIndex: [SceneID: Int]

  /// Where a fact lives in the memory. Values are stored above their lower bound.
  struct Slot: Sendable {
    let shift: Int
    let mask: UInt128
    let lower: Int
    let upper: Int

    /// Where in the memory it stands.
    var bits: UInt128 { mask << shift }

    func read(_ memory: UInt128) -> Int { Int(truncatingIfNeeded: (memory >> shift) & mask) + lower }
    func write(_ value: Int, into memory: inout UInt128) {
      memory = memory & ~(mask << shift) | UInt128(truncatingIfNeeded: value - lower) << shift
    }
  }

  /// A scene's exit, resolved.
  struct Node: Sendable {
    var kind: Kind
    /// What can still decide about an offer from here on, of once-only choices and of acts; the rest is forgotten.
    var remembered: UInt128 = .max
    var effects: [Int] = []
    /// The ids of a decision's choices.
    var choices: [ChoiceID] = []

    enum Kind: Sendable {
      case decision([Move])
      case chance([Draw])
      case continuation([(test: Test, target: Int)])
      case ending
    }
  }

  struct Move: Sendable {
    let test: Test
    /// The bit of a once-only choice, else 0.
    let onceBit: UInt128
    let changes: [Change]
    let target: Int
    /// One amount a measure, in the scenario's order.
    let effects: [Int]
    /// The bits of the acts it does that lift a ban somewhere.
    var acts: UInt128 = 0
    var bans: [Ban] = []

    func isForbidden(_ memory: UInt128) -> Bool {
      !bans.isEmpty && bans.contains { $0.lifted & memory == 0 }
    }

    func isOffered(_ memory: UInt128) -> Bool {
      onceBit & memory == 0 && test.holds(memory) && !isForbidden(memory)
    }
  }

  /// A rule that keeps a choice from being taken until one of the bits is set.
  struct Ban: Sendable {
    let rule: Int
    let lifted: UInt128
  }

  struct Draw: Sendable {
    /// The first part whose test holds counts; nil takes what the others leave of 100.
    let parts: [(percent: Int, test: Test)]?
    let changes: [Change]
    let target: Int
    let effects: [Int]
  }

  struct Change: Sendable {
    let fact: Int
    let change: Assignment.Change
  }

  /// What is offered is one bit a choice, and a step's way one byte.
  package static let mostChoices = 64
  package static let mostOutcomes = 255

  /// Nil if what is remembered does not fit in 128 bits, or a scene leads more ways than `mostChoices`
  /// and `mostOutcomes`.
  ///
  /// Names must resolve, as they do in a scenario without findings.
  package init?(_ scenario: Scenario, under rules: Rules) {
    self.scenario = scenario
    self.rules = rules
    sceneIndex = Dictionary(
      scenario.scenes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var shift = 0
    slots = scenario.facts.map { fact in
      let width = Int.bitWidth - (fact.bounds.upperBound - fact.bounds.lowerBound).leadingZeroBitCount
      defer { shift += width }
      return Slot(
        shift: shift, mask: UInt128(1) << width - 1, lower: fact.bounds.lowerBound,
        upper: fact.bounds.upperBound)
    }
    guard shift <= 128, let start = sceneIndex[scenario.start] else { return nil }
    self.start = start
    var assembly = Assembly(scenario: scenario, slots: slots, sceneIndex: sceneIndex, nextBit: shift)
    guard var nodes = assembly.nodes(), let reopening = assembly.bind(rules, to: &nodes) else { return nil }
    assembly.forgetWhatCannotReturn(&nodes)
    self.nodes = nodes
    self.reopening = reopening
    used = assembly.nextBit < 128 ? UInt128(1) << assembly.nextBit - 1 : .max
  }

  package init?(_ scenario: Scenario) { self.init(scenario, under: .none) }

  package func index(of scene: SceneID) -> Int? { sceneIndex[scene] }

  /// The index of a choice of the scene one is in, offered or not.
  func index(of choice: ChoiceID, in state: State) -> Int? {
    nodes[state.scene].choices.firstIndex(of: choice)
  }

  /// The first state: the start scene with every fact at its first value.
  package var first: State {
    var memory: UInt128 = 0
    for (slot, fact) in zip(slots, scenario.facts) { slot.write(fact.first, into: &memory) }
    return State(scene: start, memory: memory)
  }

  package func value(of fact: Int, in state: State) -> Int { slots[fact].read(state.memory) }

  /// A condition made ready, for what is asked often.
  func test(_ condition: Condition) -> Test {
    Test(condition) { name in scenario.facts.firstIndex { $0.name == name }.map { slots[$0] } }
  }

  /// Whether a condition holds; for prose, which is not compiled.
  package func holds(_ condition: Condition?, in state: State) -> Bool {
    guard let condition else { return true }
    switch condition {
    case .compare(let name, let comparison, let value):
      guard let fact = scenario.facts.firstIndex(where: { $0.name == name }) else { return false }
      return comparison.holds(self.value(of: fact, in: state), value)
    case .not(let inner): return !holds(inner, in: state)
    case .all(let parts): return parts.allSatisfy { holds($0, in: state) }
    case .any(let parts): return parts.contains { holds($0, in: state) }
    }
  }
}

/// Why a story cannot go on. Never happens in a scenario that `check` found clean.
package enum Fault: Error, Hashable, Sendable {
  case nothingOffered(SceneID)
  case weights(SceneID, total: Int)
  case bound(SceneID, FactName, value: Int)
  case circling(SceneID)
}
