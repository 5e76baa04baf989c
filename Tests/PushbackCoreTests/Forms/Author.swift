import PushbackCore

/// Puts words around a generated story, odd ones among them, so that it is what an author could have written.
struct Author {
  /// Names that the words may use.
  static let parties: [PartyName] = ["team", "you"]
  static let positions = [
    Position(topic: "release-authority", stance: "tests-suffice"), Position(topic: "a", stance: "b"),
  ]

  static func story(seed: UInt64) -> Scenario {
    var author = Author(dice: Dice(seed: seed &+ 99))
    return author.dress(Generator.scenario(seed: seed))
  }

  private var dice: Dice

  private static let scraps = [
    "word", "two words", " ", "  ", "*", "**", "_", "`", "``", "[", "]", "](#s0)", "(", "<b>", "< ", "&amp;",
    "&",
    "\\", "#", "# ", "1. ", "1) ", "- ", "+ ", "> ", "~~~", "===", "---", "!", "![", ":", "é", "日本", "👩‍👩‍👧",
    "e\u{301}",
    "snake_case", "if told", "argue", "ending", "rest", "30 %", "“quoted”", "…", "—", "'", "\"", "Dana:", "{",
    "}", "|",
    "http://localhost:3000", "\t", "\u{A0}",
  ]

  private mutating func words() -> String { (0...dice.below(5)).map { _ in dice.pick(Self.scraps) }.joined() }

  /// Words that begin and end with something to be seen.
  private mutating func line() -> String {
    let line = words().split { $0.isWhitespace }.joined(separator: " ")
    return line.isEmpty ? "Words." : line
  }

  private mutating func text() -> Text {
    var spans: [Span] = []
    for _ in 0...dice.below(4) {
      let style = dice.pick([Span.Style.plain, .plain, .emphasis, .strong, .code])
      if spans.last?.style != style { spans.append(Span(words(), style)) }
    }
    spans[0].text = "x" + spans[0].text
    if dice.flip() { spans[0].text = line() }
    return Text(spans)
  }

  private mutating func block(depth: Int = 0) -> Block {
    switch dice.below(depth > 2 ? 3 : 8) {
    case 0: .paragraph(Text(line()))
    case 1: .paragraph(text())
    case 2: .speech(speaker: line(), Text(line()))
    case 3: .quote((0..<1 + dice.below(3)).map { _ in block(depth: depth + 1) })
    case 4: .list(items(depth))
    case 5: .numbered(items(depth))
    case 6:
      .code(
        (0..<dice.below(4)).map { _ in dice.pick(["", "+ a = 1", "```", "  ## S", "\tx", "# T"]) },
        language: dice.pick(["", "diff", "c++"]))
    default: .rule
    }
  }

  private mutating func items(_ depth: Int) -> [[Block]] {
    (0..<1 + dice.below(3)).map { _ in (0..<dice.below(3)).map { _ in block(depth: depth + 1) } }
  }

  private mutating func passages(_ most: Int) -> [Passage] {
    (0..<dice.below(most)).map { _ in
      Passage(block(), if: dice.below(3) == 0 ? .compare("told", .equal, 1) : nil)
    }
  }

  private mutating func dress(_ bare: Scenario) -> Scenario {
    var story = bare
    story.title = "The story of " + line()
    story.summary = dice.flip() ? line() : ""
    story.role = dice.flip() ? line() + "\n" + line() : "no"
    story.minutes = dice.flip() ? Scenario.Minutes(alone: 5, room: 9) : nil
    story.articles = [
      Scenario.ArticleSection(article: "a", section: "b: c"), .init(article: "d", section: nil),
    ]
    story.parties = Self.parties
    story.introduction = passages(3)
    // A list begins with its first value.
    for index in story.facts.indices {
      if case .list = story.facts[index].domain { story.facts[index].first = 0 }
    }
    for index in story.scenes.indices { dress(&story.scenes[index]) }
    story.measures = ["production", "trust"].filter { measure in
      story.scenes.contains { $0.exit.effects.contains { $0.measure == measure } }
    }
    return story.withoutPlaces
  }

  private mutating func dress(_ scene: inout Scene) {
    scene.title = scene.id.text
    scene.prose = passages(4)
    scene.questions = (0..<dice.below(3)).map { _ in line() }
    switch scene.exit {
    case .decision(var decision):
      decision.argue = dice.pick([nil, "", line()])
      for index in decision.choices.indices {
        decision.choices[index].text = line()
        decision.choices[index].guardedBy?.reason = line()
        decision.choices[index].effects.removeAll { $0.amount == 0 }
        decision.choices[index].says = passages(3)
        if dice.flip() { decision.choices[index].acts = ["tell-customer", "review-code"] }
        if dice.flip() { decision.choices[index].positions = Self.positions }
      }
      scene.exit = .decision(decision)
    case .chance(var outcomes):
      for index in outcomes.indices {
        outcomes[index].text = line()
        outcomes[index].effects.removeAll { $0.amount == 0 }
        outcomes[index].says = passages(3)
      }
      scene.exit = .chance(outcomes)
    case .continuation(var ways):
      for index in ways.indices { ways[index].text = line() }
      scene.exit = .continuation(ways)
    case .ending(var ending):
      if dice.flip() { ending.fates.append(Fate(party: "you", outlook: .bad)) }
      ending.effects.removeAll { $0.amount == 0 }
      scene.exit = .ending(ending)
    }
  }
}

extension Exit {
  fileprivate var effects: [Effect] {
    switch self {
    case .decision(let decision): decision.choices.flatMap(\.effects)
    case .chance(let outcomes): outcomes.flatMap(\.effects)
    case .continuation: []
    case .ending(let ending): ending.effects
    }
  }
}
