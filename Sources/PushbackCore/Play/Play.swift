/// Where one is in a story, and how one came there.
///
/// `decide` says what would happen and changes nothing; `apply` makes it so. State is a value: undo, resume,
/// replay and what-if fall out of that.
package struct Play: Sendable {
  package internal(set) var machine: Machine
  package let seed: UInt64
  /// Decisions and draws on the live path, first to last.
  package internal(set) var path: [Step] = []
  /// Undone decisions with their draws, the latest last.
  package internal(set) var undone: [Undone] = []
  package internal(set) var notes: [String] = []
  package internal(set) var disputes: [Dispute] = []
  package internal(set) var reviews: [Review] = []
  /// The sessions that this one does nothing but review; empty in a play.
  package internal(set) var reviewed: [ReviewedSession] = []
  /// Rules that were suspended, in the order in which they were.
  package internal(set) var reopened: [Reopening] = []
  package internal(set) var instincts: [Instinct] = []
  /// What happened last, where it was neither decided nor drawn but undo takes it back all the same.
  package internal(set) var takenBackFirst: Revocable?
  /// Whom drafts are for, "" for nobody in particular; nil where nobody was asked.
  package internal(set) var addressee: String?
  /// Nil where somebody plays alone.
  package internal(set) var room: Room?
  /// What the room has said so far at the decision it stands at.
  package internal(set) var poll = Poll()
  /// A room's votes on proposed clauses.
  package internal(set) var counted: [Position: Tally<Event.Verdict>] = [:]
  package internal(set) var closing = Closing()
  /// Always at rest: a decision, a chance still to be drawn, or an ending.
  package internal(set) var here: State

  package struct Step: Hashable, Sendable {
    package var before: State
    package var after: State
    /// The choice's or the outcome's index in its scene.
    package var index: Int
    package var isDraw: Bool
    package var reason: String?
    /// What a room said before it decided.
    package var poll = Poll()
    /// Why another option was taken than the one with most votes; nil where none was.
    package var overruled: String?
  }

  package enum Revocable: Hashable, Sendable {
    case wish, reopening
  }

  package struct Undone: Hashable, Sendable {
    package var steps: [Step]
    /// What the room had said at the decision that followed.
    var poll: Poll
  }

  package struct Dispute: Hashable, Sendable {
    package var measure: MeasureID
    package var text: String
  }

  package struct Review: Hashable, Sendable {
    package var position: Position
    package var verdict: Event.Verdict
    package var reason: String
  }

  /// Throws where the story's opening cannot be reached at all.
  package init(_ machine: Machine, seed: UInt64) throws(Fault) {
    self.machine = machine
    self.seed = seed
    here = try machine.settle(machine.first)
  }

  package var scenario: Scenario { machine.scenario }
  package var scene: Scene { scenario.scenes[here.scene] }
  package var isOver: Bool { machine.isEnding(here) }
  package var ending: Ending? { if case .ending(let ending) = scene.exit { ending } else { nil } }
  package var decisions: Int { path.count { !$0.isDraw } }
  package var draws: Int { path.count { $0.isDraw } }
  package var redoable: Int { undone.count }
  package func scene(of state: State) -> Scene { scenario.scenes[state.scene] }
}
