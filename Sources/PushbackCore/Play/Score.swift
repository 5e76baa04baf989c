/// The bill of a play: a fold over its path, never stored.
///
/// For every finished play, in every measure: total = par + judgement + luck. A decision's judgement, and a
/// draw's luck, is its own effect plus what it did to the expectation under blind play.
package struct Score: Sendable {
  package let measures: [MeasureID]
  /// What blind play averages from the start.
  package let par: [Double]
  /// What happened so far, the ending's own effects included.
  package let totals: [Int]
  package let moves: [Move]

  /// One decision or draw of the path, and what it moved.
  package struct Move: Sendable {
    package let step: Play.Step
    /// Judgement for a decision, luck for a draw.
    package let worth: [Double]
    package let verb: Verb?
  }

  /// Nil if the analysis does not know one of the play's states.
  package init?(_ play: Play, _ analysis: Analysis) {
    let machine = play.machine
    guard let par = analysis.expected(from: play.path.first?.before ?? play.here) else { return nil }
    var moves: [Move] = []
    var before = par
    for step in play.path {
      guard let after = analysis.expected(from: step.after) else { return nil }
      let own = machine.effects(of: step.index, in: step.before)
      let worth = par.indices.map { Double(own[$0]) + after[$0] - before[$0] }
      moves.append(Move(step: step, worth: worth, verb: play.verb(of: step)))
      before = after
    }
    self.measures = play.scenario.measures
    self.par = par
    self.moves = moves
    totals = play.totals
  }

  package var judgement: [Double] { sum(moves.filter { !$0.step.isDraw }) }
  package var luck: [Double] { sum(moves.filter { $0.step.isDraw }) }

  /// The judgement of the decisions of one verb, or of those without any.
  package func judgement(of verb: Verb?) -> [Double] {
    sum(moves.filter { !$0.step.isDraw && $0.verb == verb })
  }

  package func times(_ verb: Verb?) -> Int { moves.count { !$0.step.isDraw && $0.verb == verb } }

  /// How much judgement and luck moved a measure, whichever way.
  package func movement(of measure: Int) -> Double { moves.reduce(0) { $0 + abs($1.worth[measure]) } }

  private func sum(_ moves: [Move]) -> [Double] {
    moves.reduce(into: [Double](repeating: 0, count: measures.count)) { sum, move in
      for index in sum.indices { sum[index] += move.worth[index] }
    }
  }
}

extension Play {
  /// The total of each measure so far, the ending's own effects included.
  package var totals: [Int] {
    var totals = machine.endingEffects(in: here)
    for step in path {
      for (measure, amount) in machine.effects(of: step.index, in: step.before).enumerated() {
        totals[measure] += amount
      }
    }
    return totals
  }

  package func choice(of step: Step) -> Choice? {
    guard !step.isDraw, case .decision(let decision) = scene(of: step.before).exit else { return nil }
    return decision.choices[step.index]
  }

  package func outcome(of step: Step) -> Outcome? {
    guard step.isDraw, case .chance(let outcomes) = scene(of: step.before).exit else { return nil }
    return outcomes[step.index]
  }

  package func verb(of step: Step) -> Verb? { choice(of: step)?.verb }
}
