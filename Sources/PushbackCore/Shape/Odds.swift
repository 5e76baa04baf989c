/// How likely an outcome is, in whole percent, over all the states in which it is drawn.
package struct Odds: Hashable, Sendable, CustomStringConvertible {
  package var low: Int
  package var high: Int

  package init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = high
  }

  /// `25–80 %`.
  package var description: String { low == high ? "\(low) %" : "\(low)–\(high) %" }

  fileprivate func including(_ percent: Int) -> Odds { Odds(min(low, percent), max(high, percent)) }
}

/// What the reachable states say about scenes: which of them are seen, and how likely their outcomes are.
struct Census {
  let reached: Set<Int>
  /// For each chance its outcomes' odds.
  let odds: [Int: [Odds]]

  init(_ machine: Machine) {
    let scenario = machine.scenario
    let graph = StateGraph(machine)
    // Behind a fault, or too many states, links are all that is known.
    reached = graph.isComplete && graph.faults.isEmpty ? graph.seen : scenario.linked(machine)
    var odds: [Int: [Odds]] = [:]
    for state in graph.states where machine.isChance(state) {
      guard let percents = try? machine.odds(in: state) else { continue }
      let known = odds[state.scene] ?? percents.map { Odds($0, $0) }
      odds[state.scene] = zip(known, percents).map { $0.including($1) }
    }
    for (index, scene) in scenario.scenes.enumerated() {
      guard case .chance(let outcomes) = scene.exit else { continue }
      if odds[index] == nil || !graph.isComplete { odds[index] = Census.written(outcomes) }
    }
    self.odds = odds
  }

  /// What the weights allow for by themselves, where no state can be asked.
  private static func written(_ outcomes: [Outcome]) -> [Odds] {
    let own = outcomes.map { outcome -> Odds? in
      guard case .percent(let parts) = outcome.weight else { return nil }
      let percents = parts.map(\.percent) + (parts.last?.condition == nil && !parts.isEmpty ? [] : [0])
      return Odds(percents.min() ?? 0, percents.max() ?? 0)
    }
    let (least, most) = own.reduce((0, 0)) { ($0.0 + ($1?.low ?? 0), $0.1 + ($1?.high ?? 0)) }
    return own.map { $0 ?? Odds(max(0, 100 - most), max(0, 100 - least)) }
  }
}
