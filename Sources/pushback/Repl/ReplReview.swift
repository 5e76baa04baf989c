import PushbackCore
import PushbackJournal

extension Event.Verdict {
  /// What became of a proposal.
  var past: String {
    switch self {
    case .adopt: "Adopted"
    case .later: "To be argued later"
    case .drop: "Dropped"
    }
  }
}

/// A proposal that was answered in this review, and what had been answered before.
struct Answered: Hashable {
  let position: Position
  let before: Play.Review?
}

/// Going through what the choices propose, one clause at a time. Nothing is decided by default.
extension Repl {
  mutating func startReview() throws {
    guard session.play.isOver else { throw Misunderstanding("The review comes after the ending.") }
    let all = proposals.all
    guard !all.isEmpty else {
      let whose = session.reviewed == nil ? "Your choices" : "The choices in \(session.play.reviewed.listed)"
      let text = "\(whose) stand for no clause of the library, so there is nothing to review."
      say(.review, Document([.paragraph(Text(text))]))
      return
    }
    // A rival that others adopted keeps open what was answered here, until it is answered too.
    let settled = Set(session.play.reviews.filter { $0.verdict != .later }.map(\.position))
    let open = all.filter { $0.isOpen && !settled.contains($0.position) }
    var document = Document([
      .paragraph("A choice is evidence, never a rule. For each proposal: adopt, argue later, or drop.")
    ])
    if let together { document.blocks.append(.paragraph(Text(together))) }
    document.blocks += [
      .aside(
        "Each rule is tried alone in the story. “Of plays” means that what it leaves is chosen by the flip of a coin."
      ),
      .hint(
        session.play.room == nil
          ? "adopt, later or drop, with a reason if you like; undo takes the last answer back."
          : "Type the counts in that order, 6 3 2, or one word, with a reason if there is one. undo takes the last answer back; later "
            + "all is for when time is up."),
    ]
    let putOff = open.filter { $0.answer != .unreviewed }.count
    if open.isEmpty {
      document.blocks.append(.aside("All were answered before; your new answers replace the old."))
    } else if putOff > 0 {
      document.blocks.append(
        .aside(Text("\(putOff) of them wait\(putOff == 1 ? "s" : "") for a decision since the last review.")))
    }
    say(.review, document)
    // A room has minutes for it: what is contested comes first, then what it argued about.
    let asked = open.isEmpty ? all : open
    let urgency = asked.map {
      $0.standing != .supported ? 0 : $0.evidence.contains { $0.balance != nil } ? 1 : 2
    }
    let order = asked.indices.sorted { (urgency[$0], $0) < (urgency[$1], $1) }
    ask(order.map { asked[$0].position }, behind: [])
  }

  /// What a review of several sessions does that one of a single session does not.
  private var together: String? {
    guard session.reviewed != nil else { return nil }
    return
      "This goes through what \(session.play.reviewed.listed) propose, and is kept as \(session.id). What you answer "
      + "counts instead of what they answered by themselves; the rest stays as they left it."
  }

  /// Takes `adopt`, `later [REASON]`, `drop [REASON]`, their numbers, or `undo`; false if the line is something else.
  mutating func review(_ line: String, _ ahead: [Position], _ behind: [Answered]) throws -> Bool {
    let line = line.trimmed
    let word = String(line.prefix { !$0.isWhitespace })
    if line == "undo" {
      guard let last = behind.last ?? lastAnswered else {
        throw Misunderstanding("This is the first proposal; there is none before it.")
      }
      try make(.unreview(last.position, before: last.before))
      ask([last.position] + ahead.filter { $0 != last.position }, behind: behind.dropLast())
      return true
    }
    if session.play.room != nil, let counted = Counting.split(line), let position = ahead.first {
      guard let verdict = try verdict(on: position, counted: counted.counts) else { return true }
      let votes = session.play.counted[position]?.counted(\.rawValue) ?? ""
      say(.review, Document([.paragraph(Text([Span(verdict.past, .strong), Span(": \(votes).")]))]))
      try settle(verdict, reason: counted.rest, ahead, behind)
      return true
    }
    let numbered = Int(word).flatMap { Repl.verdicts.indices.contains($0 - 1) ? Repl.verdicts[$0 - 1] : nil }
    guard let verdict = Event.Verdict(rawValue: word) ?? numbered, !ahead.isEmpty else {
      if Repl.leavingReview.contains(word) { place = .playing }
      return false
    }
    let reason = String(line.dropFirst(word.count)).trimmed
    if reason == "all", verdict == .later {
      for position in ahead { try make(.review(position, .later, reason: "")) }
      return finish()
    }
    try settle(verdict, reason: reason, ahead, behind)
    return true
  }

  /// Of an earlier sitting, the answer given last.
  private var lastAnswered: Answered? {
    session.play.reviews.last { review in proposals.all.contains { $0.position == review.position } }
      .map { Answered(position: $0.position, before: nil) }
  }

  /// Records the answer to the first proposal ahead, and goes on to the next.
  private mutating func settle(
    _ verdict: Event.Verdict, reason: String, _ ahead: [Position], _ behind: [Answered]
  ) throws {
    let isNew = !proposals.adopted.contains { $0.position == ahead[0] }
    let answered = Answered(
      position: ahead[0], before: session.play.reviews.first { $0.position == ahead[0] })
    try make(.review(ahead[0], verdict, reason: reason))
    if verdict == .adopt, isNew { tellContradictions(of: ahead[0], isLast: ahead.count == 1) }
    guard ahead.count == 1 else { return ask(Array(ahead.dropFirst()), behind: behind + [answered]) }
    _ = finish()
  }

  /// Says what the clause just adopted does not fit with. Nothing is blocked: the draft prints it as well.
  private mutating func tellContradictions(of position: Position, isLast: Bool) {
    let wayBack = isLast ? "review goes through them again." : "undo takes it back."
    for contradiction in proposals.contradictions(of: position) {
      let title =
        contradiction.other.isEmpty ? "It does not stand alone" : "It does not fit what you adopted before"
      say(
        .review,
        Document(
          contradiction.blocks(content, title: title) {
            $0 == position ? "adopted just now" : "adopted before"
          } + [.hint(Text("\(wayBack) What stays, the draft prints under “Decision needed”."))]))
    }
  }

  private mutating func finish() -> Bool {
    place = .playing
    say(.review, summary)
    if session.play.room != nil { startClosing() }
    return true
  }

  /// Counts votes on a proposal. The answer with most of them; nil in a tie, or where no more than half would adopt,
  /// which is said.
  private mutating func verdict(on position: Position, counted line: String) throws -> Event.Verdict? {
    let counts = try Counting(Choosable(choices)).tally(line).counts.compactMap { count in
      Event.Verdict(rawValue: count.option.text).map { Tally<Event.Verdict>.Count($0, count.votes) }
    }
    let votes = Tally(counts)
    try make(.room(.count(position, votes)))
    let names = votes.leaders.map(\.rawValue)
    let problem: String
    switch votes.leader {
    case .adopt where votes.votes(for: .adopt) * 2 <= votes.cast:
      problem =
        "\(votes.votes(for: .adopt)) of \(votes.cast) is not more than half, which a rule should have."
    case let leader?: return leader
    case nil where names.isEmpty: problem = "Nobody voted."
    case nil:
      problem = "\(names.listed) have \(votes.votes(for: votes.leaders[0])) each."
    }
    say(.review, Document([.paragraph(Text("\(problem) Type the word, or count again."))]))
    return nil
  }

  /// Looking something up keeps the place; what goes on with the story leaves the review.
  static let leavingReview = ["redo", "restart", "resume", "restore", "look", "stories"]

  private mutating func ask(_ ahead: [Position], behind: [Answered]) {
    let proposals = self.proposals
    guard let proposal = proposals.all.first(where: { $0.position == ahead.first }) else { return }
    place = .reviewing(ahead: ahead, behind: behind)
    let session = self.session
    var document = proposal.document(
      number: behind.count + 1, of: behind.count + ahead.count, in: content,
      under: session.play.rules, amongPlayers: session.reviewed == nil, costs: session.costs)
    document.blocks.append(
      .options([
        Option(number: 1, word: "adopt", text: "It enters the draft."),
        Option(number: 2, word: "later", text: "It needs an argument first; say why if you like."),
        Option(number: 3, word: "drop", text: "It does not; say why if you like."),
      ]))
    say(.review, document)
  }

  private var summary: Document {
    let done = proposals
    let counts =
      "\(done.adopted.count) adopted, \(done.undecided.count) to decide, \(done.dropped.count) dropped."
    return Document([
      .paragraph(Text("That was the last. \(counts)")),
      .hint("Type draft to write the policy draft, or review to go through them again."),
    ])
  }

  var proposals: Proposals { proposals(of: session.play.presentable) }

  func proposals(of play: Play) -> Proposals {
    if let reviewed = session.reviewed {
      let review = Proposals.Review(
        session.id.text, of: Set(reviewed.sessions), answers: play.reviews, reviewedOn: reviewedOn)
      return Proposals(reviewed.records, together: reviewed.together + [review], content: content)
    }
    return Proposals(
      [Proposals.Record(session: session.id.text, play: play, reviewedOn: reviewedOn)], content: content)
  }

  private var reviewedOn: String? { session.play.reviews.isEmpty ? nil : outside.today }
}
