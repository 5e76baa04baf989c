import PushbackCore
import PushbackJournal

/// Going through what the choices propose, one clause at a time. Nothing is decided by default.
extension Repl {
  mutating func startReview() throws {
    guard session.play.isOver else { throw Misunderstanding("The review comes after the ending.") }
    let proposals = self.proposals
    guard !proposals.all.isEmpty else {
      say(.review, Document([.paragraph("Your choices stand for no clause of the library, so there is nothing to review.")]))
      return
    }
    let first = proposals.all.firstIndex { $0.answer == .unreviewed }
    let intro = "A choice is evidence, never a rule. For each proposal: adopt, later or drop, with a reason if you like."
    var document = Document([.paragraph(Text(intro))])
    if first == nil { document.blocks.append(.aside("All were answered before; answer again, or type look to go back.")) }
    say(.review, document)
    ask(proposals, at: first ?? 0)
  }

  /// Takes `adopt`, `later [REASON]`, `drop [REASON]` or their numbers; false if the line is something else.
  mutating func review(_ line: String, _ proposals: Proposals, at index: Int) throws -> Bool {
    let line = line.trimmed
    let word = String(line.prefix { !$0.isWhitespace })
    let numbered = Int(word).flatMap { Repl.verdicts.indices.contains($0 - 1) ? Repl.verdicts[$0 - 1] : nil }
    guard let verdict = Event.Verdict(rawValue: word) ?? numbered else {
      if Command.Name(rawValue: word) != nil { leaveReview(for: word) }
      return false
    }
    let reason = String(line.dropFirst(word.count)).trimmed
    let position = proposals.all[index].position
    try make(.review(position, verdict, reason: reason))
    let done = self.proposals
    if let next = done.all.indices.first(where: { $0 > index && done.all[$0].answer == .unreviewed }) {
      ask(done, at: next)
    } else {
      place = .playing
      say(.review, summary(of: done))
    }
    return true
  }

  /// Looking something up keeps the place; anything that goes on with the story leaves the review.
  private mutating func leaveReview(for word: String) {
    if ["undo", "redo", "restart", "resume", "look", "stories"].contains(word) { place = .playing }
  }

  private mutating func ask(_ proposals: Proposals, at index: Int) {
    place = .reviewing(proposals, index: index)
    var document = proposals.all[index].document(number: index + 1, of: proposals.all.count, in: content)
    document.blocks.append(
      .options([
        Option(number: 1, word: "adopt", text: "It enters the draft."),
        Option(number: 2, word: "later", text: "It needs an argument first; say why if you like."),
        Option(number: 3, word: "drop", text: "It does not; say why if you like."),
      ]))
    say(.review, document)
  }

  private func summary(of proposals: Proposals) -> Document {
    let counts =
      "\(proposals.adopted.count) adopted, \(proposals.undecided.count) to decide, \(proposals.dropped.count) dropped."
    return Document([
      .paragraph(Text("That was the last. \(counts)")),
      .aside("Type draft to write the policy draft, or review to go through them again."),
    ])
  }

  var proposals: Proposals {
    Proposals(
      [Proposals.Record(session: session.id.text, play: session.play, reviewedOn: reviewedOn)], content: content)
  }

  private var reviewedOn: String? { session.play.reviews.isEmpty ? nil : outside.today }
}
