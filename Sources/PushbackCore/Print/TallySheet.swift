/// What the room decided, in the order in which it is typed in afterwards.
extension Kit {
  var tallySheet: Document {
    var blocks: [Block] = [title("tally sheet")]
    blocks.append(
      .paragraph(
        "Counts only, never who. Afterwards " + .code("pushback room \(name) --from-paper")
          + " asks for them, for what was taken and for what was drawn."))
    if !argued.isEmpty { blocks.append(.cards(argued.map { votes($0.scene, $0.decision) })) }
    if !quick.isEmpty { blocks.append(.cards([[.heading(2, "Decided quickly"), quickTable]])) }
    if !draws.isEmpty {
      blocks.append(.cards([[.heading(2, "Drawn"), .table(Table(header: [], rows: draws))]]))
    }
    blocks.append(.cards([theEnd]))
    return Document(blocks)
  }

  private func votes(_ scene: Scene, _ decision: Decision) -> [Block] {
    var blocks: [Block] = [.heading(2, Text(label(scene)))]
    if let question = decision.argue, !question.isEmpty { blocks.append(.paragraph(.emphasis(question))) }
    let rows = decision.numberedNames.map { [Text($0), "", "", ""] }
    blocks.append(
      .table(
        Table(header: ["", "what I would do", "what would happen here", "second vote"], rows: rows)))
    blocks.append(.table(Table(header: [], rows: [["Taken, and why", ""]])))
    return blocks
  }

  private var quickTable: Block {
    .table(
      Table(
        header: ["scene", "taken", "why"],
        rows: quick.map { scene, decision in
          [
            Text(label(scene)),
            Text(apart(decision.numberedNames.map { "☐\u{A0}\($0.unbroken)" })), "",
          ]
        }))
  }

  /// Two draws a row, each with its outcomes as a screen numbers them and the scenes they lead to.
  private var draws: [[Text]] {
    let cells = scenario.scenes.compactMap { scene -> [Text]? in
      guard case .chance(let outcomes) = scene.exit else { return nil }
      let boxes = outcomes.enumerated().map { "☐\u{A0}\($0 + 1)\u{A0}\(arrow(to: $1.target))" }
      return [Text(label(scene)), Text(apart(boxes))]
    }
    return stride(from: 0, to: cells.count, by: 2).map { index in
      cells[index] + (index + 1 < cells.count ? cells[index + 1] : ["", ""])
    }
  }

  private var theEnd: [Block] {
    [
      .heading(2, "At the end"),
      .table(
        Table(
          header: [],
          rows: ["Ending: scene number, title", "What went well", "What to change"].map { [$0, ""] })),
      .table(
        Table(
          header: ["who", "does what", "by when"],
          rows: [[Text]](repeating: ["", "", ""], count: 4))),
      .table(Table(header: [], rows: [["Facilitator", "", "Date", ""]])),
    ]
  }
}
