/// The facilitator's book: the whole story in numbered scenes, to be read aloud. No prices stand in it.
extension Kit {
  var storyBook: Document {
    var blocks: [Block] = [title("the story")]
    blocks += [.heading(2, "How to read it"), howToRead]
    if !scenario.role.isEmpty { blocks += [.heading(2, "Who you are"), .paragraph(Text(scenario.role))] }
    if !scenario.introduction.isEmpty {
      blocks.append(.heading(2, "Before the first scene"))
      blocks += read(scenario.introduction)
    }
    blocks.append(.paragraph(.strong("Begin at \(number(of: scenario.start) ?? 1).")))
    return Document(blocks + [.cards(scenario.scenes.flatMap(cards(for:)))])
  }

  private var howToRead: Block {
    let rules = [
      "Read the scenes aloud. What stands in [brackets] is for you alone: read what follows it only where it holds.",
      "“→ 9” means: go on at scene 9. “Tick” means: mark it on the sheet “where things stand”, then read on. What is "
        + "read out after a choice goes by the new ticks.",
      "To draw, throw two ten-sided dice, tens and units (00 is 100), or cross off the next number of the printed "
        + "strip. Go down the outcomes, adding up the percents that hold. The first sum that reaches the number is "
        + "what happens. “The rest” is what the others leave of 100.",
    ]
    return .list(rules.map { [.paragraph(Text($0))] })
  }

  /// A long scene is two cards, so that a turn of the page falls between reading and deciding.
  private func cards(for scene: Scene) -> [[Block]] {
    let told = [.heading(2, Text(label(scene)))] + read(scene.prose)
    let after = asked(scene) + waysOut(of: scene)
    let isLong = told.length + after.length > Kit.longScene && after.length > Kit.shortExit
    guard isLong else { return [told + after] }
    return [told, [.aside(Text("\(label(scene)), continued"))] + after]
  }

  /// In characters: about a third of a column.
  private static let longScene = 1200
  /// What leads out in less stays with its scene.
  private static let shortExit = 300

  /// Prose with its conditions in words. A label stands where the book tells its reader what to do with it.
  func read(_ passages: [Passage], label: String = "") -> [Block] {
    passages.enumerated().flatMap { index, passage -> [Block] in
      let condition = passage.condition.map { "if \($0.words(scenario.facts))" } ?? ""
      let direction = "\(index == 0 ? label : "") \(condition)".trimmed.capitalised
      return direction.isEmpty ? [passage.block] : passage.block.directed("[\(direction):]")
    }
  }
}

extension [Block] {
  fileprivate var length: Int { reduce(0) { $0 + $1.length } }
}

extension Block {
  /// The block behind a direction for whoever reads it aloud: on the same line where the block is a line.
  fileprivate func directed(_ direction: String) -> [Block] {
    let direction = Text.emphasis(direction)
    switch self {
    case .paragraph(let text): return [.paragraph(direction + " " + text)]
    case .speech(let speaker, let text):
      return [.paragraph(direction + " " + .strong(speaker.isEmpty ? "" : "\(speaker):") + " " + text)]
    default: return [.paragraph(direction), self]
    }
  }

  /// About how much room it takes, in characters.
  fileprivate var length: Int {
    switch self {
    case .heading(_, let text), .paragraph(let text), .speech(_, let text), .aside(let text), .hint(let text):
      max(text.plain.utf8.count, 50)
    case .quote(let blocks): blocks.length
    case .list(let items), .numbered(let items), .cards(let items):
      items.reduce(0) { $0 + $1.length }
    case .code(let lines, _): lines.count * 50
    case .table(let table): table.rows.count * 50
    case .bars(let bars): bars.count * 50
    case .options(let options): options.count * 50
    case .details(let summary, let blocks): summary.plain.utf8.count + blocks.length
    case .plot, .drawing, .rule, .pageBreak: 0
    }
  }
}
