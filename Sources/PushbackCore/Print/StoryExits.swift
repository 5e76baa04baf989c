/// How a scene goes on, for somebody with a pencil: what to tick, what to read out, where to turn to.
extension Kit {
  func waysOut(of scene: Scene) -> [Block] {
    switch scene.exit {
    case .decision(let decision): blocks(for: decision)
    case .chance(let outcomes):
      [.paragraph(.strong("Draw.")), .list(outcomes.map(item))]
    case .continuation(let ways): [.paragraph(.strong(sentences(ways)))]
    case .ending(let ending): [.paragraph(.strong("The end.") + Text(fates(of: ending)))]
    }
  }

  private func blocks(for decision: Decision) -> [Block] {
    var blocks: [Block] = []
    if let question = decision.argue {
      blocks.append(.paragraph(.strong("Argue and vote.") + " " + .emphasis(question)))
    }
    return blocks + [.numbered(zip(decision.choices, decision.names).map(item))]
  }

  private func item(_ choice: Choice, called name: String) -> [Block] {
    var blocks: [Block] = [
      .paragraph("☐ " + .strong(name) + Text(" — \(choice.text) ") + .strong(arrow(to: choice.target)))
    ]
    if choice.once { blocks.append(.aside("Once only.")) }
    if let guardedBy = choice.guardedBy {
      blocks.append(
        .aside(
          Text(
            "Only if \(guardedBy.condition.words(scenario.facts)). Otherwise say: “\(guardedBy.reason)”")))
    }
    return blocks + ticks(choice.changes) + read(choice.says, label: "read out")
  }

  private func item(_ outcome: Outcome) -> [Block] {
    var blocks: [Block] = []
    switch outcome.weight {
    case .rest: blocks.append(.paragraph(line(outcome, behind: "The rest")))
    case .percent(let parts) where parts.count < 3:
      blocks.append(.paragraph(line(outcome, behind: words(parts))))
    case .percent(let parts):
      blocks.append(.paragraph(line(outcome, behind: "The first that holds below")))
      blocks.append(
        .list(parts.enumerated().map { [.paragraph(Text(words($1, at: $0)))] }))
    }
    return blocks + ticks(outcome.changes) + read(outcome.says, label: "read out")
  }

  private func line(_ outcome: Outcome, behind weight: String) -> Text {
    "☐ " + .strong(weight) + Text(" — \(outcome.text) ") + .strong(arrow(to: outcome.target))
  }

  /// "55 if exposed is yes, otherwise 80".
  private func words(_ parts: [Outcome.Weight.Part]) -> String {
    if parts.isEmpty { return "0" }
    return parts.enumerated().map { words($1, at: $0) }.joined(separator: ", ")
  }

  private func words(_ part: Outcome.Weight.Part, at index: Int) -> String {
    if let condition = part.condition { return "\(part.percent) if \(condition.words(scenario.facts))" }
    return index == 0 ? "\(part.percent)" : "otherwise \(part.percent)"
  }

  private func sentences(_ ways: [Way]) -> String {
    if ways.count == 1, let way = ways.first, way.condition == nil { return arrow(to: way.target) }
    return ways.map(sentence).joined(separator: " ")
  }

  /// "If code is patched → 14." The text of a way is a link's, and nobody clicks paper.
  private func sentence(_ way: Way) -> String {
    guard let condition = way.condition else { return "Otherwise \(arrow(to: way.target))." }
    return "If \(condition.words(scenario.facts)) \(arrow(to: way.target))."
  }

  private func ticks(_ changes: [Assignment]) -> [Block] {
    if changes.isEmpty { return [] }
    return [.aside(Text("Tick: \(changes.map { $0.words(scenario.facts) }.joined(separator: ", "))"))]
  }

  private func fates(of ending: Ending) -> String {
    ending.fates.map { " \($0.party.text.capitalised): \($0.outlook.rawValue)." }.joined()
  }
}
