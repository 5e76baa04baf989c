/// How an hour with a room is divided. It helps, and never scores.
package struct HourPlan: Hashable, Sendable {
  package struct Phase: Hashable, Sendable {
    package var name: String
    package var minutes: Int
  }

  package let minutes: Int
  package let phases: [Phase]

  package init(minutes: Int) {
    self.minutes = minutes
    let shares = [(5, "open"), (35, "the story"), (12, "debrief"), (8, "rules and names")]
    var phases = shares.map { Phase(name: $0.1, minutes: minutes * $0.0 / 60) }
    phases[1].minutes += minutes - phases.reduce(0) { $0 + $1.minutes }
    self.phases = phases
  }
}
