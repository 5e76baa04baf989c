/// Page one of the policy draft, blank: what the room takes home if nobody opens a computer again.
extension Kit {
  var handout: Document {
    Document([
      .heading(1, "AI usage policy: DRAFT"),
      .paragraph(.strong("DRAFT, not in force.") + Text(" \(texts.notLegalAdvice)")),
      .aside(Text("Drawn from “\(scenario.title)”. \(texts.fictionNote)")),
      .heading(2, "What was adopted"), lines(8), .heading(2, "What needs a decision"), lines(4),
      .heading(2, "What nobody asked"), lines(3), .heading(2, "Who signs, and by when"), signatures,
    ])
  }

  private func lines(_ count: Int) -> Block {
    .table(Table(header: [], rows: (1...count).map { [Text("\($0)"), ""] }, rightAligned: [0]))
  }

  private var signatures: Block {
    .table(
      Table(
        header: ["for", "signs for", "name", "by"],
        rows: texts.signOff.map { [Text($0.name), Text($0.text), "", ""] }))
  }
}
