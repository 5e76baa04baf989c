/// A report to read: what to look at first, then the figures.
extension Report {
  private var scenario: Scenario { analysis.graph.machine.scenario }

  /// `content` names the measures.
  package func document(_ content: Content) -> Document {
    Document(
      [.heading(1, Text("\(scenario.title): what is known before anybody plays"))] + size + noted
        + endingBlocks
        + measureBlocks(content) + lineBlocks + dominatedBlocks + decisionBlocks + frontBlocks(content)
        + sceneBlocks)
  }

  private var size: [Block] {
    let counted = plays.map { "\($0) different plays" } ?? "unbounded plays, because dice can go round"
    let length = longest.map { "from \(shortest) to \($0) decisions" } ?? "from \(shortest) decisions on"
    return [
      .list([
        [.paragraph(Text("\(states) states, \(decisionStates) of them decisions; \(counted), \(length)."))],
        [
          .paragraph(
            Text(
              "An average play: \(rounded(decisions)) decisions, \(Int(words.rounded())) words; "
                + "\(rounded(minutes(at: .silent))) minutes to read in silence, \(rounded(minutes(at: .aloud))) aloud."
            ))
        ],
      ])
    ]
  }

  private var noted: [Block] {
    findings.isEmpty
      ? [.paragraph("No line wins in everything, no choice is always beaten, and every decision matters.")]
      : [.heading(2, "To look at"), .list(findings.map { [.paragraph(Text($0))] })]
  }

  private var endingBlocks: [Block] {
    let rows = endings.sorted { $0.odds.blind > $1.odds.blind }.map { ending in
      let bad = ending.fates.filter { $0.outlook == .bad }.map(\.party.text).joined(separator: ", ")
      return [
        Text(ending.title), Text(percentage(ending.odds.blind)), Text(percentage(ending.odds.least)),
        Text(percentage(ending.odds.most)), Text(bad),
      ]
    }
    let stuck = stuck.map {
      [["Stuck: the rules leave nothing to do", Text(percentage($0.blind)), Text(percentage($0.least)), Text(percentage($0.most)), ""]]
    }
    return [
      .heading(2, "Endings"),
      .table(
        Table(
          header: ["ending", "blind", "least", "most", "bad for"], rows: rows + (stuck ?? []), rightAligned: [1, 2, 3])),
      .aside("Blind: every choice by the flip of a coin. Least and most: what a plan can make of it."),
    ]
  }

  private func measureBlocks(_ content: Content) -> [Block] {
    guard !measures.isEmpty else { return [.paragraph("This story prices nothing.")] }
    let rows = measures.map { measure in
      [
        Text(content.measure(measure.id)?.name ?? measure.id.text), Text(signed(measure.total.blind)),
        Text(signed(measure.total.least)), Text(signed(measure.total.most)),
        Text(signed(Double(measure.range.lowerBound))), Text(signed(Double(measure.range.upperBound))),
      ]
    }
    return [
      .heading(2, "Measures"),
      .table(
        Table(
          header: ["", "blind", "worst plan", "best plan", "lowest play", "highest play"], rows: rows,
          rightAligned: [1, 2, 3, 4, 5])),
    ]
  }

  private var lineBlocks: [Block] {
    let rows = lines.map { line -> [Text] in
      let likely = zip(endings, line.endings).max { $0.1 < $1.1 }
      let ending = likely.map { "\($0.title) (\(percentage($1)))" } ?? ""
      return [Text("always \(line.verb.rawValue)")] + line.measures.map { Text(signed($0)) } + [Text(ending)]
    }
    return [
      .heading(2, "The three lines"),
      .table(
        Table(
          header: [""] + measures.map { Text($0.id.text) } + ["most often"], rows: rows,
          rightAligned: Set(1..<(measures.count + 1)))),
    ]
  }

  private var dominatedBlocks: [Block] {
    guard !choices.dominated.isEmpty else { return [] }
    let rows = choices.dominated.prefix(12).map { one in
      [
        Text(one.scene.text), Text(one.choice.text), Text(one.by.text), Text(signed(-one.loss)),
        Text(percentage(one.share)),
      ]
    }
    let rest = choices.dominated.count - rows.count
    return [
      .heading(2, "Dominated choices, the worst first"),
      .table(
        Table(
          header: ["scene", "choice", "beaten by", "at most", "of its visits"], rows: Array(rows),
          rightAligned: [3, 4])),
      .aside(
        Text(
          "Another choice on offer is at least as good in every measure and better in one, if all that follows is "
            + "chosen blindly." + (rest > 0 ? " And \(rest) more with --json." : ""))),
    ]
  }

  private var decisionBlocks: [Block] {
    var blocks: [Block] = [.heading(2, "Decisions")]
    for decision in choices.decisions {
      guard let commonest = decision.classes.first else { continue }
      blocks.append(.heading(3, Text(decision.title)))
      let rows = commonest.choices.map { choice -> [Text] in
        let bad = zip(scenario.parties, choice.bad).filter { $0.1 > 0.0005 }
          .map { "\($0.text) \(percentage($1))" }.joined(separator: ", ")
        let mark = choice.dominatedBy.map { "beaten by \($0)" } ?? ""
        return [Text(choice.id.text)] + choice.bill.map { Text(signed($0)) } + [Text(bad), Text(mark)]
      }
      blocks.append(
        .table(
          Table(
            header: ["choice"] + measures.map { Text($0.id.text) } + ["ends badly for", ""], rows: rows,
            rightAligned: Set(1..<(measures.count + 1)))))
      let more = decision.classes.count + decision.more - 1
      if more > 0 {
        let facts = commonest.facts.isEmpty ? "" : " (\(commonest.facts.joined(separator: ", ")))"
        blocks.append(
          .aside(
            Text(
              "As it is met most often\(facts). \(more) other situation\(more == 1 ? "" : "s") with other figures: --json."
            )))
      }
    }
    return blocks
  }

  private func frontBlocks(_ content: Content) -> [Block] {
    let extent: String
    switch front.extent {
    case .all: extent = "\(front.points.count) plans that no other plan beats in everything."
    case .weighted:
      extent =
        "\(front.points.count) plans: every one that alone is best for some weighting of the measures. There are others "
        + "that no plan beats in everything, too many to list."
    case .sampled(let weightings):
      extent =
        "\(front.points.count) plans, each the best for one of \(weightings) weightings of the measures. This story is "
        + "too large to list all."
    case .unknown: extent = "A loop holds a decision, so plans cannot be laid side by side."
    }
    let blocks: [Block] = [.heading(2, "Plans that cannot be bettered"), .paragraph(Text(extent))]
    guard measures.count > 1, front.points.count > 1 else { return blocks }
    let (x, y) = widest
    return blocks + [
      .plot(
        Plot(
          x: content.measure(measures[x].id)?.name ?? measures[x].id.text,
          y: content.measure(measures[y].id)?.name ?? measures[y].id.text,
          points: front.points.map { Plot.Point(x: $0[x], y: $0[y]) }))
    ]
  }

  /// The two measures that plans trade most: those that vary most between them.
  private var widest: (Int, Int) {
    let spreads = measures.indices.map { index in
      let values = front.points.map { $0[index] }
      return (index, (values.max() ?? 0) - (values.min() ?? 0))
    }.sorted { $0.1 > $1.1 }
    return (spreads[0].0, spreads[1].0)
  }

  private var sceneBlocks: [Block] {
    let rare = zip(scenario.scenes, seen).sorted { $0.1 < $1.1 }.prefix(10)
    return [
      .heading(2, "Scenes seen least"),
      .table(
        Table(
          header: ["scene", "times in 100 plays"],
          rows: rare.map { [Text($0.title), Text(rounded($1 * 100))] },
          rightAligned: [1])),
    ]
  }

  private func rounded(_ figure: Double) -> String {
    let tenths = Int((figure * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
