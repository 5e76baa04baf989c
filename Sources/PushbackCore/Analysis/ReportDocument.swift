/// A report to read: what to look at first, then the figures.
extension Report {
  var scenario: Scenario { analysis.graph.machine.scenario }

  /// In how much room a report is read: on a terminal what is most telling, on a page all of it.
  enum Room {
    case terminal, page
  }

  /// `content` names the measures.
  package func document(_ content: Content) -> Document {
    Document(
      heading + [.list(size.map { [.paragraph(Text($0))] })] + noted + endingBlocks
        + measureBlocks(content) + lineBlocks(.terminal, content) + dominatedBlocks(.terminal)
        + decisionBlocks(.terminal) + frontBlocks(.terminal, content) + sceneBlocks(.terminal))
  }

  /// For a team to open; `graph` shows the story's shape.
  package func page(_ content: Content, graph: [Block]) -> Document {
    Document(
      heading + [.list(size.map { [.paragraph(Text($0))] })] + noted + endingBlocks + measureBlocks(content)
        + [.heading(2, "The story")] + graph + lineBlocks(.page, content) + frontBlocks(.page, content)
        + decisionBlocks(.page) + dominatedBlocks(.page) + sceneBlocks(.page))
  }

  package var title: String { "\(scenario.title): what is known before anybody plays" }
  private var heading: [Block] { [.heading(1, Text(title))] }

  private var size: [String] {
    let number =
      plays.map { $0 == "1" ? "1 play" : "\($0) different plays" }
      ?? "unbounded plays, because dice can go round"
    let least = counted(shortest, "decision")
    let length = longest.map {
      $0 == shortest ? "of \(least)" : "from \(shortest) to \(counted($0, "decision"))"
    }
    let decided = decisionStates == 1 ? "1 of them a decision" : "\(decisionStates) of them decisions"
    return [
      "\(counted(states, "state")), \(decided); \(number), \(length ?? "from \(least) on").",
      "An average play: \(average(decisions, "decision")), \(counted(Int(words.rounded()), "word")); "
        + "\(average(minutes(at: .silent), "minute")) to read in silence, \(aloud) aloud.",
    ]
  }

  private var aloud: String {
    let figure = rounded(minutes(at: .aloud))
    return figure == "0" ? "less than 0.1" : figure
  }

  /// What takes any time at all takes more than none.
  private func average(_ figure: Double, _ what: String) -> String {
    switch rounded(figure) {
    case "0" where figure > 0: "less than 0.1 \(what)s"
    case "1": "1 \(what)"
    case let figure: "\(figure) \(what)s"
    }
  }

  private var noted: [Block] {
    if !findings.isEmpty {
      return [.heading(2, "To look at"), .list(findings.map { [.paragraph(Text(marked: $0))] })]
    }
    return measures.isEmpty
      ? []
      : [.paragraph("No line wins in everything, no choice is always beaten, and every decision matters.")]
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
      [
        [
          "Stuck: the rules leave nothing to do", Text(percentage($0.blind)), Text(percentage($0.least)),
          Text(percentage($0.most)), "",
        ]
      ]
    }
    return [
      .heading(2, "Endings"),
      .table(
        Table(
          header: ["ending", "blind", "least", "most", "bad for"], rows: rows + (stuck ?? []),
          rightAligned: [1, 2, 3])),
      .aside("Blind: every choice by the flip of a coin. Least and most: what a plan can make of it."),
    ]
  }

  private func measureBlocks(_ content: Content) -> [Block] {
    guard !measures.isEmpty else { return [.paragraph("This story prices nothing.")] }
    let rows = measures.map { measure in
      [
        Text(name(of: measure, content)), Text(signed(measure.total.blind)),
        Text(signed(measure.total.least)), Text(signed(measure.total.most)),
        Text(signed(Double(measure.range.lowerBound))), Text(signed(Double(measure.range.upperBound))),
      ]
    }
    return [
      .heading(2, "Measures"),
      .table(
        Table(
          header: ["measure", "blind", "worst plan", "best plan", "lowest play", "highest play"], rows: rows,
          rightAligned: [1, 2, 3, 4, 5])),
    ]
  }

  private func lineBlocks(_ room: Room, _ content: Content) -> [Block] {
    let rows = lines.map { line -> [Text] in
      let likely = zip(endings, line.endings).max { $0.1 < $1.1 }
      let ending = likely.map { "\($0.title) (\(percentage($1)))" } ?? ""
      return [Text("always \(line.verb.rawValue)")] + line.measures.map { Text(signed($0)) } + [Text(ending)]
    }
    let table = Table(
      header: ["line"] + measures.map { Text($0.id.text) } + ["most often"], rows: rows,
      rightAligned: Set(1..<(measures.count + 1)))
    guard room == .page else { return [.heading(2, "The three lines"), .table(table)] }
    let odds = zip(endings, endings.indices).map { ending, index in
      [Text(ending.title)] + lines.map { Text(percentage($0.endings[index])) }
    }
    return [
      .heading(2, "The three lines"), .table(table),
      .details(
        "How likely each ending is on each line",
        [
          .table(
            Table(
              header: ["ending"] + lines.map { Text("always \($0.verb.rawValue)") }, rows: odds,
              rightAligned: Set(1..<(lines.count + 1))))
        ]),
    ]
  }

  private func dominatedBlocks(_ room: Room) -> [Block] {
    guard !choices.dominated.isEmpty else { return [] }
    let all = choices.dominated.map { one in
      [
        Text(one.scene.text), Text(one.choice.text), Text(one.by.text), Text(signed(-one.loss)),
        Text(percentage(one.share)),
      ]
    }
    func table(_ rows: some Sequence<[Text]>) -> Block {
      .table(
        Table(
          header: ["scene", "choice", "beaten by", "at most", "of its visits"], rows: Array(rows),
          rightAligned: [3, 4]))
    }
    let rest = all.count - 12
    let meaning =
      "Another choice on offer is at least as good in every measure and better in one, if all that follows is "
      + "chosen blindly. At most: how much worse, in all measures together."
    var blocks: [Block] = [.heading(2, "Dominated choices, the worst first"), table(all.prefix(12))]
    switch room {
    case .page: if rest > 0 { blocks.append(.details(Text("The other \(rest)"), [table(all.dropFirst(12))])) }
    case .terminal: break
    }
    let more = rest > 0 && room == .terminal ? " And \(rest) more with --html or --json." : ""
    return blocks + [.aside(Text(meaning + more))]
  }

  private func sceneBlocks(_ room: Room) -> [Block] {
    let rows = zip(scenario.scenes, seen).sorted { $0.1 < $1.1 }.map {
      [Text($0.title), Text(rounded($1 * 100))]
    }
    func table(_ rows: some Sequence<[Text]>) -> Block {
      .table(Table(header: ["scene", "times in 100 plays"], rows: Array(rows), rightAligned: [1]))
    }
    let rest = rows.dropFirst(10)
    return [.heading(2, "Scenes seen least"), table(rows.prefix(10))]
      + (room == .page && !rest.isEmpty ? [.details(Text("The other \(rest.count)"), [table(rest)])] : [])
  }

  func name(of measure: Measure, _ content: Content) -> String {
    content.measure(measure.id)?.name ?? measure.id.text
  }

  private func rounded(_ figure: Double) -> String {
    let tenths = Int((figure * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
