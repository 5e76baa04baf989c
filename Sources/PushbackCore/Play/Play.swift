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
  package private(set) var undone: [Undone] = []
  package internal(set) var notes: [String] = []
  package internal(set) var disputes: [Dispute] = []
  package internal(set) var reviews: [Review] = []
  /// Rules that were suspended, in the order in which they were.
  package internal(set) var reopened: [Reopening] = []
  package internal(set) var instincts: [Instinct] = []
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

  /// What somebody wants to do.
  package enum Move: Hashable, Sendable {
    /// Draws what stands before the first decision, if anything does.
    case begin
    case choose(ChoiceID)
    case undo(Int)
    case redo
    case because(String)
    case note(String)
    case dispute(MeasureID, String)
    case review(Position, Event.Verdict, reason: String)
    case room(RoomMove)
    /// Puts the play under a further rule, before its first decision.
    case rule(Rules.Rule)
    /// Suspends the rule of a number for this play.
    case reopen(Int)
    /// Keeps on record that a forbidden choice would have been taken.
    case want(ChoiceID)
  }

  /// Why a move cannot be made.
  package enum Refusal: Error, Hashable, Sendable {
    case over
    case notOffered(ChoiceID, reason: String?)
    case nothingToUndo(asked: Int, possible: Int)
    case nothingToRedo
    case nothingChosen
    case unknownMeasure(MeasureID)
    case room(RoomRefusal)
    case noSuchRule(Int)
    case reopenedAlready(Int)
    /// The story itself cannot go on.
    case fault(Fault)
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

  package func decide(_ move: Move) throws(Refusal) -> [Event] {
    switch move {
    case .begin: return try drawn(from: here)
    case .choose(let choice): return try choosing(choice, against: Event.noReason)
    case .undo(let count):
      guard count > 0, count <= decisions else { throw .nothingToUndo(asked: count, possible: decisions) }
      return [.undone(decisions: count)]
    case .redo:
      guard !undone.isEmpty else { throw .nothingToRedo }
      return [.redone(decisions: 1)]
    case .because(let text):
      guard decisions > 0 else { throw .nothingChosen }
      return [.because(text: text)]
    case .note(let text): return [.noted(text: text)]
    case .dispute(let measure, let text):
      guard scenario.measures.contains(measure) else { throw .unknownMeasure(measure) }
      return [.disputed(measure: measure, text: text)]
    case .review(let position, let verdict, let reason):
      return [.reviewed(position: position, verdict: verdict, reason: reason)]
    case .room(let move): return try decide(move)
    case .rule(let rule): return [.ruled(rule)]
    case .reopen(let number): return try reopening(number)
    case .want(let choice): return [.wanted(scene: scene.id, choice: choice)]
    }
  }

  /// Makes an event so. An event that does not fit here changes nothing; `Play(replaying:)` reports it.
  package mutating func apply(_ event: Event) { _ = applied(event) }

  private mutating func applied(_ event: Event) -> Bool {
    switch event {
    case .chose(let scene, let choice):
      guard isHere(scene), let index = machine.index(of: choice, in: here), machine.offers(index, in: here),
        append(index, isDraw: false)
      else { return false }
      if !poll.isEmpty {
        path[path.count - 1].poll = poll
        poll = Poll()
      }
      undone.removeAll()
    case .drew(let scene, let target):
      guard isHere(scene), let index = outcomeIndex(to: target) else { return false }
      return append(index, isDraw: true)
    case .undone(let count):
      guard count > 0, count <= decisions else { return false }
      for _ in 0..<count { undoOne() }
      suspendReopened()
    case .redone(let count):
      guard count > 0, count <= undone.count else { return false }
      for _ in 0..<count { redoOne() }
      suspendReopened()
    case .because(let text):
      guard let last = path.lastIndex(where: { !$0.isDraw }) else { return false }
      path[last].reason = text
    case .noted(let text): notes.append(text)
    case .disputed(let measure, let text): disputes.append(Dispute(measure: measure, text: text))
    case .reviewed(let position, let verdict, let reason):
      reviews.removeAll { $0.position == position }
      reviews.append(Review(position: position, verdict: verdict, reason: reason))
    case .seated, .tallied, .revoted, .voiced, .overruled, .counted, .listed, .unlisted, .named, .quoted:
      return appliedInRoom(event)
    case .ruled, .reopened, .wanted: return appliedUnderRules(event)
    }
    return true
  }

  private mutating func append(_ index: Int, isDraw: Bool) -> Bool {
    guard let after = try? isDraw ? machine.draw(index, in: here) : machine.take(index, in: here) else {
      return false
    }
    path.append(Step(before: here, after: after, index: index, isDraw: isDraw))
    here = after
    return true
  }

  /// Takes back the last decision and the draws after it. Its reason leaves the evidence with it; what the room
  /// had voted stays with the reopened decision.
  private mutating func undoOne() {
    guard let start = path.lastIndex(where: { !$0.isDraw }) else { return }
    undone.append(Undone(steps: Array(path[start...]), poll: poll))
    here = path[start].before
    poll = path[start].poll
    path.removeSubrange(start...)
  }

  private mutating func redoOne() {
    let again = undone.removeLast()
    let start = path.count
    path += again.steps
    path[start].poll = poll
    poll = again.poll
    if let last = path.last { here = last.after }
  }
}

// MARK: Choosing and drawing

extension Play {
  /// Where the room voted for something else, `reason` says why that was not taken.
  func choosing(_ choice: ChoiceID, against reason: String) throws(Refusal) -> [Event] {
    guard let index = machine.index(of: choice, in: here) else {
      if case .decision = scene.exit { throw .notOffered(choice, reason: nil) }
      throw .over
    }
    guard machine.offers(index, in: here) else {
      throw .notOffered(choice, reason: unavailability(of: scene.choices[index], in: here))
    }
    let after: State
    do { after = try machine.take(index, in: here) } catch { throw .fault(error) }
    var events: [Event] = [.chose(scene: machine.scenario.scenes[here.scene].id, choice: choice)]
    if overrules(choice) { events.append(.overruled(reason: reason)) }
    events += try drawn(from: after)
    return events
  }

  /// Draws until something is to be decided. The n-th draw of the live path depends on the seed and n only.
  private func drawn(from state: State) throws(Refusal) -> [Event] {
    // On paper the dice have fallen already; what they said is asked.
    if room?.votes == .paper { return [] }
    var (state, events) = (state, [Event]())
    do throws(Fault) {
      while machine.isChance(state) {
        let index = try machine.outcome(
          at: SplitMix(seed: seed).percent(draws + events.count), in: state)
        guard case .chance(let outcomes) = scene(of: state).exit else { break }
        events.append(.drew(scene: scene(of: state).id, target: outcomes[index].target))
        state = try machine.draw(index, in: state)
        // A loop of draws that nothing leaves would never end; `check` finds it, an unchecked story may not.
        if events.count > 10_000 { throw Fault.circling(scene(of: state).id) }
      }
      if !machine.offersSomething(in: state), !machine.isEnding(state), !machine.isStuck(state) {
        throw Fault.nothingOffered(scene(of: state).id)
      }
    } catch { throw .fault(error) }
    return events
  }

  /// Why a choice cannot be taken here: the author's sentence, a rule, or that it was taken before.
  package func unavailability(of choice: Choice, in state: State) -> String {
    if let guardedBy = choice.guardedBy, !machine.holds(guardedBy.condition, in: state) {
      return guardedBy.reason
    }
    if let index = scene(of: state).choices.firstIndex(where: { $0.id == choice.id }),
      machine.forbidden(in: state) & 1 << UInt64(index) != 0
    {
      return machine.rules(against: index, in: state).map(\.refusal).joined(separator: " ")
    }
    return "You have done that once."
  }

  private func isHere(_ scene: SceneID) -> Bool { machine.scenario.scenes[here.scene].id == scene }

  func outcomeIndex(to target: SceneID) -> Int? {
    guard case .chance(let outcomes) = scene.exit,
      let index = outcomes.firstIndex(where: { $0.target == target }),
      let odds = try? machine.odds(in: here), odds[index] > 0
    else { return nil }
    return index
  }
}

// MARK: Replaying

extension Play {
  /// A record that does not fit the scenario: the first event that could not be applied.
  package struct Divergence: Error, Hashable, Sendable {
    package var index: Int
    package var event: Event?
  }

  /// Replays a record. Nothing is drawn anew.
  package init(replaying events: [Event], in machine: Machine, seed: UInt64) throws(Divergence) {
    do { try self.init(machine, seed: seed) } catch { throw Divergence(index: 0, event: nil) }
    for (index, event) in events.enumerated() where !applied(event) {
      throw Divergence(index: index, event: event)
    }
  }
}
