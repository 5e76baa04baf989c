/// A whole workshop on paper: everything a room needs to play one story without a computer, and to type in afterwards
/// what it decided.
package struct Kit: Sendable {
  package let scenario: Scenario
  /// How the story is called on a command line.
  package let name: String
  package let texts: PolicyTexts
  package let plan: HourPlan
  /// Of the number strip; a room that types its tallies in draws the same with it.
  package let seed: UInt64
  package let people: Int
  private let numbers: [SceneID: Int]

  package init(
    _ scenario: Scenario, named name: String, texts: PolicyTexts, plan: HourPlan, seed: UInt64, people: Int
  ) {
    self.scenario = scenario
    self.name = name
    self.texts = texts
    self.plan = plan
    self.seed = seed
    self.people = people
    numbers = Dictionary(
      scenario.scenes.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  package var booklet: Booklet {
    Booklet([
      Booklet.Part(.page, runSheet), Booklet.Part(.columns, storyBook), Booklet.Part(.form, trackingSheet),
      Booklet.Part(.tally, tallySheet), Booklet.Part(.slips, slips), Booklet.Part(.form, handout),
    ])
  }

  /// Scenes are numbered as the file has them: paper has no links.
  package func number(of scene: SceneID) -> Int? { numbers[scene] }

  func arrow(to scene: SceneID) -> String { "→\u{A0}\(number(of: scene).map { "\($0)" } ?? "?")" }

  func label(_ scene: Scene) -> String { "\(number(of: scene.id) ?? 0). \(scene.title)" }

  /// Things side by side in one cell or line, far enough apart to be told apart.
  func apart(_ texts: [String]) -> String { texts.joined(separator: "\u{2003}\u{2003}") }

  func title(_ part: String) -> Block { .heading(1, Text("\(scenario.title): \(part)")) }

  /// Every decision with its scene, in file order.
  func decisions(where isWanted: (Decision) -> Bool) -> [(scene: Scene, decision: Decision)] {
    scenario.scenes.compactMap { scene in
      guard case .decision(let decision) = scene.exit, isWanted(decision) else { return nil }
      return (scene, decision)
    }
  }

  var argued: [(scene: Scene, decision: Decision)] { decisions { $0.argue != nil } }
  var quick: [(scene: Scene, decision: Decision)] { decisions { $0.argue == nil } }
}

extension Decision {
  /// What each choice is called, as a screen lists it: what is typed in afterwards.
  var names: [String] {
    let items = choices.map { Turn.Agenda.Item(id: $0.id, verb: $0.verb, text: $0.text) }
    let agenda = Turn.Agenda(scene: "", choices: items)
    for case .options(let options) in agenda.document.blocks { return options.map(\.word) }
    return []
  }

  /// "1 refuse": a slip has the number, a tally both.
  var numberedNames: [String] { names.enumerated().map { "\($0 + 1) \($1)".trimmed } }
}

extension String {
  /// On one line with its box.
  var unbroken: String {
    String(map { $0 == " " ? "\u{A0}" : $0 == "-" ? "\u{2011}" : $0 })
  }
}
