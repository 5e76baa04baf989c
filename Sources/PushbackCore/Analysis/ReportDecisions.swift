/// What each choice leads to, in the situations in which it is offered.
extension Report {
  /// A decision with more situations than these shows only the commonest on a terminal.
  private static let fewSituations = 4

  func decisionBlocks(_ room: Room) -> [Block] {
    guard !choices.decisions.isEmpty else { return [] }
    let meaning =
      "What the measures change by from there on, and how likely an ending is that is bad for somebody, if all "
      + "that follows is chosen blindly."
    return [.heading(2, "Decisions"), .aside(Text(meaning))]
      + choices.decisions.flatMap { decision -> [Block] in
        guard let commonest = decision.classes.first else { return [] }
        let situations = Situations(decision, parties: scenario.parties, measures: measures.map(\.id))
        let blocks: [Block] = [.heading(3, Text(decision.title))] + situations.blocks(of: commonest)
        let others = decision.classes.dropFirst()
        guard !others.isEmpty else { return blocks }
        let met = "Above as it is met most often: \(situations.words(for: commonest))."
        switch room {
        case .page:
          let more = decision.more > 0 ? ", and \(decision.more) rarer ones that are not listed" : ""
          let summary = "\(others.count) other situation\(others.count == 1 ? "" : "s")\(more)"
          return blocks + [.aside(Text(met)), .details(Text(summary), [situations.table(of: others)])]
        case .terminal where decision.classes.count <= Report.fewSituations:
          return blocks + [.aside(Text(met))]
            + others.flatMap { one -> [Block] in
              [.paragraph(Text("\(situations.words(for: one)):"))]
                + situations.blocks(of: one, beside: commonest)
            }
        case .terminal:
          return blocks + [
            .aside(
              Text(
                "\(met) \(others.count + decision.more) other situations with other figures: --html or --json."
              ))
          ]
        }
      }
  }
}

/// One decision's rows of figures.
private struct Situations {
  let decision: Choices.Decision
  let parties: [PartyName]
  let measures: [MeasureID]

  init(_ decision: Choices.Decision, parties: [PartyName], measures: [MeasureID]) {
    (self.decision, self.parties, self.measures) = (decision, parties, measures)
  }

  /// What is told of it apart from the others, and how often it is so.
  func words(for one: Choices.Class) -> String {
    let share = "\(percentage(decision.visits > 0 ? one.visits / decision.visits : 0)) of visits"
    return one.facts.isEmpty
      ? "\(share), told apart by no single fact" : "\(one.facts.joined(separator: ", ")) (\(share))"
  }

  /// Its choices, or those that have other figures than in the situation beside it.
  func blocks(of one: Choices.Class, beside other: Choices.Class? = nil) -> [Block] {
    let common = partiesAlike(in: one)
    let known = Set((other?.choices ?? []).map { row(of: $0, without: []) })
    let shown = one.choices.filter { !known.contains(row(of: $0, without: [])) }
    guard !shown.isEmpty else { return [.aside("The same to a tenth.")] }
    let rows = shown.map { row(of: $0, without: common) }
    let alike = common.sorted().filter { one.choices[0].bad[$0] > 0.0005 }.map {
      "\(parties[$0]) \(percentage(one.choices[0].bad[$0]))"
    }
    var asides: [String] = []
    if shown.count < one.choices.count { asides.append("The others as above.") }
    if !alike.isEmpty {
      asides.append("Whatever is chosen, it ends badly for \(alike.joined(separator: ", ")).")
    }
    return [table(rows)] + (asides.isEmpty ? [] : [.aside(Text(asides.joined(separator: " ")))])
  }

  /// All in one table, each below its words.
  func table(of classes: some Sequence<Choices.Class>) -> Block {
    table(classes.flatMap { one in [[Text(words(for: one))]] + one.choices.map { row(of: $0, without: []) } })
  }

  /// Columns that say nothing in any row are left out.
  private func table(_ rows: [[Text]]) -> Block {
    let header = ["choice"] + measures.map { Text($0.text) } + ["ends badly for", "beaten by"]
    let full = rows.filter { $0.count > 1 }
    let kept = header.indices.filter { column in
      column <= measures.count || full.contains { !$0[column].plain.isEmpty }
    }
    return .table(
      Table(
        header: kept.map { header[$0] },
        rows: rows.map { row in row.count == 1 ? row : kept.map { row[$0] } },
        rightAligned: Set(1..<(measures.count + 1))))
  }

  private func row(of choice: Choices.Choice, without common: Set<Int>) -> [Text] {
    let bad = parties.indices.filter { !common.contains($0) && choice.bad[$0] > 0.0005 }
      // A figure stays on the line of its sign.
      .map {
        "\(parties[$0]) \(percentage(choice.bad[$0]).map { $0 == " " ? "\u{A0}" : String($0) }.joined())"
      }
    return [Text(choice.id.text)] + choice.bill.map { Text(signed($0)) } + [
      Text(bad.joined(separator: ", ")), Text(choice.dominatedBy?.text ?? ""),
    ]
  }

  /// Parties for whom every choice shows the same.
  private func partiesAlike(in one: Choices.Class) -> Set<Int> {
    Set(
      parties.indices.filter { party in Set(one.choices.map { percentage($0.bad[party]) }).count == 1 })
  }
}
