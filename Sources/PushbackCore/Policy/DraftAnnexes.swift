/// What stays open, where every rule comes from, and what it is aligned with.
extension Draft {
  var openBlocks: [Block] {
    var blocks: [Block] = [.heading(2, "Not decided")]
    if notDecided.isEmpty {
      blocks.append(.paragraph("Every topic of the library was decided."))
    } else {
      let rest = annexC.isEmpty ? "" : " Annex C lists the rest."
      blocks.append(.paragraph(Text("These topics have no rule, and none is implied.\(rest)")))
      blocks.append(topicList(notDecidedOnPageOne[...]))
    }
    blocks.append(.heading(2, "Decision needed"))
    let contradictions = contradictionBlocks
    if proposals.undecided.isEmpty, contradictions.isEmpty {
      blocks.append(.paragraph("Nothing that was reached waits for a decision."))
    }
    for proposal in proposals.undecided {
      blocks.append(.paragraph(Text([Span("\(proposal.clause.label): ", .strong)]) + proposal.clause.text))
      blocks.append(.aside(Text(why(proposal))))
    }
    return blocks + contradictions + reopened
  }

  /// Rules that a play had to suspend to go on.
  var reopened: [Block] {
    let lines = proposals.records.flatMap { $0.play.reopenedLines(numbered: !isPolicy) }
    guard !lines.isEmpty else { return [] }
    return [
      .heading(2, "Rules that were reopened in play"), .list(lines.map { [.paragraph(Text($0))] }),
    ]
  }

  private func topicList(_ topics: ArraySlice<Topic>) -> Block {
    .list(topics.map { [.paragraph(Text("\($0.title) (\(standing(of: $0))): \($0.question)"))] })
  }

  private func standing(of topic: Topic) -> String {
    if proposals.dropped.contains(where: { $0.position.topic == topic.id }) { return "proposed and dropped" }
    let own = beside(topic, before: "only in part: ")
    if !own.isEmpty { return own }
    return proposals.raised.contains(topic.id) ? "raised, no position taken" : "not reached"
  }

  /// The rules that say something on a topic and leave its own question open: `rule 11`.
  func beside(_ topic: Topic, before: String) -> String {
    let numbers = rules.filter { $0.proposal.position.topic == topic.id }.map { "\($0.number)" }
    return numbers.isEmpty ? "" : "\(before)rule\(numbers.count == 1 ? "" : "s") \(numbers.listed)"
  }

  /// The undecided topics that page one has no room for.
  var annexC: [Block] {
    let rest = notDecided.dropFirst(notDecidedOnPageOne.count)
    guard !rest.isEmpty else { return [] }
    return [.heading(2, "Annex C: other topics without a rule"), topicList(rest)]
  }

  private func why(_ proposal: Proposals.Proposal) -> String {
    var parts: [String] = []
    if case .decisionNeeded(let reasons) = proposal.answer {
      parts.append("Decision needed: \(reasons.joined(separator: "; "))".sentence)
    } else {
      parts.append("Proposed by a choice, not yet reviewed.")
    }
    if let votes = proposal.voteWords { parts.append("The vote: \(votes).") }
    parts += proposal.dissent(content)
    return parts.joined(separator: " ")
  }

  var annexA: [Block] {
    var blocks: [Block] = [
      .heading(2, "Annex A: reasons and traceability"), .paragraph(Text(texts.fictionNote)),
    ]
    for rule in rules {
      blocks += trace(rule.proposal, heading: "Rule \(rule.number): \(rule.proposal.clause.label)")
    }
    for proposal in proposals.undecided {
      blocks += trace(proposal, heading: "Open: \(proposal.clause.label)")
    }
    for proposal in proposals.dropped {
      blocks += trace(proposal, heading: "Dropped: \(proposal.clause.label)")
    }
    return blocks
  }

  private func trace(_ proposal: Proposals.Proposal, heading: String) -> [Block] {
    var blocks: [Block] = [
      .heading(3, Text(heading)), .paragraph(.code(proposal.position.description)),
      .paragraph(Text("Reason: \(proposal.clause.reason)")),
    ]
    blocks.append(
      .list(
        proposal.evidence.map { evidence in
          var item = evidence.blocks(content)
          item.insert(.paragraph(.code(evidence.place)), at: 1)
          return item
        }))
    blocks += proposal.dissent(content).map { .paragraph(Text($0)) }
    if proposal.answer == .adopted, let ballot = proposal.ballotWords {
      blocks.append(.paragraph(Text("Votes to adopt it: \(ballot).")))
    } else if let votes = proposal.voteWords {
      blocks.append(.paragraph(Text("The vote: \(votes).")))
    }
    if proposal.answer == .adopted, proposal.reasons.isEmpty, case .contested = proposal.standing {
      blocks.append(.paragraph("Adopted although it was contested. No reason was recorded."))
    }
    if proposal.answer == .adopted, !proposal.reasons.isEmpty {
      let reasons = proposal.reasons.map { "“\($0)”" }.joined(separator: "; ")
      blocks.append(.paragraph(Text("Adopted because: \(reasons)")))
    }
    if case .dropped(let reasons) = proposal.answer {
      blocks.append(
        .paragraph(
          Text(
            reasons.filter { !$0.isEmpty }.isEmpty
              ? "Dropped without a reason." : "Dropped: \(reasons.joined(separator: "; "))".sentence)
        ))
    }
    if !proposal.overruled.isEmpty {
      let together = proposal.replies.map(\.review).unique.listed
      blocks.append(
        .paragraph(Text("Decided in \(together). Before that, by themselves: \(proposal.overruled.sentence)"))
      )
    }
    return blocks
  }

  var annexB: [Block] {
    let titles = Dictionary(
      content.frameworks.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rows = rules.flatMap { rule in
      rule.proposal.clause.references.compactMap { id in
        titles[id].map { [Text("\(rule.number)"), Text(id), Text($0)] }
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .heading(2, "Annex B: framework map"),
      .paragraph("Each rule is aligned with the entries beside it. Nobody has assessed it against them."),
      .table(Table(header: ["Rule", "Aligned with", "Title"], rows: rows)),
    ]
  }

  /// What the rules change in the stories, where somebody asked.
  var annexD: [Block] {
    guard let trial else { return [] }
    return [.heading(2, "Annex D: tried against the stories")] + trial.blocks(content, level: 3)
  }

  func signOff(_ carried: CarriedOver?) -> [Block] {
    var blocks: [Block] = [
      .heading(2, "Sign-off"), .paragraph("This draft is in force for nobody until all have signed."),
    ]
    var header: [Text] = ["For", "Name", "Date", "Signature"]
    var rows: [[Text]] = texts.signOff.map {
      [Text($0.name), Draft.blank(20), Draft.blank(10), Draft.blank(20)]
    }
    // Who signed besides those that a draft always asks is asked again.
    rows += (carried?.others(than: texts.signOff.map(\.name)) ?? []).map {
      [Text($0), Draft.blank(20), Draft.blank(10), Draft.blank(20)]
    }
    if let carried, carried.hasSignatures {
      blocks.append(.paragraph("Earlier signatures do not cover this version."))
      header.append("Earlier")
      rows = rows.map { $0 + [Text(carried.earlier($0[0].plain))] }
    }
    return blocks + [.table(Table(header: header, rows: rows))] + proposalsToAdopt
  }

  /// Where people and legal say whether a proposal to them has force.
  private var proposalsToAdopt: [Block] {
    let proposed = rules.filter(\.proposal.clause.isProposal)
    guard !proposed.isEmpty else { return [] }
    return [
      .paragraph("Signing adopts no proposal. Each has force once both have written “adopted” and the date."),
      .table(
        Table(
          header: ["Proposal", "People", "Legal"],
          rows: proposed.map {
            [Text("Rule \($0.number): \($0.proposal.clause.label)"), Draft.blank(16), Draft.blank(16)]
          })),
    ]
  }

  /// A line to write on.
  static func blank(_ width: Int) -> Text { Text(String(repeating: "_", count: width)) }
}
