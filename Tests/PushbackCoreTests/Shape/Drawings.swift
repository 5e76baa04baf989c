import Testing

@testable import PushbackCore

/// Stories to draw, and their shapes.
enum Drawings {
  static let hostile = [
    "say \"hi\" [x] {y} (z) <b>bold</b> & #35; #quot; `code` **strong** _em_ | pipe; end", "1. list", "end",
    "\"`md`\"", "a\\nb \\ c\\", "%%{init: {}}%%", "click n1 href \"javascript:alert(1)\"", "<script>",
    "two\nlines\r\nhere", "\u{1b}[2J\u{9b}31m\u{202e}", "A --> B; style n1 fill:#f00;", "\"]; n1 -> n2 [x=\"",
    "$$x^2$$ fa:fa-car \u{FB02}°°34¶ß", "日本語 🙂 e\u{301}", "", "&lt;b&gt;",
  ]

  /// Every text that an author writes is hostile, names included.
  static let hostileStory: Scenario = {
    var scenes = hostile.enumerated().map { index, text in
      let next = SceneID("s\(index + 1)")
      var scene = decision(
        SceneID("s\(index)"), choice(ChoiceID(text), to: next, .refuse).when(yes(FactName("x\(text)"))),
        choice("plain", to: next))
      scene.title = text
      return scene
    }
    var last = ending(SceneID("s\(hostile.count)"))
    last.title = hostile[0]
    last.exit = .ending(Ending(fates: hostile.map { Fate(party: PartyName($0), outlook: .bad) }))
    scenes.append(last)
    return with(story(scenes, facts: hostile.map { yesNo(FactName("x\($0)"), first: 1) })) {
      $0.title = hostile[0]
    }
  }()

  static let generated = (0..<30).map { Generator.scenario(seed: UInt64($0)) }
  static let all = [shipIt, hostileStory] + generated

  static func shape(_ story: Scenario) throws -> Shape { Shape(try #require(Machine(story))) }

  /// A play that always takes what is offered last, at most so many times.
  static func play(_ story: Scenario, decisions: Int = 40) throws -> Play {
    var play = try Play(try #require(Machine(story)), seed: 5)
    for event in try play.decide(.begin) { play.apply(event) }
    for _ in 0..<decisions where !play.isOver {
      guard let choice = play.agenda?.offered.last else { break }
      for event in try play.decide(.choose(choice.id)) { play.apply(event) }
    }
    return play
  }
}
