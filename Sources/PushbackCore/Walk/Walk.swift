/// Blind plays, counted: each offered choice is as likely as the next, and chances follow their weights.
///
/// A play takes nothing from memory but what is counted, so that a million of them are seconds.
package struct Walk: Sendable {
  package let machine: Machine
  package let seed: UInt64
  package private(set) var plays = 0
  /// Plays that could not go on, because the story has an error: the first fault met, and how many.
  package private(set) var brokenOff = 0
  package private(set) var fault: Fault?
  package private(set) var decisions = 0
  package private(set) var scenes: [Hits]
  /// Each scene's choices, outcomes or ways, in the order written.
  package private(set) var ways: [Hits]
  /// Totals of the plays that ended, one for each measure.
  package private(set) var bills: [Spread]

  private let firstWay: [Int]
  private let effects: [[Double]]
  private let endingEffects: [[Double]]
  private let dice: SplitMix
  private var thrown = 0
  private var bill: [Double]

  /// How often something was met, and in how many plays.
  package struct Hits: Hashable, Sendable {
    package fileprivate(set) var times = 0
    package fileprivate(set) var plays = 0
    fileprivate var lastPlay = 0

    fileprivate mutating func meet(in play: Int) {
      times += 1
      if lastPlay != play {
        lastPlay = play
        plays += 1
      }
    }
  }

  /// A loop that nobody leaves would hold the walk for ever.
  private static let mostSteps = 10_000

  package init(_ machine: Machine, seed: UInt64) {
    self.machine = machine
    self.seed = seed
    dice = SplitMix(seed: seed)
    let measures = machine.scenario.measures.count
    let nothing = [Double](repeating: 0, count: measures)
    var firstWay: [Int] = []
    var effects: [[Double]] = []
    for node in machine.nodes {
      firstWay.append(effects.count)
      switch node.kind {
      case .decision(let moves): effects += moves.map { $0.effects.map(Double.init) }
      case .chance(let draws): effects += draws.map { $0.effects.map(Double.init) }
      case .continuation(let ways): effects += ways.map { _ in nothing }
      case .ending: break
      }
    }
    self.firstWay = firstWay
    self.effects = effects
    endingEffects = machine.nodes.map { $0.effects.isEmpty ? nothing : $0.effects.map(Double.init) }
    scenes = [Hits](repeating: Hits(), count: machine.nodes.count)
    ways = [Hits](repeating: Hits(), count: effects.count)
    bills = [Spread](repeating: Spread(), count: measures)
    bill = nothing
  }

  /// Plays so many times more.
  package mutating func play(times: Int) {
    for _ in 0..<max(0, times) {
      plays += 1
      do throws(Fault) { try play() } catch {
        brokenOff += 1
        if fault == nil { fault = error }
      }
    }
  }

  private mutating func play() throws(Fault) {
    // A copy, so that steps may count while it is read.
    let machine = machine
    for measure in bill.indices { bill[measure] = 0 }
    var state = try machine.settle(machine.first) { scene, way in meet(scene, by: way) }
    for _ in 0..<Walk.mostSteps {
      scenes[state.scene].meet(in: plays)
      let offered = machine.offered(in: state)
      let way: Int
      let before = state.scene
      if offered != 0 {
        way = offered.place(ofBit: below(offered.nonzeroBitCount))
        decisions += 1
        state = try machine.take(way, in: state) { scene, way in meet(scene, by: way) }
      } else if machine.isChance(state) {
        way = try machine.outcome(at: below(100), in: state)
        state = try machine.draw(way, in: state) { scene, way in meet(scene, by: way) }
      } else if machine.isEnding(state) {
        return settle(state)
      } else {
        throw .nothingOffered(machine.scenario.scenes[state.scene].id)
      }
      ways[firstWay[before] + way].meet(in: plays)
      pay(effects[firstWay[before] + way])
    }
    throw .circling(machine.scenario.scenes[state.scene].id)
  }

  private mutating func settle(_ state: State) {
    pay(endingEffects[state.scene])
    for measure in bills.indices { bills[measure].add(bill[measure]) }
  }

  private mutating func pay(_ amounts: [Double]) {
    for measure in bill.indices { bill[measure] += amounts[measure] }
  }

  /// A continuation on the way to where something is decided, drawn or over.
  private mutating func meet(_ scene: Int, by way: Int) {
    scenes[scene].meet(in: plays)
    ways[firstWay[scene] + way].meet(in: plays)
  }

  /// The next number of the dice, from 0 up to a bound.
  private mutating func below(_ bound: Int) -> Int {
    defer { thrown += 1 }
    return Int(dice.output(thrown).multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension Walk {
  package var ended: Int { plays - brokenOff }

  /// The hits of a scene's way, by its place in the scene.
  package func hits(of way: Int, in scene: Int) -> Hits { ways[firstWay[scene] + way] }
}

extension UInt64 {
  /// Where the k-th of the bits that are set stands, counted from 0.
  fileprivate func place(ofBit k: Int) -> Int {
    var bits = self
    for _ in 0..<k { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }
}
