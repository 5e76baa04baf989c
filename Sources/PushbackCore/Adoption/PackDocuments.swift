/// What people read and sign.
extension AdoptionPack {
  private static let riskAct: ActID = "record-risk-acceptance"

  /// A form, where a rule asks for a risk acceptance or is lifted by one.
  var riskAcceptance: Document? {
    let asking = inForce.filter { rule in
      rule.clause.requires.contains(AdoptionPack.riskAct)
        || rule.clause.forbids.contains { $0.unless == AdoptionPack.riskAct }
    }
    guard !asking.isEmpty else { return nil }
    return Document([
      .heading(1, "Risk acceptance"),
      .paragraph("Signed before the step it is about. Whoever signs answers for the outcome."),
      sources(asking),
      form([
        "What is to be released or done", "Rule or advice set aside", "Who said no, and the written reason",
        "The risk, and who bears it", "Why it cannot wait", "What is watched meanwhile, and who can stop it",
        "Ends on (a date)", "Who answers for the outcome",
      ]),
      .heading(2, "Signed"),
      .table(
        Table(header: ["Name", "Role", "Date", "Signature"], rows: [blanks(4), blanks(4)])),
      .heading(2, "At its end"), form(["Is the fault fixed?", "Who looked, and when"]),
    ])
  }

  /// A register, where a rule is about exceptions.
  var exceptions: Document? {
    let asking = inForce.filter { $0.clause.position.topic == "exceptions" }
    guard !asking.isEmpty else { return nil }
    return Document([
      .heading(1, "Exceptions register"),
      .paragraph("A line for each exception. One whose date has passed is over, and the rule holds again."),
      sources(asking),
      .table(
        Table(
          header: ["No", "Rule", "What is excepted", "Reason", "Approver", "From", "Until", "Closed"],
          rows: [["1"] + blanks(7)])),
    ])
  }

  var announcement: Document {
    var blocks: [Block] = [
      .heading(1, "We have rules for AI-written code"),
      .paragraph(
        Text(
          "This is a draft of \(date) until it is signed. Change this text before you send it; what follows comes from "
            + "AI_POLICY.md.")),
      .heading(2, "What was adopted"), ruleList(rules),
    ]
    var steps: [Text] = []
    if gitMessage != nil {
      steps.append(
        Text([Span("Have git remind you: "), Span("git config commit.template .gitmessage", .code)]))
    }
    if pullRequestTemplate != nil {
      steps.append("Fill in the description of a change, and tick what is so.")
    }
    if agents != nil { steps.append("Agents read AGENTS.md. Tell yours to.") }
    if commitPolicy != nil {
      steps.append(
        Text([
          Span("See what a check would say: "), Span("pushback policy check", .code), Span(". It warns."),
        ]))
    }
    if !steps.isEmpty { blocks += [.heading(2, "What to do"), .list(steps.map { [.paragraph($0)] })] }
    let concerns = rules.filter { $0.clause.position.topic == "concerns-and-appeal" }
    if !concerns.isEmpty { blocks += [.heading(2, "If you disagree"), ruleList(concerns)] }
    if let register = exceptions, !register.blocks.isEmpty {
      blocks += [
        .heading(2, "If a rule does not fit"), .paragraph("Ask for an exception; exceptions.md lists them."),
      ]
    }
    return Document(blocks)
  }

  var onePage: Document {
    var blocks: [Block] = [
      .heading(1, "AI policy on one page"),
      .paragraph(Text("DRAFT of \(date). The whole of it, with reasons and who signs: AI_POLICY.md.")),
    ]
    for (title, forces) in AdoptionPack.kinds {
      let own = inForce.filter { forces.contains($0.clause.effectiveForce) }
      if !own.isEmpty { blocks += [.heading(2, Text(title)), sentences(own)] }
    }
    let proposals = rules.filter(\.clause.isProposal)
    if !proposals.isEmpty { blocks += [.heading(2, "Proposed to people and legal"), sentences(proposals)] }
    return Document(blocks)
  }

  private static let kinds: [(String, Set<Clause.Force>)] = [
    ("Must", [.must]), ("Must not", [.mustNot]), ("Should", [.should, .shouldNot]), ("May", [.may]),
  ]

  /// What each rule says. Its label would not do: under “Must not”, “No AI there” asks for the opposite.
  private func sentences(_ rules: [Rule]) -> Block {
    .list(
      rules.map { rule in
        [
          .paragraph(
            rule.clause.text + Text([Span(" "), Span("Rule \(rule.number), \(rule.id)", .emphasis)]))
        ]
      })
  }

  private func ruleList(_ rules: [Rule]) -> Block {
    .list(
      rules.map { rule in
        let mark = rule.clause.isProposal ? " (a proposal to people and legal)" : ""
        return [
          .paragraph(
            Text([Span("\(rule.clause.label)\(mark). "), Span("Rule \(rule.number), \(rule.id)", .emphasis)]))
        ]
      })
  }

  private func sources(_ rules: [Rule]) -> Block {
    .list(
      rules.map { rule in
        [.paragraph(Text([Span("Rule \(rule.number), \(rule.id): ", .emphasis)]) + rule.clause.text)]
      })
  }

  private func form(_ questions: [String]) -> Block {
    .table(Table(header: ["Item", "Answer"], rows: questions.map { [Text($0), "________"] }))
  }

  private func blanks(_ count: Int) -> [Text] { [Text](repeating: "________", count: count) }
}
