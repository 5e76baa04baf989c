/// How the time of a workshop is spent: what the run sheet prints, and what the clock of a room counts.
package struct HourPlan: Hashable, Sendable {
  package struct Phase: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case open, story, debrief, rules
    }

    package var kind: Kind
    /// In minutes, as the end.
    package var start: Int
    package var minutes: Int

    package var end: Int { start + minutes }
    package var name: String {
      switch kind {
      case .open: "open"
      case .story: "the story"
      case .debrief: "debrief"
      case .rules: "rules and names"
      }
    }
  }

  package let phases: [Phase]

  /// The story takes more than half, but no story takes longer than 50 minutes for having the time; what is left
  /// goes to the rules, which are what the room came for.
  package init(minutes: Int) {
    let total = min(max(minutes, 0), HourPlan.longest)
    let open = (total + 6) / 12
    let story = min(total * 7 / 12, HourPlan.longestStory)
    let debrief = total / 5
    var phases: [Phase] = []
    let shares = [open, story, debrief, total - open - story - debrief]
    for (kind, minutes) in zip(Phase.Kind.allCases, shares) {
      phases.append(Phase(kind: kind, start: phases.last?.end ?? 0, minutes: minutes))
    }
    self.phases = phases
  }

  package var minutes: Int { phases.last?.end ?? 0 }

  /// Where one is when so many minutes have gone; nil once the time is up.
  package func phase(at minute: Int) -> Phase? {
    phases.first { $0.start <= minute && minute < $0.end }
  }

  private static let longestStory = 50
  /// A day; nobody plans further.
  private static let longest = 24 * 60
}
