/// Making events so, in play and when a record is read again.
extension Play {
  /// Makes an event so. An event that does not fit here changes nothing; `Play(replaying:)` reports it.
  package mutating func apply(_ event: Event) { _ = applied(event) }

  private mutating func applied(_ event: Event) -> Bool {
    defer { takenBackFirst = Revocable(event) }
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
    case .unreviewed(let position):
      guard reviews.contains(where: { $0.position == position }) else { return false }
      reviews.removeAll { $0.position == position }
      counted[position] = nil
    case .joined(let sessions):
      guard reviewed.isEmpty, path.isEmpty, sessions.count > 1 else { return false }
      reviewed = sessions
    case .seated, .tallied, .revoted, .voiced, .overruled, .counted, .listed, .unlisted, .named, .quoted:
      return appliedInRoom(event)
    case .ruled, .reopened, .reinstated, .wanted, .unwanted: return appliedUnderRules(event)
    case .addressed(let kind): addressee = kind
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

  private func isHere(_ scene: SceneID) -> Bool { machine.scenario.scenes[here.scene].id == scene }

  func outcomeIndex(to target: SceneID) -> Int? {
    guard case .chance(let outcomes) = scene.exit,
      let index = outcomes.firstIndex(where: { $0.target == target }),
      let odds = try? machine.odds(in: here), odds[index] > 0
    else { return nil }
    return index
  }
}

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
