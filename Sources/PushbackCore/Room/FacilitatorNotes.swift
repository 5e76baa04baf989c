/// What a facilitator reads in a terminal of their own while the room reads the projector.
extension Play {
  /// `used` is in minutes; nil where there is no clock.
  package func facilitatorNotes(used: Int?, _ content: Content) -> Document {
    var blocks: [Block] = [.heading(2, Text(isOver ? "Ending: \(scene.title)" : scene.title))]
    if let room {
      let place = "\(room.title). \(decisions) decision\(decisions == 1 ? "" : "s") made."
      blocks.append(.paragraph(Text(place)))
    }
    blocks += questionsNow
    blocks += agenda.map(next) ?? over(content)
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
      states =
        path[decision...].dropLast().flatMap { machine.trail(taking: $0.index, in: $0.before) }
        + machine.trail(taking: last.index, in: last.before)
    } else {
      states = machine.trail(from: machine.first)
    }
    let questions = states.flatMap { scene(of: $0).questions }
    guard !questions.isEmpty else { return [] }
    let when = !votesHere ? "If there is time, ask" : poll.open == nil ? "Ask after the vote" : "Ask"
    return questions.map { .paragraph(Text([Span(when, .strong), Span(": \($0)")])) }
  }

  private func next(_ agenda: Turn.Agenda) -> [Block] {
    let options = agenda.offered.enumerated().map { "\($0 + 1) \(agenda.name(of: $1.id))" }
    let list = options.joined(separator: ", ")
    guard votesHere else {
      return [.paragraph(Text("A quick show: \(list). One number goes on."))]
    }
    var blocks = votesSoFar.flatMap { $0.document.blocks.withoutHints }
    if let leader = poll.open?.leader {
      blocks.append(
        .paragraph(
          Text(
            "Enter takes \(agenda.name(of: leader)). Or: because CHOICE: TEXT, really COUNTS, revote, a number."
          )))
    } else if poll.open != nil {
      blocks.append(.paragraph(Text("A tie: talk, revote, or type the number that is taken.")))
    } else {
      blocks.append(.paragraph(Text("Slips: \(list). Type the counts in that order.")))
    }
    return blocks
  }

  private func over(_ content: Content) -> [Block] {
    guard isOver else { return [.paragraph("Type what the dice said.")] }
    let left = quotations(content).count { $0.quoting == nil }
    var blocks: [Block] = [
      .paragraph(
        "Debrief first, then dispute MEASURE TEXT, review, three lists, a name and a date, record, draft.")
    ]
    blocks.append(
      .paragraph(
        "In the review: 6 3 2 for adopt, later, drop, or the word; undo goes back; later all ends it."))
    if !reviews.isEmpty {
      blocks.append(.paragraph(Text("Proposed rules answered so far: \(reviews.count).")))
    }
    if left > 0 { blocks.append(.paragraph(Text("Quotations to keep or strike: \(left)."))) }
    if closing.nextStep == nil { blocks.append(.paragraph("Nobody is named for the next step yet.")) }
    return blocks
  }
}
