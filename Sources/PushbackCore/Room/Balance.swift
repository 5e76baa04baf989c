/// How a room was divided at one decision: what the debrief, the draft and the record say of it.
package struct Balance: Hashable, Sendable {
  package let scene: Scene
  package let agenda: Turn.Agenda
  package let choice: Choice
  package let poll: Poll
  package let room: Room
  /// Why against the vote; nil where it was not.
  package let against: String?

  /// The votes that counted; nil where none were cast.
  package var votes: Tally<ChoiceID>? { poll.standing }

  package func name(_ choice: ChoiceID) -> String { agenda.name(of: choice) }

  /// What was argued, or else where.
  package var question: String {
    if let argue = agenda.argue, !argue.isEmpty { return argue }
    return scene.title
  }

  /// How far the leading option was from the whole room: 0 where all agreed.
  var division: Double {
    guard let votes, votes.cast > 0, let most = votes.ranked.first else { return 0 }
    return 1 - Double(most.votes) / Double(votes.cast)
  }

  /// "6 to 5", the two largest; in words where numbers would give somebody away.
  package var score: String {
    guard let votes, votes.cast > 0 else { return "no vote" }
    guard votes.isPrinted else { return votes.isUnanimous ? "agreed" : "split" }
    return votes.ranked.filter { $0.votes > 0 }.map { "\($0.votes)" }.joined(separator: " to ")
  }

  /// Both slips of the last round that had both.
  private var slips: (would: Tally<ChoiceID>, really: Tally<ChoiceID>)? {
    for round in poll.rounds.reversed() {
      if let would = round.would, let really = round.really { return (would, really) }
    }
    return nil
  }

  /// By how many votes wish and practice differ at most.
  var gapWidth: Int {
    guard let (would, really) = slips else { return 0 }
    return would.counts.map { abs($0.votes - really.votes(for: $0.option)) }.max() ?? 0
  }

  /// "Would refuse: 8. Would be refused here: 2."
  package var gap: String? {
    guard let (would, really) = slips else { return nil }
    guard would.isPrinted, really.isPrinted else {
      return would.leaders == really.leaders
        ? nil : "What people would do and what would happen here are not the same."
    }
    return agenda.gap(would, really)
  }

  /// "Second vote: fix 6, refuse 3. At least 4 moved, to fix."; nil without a second vote.
  package var second: String? {
    let votes = poll.rounds.compactMap(\.would)
    guard votes.count > 1, let first = votes.first, let last = votes.last else { return nil }
    let nth = votes.count == 2 ? "Second vote" : "Vote \(votes.count)"
    guard first.isPrinted, last.isPrinted else { return "\(nth): \(last.printed(name))." }
    let moved = first.moved(to: last)
    let how =
      moved.atLeast == 0
      ? "Nobody need have moved."
      : "At least \(moved.atLeast) moved, "
        + (moved.gained.isEmpty
          ? "to no option." : "to \(moved.gained.map(name).joined(separator: " and ")).")
    return "First vote: \(first.counted(name)). \(nth): \(last.counted(name)). \(how)"
  }

  /// "Taken against the vote: …"
  package var overruling: String? {
    against.map { "\(name(choice.id)) was taken against the vote: \($0)".sentence }
  }

  /// What a draft says of a vote: how many were for this choice, and what else people wanted. What would happen at work
  /// is left to the room's own record, and so is who was alone with an answer.
  func told(of choice: Choice) -> [String] {
    guard let votes else { return [overruling].compactMap(\.self) }
    guard votes.isPrinted else { return ["Votes: \(votes.printed(name)).", overruling].compactMap(\.self) }
    let (open, others) = votes.leavingTheRoom
    let rest = open.filter { $0.option != choice.id && $0.votes > 0 }.map {
      "“\(text(of: $0.option))” \($0.votes)"
    }
    let behind =
      open.contains { $0.option == choice.id } ? "\(votes.votes(for: choice.id))" : "hardly anybody"
    let parts = ["\(behind) of \(votes.cast) for it"] + rest + (others > 0 ? ["other options \(others)"] : [])
    let first = poll.rounds.compactMap(\.would)
    let before =
      first.count > 1 && first[0].isPrinted
        && first[0].leavingTheRoom.open.contains { $0.option == choice.id }
      ? "In the first vote it had \(first[0].votes(for: choice.id)) of \(first[0].cast)." : nil
    return ["Votes: \(parts.joined(separator: "; ")).", before, overruling].compactMap(\.self)
  }

  private func text(of option: ChoiceID) -> String {
    let text = scene.choices.first { $0.id == option }?.text ?? name(option)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Everything there is to say, one sentence an item.
  package var sentences: [String] {
    let people = poll.rounds.last { $0.would != nil }?.people ?? room.people
    let silent = votes.map { max(0, people - $0.cast) } ?? 0
    let counted = votes.map { votes in
      "Votes: \(votes.printed(name))" + (silent > 0 && votes.isPrinted ? "; \(silent) abstained." : ".")
    }
    let really = poll.really.map { "What would happen here: \($0.printed(name))." }
    return [second ?? counted, really, gap, overruling].compactMap(\.self)
  }
}

extension Play {
  /// Every decision of the live path at which slips were counted.
  package var balances: [Balance] {
    path.compactMap { step in balance(of: step) }.filter { !$0.poll.rounds.allSatisfy { $0 == Poll.Round() } }
  }

  package func balance(of step: Step) -> Balance? {
    guard let room, let choice = choice(of: step), let agenda = agenda(in: step.before) else { return nil }
    return Balance(
      scene: scene(of: step.before), agenda: agenda, choice: choice, poll: step.poll, room: room,
      against: against(step))
  }
}
