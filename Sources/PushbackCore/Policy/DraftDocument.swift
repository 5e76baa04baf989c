/// The draft as a document: page one, the rules, what is open, and two annexes.
extension Draft {
  var policy: Document {
    let carried = carried
    return Document(
      pageOne + control(carried) + opening + ruleBlocks + closing(carried) + openBlocks + signOff(carried)
        + annexA + annexB + annexC + annexD)
  }

  static let firstVersion = "0.1"

  private var sources: String {
    let stories = Set(proposals.records.map(\.play.scenario.title)).sorted().map { "“\($0)”" }
    let sessions = proposals.records.map(\.session).joined(separator: ", ")
    return "\(stories.joined(separator: ", ")) (\(sessions))"
  }

  private var pageOne: [Block] {
    var blocks: [Block] = [.heading(1, Text(title)), .paragraph(Text(texts.notLegalAdvice))]
    blocks.append(.heading(2, "What was adopted"))
    let adopted = rules.map { rule -> [Block] in
      let clause = rule.proposal.clause
      let ballot = rule.proposal.ballotWords.map { " (\(Rules.Rule.adopted($0)))" } ?? ""
      return [
        .paragraph(
          Text(clause.label + (clause.isProposal ? " (proposal to people and legal)" : "") + ballot))
      ]
    }
    blocks.append(
      adopted.isEmpty ? .paragraph("Nothing yet.") : .numbered(shown(adopted, Draft.pageOneRules)))
    blocks += more(adopted, Draft.pageOneRules, "“Rules”")
    if !rules.isEmpty { blocks.append(.paragraph(Text("Adopted by \(adoption).\(contestedInPlay)"))) }
    blocks.append(.heading(2, "What needs a decision"))
    let unread = proposals.all.count { $0.answer == .unreviewed }
    if unread > 0 {
      blocks.append(
        .paragraph(
          Text("\(unread) of \(proposals.all.count) proposals have not been reviewed yet.\(reviewCommand)")))
    }
    let lines = proposals.undecided.map(decisionLine) + contradictions.map { "\(title(of: $0)): \($0.why)" }
    let needed = lines.map { [Block.paragraph(Text($0))] }
    blocks.append(
      needed.isEmpty ? .paragraph("Nothing that was reached.") : .list(shown(needed, Draft.pageOneDecisions)))
    blocks += more(needed, Draft.pageOneDecisions, "“Decision needed”")
    blocks.append(.heading(2, "What nobody decided"))
    let open = notDecidedOnPageOne
    let rest = notDecided.count - open.count
    let more =
      rest == 0 ? "" : open.isEmpty ? "\(rest) topics, in annex C." : " And \(rest) more, in annex C."
    blocks.append(
      .paragraph(
        Text(
          notDecided.isEmpty
            ? "Every topic of the library was decided."
            : open.map { $0.title + beside($0, before: ", beyond ") }.joined(separator: " · ").sentence + more
        )))
    blocks.append(.heading(2, "Who signs, and by when"))
    blocks += nextSteps
    blocks.append(signTable)
    blocks.append(.rule)
    return blocks
  }

  /// Which rules stand on a divided room, or on sessions that disagreed.
  private var contestedInPlay: String {
    let numbers = rules.filter { if case .contested = $0.proposal.standing { true } else { false } }
      .map { "\($0.number)" }
    if numbers.isEmpty { return "" }
    return numbers.count == 1
      ? " Rule \(numbers[0]) was contested in play: see annex A."
      : " Contested in play, see annex A: rules \(numbers.listed)."
  }

  /// What page one has room for; one too many takes no more of it than saying so.
  private func shown(_ lines: [[Block]], _ limit: Int) -> [[Block]] {
    lines.count > limit + 1 ? Array(lines.prefix(limit)) : lines
  }

  private func more(_ lines: [[Block]], _ limit: Int, _ section: String) -> [Block] {
    let rest = lines.count - shown(lines, limit).count
    return rest == 0 ? [] : [.paragraph(Text("And \(rest) more, under \(section)."))]
  }

  /// How to go on with the review, where that fits in a line.
  private var reviewCommand: String {
    let names = proposals.records.map(\.session)
    return names.count > 4 ? "" : " pushback review \(names.joined(separator: " ")) goes on with them."
  }

  private func decisionLine(_ proposal: Proposals.Proposal) -> String {
    let ballot = proposal.voteWords.map { " (\($0))" } ?? ""
    return
      "\(content.topic(proposal.position.topic)?.title ?? proposal.position.topic): \(proposal.clause.label)\(ballot)"
  }

  /// Whoever takes it further; a room that named nobody is told so.
  private var nextSteps: [Block] {
    let rooms = proposals.records.filter { $0.play.room != nil }
    let steps = proposals.records.compactMap(\.play.closing.nextStep)
    if steps.isEmpty, !rooms.isEmpty { return [.paragraph("Next: nobody is named yet.")] }
    return steps.map { .paragraph(Text("Next: \($0.name) takes this to those who sign by \($0.by).")) }
  }

  private var signTable: Block {
    .table(
      Table(
        header: ["For", "Signs for", "Name", "By"],
        rows: texts.signOff.map { [Text($0.name), Text($0.text), Draft.blank(14), Draft.blank(10)] }))
  }

  private func control(_ carried: CarriedOver?) -> [Block] {
    let rows: [[Text]] = [
      ["Status", "DRAFT, not in force"], ["Version", Text(carried?.version ?? Draft.firstVersion)],
      ["Owner", Text(carried?.owner ?? "to be named")],
      ["Approver", Text(carried?.approver ?? "to be named")],
      ["Written", Text(date)], ["Effective", Text(carried?.effective ?? "when signed")],
      ["Next review", Text(carried?.review ?? "to be set when signed")],
      ["Drawn from", Text(sources)], ["Adopted by", Text(adoption)],
    ]
    return [.heading(2, "Document control"), .table(Table(header: ["Item", "Value"], rows: rows))]
  }

  /// A lead may review alone; the draft then says that one person adopted it, and when.
  private var adoption: String {
    if rules.isEmpty { return "nobody yet" }
    let adopting = Set(
      proposals.adopted.flatMap(\.replies).filter { $0.verdict == .adopt }.map(\.review))
    let reviewed = proposals.records.filter { adopting.contains($0.session) }
    let alone = reviewed.filter { $0.play.room == nil }
    var parts = reviewed.compactMap { record in
      record.play.room.map { "\($0.title), \(record.reviewedOn ?? "")" }
    }
    if !alone.isEmpty {
      let people = alone.count == 1 ? "one person" : "one person in each of \(alone.count) sessions"
      parts.append("\(people), \(alone.compactMap(\.reviewedOn).sorted().unique.joined(separator: ", "))")
    }
    parts += proposals.together.filter { adopting.contains($0.id) }.map { review in
      "one person going through \(proposals.names(of: review).listed) together in \(review.id), \(review.reviewedOn ?? "")"
    }
    return parts.joined(separator: "; ")
  }

  private var opening: [Block] {
    [
      .heading(2, "Purpose"), .paragraph(Text(texts.purpose)), .aside(Text(Draft.unvoted)),
      .heading(2, "Scope"), .paragraph(Text(texts.scope)),
      .paragraph(Text("Out of scope: \(texts.outOfScope)")),
      .heading(2, "Definitions"), entries(texts.definitions),
      .heading(2, "Roles"), entries(texts.roles),
    ]
  }

  static let unvoted =
    "Nobody voted on this part, nor on the checks and numbers below: they are the clause library’s."

  private func entries(_ entries: [PolicyTexts.Entry]) -> Block {
    .list(entries.map { [.paragraph(Text([Span($0.name, .strong), Span(": \($0.text)")]))] })
  }

  private var ruleBlocks: [Block] {
    var blocks: [Block] = [.heading(2, "Rules"), .paragraph(Text(texts.forceWords))]
    if rules.isEmpty { blocks.append(.paragraph("No rule was adopted.")) }
    var group = ""
    for rule in rules {
      if self.group(of: rule.proposal) != group {
        group = self.group(of: rule.proposal)
        blocks.append(.heading(3, Text(group)))
      }
      let clause = rule.proposal.clause
      blocks.append(.paragraph(Text([Span("\(rule.number). ", .strong)]) + clause.text))
      let check = clause.check.map { "Check: \($0) " } ?? ""
      blocks.append(.aside(Text("\(check)Owner: \(clause.owner).")))
    }
    return blocks
  }

  private func closing(_ carried: CarriedOver?) -> [Block] {
    [
      .heading(2, "Exceptions"), pointer(to: ["exceptions"]),
      .heading(2, "Concerns"), pointer(to: ["concerns-and-appeal"]),
      .heading(2, "Incidents"), pointer(to: ["incidents"]),
      .heading(2, "Enforcement"), .paragraph(Text(texts.enforcementNote)), pointer(to: ["enforcement"]),
      .heading(2, "Training"), pointer(to: ["training"]),
      .heading(2, "Review"), .paragraph(Text(texts.review)), pointer(to: ["review-cadence"]),
      .heading(2, "Change log"),
      .table(
        Table(
          header: ["Version", "Date", "Change"],
          rows: carried?.changes ?? [[Text(Draft.firstVersion), Text(date), Text("Drawn from \(sources)")]])),
    ]
  }

  /// Rules stand once, under their number; a section names those that belong to it, or says that there are none.
  private func pointer(to topics: [String]) -> Block {
    let numbers = rules.filter { topics.contains($0.proposal.position.topic) }.map { "\($0.number)" }
    return .paragraph(
      numbers.isEmpty
        ? "No rule on this was adopted."
        : Text("See rule\(numbers.count == 1 ? "" : "s") \(numbers.joined(separator: ", ")).")
    )
  }
}
