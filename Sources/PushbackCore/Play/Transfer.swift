/// A record carried over to an edited scenario: what maps, what changed, and what is refused.
///
/// It keeps the path up to the first step that has no counterpart; nothing lands anywhere silently.
package struct Transfer: Sendable {
  package enum Note: Hashable, Sendable {
    case kept(String)
    case changed(String)
    case refused(String)
  }

  /// Said where decisions had been undone.
  package static let forgetsUndone = Note.refused("what was undone cannot be done again")

  package private(set) var notes: [Note] = []
  /// The events that hold in the new scenario, ready to be recorded.
  package private(set) var events: [Event] = []
  /// The play they lead to.
  package private(set) var play: Play

  /// Throws where the new scenario cannot even be opened.
  package init(_ old: Play, to machine: Machine) throws(Fault) {
    play = try Play(machine, seed: old.seed)
    for rule in old.rules.rules { record(.ruled(rule)) }
    if let room = old.room { record(.seated(room)) }
    noteFacts(from: old.scenario, to: machine.scenario)
    var steps = old.path[...]
    while let first = steps.first {
      reopen(old.reopened.filter { $0.scene == play.scene.id })
      // A decision and the draws after it hold together or not at all.
      let draws = steps.dropFirst().prefix { $0.isDraw }
      let group = [first] + draws
      guard carry(group, from: old) else {
        let left = steps.dropFirst(group.count).count { !$0.isDraw }
        if left == 1 { notes.append(.refused("the decision after it is not carried over")) }
        if left > 1 { notes.append(.refused("the \(left) decisions after it are not carried over")) }
        break
      }
      steps = steps.dropFirst(group.count)
    }
    // A rule once reopened stays so, wherever the story now stands.
    reopen(old.reopened)
    // What the room had said where it stands now, if that is where it stood.
    let isRenamed = play.scenario.scene(old.scene.id) == nil
    if play.decisions == old.decisions, play.scene.id == old.scene.id || isRenamed {
      var here = play
      events += carryPoll(old.poll, in: &here)
      play = here
    } else if !old.poll.isEmpty {
      notes.append(.refused("the votes at `\(old.scene.id)`: the story does not stand there any more"))
    }
    carryWords(of: old)
  }

  /// A poll of choices that are all still there; one that is not is left, saying so.
  private mutating func carryPoll(_ poll: Poll, in trial: inout Play) -> [Event] {
    guard !poll.isEmpty else { return [] }
    guard case .decision(let decision) = trial.scene.exit else {
      notes.append(.refused("the votes: nothing is decided at `\(trial.scene.id)`"))
      return []
    }
    let named = poll.rounds.flatMap { [$0.would, $0.really].compactMap(\.self) }.flatMap(\.counts).map(
      \.option)
    guard Set(named + poll.voices.map(\.choice)).isSubset(of: decision.choices.map(\.id)) else {
      notes.append(.refused("the votes at `\(trial.scene.id)`: its choices are not the same any more"))
      return []
    }
    var carried: [Event] = []
    for event in poll.events(at: trial.scene.id, in: trial.room ?? Room(team: "", people: 1)) {
      let before = (trial.poll, trial.room)
      trial.apply(event)
      if (trial.poll, trial.room) != before { carried.append(event) }
    }
    if trial.poll != poll {
      notes.append(.refused("what was said at `\(trial.scene.id)`: slips are not collected there any more"))
    }
    return carried
  }

  /// What was said along the way: notes, disputed prices, and reviews of what is still on the path.
  private mutating func carryWords(of old: Play) {
    if !old.undone.isEmpty { notes.append(Transfer.forgetsUndone) }
    for note in old.notes { record(.noted(text: note)) }
    for dispute in old.disputes {
      guard play.scenario.measures.contains(dispute.measure) else {
        notes.append(.refused("the dispute about `\(dispute.measure)`: nothing is priced in it any more"))
        continue
      }
      record(.disputed(measure: dispute.measure, text: dispute.text))
    }
    for review in old.reviews {
      guard play.positions.contains(review.position) else {
        notes.append(.refused("the review of `\(review.position)`: no decision carried over stands for it"))
        continue
      }
      if let votes = old.counted[review.position] {
        record(.counted(position: review.position, votes: votes))
      }
      record(.reviewed(position: review.position, verdict: review.verdict, reason: review.reason))
    }
    let unanswered = old.counted.filter { counted in !old.reviews.contains { $0.position == counted.key } }
    for (position, votes) in unanswered.sorted(by: { $0.key < $1.key }) {
      if play.positions.contains(position) {
        record(.counted(position: position, votes: votes))
      } else {
        notes.append(.refused("the votes on `\(position)`: no decision carried over stands for it"))
      }
    }
    if let kind = old.addressee { record(.addressed(kind: kind)) }
    for entry in old.closing.entries { record(.listed(list: entry.list, text: entry.text)) }
    if let step = old.closing.nextStep { record(.named(name: step.name, by: step.by)) }
    for (text, quoting) in old.closing.quotable.sorted(by: { $0.key < $1.key }) {
      record(.quoted(text: text, quoting: quoting))
    }
  }

  private mutating func record(_ event: Event) {
    events.append(event)
    play.apply(event)
  }

  private mutating func reopen(_ reopenings: [Play.Reopening]) {
    for reopening in reopenings where !play.reopened.contains(where: { $0.rule == reopening.rule }) {
      record(.reopened(scene: play.scene.id, rule: reopening.rule.number))
    }
  }

  private mutating func carry(_ group: [Play.Step], from old: Play) -> Bool {
    var trial = play
    var carried: [Event] = []
    var remarks: [Note] = []
    for step in group {
      guard let (event, remark) = counterpart(of: step, in: old, at: trial) else {
        refuseDecision(before: step, in: group, from: old)
        return false
      }
      if !step.isDraw { carried += carryPoll(step.poll, in: &trial) }
      trial.apply(event)
      guard trial.path.count == play.path.count + carried.count(where: \.isStep) + 1 else {
        notes.append(.refused("`\(name(of: step, in: old))` cannot be taken there any more"))
        refuseDecision(before: step, in: group, from: old)
        return false
      }
      carried.append(event)
      remarks.append(remark)
      if let against = step.overruled {
        carried.append(.overruled(reason: against))
        trial.apply(.overruled(reason: against))
      }
      if let reason = step.reason {
        carried.append(.because(text: reason))
        trial.apply(.because(text: reason))
      }
    }
    play = trial
    events += carried
    notes += remarks
    return true
  }

  /// Where dice no longer fit, the decision that led to them is not carried over either.
  private mutating func refuseDecision(before step: Play.Step, in group: [Play.Step], from old: Play) {
    guard step.isDraw, let first = group.first, !first.isDraw else { return }
    notes.append(.refused("`\(name(of: first, in: old))` goes with the dice after it"))
  }

  private mutating func counterpart(of step: Play.Step, in old: Play, at trial: Play) -> (Event, Note)? {
    let (before, now) = (old.scene(of: step.before), trial.scene)
    let name = name(of: step, in: old)
    if before.id != now.id, trial.scenario.scene(before.id) != nil {
      notes.append(.refused("`\(name)`: the story now stands in `\(now.id)` at this point"))
      return nil
    }
    let renamed = before.id == now.id ? "" : "scene `\(before.id)` is now `\(now.id)`"
    switch (now.exit, old.choice(of: step), old.outcome(of: step)) {
    case (.decision(let decision), let choice?, _):
      guard let match = decision.choices.first(where: { $0.id == choice.id }) else {
        let why = before.id == now.id ? "has no choice `\(choice.id)` any more" : "is gone or renamed"
        notes.append(.refused("`\(name)`: scene `\(before.id)` \(why)"))
        return nil
      }
      let remarks = [
        renamed, match.text == choice.text ? "" : "its text changed",
        match.target == choice.target ? "" : "it now leads to `\(match.target)`",
        match.effects == choice.effects ? "" : "its price changed",
        match.changes == choice.changes ? "" : "it sets other facts",
        match.verb == choice.verb ? "" : "its verb changed",
        match.acts == choice.acts ? "" : "what it does changed",
        match.positions == choice.positions ? "" : "what it stands for changed",
      ]
      return (.chose(scene: now.id, choice: match.id), note(name, remarks))
    case (.chance(let outcomes), _, let outcome?):
      guard let match = outcomes.first(where: { $0.target == outcome.target }) else {
        notes.append(.refused("`\(name)`: that outcome is gone"))
        return nil
      }
      let remarks = [
        renamed, match.text == outcome.text ? "" : "its text changed",
        match.weight == outcome.weight ? "" : "its weight changed",
        match.effects == outcome.effects ? "" : "its price changed",
        match.changes == outcome.changes ? "" : "it sets other facts",
      ]
      return (.drew(scene: now.id, target: outcome.target), note(name, remarks))
    default:
      notes.append(.refused("`\(name)`: scene `\(before.id)` is gone or no longer asks"))
      return nil
    }
  }

  private func note(_ name: String, _ remarks: [String]) -> Note {
    let remarks = remarks.filter { !$0.isEmpty }
    return remarks.isEmpty ? .kept("`\(name)`") : .changed("`\(name)`: \(remarks.joined(separator: "; "))")
  }

  private func name(of step: Play.Step, in play: Play) -> String {
    let scene = play.scene(of: step.before).id
    if let choice = play.choice(of: step) { return "\(scene)/\(choice.id)" }
    return "\(scene)/\(play.outcome(of: step)?.target.text ?? "?")"
  }

  private mutating func noteFacts(from old: Scenario, to new: Scenario) {
    let (before, after) = (Set(old.facts.map(\.name)), Set(new.facts.map(\.name)))
    for name in before.subtracting(after).sorted() { notes.append(.changed("the fact `\(name)` is gone")) }
    for name in after.subtracting(before).sorted() { notes.append(.changed("the fact `\(name)` is new")) }
    for fact in new.facts {
      guard let before = old.facts.first(where: { $0.name == fact.name }) else { continue }
      if before.domain != fact.domain {
        notes.append(.changed("the fact `\(fact.name)` takes other values"))
      } else if before.first != fact.first {
        notes.append(.changed("the fact `\(fact.name)` starts at another value"))
      }
    }
  }
}

extension Event {
  fileprivate var isStep: Bool {
    switch self {
    case .chose, .drew: true
    default: false
    }
  }
}
