/// What a room takes home for itself: how it voted, what was said and kept, and who does what. Nobody is named but
/// those who put their own name to something.
package struct RoomRecord: Sendable {
  package static let fileName = "room-record.md"
  package static let jsonName = "room.json"

  /// As it may leave the room.
  let play: Play
  let session: String
  let date: String
  let content: Content

  package init(_ play: Play, session: String, date: String, content: Content) {
    self.play = play.publishable
    self.session = session
    self.date = date
    self.content = content
  }

  package var title: String { "Room record: \(play.room?.team ?? session)" }

  package var document: Document {
    Document(head + rules + decisions + review + said + lists)
  }

  private var head: [Block] {
    let ending = play.isOver ? "It ended with “\(play.scene.title)”." : "It is not finished."
    return [
      .heading(1, Text(title)), .paragraph(Text(content.texts.fictionNote)),
      .paragraph(
        Text("“\(play.scenario.title)”, \(play.room?.title ?? "one person"), \(date), \(session). \(ending)")),
      .aside(
        "Votes are counted, never by role. A vote of fewer than five people is printed without numbers."),
    ]
  }

  /// The rules it was played under, and those that were suspended on the way.
  private var rules: [Block] {
    guard !play.rules.isEmpty else { return [] }
    let lines = play.rules.rules.map { "Rule \($0.number), \($0.position): \($0.label)".sentence }
    return [
      .heading(2, "Played under these rules"),
      .list((lines + play.reopenedLines()).map { [.paragraph(Text($0))] }),
    ]
  }

  private var decisions: [Block] {
    let steps = play.path.filter { !$0.isDraw }
    var blocks: [Block] = [.heading(2, "What was decided")]
    for step in steps {
      guard let choice = play.choice(of: step) else { continue }
      let scene = play.scene(of: step.before)
      let verb = choice.verb.map { "\($0.rawValue) — " } ?? ""
      blocks.append(.heading(3, Text(scene.title)))
      if case .decision(let decision) = scene.exit, let argue = decision.argue, !argue.isEmpty {
        blocks.append(.paragraph(.emphasis(argue)))
      }
      blocks.append(.paragraph(Text("Taken: \(verb)\(choice.text)")))
      guard let balance = play.balance(of: step) else { continue }
      blocks += balance.sentences.map { .paragraph(Text($0)) }
      var voices = balance.poll.voices.map { "\(balance.name($0.choice)): “\($0.text)”" }
      if let reason = step.reason { voices.append("why it was taken: “\(reason)”") }
      if !voices.isEmpty { blocks.append(.list(voices.map { [.paragraph(Text($0))] })) }
    }
    return blocks
  }

  private var review: [Block] {
    guard !play.reviews.isEmpty else {
      return [.heading(2, "What was adopted"), .paragraph("No rule was reviewed, so none was adopted.")]
    }
    let rows = play.reviews.map { review -> [Text] in
      let votes = play.counted[review.position].map { $0.printed(\.rawValue) } ?? "not counted"
      return [
        Text(content.clause(review.position)?.label ?? review.position.description),
        Text(review.verdict.rawValue), Text(votes), Text(review.reason),
      ]
    }
    return [
      .heading(2, "What was adopted, argued and dropped"),
      .table(Table(header: ["Rule", "Answer", "Votes", "Reason"], rows: rows)),
    ]
  }

  private var said: [Block] {
    var blocks: [Block] = []
    if !play.disputes.isEmpty {
      let items = play.disputes.map { dispute -> [Block] in
        let name = content.measure(dispute.measure)?.name ?? dispute.measure.text
        return [.paragraph(Text(dispute.text.isEmpty ? name : "\(name): “\(dispute.text)”"))]
      }
      blocks += [.heading(2, "Disputed prices"), .list(items)]
    }
    if !play.notes.isEmpty {
      blocks += [.heading(2, "Notes"), .list(play.notes.map { [.paragraph(Text($0))] })]
    }
    return blocks
  }

  private var lists: [Block] {
    var blocks: [Block] = []
    for list in Closing.List.allCases {
      let texts = play.closing.texts(list)
      blocks.append(.heading(2, Text(list.title)))
      blocks.append(
        texts.isEmpty ? .paragraph("Nothing was written down.") : .list(texts.map { [.paragraph(Text($0))] }))
    }
    let next = play.closing.nextStep
    return blocks + [
      .heading(2, "The next step"),
      .paragraph(
        Text(next.map { "\($0.name) takes it to those who sign by \($0.by)." } ?? "Nobody is named yet.")),
    ]
  }
}
