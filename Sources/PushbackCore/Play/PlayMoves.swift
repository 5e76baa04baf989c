/// What somebody may do, what would come of it, and why it cannot be done.
extension Play {
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
    /// Takes an answer back: what was answered before it counts again, or nothing.
    case unreview(Position, before: Review?)
    /// Makes it a review of sessions, two or more, before anything else.
    case join([ReviewedSession])
    case room(RoomMove)
    /// Puts the play under a further rule, before its first decision.
    case rule(Rules.Rule)
    /// Suspends the rule of a number for this play.
    case reopen(Int)
    /// Keeps on record that a forbidden choice would have been taken.
    case want(ChoiceID)
    /// Takes the last wish back.
    case unwant
    /// Takes back a reopening that came last.
    case reinstate
    /// Says whom drafts are for, "" for nobody in particular.
    case address(String)
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
      return [.because(text: text.withoutBecause)]
    case .note(let text): return [.noted(text: text)]
    case .dispute(let measure, let text):
      guard scenario.measures.contains(measure) else { throw .unknownMeasure(measure) }
      return [.disputed(measure: measure, text: text)]
    case .review(let position, let verdict, let reason):
      return [.reviewed(position: position, verdict: verdict, reason: reason.withoutBecause)]
    case .unreview(let position, let before):
      if let before { return [.reviewed(position: position, verdict: before.verdict, reason: before.reason)] }
      return reviews.contains { $0.position == position } ? [.unreviewed(position: position)] : []
    case .join(let sessions): return [.joined(sessions: sessions)]
    case .room(let move): return try decide(move)
    case .rule(let rule): return [.ruled(rule)]
    case .reopen(let number): return try reopening(number)
    case .want(let choice): return [.wanted(scene: scene.id, choice: choice)]
    case .unwant: return instincts.isEmpty ? [] : [.unwanted]
    case .reinstate: return reopened.last.map { [.reinstated(rule: $0.rule.number)] } ?? []
    case .address(let kind): return kind == addressee ? [] : [.addressed(kind: kind)]
    }
  }
}

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
}
