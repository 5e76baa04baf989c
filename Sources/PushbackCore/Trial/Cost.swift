/// What a clause alone does to a story that is played blindly: what adopting it would cost, and buy.
package struct Cost: Hashable, Sendable {
  /// The story's title.
  package let story: String
  /// How likely an ending is that is bad for somebody.
  package let badEndings: Trial.Figures
  /// Expected totals, by measure, in the scenario's order.
  package let measures: [MeasureID]
  package let totals: [Trial.Figures]
  /// How likely the clause is to leave somebody nothing to do.
  package let stuckOdds: Double

  /// States of a story that may be looked at, so that whoever asks is answered at once.
  package static let limit = 100_000

  /// `before` is the story solved without rules. Nil where the story under the clause cannot be solved, or not at once.
  package init?(of clause: Clause, in scenario: Scenario, before: Analysis) {
    guard clause.forbidsSomething(in: scenario) else {
      self.init(scenario, before, before)
      return
    }
    guard before.states <= Cost.limit,
      let machine = Machine(scenario, under: Rules.none.adding([clause])),
      let after = try? Analysis(machine, limit: Cost.limit)
    else { return nil }
    self.init(scenario, before, after)
  }

  private init(_ scenario: Scenario, _ before: Analysis, _ after: Analysis) {
    func odds(_ analysis: Analysis) -> Double {
      zip(scenario.endingIndexes, analysis.endingOdds(from: 0)).reduce(0) { sum, ending in
        guard case .ending(let close) = scenario.scenes[ending.0].exit,
          close.fates.contains(where: { $0.outlook == .bad })
        else { return sum }
        return sum + ending.1
      }
    }
    story = scenario.title
    badEndings = Trial.Figures(before: odds(before), after: odds(after))
    measures = scenario.measures
    totals = zip(before.expected(from: 0), after.expected(from: 0)).map {
      Trial.Figures(before: $0, after: $1)
    }
    stuckOdds = after.stuckOdds
  }
}

extension Clause {
  fileprivate func forbidsSomething(in scenario: Scenario) -> Bool {
    scenario.scenes.contains { scene in
      scene.choices.contains { choice in forbids.contains { $0.forbids(Set(choice.acts)) } }
    }
  }
}

extension Cost {
  /// Of the figures shown here, less than this is nothing.
  private static let leastOdds = 0.0005
  private static let leastTotal = 0.05

  /// `bad endings from 73 % to 55 % of plays; Delivery −1.2`. `content` names the measures.
  package func words(_ content: Content) -> String {
    let changes = zip(measures, totals).filter { abs($1.after - $1.before) >= Cost.leastTotal }
      .map { "\(content.measure($0)?.name ?? $0.text) \(signed($1.after - $1.before))" }
    let isAsLikely = abs(badEndings.after - badEndings.before) < Cost.leastOdds
    if isAsLikely, changes.isEmpty, stuckOdds < Cost.leastOdds { return "changes nothing in this story" }
    let (before, after) = (percentage(badEndings.before), percentage(badEndings.after))
    var parts: [String] = []
    if before != after {
      parts.append("bad endings from \(before) to \(after) of plays")
    } else if badEndings.before > 0 {
      parts.append("bad endings stay at \(after) of plays")
    }
    if !changes.isEmpty { parts.append(changes.joined(separator: ", ")) }
    if stuckOdds >= Cost.leastOdds {
      parts.append("in \(percentage(stuckOdds)) of plays nothing is left to do")
    }
    return parts.joined(separator: "; ")
  }
}
