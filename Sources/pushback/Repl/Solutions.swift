import PushbackCore
import Synchronization

/// What stories come to on average, each solved when first asked for and kept: sessions of one text share it.
final class Solutions: Sendable {
  private let kept = Mutex<[String: Result<Analysis, Analysis.Obstacle>]>([:])
  private let costs = Mutex<[Costing: Cost?]>([:])

  /// Clauses that forbid the same cost the same.
  private struct Costing: Hashable {
    let source: String
    let bans: [Clause.Ban]
  }

  /// Whoever asks for the same one meanwhile waits for it, which is sooner than solving it twice.
  func analysis(of machine: Machine, source: String) -> Result<Analysis, Analysis.Obstacle> {
    kept.withLock { kept in
      if let solved = kept[source] { return solved }
      let solved = Result { () throws(Analysis.Obstacle) in try Analysis(machine.withoutRules) }
      kept[source] = solved
      return solved
    }
  }

  /// What a clause alone would do to a story; nil where that cannot be said at once.
  func cost(of clause: Clause, in machine: Machine, source: String) -> Cost? {
    let solved = analysis(of: machine, source: source)
    let asked = Costing(source: source, bans: clause.forbids)
    return costs.withLock { costs in
      if let known = costs[asked] { return known }
      let cost = (try? solved.get()).flatMap { Cost(of: clause, in: machine.scenario, before: $0) }
      costs[asked] = .some(cost)
      return cost
    }
  }
}
