/// Every state that a scenario can reach, and every step between them.
///
/// States are numbered in the order they are found, breadth first, so the first path to one is a shortest. What no
/// condition asks about any more can be forgotten: then states that differ in it alone are one.
struct StateGraph: Sendable {
  let machine: Machine
  private(set) var states: [State] = []
  /// The steps of state i are `edges[firstEdge[i]..<firstEdge[i + 1]]`.
  private(set) var firstEdge: [Int32] = [0]
  private(set) var edges: [Edge] = []
  /// The step by which a state was found first; -1 at the start.
  private(set) var foundBy: [Int32] = []
  /// The distinct vectors of effects; steps refer to them by number, 0 being "nothing".
  private(set) var effects: [[Int]]
  /// What went wrong, and the state where it did.
  private(set) var faults: [(fault: Fault, state: Int)] = []
  /// Scenes shown on some path, continuations included.
  private(set) var seen: Set<Int> = []
  private(set) var isComplete = true
  private var numbers: [State: Int32] = [:]
  /// By scene, the bits of the memory that tell states apart.
  private let telling: [UInt128]

  struct Edge: Sendable {
    let source: Int32
    let target: Int32
    /// The choice's or the outcome's index in its scene.
    let index: UInt8
    /// Whole percent for an outcome; 0 for a choice.
    let percent: UInt8
    let effects: UInt16
  }

  /// More states than this are not looked for.
  static let limit = 2_000_000

  init(_ machine: Machine, limit: Int = StateGraph.limit, forgetting: Bool = false) {
    self.machine = machine
    telling = StateGraph.telling(machine, forgetting)
    let nothing = [Int](repeating: 0, count: machine.scenario.measures.count)
    let numbered = NumberedEffects(machine, nothing)
    effects = numbered.effects
    guard let first = attempt(at: 0, { () throws(Fault) in try machine.settle(machine.first) }) else {
      return
    }
    note(machine.trail(from: machine.first))
    _ = number(of: first, foundBy: -1)
    var next = 0
    while next < states.count {
      guard states.count <= limit else {
        isComplete = false
        return
      }
      expand(next, machine, numbered)
      firstEdge.append(Int32(edges.count))
      next += 1
    }
  }

  func edges(of state: Int) -> ArraySlice<Edge> { edges[steps(of: state)] }
  /// The numbers of the steps from a state.
  func steps(of state: Int) -> Range<Int> { Int(firstEdge[state])..<Int(firstEdge[state + 1]) }
  func number(of state: State) -> Int? { numbers[canonical(state)].map(Int.init) }

  /// The machine is handed in, because a value that is being changed would copy its own.
  private mutating func expand(_ number: Int, _ machine: Machine, _ numbered: NumberedEffects) {
    let state = states[number]
    switch machine.nodes[state.scene].kind {
    case .decision(let moves):
      let offered = machine.offered(in: state)
      if offered == 0, !machine.isStuck(state) {
        faults.append((.nothingOffered(machine.scenario.scenes[state.scene].id), number))
      }
      for index in moves.indices where offered & 1 << UInt64(index) != 0 {
        guard let after = attempt(at: number, { () throws(Fault) in try machine.take(index, in: state) })
        else {
          continue
        }
        if isNew(moves[index].target, after) { note(machine.trail(taking: index, in: state)) }
        connect(number, index, percent: 0, to: after, numbered.number(of: index, in: state.scene))
      }
    case .chance(let draws):
      guard let odds = attempt(at: number, { () throws(Fault) in try machine.odds(in: state) }) else {
        return
      }
      for index in draws.indices where odds[index] > 0 {
        guard let after = attempt(at: number, { () throws(Fault) in try machine.draw(index, in: state) })
        else {
          continue
        }
        if isNew(draws[index].target, after) { note(machine.trail(taking: index, in: state)) }
        connect(number, index, percent: odds[index], to: after, numbered.number(of: index, in: state.scene))
      }
    case .continuation, .ending: break
    }
  }

  /// Whether scenes may be shown on the way that no way before has shown.
  private func isNew(_ target: Int, _ after: State) -> Bool {
    seen.count < machine.nodes.count && (target != after.scene || !seen.contains(target))
  }

  private mutating func connect(
    _ source: Int, _ index: Int, percent: Int, to after: State, _ effects: UInt16
  ) {
    let target = number(of: after, foundBy: Int32(edges.count))
    edges.append(
      Edge(
        source: Int32(source), target: target, index: UInt8(index), percent: UInt8(percent), effects: effects)
    )
  }

  private mutating func number(of state: State, foundBy edge: Int32) -> Int32 {
    let state = canonical(state)
    if let known = numbers[state] { return known }
    let number = Int32(states.count)
    numbers[state] = number
    states.append(state)
    foundBy.append(edge)
    return number
  }

  private func canonical(_ state: State) -> State {
    State(scene: state.scene, memory: state.memory & telling[state.scene])
  }

  /// After the end nothing is remembered: an ending is one state, however it was reached.
  private static func telling(_ machine: Machine, _ forgetting: Bool) -> [UInt128] {
    if forgetting { return Liveness(machine).bits }
    return machine.nodes.map { if case .ending = $0.kind { 0 } else { machine.used } }
  }

  private mutating func attempt<Value>(at state: Int, _ step: () throws(Fault) -> Value) -> Value? {
    do { return try step() } catch {
      faults.append((error, state))
      return nil
    }
  }

  private mutating func note(_ trail: [State]) { for state in trail { seen.insert(state.scene) } }
}

/// The distinct vectors of effects of a machine's steps, and which one each step has.
private struct NumberedEffects {
  private(set) var effects: [[Int]]
  private var numbers: [[UInt16]] = []

  init(_ machine: Machine, _ nothing: [Int]) {
    effects = [nothing]
    var known = [nothing: UInt16(0)]
    for node in machine.nodes {
      let amounts: [[Int]] =
        switch node.kind {
        case .decision(let moves): moves.map(\.effects)
        case .chance(let draws): draws.map(\.effects)
        case .continuation, .ending: []
        }
      numbers.append(
        amounts.map { amounts in
          if let number = known[amounts] { return number }
          let number = UInt16(effects.count)
          effects.append(amounts)
          known[amounts] = number
          return number
        })
    }
  }

  func number(of way: Int, in scene: Int) -> UInt16 { numbers[scene][way] }
}

extension StateGraph {
  /// A shortest way from the start to a state, as the author wrote its ids: `scene/choice`.
  func path(to state: Int) -> [String] {
    var steps: [String] = []
    var edge = foundBy.indices.contains(state) ? foundBy[state] : -1
    while edge >= 0 {
      let step = edges[Int(edge)]
      steps.append(name(of: step))
      edge = foundBy[Int(step.source)]
    }
    return steps.reversed()
  }

  func name(of edge: Edge) -> String {
    let scene = machine.scenario.scenes[states[Int(edge.source)].scene]
    switch scene.exit {
    case .decision(let decision): return "\(scene.id)/\(decision.choices[Int(edge.index)].id)"
    case .chance(let outcomes): return "\(scene.id)/\(outcomes[Int(edge.index)].target)"
    case .continuation, .ending: return scene.id.text
    }
  }
}
