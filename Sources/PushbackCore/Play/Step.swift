/// One step of a story. Every step ends at rest: at a decision, a chance or an ending.
extension Machine {
  /// Follows continuations to where something is decided, drawn or over.
  package func settle(_ state: State) throws(Fault) -> State { try settle(state) { _, _ in } }

  /// The same, telling each continuation's scene and the index of the way taken there.
  func settle(_ state: State, passing: (_ scene: Int, _ way: Int) -> Void) throws(Fault) -> State {
    var state = state
    var steps = 0
    while case .continuation(let ways) = nodes[state.scene].kind {
      guard let way = ways.firstIndex(where: { $0.test.holds(state.memory) }), steps < nodes.count else {
        throw .circling(scenario.scenes[state.scene].id)
      }
      passing(state.scene, way)
      state = enter(ways[way].target, memory: state.memory)
      steps += 1
    }
    return state
  }

  /// The choices that can be taken, as bits of their indexes. Zero at anything but a decision.
  package func offered(in state: State) -> UInt64 {
    guard case .decision(let moves) = nodes[state.scene].kind else { return 0 }
    var bits: UInt64 = 0
    // By index: a move taken out of the array is a copy.
    for index in moves.indices where moves[index].isOffered(state.memory) { bits |= 1 << UInt64(index) }
    return bits
  }

  /// Whether the choice at an index can be taken.
  func offers(_ choice: Int, in state: State) -> Bool {
    guard case .decision(let moves) = nodes[state.scene].kind, moves.indices.contains(choice) else {
      return false
    }
    return moves[choice].isOffered(state.memory)
  }

  /// Whether any choice can be taken.
  func offersSomething(in state: State) -> Bool {
    guard case .decision(let moves) = nodes[state.scene].kind else { return false }
    return moves.indices.contains { moves[$0].isOffered(state.memory) }
  }

  /// The choices that nothing but a rule keeps from being taken, as bits of their indexes.
  package func forbidden(in state: State) -> UInt64 {
    guard !rules.rules.isEmpty, case .decision(let moves) = nodes[state.scene].kind else { return 0 }
    var bits: UInt64 = 0
    for index in moves.indices where moves[index].onceBit & state.memory == 0 {
      if moves[index].isForbidden(state.memory), moves[index].test.holds(state.memory) {
        bits |= 1 << UInt64(index)
      }
    }
    return bits
  }

  /// Whether the rules leave nothing to do where there was something.
  package func isStuck(_ state: State) -> Bool { offered(in: state) == 0 && forbidden(in: state) != 0 }

  /// The rules that stand between a state and one of its choices.
  package func rules(against choice: Int, in state: State) -> [Rules.Rule] {
    guard case .decision(let moves) = nodes[state.scene].kind, moves.indices.contains(choice) else {
      return []
    }
    let standing = Set(moves[choice].bans.filter { $0.lifted & state.memory == 0 }.map(\.rule))
    return rules.rules.indices.filter(standing.contains).map { rules.rules[$0] }
  }

  /// Takes the choice at an index that is offered.
  package func take(_ choice: Int, in state: State) throws(Fault) -> State {
    try take(choice, in: state) { _, _ in }
  }

  func take(_ choice: Int, in state: State, passing: (_ scene: Int, _ way: Int) -> Void) throws(Fault)
    -> State
  {
    guard case .decision(let moves) = nodes[state.scene].kind, moves.indices.contains(choice) else {
      return state
    }
    let memory = try changed(state, by: moves[choice].changes) | moves[choice].onceBit | moves[choice].acts
    return try settle(enter(moves[choice].target, memory: memory), passing: passing)
  }

  /// Each outcome's whole percent; they add up to 100. Empty at anything but a chance.
  package func odds(in state: State) throws(Fault) -> [Int] {
    guard case .chance(let draws) = nodes[state.scene].kind else { return [] }
    var total = 0
    var rest: Int?
    var odds = [Int](repeating: 0, count: draws.count)
    for index in draws.indices {
      if let parts = draws[index].parts {
        odds[index] = parts.first { $0.test.holds(state.memory) }?.percent ?? 0
        total += odds[index]
      } else {
        rest = index
      }
    }
    if let rest, (0...100).contains(total) {
      odds[rest] = 100 - total
    } else if total != 100 {
      throw .weights(scenario.scenes[state.scene].id, total: total)
    }
    return odds
  }

  /// The outcome that a number from 0 to 99 falls on, the odds laid end to end.
  func outcome(at number: Int, in state: State) throws(Fault) -> Int {
    guard case .chance(let draws) = nodes[state.scene].kind else { return 0 }
    func percent(_ draw: Draw) -> Int? {
      guard let parts = draw.parts else { return nil }
      return parts.first { $0.test.holds(state.memory) }?.percent ?? 0
    }
    var total = 0
    var hasRest = false
    for draw in draws {
      if let percent = percent(draw) { total += percent } else { hasRest = true }
    }
    guard hasRest ? (0...100).contains(total) : total == 100 else {
      throw .weights(scenario.scenes[state.scene].id, total: total)
    }
    var left = number
    for index in draws.indices {
      left -= percent(draws[index]) ?? 100 - total
      if left < 0 { return index }
    }
    return max(0, draws.count - 1)
  }

  /// Lets the outcome at an index happen.
  package func draw(_ outcome: Int, in state: State) throws(Fault) -> State {
    try draw(outcome, in: state) { _, _ in }
  }

  func draw(_ outcome: Int, in state: State, passing: (_ scene: Int, _ way: Int) -> Void) throws(Fault)
    -> State
  {
    guard case .chance(let draws) = nodes[state.scene].kind, draws.indices.contains(outcome) else {
      return state
    }
    let memory = try changed(state, by: draws[outcome].changes)
    return try settle(enter(draws[outcome].target, memory: memory), passing: passing)
  }

  /// What a choice or an outcome does to each measure.
  package func effects(of index: Int, in state: State) -> [Int] {
    switch nodes[state.scene].kind {
    case .decision(let moves) where moves.indices.contains(index): moves[index].effects
    case .chance(let draws) where draws.indices.contains(index): draws[index].effects
    default: [Int](repeating: 0, count: scenario.measures.count)
    }
  }

  /// What an ending does to each measure; zeros elsewhere.
  package func endingEffects(in state: State) -> [Int] {
    if case .ending = nodes[state.scene].kind { return nodes[state.scene].effects }
    return [Int](repeating: 0, count: scenario.measures.count)
  }

  package func isEnding(_ state: State) -> Bool {
    if case .ending = nodes[state.scene].kind { true } else { false }
  }

  package func isChance(_ state: State) -> Bool {
    if case .chance = nodes[state.scene].kind { true } else { false }
  }

  /// The scenes passed on the way from a state to rest, that of rest included.
  package func trail(from state: State) -> [State] {
    var trail = [state]
    var state = state
    while case .continuation(let ways) = nodes[state.scene].kind, trail.count <= nodes.count,
      let way = ways.first(where: { $0.test.holds(state.memory) })
    {
      state = enter(way.target, memory: state.memory)
      trail.append(state)
    }
    return trail
  }

  /// The scenes that taking a choice or an outcome leads through.
  package func trail(taking index: Int, in state: State) -> [State] {
    let (changes, target, bit): ([Change], Int, UInt128)
    switch nodes[state.scene].kind {
    case .decision(let moves) where moves.indices.contains(index):
      (changes, target, bit) = (
        moves[index].changes, moves[index].target, moves[index].onceBit | moves[index].acts
      )
    case .chance(let draws) where draws.indices.contains(index):
      (changes, target, bit) = (draws[index].changes, draws[index].target, 0)
    default: return []
    }
    guard let memory = try? changed(state, by: changes) else { return [] }
    return trail(from: enter(target, memory: memory | bit))
  }

  private func enter(_ scene: Int, memory: UInt128) -> State {
    State(scene: scene, memory: memory & nodes[scene].remembered)
  }

  private func changed(_ state: State, by changes: [Change]) throws(Fault) -> UInt128 {
    if changes.isEmpty { return state.memory }
    var memory = state.memory
    for change in changes {
      let slot = slots[change.fact]
      let value =
        switch change.change {
        case .to(let value): value
        case .by(let amount): slot.read(memory).addingSaturated(amount)
        }
      guard value >= slot.lower, value <= slot.upper else {
        throw .bound(scenario.scenes[state.scene].id, scenario.facts[change.fact].name, value: value)
      }
      slot.write(value, into: &memory)
    }
    return memory
  }
}

extension Int {
  /// An unchecked scenario or record may add any number; that it leaves the bounds is told, so it must not trap.
  func addingSaturated(_ amount: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(amount)
    return overflow ? (amount > 0 ? .max : .min) : sum
  }
}
