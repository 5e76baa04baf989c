/// What a facilitator reads in a terminal of their own while the room reads the projector.
extension Play {
  /// `used` is in minutes; nil where there is no clock.
  package func facilitatorNotes(used: Int?) -> Document {
    var blocks: [Block] = [.heading(2, Text(isOver ? "Ending: \(scene.title)" : scene.title))]
    if let room {
      let place = "\(room.title). \(decisions) decision\(decisions == 1 ? "" : "s") made."
      blocks.append(.paragraph(Text(place)))
    }
    blocks += questionsNow
    blocks += next
    if let room, room.votes == .live, let used {
      blocks += HourPlan(minutes: room.minutes).document(used: used).blocks
    }
    return Document(blocks)
  }

  /// The questions of the scenes read since the last decision; where slips are collected, for after the vote.
  private var questionsNow: [Block] {
    let states: [State]
    if let last = path.last {
      let decision = path.lastIndex { !$0.isDraw } ?? 0
      states = path[decision...].dropLast().flatMap { machine.trail(taking: $0.index, in: $0.before) }
        + machine.trail(taking: last.index, in: last.before)
    } else {
      states = machine.trail(from: machine.first)
    }
    let questions = states.flatMap { scene(of: $0).questions }
    guard !questions.isEmpty else { return [] }
    let when = votesHere && poll.open == nil ? "Ask after the vote" : "Ask"
    return questions.map { .paragraph(Text([Span(when, .strong), Span(": \($0)")])) }
  }

  private var next: [Block] {
    guard let agenda else { return over }
    let options = agenda.offered.enumerated().map { "\($0 + 1) \(agenda.name(of: $1.id))" }
    let list = options.joined(separator: ", ")
    guard votesHere else {
      return [.paragraph(Text("A quick show: \(list). One number goes on."))]
    }
    var blocks = poll.rounds.indices.flatMap { round in
      Poll.Slip.allCases.compactMap { vote($0, round: round, agenda) }.flatMap { $0.document.blocks.withoutHints }
    }
    if let leader = poll.open?.leader {
      blocks.append(
        .paragraph(
          Text("Enter takes \(agenda.name(of: leader)). Or: because NAME: TEXT, really COUNTS, revote, a number.")))
    } else if poll.open != nil {
      blocks.append(.paragraph(Text("A tie: talk, revote, or type the number that is taken.")))
    } else {
      blocks.append(.paragraph(Text("Slips: \(list). Type the counts in that order.")))
    }
    return blocks
  }

  private var over: [Block] {
    guard isOver else { return [.paragraph("Type what the dice said.")] }
    let left = quotations.count { $0.quoting == nil }
    var blocks: [Block] = [
      .paragraph("Debrief first, then dispute MEASURE TEXT, review, three lists, a name and a date, record, draft.")
    ]
    if !reviews.isEmpty { blocks.append(.paragraph(Text("\(reviews.count) proposed rules answered."))) }
    if left > 0 { blocks.append(.paragraph(Text("\(left) quotations wait for keep or strike."))) }
    if closing.nextStep == nil { blocks.append(.paragraph("Nobody is named for the next step yet.")) }
    return blocks
  }
}

