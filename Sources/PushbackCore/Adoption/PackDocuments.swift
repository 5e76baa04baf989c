/// What people read and sign.
extension AdoptionPack {
  static let riskAct: ActID = "record-risk-acceptance"
  static let riskAcceptanceOpening =
    "Signed before the step it is about, by whoever decides on it and whoever else the rule names."
  static let exceptionsOpening =
    "A line for each exception. One whose date has passed is over, and the rule holds again."

  /// A form, where a rule asks for a risk acceptance or is lifted by one.
  var riskAcceptance: Document? {
    let asking = inForce.filter { rule in
      rule.clause.requires.contains(AdoptionPack.riskAct)
        || rule.clause.forbids.contains { $0.unless == AdoptionPack.riskAct }
    }
    guard !asking.isEmpty else { return nil }
    return Document([
      .heading(1, "Risk acceptance"),
      .paragraph(Text(AdoptionPack.riskAcceptanceOpening)),
      sources(asking),
      form([
        "What is to be released or done", "Rule or advice set aside", "Who said no, and the written reason",
        "The risk, and who bears it", "Why it cannot wait", "What is watched meanwhile, and who can stop it",
        "Ends on (a date)", "Who decided it",
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
      .paragraph(Text(AdoptionPack.exceptionsOpening)),
      sources(asking),
      .table(
        Table(
          header: ["No", "Rule", "What is excepted", "Reason", "Approver", "From", "Until", "Closed"],
          rows: [["1"] + blanks(7)])),
    ])
  }

  var announcement: Document {
    var blocks: [Block] = [
      .heading(
        1,
        Text(standing.isDraft ? "Proposed: rules for AI-written code" : "We have rules for AI-written code")),
      .paragraph(
        Text(
          "\(standing.sentence) Change this text before you send it; what follows comes from "
            + "AI_POLICY.md.")),
    ]
    if !inForce.isEmpty {
      blocks += [
        .heading(2, standing.isDraft ? "What would hold once it is signed" : "What holds"),
        sentences(inForce),
      ]
    }
    let proposals = rules.filter(\.clause.isProposal)
    if !proposals.isEmpty { blocks += [.heading(2, Text(AdoptionPack.proposed)), sentences(proposals)] }
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
    let concerns = inForce.filter { $0.clause.position.topic == "concerns-and-appeal" }
    if !concerns.isEmpty {
      let numbers = concerns.map { "\($0.number)" }.listed
      blocks += [
        .heading(2, "If you disagree"),
        .paragraph(
          Text(concerns.count == 1 ? "Rule \(numbers) is about that." : "Rules \(numbers) are about that.")),
      ]
    }
    let exceptional = inForce.filter { $0.clause.position.topic == "exceptions" }.map { "\($0.number)" }
    if !exceptional.isEmpty {
      let rules = "rule\(exceptional.count == 1 ? "" : "s") \(exceptional.listed)"
      blocks += [
        .heading(2, "If a rule does not fit"),
        .paragraph(
          Text(
            "Ask for an exception as \(rules) say\(exceptional.count == 1 ? "s" : ""); exceptions.md lists them."
          )),
      ]
    }
    return Document(blocks)
  }

  /// As many of the rules as fit on it, those that bind first.
  var onePage: Document {
    // A rule takes a line at least.
    var count = min(rules.count, AdoptionPack.linesOfAPage)
    while count > 0, onePage(of: count).linesOnPaper > AdoptionPack.linesOfAPage { count -= 1 }
    return onePage(of: count)
  }

  /// What stands on a sheet of A4 (ISO 216: 210 × 297 mm) in the type of our own print style: margins of 20 mm above and
  /// below leave 257 mm, and a line of 10.5 points on 14.7 takes 5.2, so there are 49. Headings take more than the blank
  /// lines about them, for which the rest is left.
  static let linesOfAPage = 45

  private func onePage(of count: Int) -> Document {
    var blocks: [Block] = [
      .heading(1, "AI policy on one page"),
      .paragraph(
        Text(
          "\(standing.warning ?? "\(standing.mark).") The whole of it, with what is undecided, reasons and who signs: AI_POLICY.md."
        )),
    ]
    var left = count
    for (title, belongs) in AdoptionPack.kinds {
      let own = rules.filter { belongs($0.clause) }.prefix(left)
      if !own.isEmpty { blocks += [.heading(2, Text(title)), sentences(Array(own))] }
      left -= own.count
    }
    let more = rules.count - count
    if more > 0 {
      blocks.append(
        .paragraph(Text("\(more) more rule\(more == 1 ? " stands" : "s stand") in AI_POLICY.md.")))
    }
    return Document(blocks)
  }

  private static let proposed = "Proposed to people and legal"

  private static let kinds: [(String, @Sendable (Clause) -> Bool)] = [
    ("Must", { !$0.isProposal && $0.effectiveForce == .must }),
    ("Must not", { !$0.isProposal && $0.effectiveForce == .mustNot }),
    ("Should", { !$0.isProposal && [.should, .shouldNot].contains($0.effectiveForce) }),
    ("May", { !$0.isProposal && $0.effectiveForce == .may }), (proposed, { $0.isProposal }),
  ]

  /// What each rule says. Its label would not do: under “Must not”, “No AI there” asks for the opposite.
  private func sentences(_ rules: [Rule]) -> Block {
    .list(
      rules.map { rule in
        [
          .paragraph(rule.clause.text + Text([Span(" "), Span("Rule \(rule.number)", .emphasis)]))
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

extension Document {
  /// How many lines its text takes where one holds 80 letters.
  fileprivate var linesOnPaper: Int {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + max(1, ($1.count + 79) / 80)
    }
  }
}
