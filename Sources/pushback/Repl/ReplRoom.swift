import PushbackCore
import PushbackJournal

/// Playing with a room: slips, counts, and why.
extension Repl {
  /// What is known of a room before it begins.
  struct Seating {
    var team: String?
    var people: Int?
    var minutes: Int?
    var votes = Room.Votes.live

    /// Nil while something is still to be asked.
    var room: Room? {
      guard let team, let people else { return nil }
      return Room(team: team, people: people, minutes: minutes ?? Room.usualMinutes, votes: votes)
    }
  }

  mutating func room(_ argument: String) throws {
    if let room = session.play.room {
      guard !argument.isEmpty else { return say(.room, Document([.paragraph(Text(room.title))])) }
      try make(.room(.seat(room.with(people: try headcount(argument)))))
      return
    }
    try ask(Seating(people: argument.isEmpty ? nil : try headcount(argument)))
  }

  /// Asks for what is missing; with all of it the story begins anew.
  mutating func ask(_ seating: Seating) throws {
    if let room = seating.room { return try sitDown(room) }
    place = .seating(seating)
    let question = seating.team == nil ? "What is the team called?" : "How many people vote?"
    say(.room, Document([.paragraph(Text(question))]))
  }

  /// A session that nothing was kept of yet, or its rules alone, becomes the room's own, with its dice; any other is
  /// left.
  private mutating func sitDown(_ room: Room) throws {
    place = .playing
    let story = Story(session.header)
    if session.isOnRecord, session.play.holdsRulesAlone {
      _ = try session.make(.room(.seat(room)))
      turns += begun
      return
    }
    guard !session.isOnRecord else { return try begin(story, with: room) }
    session = try Opening(outside).new(
      story, seed: session.header.seed, name: session.id, room: room, rules: session.play.rules)
    turns += begun
  }

  mutating func seat(_ seating: Seating, _ line: String) throws -> Bool {
    let line = line.trimmed
    guard !isBareCommand(line) else {
      place = .playing
      return false
    }
    var seating = seating
    if seating.team == nil { seating.team = line } else { seating.people = try headcount(line) }
    try ask(seating)
    return true
  }

  private func headcount(_ text: String) throws -> Int {
    guard let people = Int(text), Room.sizes.contains(people) else {
      throw Misunderstanding("Type how many people vote: a whole number from 1 to \(Room.sizes.upperBound).")
    }
    return people
  }

  /// At a vote: counts without a command, and Enter for what most voted for.
  mutating func isVote(_ line: String) throws -> Bool {
    let line = line.trimmed
    guard session.play.room != nil, session.play.agenda != nil else { return false }
    if line.isEmpty {
      guard takesEnter else { return false }
      try takeLeader()
      return true
    }
    guard Counting.reads(line) else { return false }
    guard session.play.votesHere else {
      throw Misunderstanding(
        "This one goes by a quick show: type one number. To count slips all the same, type tally \(line)")
    }
    try tally(.would, line)
    return true
  }

  mutating func tally(_ slip: Poll.Slip, _ argument: String) throws {
    guard session.play.room != nil else { throw Misunderstanding(RoomRefusal.alone.sentence) }
    guard session.play.agenda != nil else { throw Misunderstanding(RoomRefusal.nothingToVoteOn.sentence) }
    place = .playing
    try refuseSlips(argument)
    try make(.room(.tally(slip, try Counting(Choosable(choices, verbs: verbs)).tally(argument))))
  }

  private mutating func takeLeader() throws {
    let play = session.play
    guard let votes = play.poll.open else {
      throw Misunderstanding("Count the slips first, or type a number to take a choice.")
    }
    if let leader = votes.leader { return try choose(leader) }
    let names = votes.leaders.map { play.agenda?.name(of: $0) ?? $0.text }
    throw Misunderstanding(
      names.isEmpty
        ? "Nobody voted. Type the number of the choice you take."
        : "\(names.listed) have \(votes.votes(for: votes.leaders[0])) each. "
          + "Talk, vote again with revote, or type the number of the one you take.")
  }

  /// Takes another option than the one with most votes: asks why, unless it was said or nobody can be asked.
  mutating func overrule(_ choice: ChoiceID, _ reason: String?) throws {
    if let reason { return try make(.room(.overrule(choice, reason: reason))) }
    if isPiped { return try make(.choose(choice)) }
    guard let votes = session.play.poll.standing, let agenda = session.play.agenda else { return }
    place = .explaining(choice)
    let question =
      "Most voted for something else: \(votes.counted(agenda.name)). One line: why \(agenda.name(of: choice))?"
    say(.tally, Document([.paragraph(Text(question)), .hint("look goes back to the vote.")]))
  }

  mutating func explain(_ choice: ChoiceID, _ line: String) throws -> Bool {
    place = .playing
    guard !line.trimmed.isEmpty, !isBareCommand(line) else { return false }
    try choose(choice, because: line.trimmed)
    return true
  }

  /// The last choice's reason, or in a room `refuse: TEXT`, a voter's.
  mutating func because(_ argument: String) throws {
    if session.play.room != nil, let colon = argument.firstIndex(of: ":"), let vote = lastVote {
      let word = String(argument[..<colon]).trimmed
      let text = String(argument[argument.index(after: colon)...]).trimmed
      let offered = vote.agenda.offered
      let known = Choosable(offered.map(\.id), verbs: offered.map(\.verb))
      if !word.isEmpty, !word.contains(" "), !text.isEmpty {
        if let item = vote.agenda.struckChoice(word, isAlone: true) {
          throw Misunderstanding(vote.agenda.refusal(of: item))
        }
        let choice = try known.choice(word)
        try make(.room(.voice(choice, text)))
        let name = vote.agenda.name(of: choice)
        return say(.because, Document([.aside(Text("Kept for \(name) at “\(vote.title)”, without a name."))]))
      }
    }
    try make(.because(argument))
    say(.because, reasonKept)
  }

  /// The vote here, or else the last one there was.
  private var lastVote: (agenda: Turn.Agenda, title: String)? {
    let play = session.play
    if play.votesHere, let agenda = play.agenda { return (agenda, play.scene.title) }
    guard let step = play.path.last(where: { !$0.isDraw && !$0.poll.isEmpty }) else { return nil }
    return play.agenda(in: step.before).map { ($0, play.scene(of: step.before).title) }
  }

  /// What the dice may have said, where they fell on paper.
  var diceOnPaper: [ChoiceID] {
    guard session.play.room?.votes == .paper else { return [] }
    return session.play.present.reduce(into: []) { ids, turn in
      if case .asked(let chance) = turn { ids = chance.outcomes.map { ChoiceID($0.to.text) } }
    }
  }

  /// Time used and left against the plan; nothing is scored by it.
  var clock: Document {
    guard let room = session.play.room else {
      let minutes = session.clock.minutes(at: outside.ticks())
      let time = minutes == 0 ? "Less than a minute" : counted(minutes, "minute")
      return Document([.paragraph(Text("\(time) so far."))])
    }
    guard room.votes == .live else { return Document([.paragraph("Typed from paper, there is no clock.")]) }
    return HourPlan(minutes: room.minutes).document(used: session.clock.minutes(at: outside.ticks()))
  }

  /// One word, and it is a command: where free text is expected, only that is taken for one.
  func isBareCommand(_ line: String) -> Bool {
    let word = line.trimmed
    return word == "?" || Command.Name(rawValue: word) != nil
  }
}

extension RoomRefusal {
  var sentence: String {
    switch self {
    case .alone: "You play alone. room begins the story anew with a team."
    case .headcount(let people, let counted):
      counted > people
        ? "\(counted) slips are counted here already, so \(people) people cannot be all."
        : "A room has from 1 to \(Room.sizes.upperBound) people, not \(people)."
    case .plan(let minutes):
      "An hour of \(minutes) minutes cannot be planned; from \(Room.plans.lowerBound) to \(Room.plans.upperBound) can."
    case .nothingToVoteOn: "There is nothing to vote on here."
    case .tooMany(let votes, let people):
      "\(votes) slips from \(people) \(people == 1 ? "person" : "people"): that is too many. Count again, or change "
        + "the headcount with room \(votes)."
    case .negative: "A count is 0 or more."
    case .nothingTallied: "Nothing is counted here yet, so there is nothing to vote on again."
    case .nothingListed(let list): "Nothing stands under “\(list.title)” to take back."
    case .notTheChoices: "Count only what can be chosen here, and each once."
    case .noVoteFor(let choice): "Nobody voted where “\(choice)” could be chosen."
    }
  }
}
