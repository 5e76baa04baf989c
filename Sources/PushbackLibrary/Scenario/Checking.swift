package import PushbackCore

extension Reading {
  /// All that is wrong, in reading order: what reading found, and, where the story can be read, what its states show.
  /// The warnings that the header allows are left out, and an allowance that leaves out nothing is told.
  package func check(_ standard: Scenario.Standard, limit: Int = Scenario.mostStates) -> [Finding] {
    var all = findings
    if let scenario {
      all +=
        Machine(scenario).map { scenario.graphFindings($0, standard: standard, limit: limit) }
        ?? scenario.sizeFindings
    }
    var left = all.leavingOut(allowances)
    if isExhaustive(all) {
      let given = Set(all.lazy.filter { $0.severity == .warning }.map(\.code))
      left += allowances.filter { !given.contains($0.code) }.map { .allowsInVain($0.code, at: $0.place) }
    }
    return left.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
  }

  /// False where a mistake hides what else there may be, so that an allowance may only seem to be in vain.
  private func isExhaustive(_ all: [Finding]) -> Bool {
    scenario != nil && !all.contains { $0.severity == .error || ["PB008", "PB080"].contains($0.code) }
  }
}
