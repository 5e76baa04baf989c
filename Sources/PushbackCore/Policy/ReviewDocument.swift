extension Proposals.Proposal {
  /// The proposal as the review shows it: the clause, its evidence, what stands against it, and what each option costs.
  ///
  /// `costs` is what a clause alone does to the stories played, as far as that is known; `rules` are those that were
  /// played under. Whoever played needs no situations told, and hears the votes as they fell.
  package func document(
    number: Int, of count: Int, in content: Content, under rules: Rules = .none, amongPlayers: Bool = false,
    costs: (Clause) -> [Cost] = { _ in [] }
  ) -> Document {
    let topic = content.topic(position.topic)
    var blocks: [Block] = [
      .heading(2, Text("Proposal \(number) of \(count): \(topic?.title ?? position.topic)")),
      .paragraph(clause.text),
    ]
    let words = clause.text.plain.lowercased()
    for entry in content.texts.definitions where entry.isDecisive && words.contains(entry.name) {
      blocks.append(.aside(Text([Span(entry.name, .strong), Span(": \(entry.text)")])))
    }
    if let check = clause.check { blocks.append(.paragraph(Text("Check: \(check)"))) }
    if !clause.reason.isEmpty { blocks.append(.paragraph(Text("Why: \(clause.reason)"))) }
    if let rule = rules.rules.first(where: { $0.position == position }) {
      blocks.append(.paragraph(Text("Your rule \(rule.number) says so already.")))
    }
    blocks.append(.paragraph("Because you chose:"))
    blocks.append(.list(evidence.map { $0.blocks(content, amongPlayers: amongPlayers) }))
    blocks += dissent(content).map { .paragraph(Text($0)) }
    let options = [clause] + alternatives.compactMap(content.clause)
    blocks += options.count > 1 ? beside(options, content, costs) : alone(content, costs(clause))
    if !replies.isEmpty { blocks.append(.paragraph(Text("Answered so far: \(replies.sentence)"))) }
    if let ballot = ballots.last {
      blocks.append(.paragraph(Text("Votes: \(ballot.votes.counted(\.rawValue)).")))
    }
    return Document(blocks)
  }

  /// Where it is contested, the positions that exclude it: what other sessions took, or a room could have taken instead.
  private var alternatives: [Position] {
    guard case .contested(let rivals, _) = standing else { return [] }
    let instead = evidence.filter { $0.support.dispute != nil }.flatMap(\.instead)
    return (rivals + instead).unique
  }

  /// Positions that exclude each other side by side: what each says, forbids and costs.
  private func beside(_ options: [Clause], _ content: Content, _ costs: (Clause) -> [Cost]) -> [Block] {
    let known = options.map(costs)
    let stories = known.flatMap { $0.map(\.story) }.unique
    let rows = zip(options, known).map { option, costs in
      [
        Text(option.label), option.text, Text(option.forbidden(content)), Text("\(option.strictness) of 5"),
      ]
        + stories.map { story in
          Text(costs.first { $0.story == story }?.words(content) ?? "not worked out")
        }
    }
    let header = ["option", "rule", "forbids", "strictness"].map { Text($0) }
    return [.table(Table(header: header + stories.map { Text("alone in “\($0)”") }, rows: rows))]
  }

  private func alone(_ content: Content, _ costs: [Cost]) -> [Block] {
    [.paragraph(Text("Forbids: \(clause.forbidden(content))."))]
      + costs.map { .paragraph(Text("Tried alone in “\($0.story)”: \($0.words(content)).")) }
  }

  /// Why it is contested, a sentence each.
  func dissent(_ content: Content) -> [String] {
    guard case .contested(let rivals, let disputes) = standing else { return [] }
    var sentences: [String] = []
    if !disputes.isEmpty { sentences.append("Contested: \(disputes.joined(separator: "; ")).") }
    if !rivals.isEmpty {
      let labels = rivals.map { content.clause($0)?.label ?? $0.stance }.joined(separator: "; ")
      sentences.append("Sessions disagree; the other option: \(labels).")
    }
    return sentences
  }
}

extension Proposals.Evidence {
  /// Choice, scene and story, the reason that was given, and what the choice went back on.
  func blocks(_ content: Content, amongPlayers: Bool = false) -> [Block] {
    var blocks: [Block] = [.paragraph(Text("“\(text)” in “\(scene)” (\(scenario), session \(session))"))]
    if let situation, !amongPlayers { blocks.append(.paragraph(Text("Situation: \(situation)"))) }
    if let untaken = support.untaken { blocks.append(.paragraph(Text("Not taken: \(untaken)."))) }
    if let reason { blocks.append(.paragraph(Text("Reason given for the choice: “\(reason)”"))) }
    if let balance {
      let taken = balance.scene.choices.first { "\(balance.scene.id)/\($0.id)" == place }
      let told = amongPlayers ? balance.sentences : taken.map(balance.told) ?? []
      if !told.isEmpty { blocks.append(.paragraph(Text(told.joined(separator: " ")))) }
      let voices = balance.poll.voices.map { "\(balance.name($0.choice)): “\($0.text)”" }
      if !voices.isEmpty { blocks.append(.paragraph(Text("Said: \(voices.joined(separator: " · "))"))) }
    }
    if !changedFrom.isEmpty {
      let labels = changedFrom.map { content.clause($0)?.label ?? $0.stance }.joined(separator: "; ")
      blocks.append(.aside(Text("changed from: \(labels)")))
    }
    return blocks
  }
}

extension Clause {
  /// The clause as one sentence, its force as strong text. A duty nobody can check is only advice, and a proposal
  /// to people and legal carries no force before they have adopted it.
  package var text: Text {
    let tail = " \(action)\(condition.map { " \($0)" } ?? "")."
    if isProposal {
      let word =
        switch force {
        case .must, .should: "should"
        case .mustNot, .shouldNot: "should not"
        case .may: "may"
        }
      return Text([Span("Proposal to people and legal", .strong), Span(": \(actor) \(word)\(tail)")])
    }
    return Text([Span("\(actor) "), Span(effectiveForce.rawValue, .strong), Span(tail)])
  }

  /// What it forbids in a story, in the acts' own words.
  package func forbidden(_ content: Content) -> String {
    func words(_ act: ActID) -> String { content.acts.first { $0.id == act }?.text ?? act.text }
    let bans = forbids.map { ban in
      words(ban.act) + (ban.unless.map { ", unless after \(words($0))" } ?? "")
    }
    return bans.isEmpty ? "nothing by itself" : bans.joined(separator: "; ")
  }

  /// MUST and MUST NOT need a check that leaves evidence.
  package var effectiveForce: Force {
    switch (force, check) {
    case (.must, nil): .should
    case (.mustNot, nil): .shouldNot
    default: force
    }
  }
}
