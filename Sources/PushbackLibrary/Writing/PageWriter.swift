import PushbackCore

/// A scenario as a page of Markdown that reads back as the same scenario.
extension Scenario {
  package var markdown: String {
    var blocks: [[String]] = []
    let header = headerLines
    if !header.isEmpty { blocks.append(header) }
    let page = PageWriter(facts: facts)
    blocks.append(["# " + page.heading(title)])
    blocks += page.passages(introduction)
    for scene in scenes { blocks += page.scene(scene) }
    let bill = billLines
    if !bill.isEmpty { blocks.append(["```bill"] + bill + ["```"]) }
    var lines = blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    // Nothing stands between a header and the title.
    if !header.isEmpty { lines = lines.replacing("\n---\n\n# ", with: "\n---\n# ", maxReplacements: 1) }
    return lines + "\n"
  }

  /// Prices in the order of the story.
  private var billLines: [String] {
    scenes.flatMap { scene -> [String] in
      let prices: [(key: String, price: String)] =
        switch scene.exit {
        case .decision(let decision):
          decision.choices.map { ("/\($0.id)", billNotation($0.effects, $0.acts, $0.positions)) }
        case .chance(let outcomes): outcomes.map { ("/\($0.target)", billNotation($0.effects)) }
        case .continuation: []
        case .ending(let ending): [("", billNotation(ending.effects))]
        }
      return prices.filter { !$0.price.isEmpty }.map { "\(scene.id)\($0.key): \($0.price)" }
    }
  }
}

/// Blocks as lines; an empty line comes between two blocks.
struct PageWriter {
  let facts: [Fact]

  func heading(_ title: String) -> String {
    let words = SpanWriter.markdown(Text(title), in: .continued)
    // A # at the end would close the heading.
    return words.hasSuffix("#") ? String(words.dropLast()) + "\\#" : words
  }

  func scene(_ scene: Scene) -> [[String]] {
    var blocks = [["## " + heading(scene.title)]]
    blocks += passages(scene.prose, before: scene.exit)
    blocks += (scene.situation.map { [$0] } ?? []).map { note("Situation", $0) }
    blocks += scene.questions.map { note("Facilitator", $0) }
    switch scene.exit {
    case .decision(let decision):
      if let argue = decision.argue {
        let question = SpanWriter.markdown(Text(argue), in: .continued)
        blocks.append(["`argue`" + (question.isEmpty ? "" : " " + question)])
      }
      blocks.append(entries(decision.choices.map { (choice($0), $0.says) }))
    case .chance(let outcomes): blocks.append(entries(outcomes.map { (outcome($0), $0.says) }))
    case .continuation(let ways): blocks.append(entries(ways.map { (way($0), []) }))
    case .ending(let ending): blocks.append(["`\(ending.notation)`"])
    }
    return blocks
  }

  private func note(_ name: String, _ words: String) -> [String] {
    ["> \(name): " + SpanWriter.markdown(Text(words), in: .continued)]
  }

  // MARK: Ways out

  private func choice(_ choice: Choice) -> String {
    let names = [choice.verb?.rawValue, choice.verb?.rawValue == choice.id.text ? nil : choice.id.text]
    var line = "`\(names.compactMap(\.self).joined(separator: " "))` " + link(choice.text, choice.target)
    if choice.once { line += " `once`" }
    line += changes(choice.changes)
    if let barred = choice.guardedBy {
      let reason = SpanWriter.markdown(Text(barred.reason), in: .continued)
      line += " `if \(barred.condition.notation(facts))` " + reason
    }
    return line
  }

  private func outcome(_ outcome: Outcome) -> String {
    "`\(outcome.weight.notation(facts))` " + link(outcome.text, outcome.target) + changes(outcome.changes)
  }

  private func way(_ way: Way) -> String {
    (way.condition.map { "`if \($0.notation(facts))` " } ?? "") + link(way.text, way.target)
  }

  private func link(_ text: String, _ target: SceneID) -> String {
    "[\(SpanWriter.markdown(Text(text), in: .link))](#\(target))"
  }

  private func changes(_ changes: [Assignment]) -> String {
    changes.isEmpty ? "" : " `\(changes.map { $0.notation(facts) }.joined(separator: ", "))`"
  }

  /// Entries stand close together where nothing is said between them.
  private func entries(_ entries: [(line: String, says: [Passage])]) -> [String] {
    var lines: [String] = []
    for (index, entry) in entries.enumerated() {
      lines.append("- " + entry.line)
      guard !entry.says.isEmpty else { continue }
      for block in passages(entry.says) { lines += [""] + block.map { $0.isEmpty ? "" : "  " + $0 } }
      if index < entries.count - 1 { lines.append("") }
    }
    return lines
  }

}
