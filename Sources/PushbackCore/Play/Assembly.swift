/// Builds a machine's nodes from a scenario.
struct Assembly {
  let scenario: Scenario
  let slots: [Machine.Slot]
  let sceneIndex: [SceneID: Int]
  /// The next free bit of the memory.
  private(set) var nextBit: Int
  private let factIndex: [FactName: Int]
  private let measureIndex: [MeasureID: Int]

  init(scenario: Scenario, slots: [Machine.Slot], sceneIndex: [SceneID: Int], nextBit: Int) {
    self.scenario = scenario
    self.slots = slots
    self.sceneIndex = sceneIndex
    self.nextBit = nextBit
    factIndex = Dictionary(
      scenario.facts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    measureIndex = Dictionary(
      scenario.measures.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil if the once-only choices do not fit, a scene leads more ways than can be numbered, or a target is unknown.
  mutating func nodes() -> [Machine.Node]? {
    var nodes: [Machine.Node] = []
    for scene in scenario.scenes {
      guard let kind = kind(of: scene.exit) else { return nil }
      var node = Machine.Node(kind: kind)
      if case .ending(let ending) = scene.exit { node.effects = amounts(ending.effects) }
      node.choices = scene.choices.map(\.id)
      nodes.append(node)
    }
    return nextBit <= 128 ? nodes : nil
  }

  private mutating func kind(of exit: Exit) -> Machine.Node.Kind? {
    switch exit {
    case .decision(let decision):
      guard decision.choices.count <= Machine.mostChoices else { return nil }
      var moves: [Machine.Move] = []
      for choice in decision.choices {
        guard let target = sceneIndex[choice.target] else { return nil }
        moves.append(
          Machine.Move(
            test: test(choice.guardedBy?.condition), onceBit: choice.once ? bit() : 0,
            changes: changes(choice.changes), target: target, effects: amounts(choice.effects)))
      }
      return .decision(moves)
    case .chance(let outcomes):
      guard outcomes.count <= Machine.mostOutcomes else { return nil }
      var draws: [Machine.Draw] = []
      for outcome in outcomes {
        guard let target = sceneIndex[outcome.target] else { return nil }
        var parts: [(percent: Int, test: Test)]?
        if case .percent(let written) = outcome.weight {
          parts = written.map { ($0.percent, test($0.condition)) }
        }
        draws.append(
          Machine.Draw(
            parts: parts, changes: changes(outcome.changes), target: target,
            effects: amounts(outcome.effects)))
      }
      return .chance(draws)
    case .continuation(let ways):
      var resolved: [(test: Test, target: Int)] = []
      for way in ways {
        guard let target = sceneIndex[way.target] else { return nil }
        resolved.append((test(way.condition), target))
      }
      return .continuation(resolved)
    case .ending: return .ending
    }
  }

  mutating func bit() -> UInt128 {
    defer { nextBit += 1 }
    return nextBit < 128 ? UInt128(1) << nextBit : 0
  }

  private func test(_ condition: Condition?) -> Test {
    Test(condition) { name in factIndex[name].map { slots[$0] } }
  }

  private func changes(_ assignments: [Assignment]) -> [Machine.Change] {
    assignments.compactMap { assignment in
      factIndex[assignment.fact].map { Machine.Change(fact: $0, change: assignment.change) }
    }
  }

  private func amounts(_ effects: [Effect]) -> [Int] {
    var amounts = [Int](repeating: 0, count: scenario.measures.count)
    for effect in effects { if let index = measureIndex[effect.measure] { amounts[index] += effect.amount } }
    return amounts
  }

  /// A used once-only choice is state only while its scene can still be reached, and a done act while a choice can
  /// whose ban it lifts.
  func forgetWhatCannotReturn(_ nodes: inout [Machine.Node]) {
    let acts = nodes.reduce(UInt128(0)) { bits, node in
      guard case .decision(let moves) = node.kind else { return bits }
      return moves.reduce(bits) { $0 | $1.acts }
    }
    let asking = nodes.enumerated().compactMap { index, node -> (scene: Int, bits: UInt128)? in
      guard case .decision(let moves) = node.kind else { return nil }
      let bits = moves.reduce(UInt128(0)) { bits, move in
        move.bans.reduce(bits | move.onceBit) { $0 | ($1.lifted & acts) }
      }
      return bits == 0 ? nil : (index, bits)
    }
    guard !asking.isEmpty else { return }
    var sources = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() { for target in node.targets { sources[target].append(index) } }
    var remembered = [UInt128](repeating: 0, count: nodes.count)
    for (scene, bits) in asking {
      var reached: Set<Int> = [scene]
      var waiting = [scene]
      while let next = waiting.popLast() {
        remembered[next] |= bits
        for source in sources[next] where reached.insert(source).inserted { waiting.append(source) }
      }
    }
    let allBits = asking.reduce(UInt128(0)) { $0 | $1.bits }
    for index in nodes.indices { nodes[index].remembered = ~allBits | remembered[index] }
  }
}

extension Machine.Node {
  var targets: [Int] {
    switch kind {
    case .decision(let moves): moves.map(\.target)
    case .chance(let draws): draws.map(\.target)
    case .continuation(let ways): ways.map(\.target)
    case .ending: []
    }
  }
}
