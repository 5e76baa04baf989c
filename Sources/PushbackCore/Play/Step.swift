/// One step of a story. Every step ends at rest: at a decision, a chance or an ending.
extension Machine {
  /// Follows continuations to where something is decided, drawn or over.
  package func settle(_ state: State) throws(Fault) -> State {
    var state = state
    var steps = 0
    while case .continuation(let ways) = nodes[state.scene].kind {
      guard let way = ways.first(where: { $0.test.holds(state.memory) }), steps < nodes.count else {
        throw .circling(scenario.scenes[state.scene].id)
      }
      state = enter(way.target, memory: state.memory)
      steps += 1
    }
    return state
  }

  /// The choices that can be taken, as bits of their indexes. Zero at anything but a decision.
  package func offered(in state: State) -> UInt64 {
    guard case .decision(let moves) = nodes[state.scene].kind else { return 0 }
    var bits: UInt64 = 0
    for index in moves.indices {
      let move = moves[index]
      if move.onceBit & state.memory == 0, move.test.holds(state.memory) { bits |= 1 << UInt64(index) }
    }
    return bits
  }

  /// Takes the choice at an index that is offered.
  package func take(_ choice: Int, in state: State) throws(Fault) -> State {
    guard case .decision(let moves) = nodes[state.scene].kind, moves.indices.contains(choice) else {
      return state
    }
    let move = moves[choice]
    let memory = try changed(state, by: move.changes) | move.onceBit
    return try settle(enter(move.target, memory: memory))
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

  /// Lets the outcome at an index happen.
  package func draw(_ outcome: Int, in state: State) throws(Fault) -> State {
    guard case .chance(let draws) = nodes[state.scene].kind, draws.indices.contains(outcome) else {
      return state
    }
    let memory = try changed(state, by: draws[outcome].changes)
    return try settle(enter(draws[outcome].target, memory: memory))
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
      (changes, target, bit) = (moves[index].changes, moves[index].target, moves[index].onceBit)
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
