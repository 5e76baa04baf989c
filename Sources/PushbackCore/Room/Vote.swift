/// One count of slips as it is reported.
package struct Vote: Hashable, Sendable {
  package var agenda: Turn.Agenda
  package var slip: Poll.Slip
  /// Counts from 1; a second vote is round 2.
  package var round: Int
  package var votes: Tally<ChoiceID>
  package var people: Int
  /// The other slip of the same round, where it was counted.
  var other: Tally<ChoiceID>?
  /// What the facilitator may ask now, before anything comes of it.
  package var questions: [String]

  package var abstained: Int { max(0, people - votes.cast) }
}

extension Vote {
  /// What the room reads: the counts as they stand on screen, so that a slip of the finger is seen.
  /// The questions follow as hints, for whoever types.
  package var document: Document {
    let counts = votes.counts.map { "\(agenda.name(of: $0.option)) \($0.votes)" }.joined(separator: ", ")
    let nth = round > 1 ? " (vote \(round))" : ""
    let silent = abstained > 0 ? "; \(abstained) abstained" : ""
    var blocks: [Block] = [
      .paragraph(Text([Span("\(slip.title)\(nth)", .strong), Span(": \(counts)\(silent).")]))
    ]
    let (would, really) = slip == .would ? (votes, other) : (other ?? votes, votes)
    if other != nil, let really, let gap = agenda.gap(would, really) { blocks.append(.paragraph(Text(gap))) }
    return Document(blocks + questions.map { .hint(Text("Ask: \($0)")) })
  }

  var members: [(String, JSON)] {
    [
      ("scene", .string(agenda.scene.text)), ("slip", .string(slip.rawValue)), ("round", .int(round)),
      ("votes", votes.json(\.text)),
      ("abstained", .int(abstained)), ("leading", .array(votes.leaders.map { .string($0.text) })),
      ("questions", .array(questions.map { .string($0) })),
    ]
  }
}

extension Poll.Slip {
  package var title: String {
    switch self {
    case .would: "What I would do"
    case .really: "What would happen here"
    }
  }
}

extension Turn.Agenda {
  /// The word a choice is known by on screen: its verb, or its id where the verb does not say which.
  package func name(of choice: ChoiceID) -> String {
    Choosable(choices.map(\.id), verbs: choices.map(\.verb)).name(of: choice)
  }

  /// Where what people would do and what would happen here part: at the refusal, else where they lie furthest apart;
  /// nil where it is by no more than a vote.
  package func gap(_ would: Tally<ChoiceID>, _ really: Tally<ChoiceID>) -> String? {
    func width(_ choice: ChoiceID) -> Int { abs(would.votes(for: choice) - really.votes(for: choice)) }
    let options = would.counts.map(\.option).filter { width($0) > 1 }
    guard
      let option = options.first(where: { name(of: $0) == Verb.refuse.rawValue })
        ?? options.max(by: { width($0) < width($1) })
    else { return nil }
    let (wish, here) = (would.votes(for: option), really.votes(for: option))
    let word = name(of: option)
    // Only of a refusal can one say so whatever the question was.
    return word == Verb.refuse.rawValue
      ? "Would refuse: \(wish). Would be refused here: \(here)."
      : "Would take “\(word)”: \(wish). Would be taken here: \(here)."
  }
}

extension Play {
  /// Every count at the decision one stands at, for whoever comes back to it.
  var votesSoFar: [Turn] {
    guard let agenda else { return [] }
    return poll.rounds.indices.flatMap { index -> [Turn] in
      var slips = Poll.Slip.allCases.compactMap { vote($0, round: index, agenda) }
      // Told again, the difference between the two is said once, after both.
      if slips.count == 2 { slips[0].other = nil }
      return (index > 0 ? [.revoted(scene: scene.id)] : []) + slips.map { .tallied($0) }
    }
  }

  func vote(_ slip: Poll.Slip, round: Int, _ agenda: Turn.Agenda) -> Vote? {
    guard room != nil, let votes = poll.rounds[round][slip] else { return nil }
    return Vote(
      agenda: agenda, slip: slip, round: round + 1, votes: votes, people: poll.rounds[round].people,
      other: poll.rounds[round][slip == .would ? .really : .would],
      questions: round == 0 && slip == .would ? scene.questions : [])
  }

  /// What one of a room's events is reported as.
  func turnsInRoom(for event: Event) -> [Turn] {
    switch event {
    case .seated(let room): [.room(room)]
    case .tallied(_, let slip, _):
      agenda.flatMap { vote(slip, round: poll.rounds.count - 1, $0) }.map { [.tallied($0)] } ?? []
    case .revoted(let scene): [.revoted(scene: scene)]
    default: []
    }
  }
}
