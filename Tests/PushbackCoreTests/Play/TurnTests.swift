import Testing

@testable import PushbackCore

@Suite struct TurnTests {
  private func scenes(_ turns: [Turn]) -> [SceneID] {
    turns.compactMap { if case .scene(let id, _, _) = $0 { id } else { nil } }
  }

  private func kinds(_ turns: [Turn]) -> [String] {
    turns.map { turn in
      switch turn {
      case .scene(let id, _, _): "scene \(id)"
      case .remark: "remark"
      case .decision(let agenda): "decision \(agenda.scene)"
      case .chose(_, let choice, _, _): "chose \(choice)"
      case .chance(let draw): "chance \(draw.drew?.text ?? "")"
      case .ending(let close): "ending \(close.ending)"
      case .undone(let count): "undone \(count)"
      case .redone(let count): "redone \(count)"
      case .room, .tallied, .revoted, .asked, .session, .answer, .refused, .reopened, .reinstated: "other"
      }
    }
  }

  @Test func `the opening is every scene up to the first decision`() throws {
    let story = story([
      passing("hall", way(to: "stairs")), passing("stairs", way(to: "office")),
      decision("office", choice("x", to: "e")), ending("e"),
    ])
    let play = try Session(story, .direct).play
    #expect(kinds(play.opening) == ["scene hall", "scene stairs", "scene office", "decision office"])
    #expect(kinds(play.present) == ["remark", "scene office", "decision office"])
    #expect(play.present[0].json == nil)
  }

  @Test(arguments: Mode.allCases)
  func `a choice is told before the scenes it leads through`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    let events = try session.make(.choose("fix"))
    #expect(
      kinds(session.play.turns(for: events[0]))
        == ["chose fix", "scene rewrite", "scene thursday", "decision thursday"])
  }

  @Test func `a draw is told with its odds, and the ending with its totals`() throws {
    var play = try Play(try #require(Machine(shipIt)), seed: 1)
    play.apply(.chose(scene: "link", choice: "deploy"))
    #expect(
      kinds(play.turns(for: .chose(scene: "link", choice: "deploy"))) == ["chose deploy", "scene night"])
    let draw = Event.drew(scene: "night", target: "quiet")
    play.apply(draw)
    let turns = play.turns(for: draw)
    #expect(kinds(turns) == ["chance quiet", "scene quiet", "ending quiet"])
    guard case .chance(let night) = turns[0], case .ending(let close) = turns[2] else {
      Issue.record("expected a draw and an ending")
      return
    }
    #expect(night.outcomes.map(\.to) == ["quiet", "pager"])
    #expect(night.outcomes.map(\.percent) == [30, 70])
    #expect(night.effects == [Effect("production", 1), Effect("trust", 0)])
    #expect(night.text == "It goes to quiet.")
    #expect(close.effects == [Effect("production", 0), Effect("trust", 1)])
    #expect(close.totals == [Effect("production", -1), Effect("trust", 2)])
    #expect(close.fates == [Fate(party: "team", outlook: .mixed)])
  }

  @Test(arguments: Mode.allCases) func `undo and redo show where one stands now`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix")
    let undone = try session.make(.undo(1))
    #expect(kinds(session.play.turns(for: undone[0])) == ["undone 1", "scene link", "decision link"])
    let redone = try session.make(.redo)
    #expect(kinds(session.play.turns(for: redone[0])) == ["redone 1", "scene thursday", "decision thursday"])
  }

  @Test(arguments: Mode.allCases) func `what is only written down leads to no turn`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix")
    for event in [Event.because(text: "so"), .noted(text: "so"), .disputed(measure: "trust", text: "no")] {
      #expect(session.play.turns(for: event).isEmpty)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a paragraph under a condition is shown only where it holds`(mode: Mode) throws {
    func read(_ story: Scenario, _ choices: ChoiceID...) throws -> [Block]? {
      var session = try Session(story, mode)
      for choice in choices { try session.make(.choose(choice)) }
      for case .scene("meeting", _, let blocks) in session.play.present { return blocks }
      return nil
    }
    let unrecorded = with(shipIt) { story in
      story.scenes[0].exit = .decision(Decision(choices: [choice("go", to: "meeting")]))
    }
    let (quoted, waiting): (Block, Block) = (
      .paragraph("Your message is quoted underneath."), .paragraph("They wait.")
    )
    #expect(try read(shipIt, "in-writing") == [quoted, waiting])
    #expect(try read(shipIt, "fix", "back", "fix") == [quoted, waiting])
    #expect(try read(unrecorded, "go") == [waiting])
  }

  @Test(arguments: Mode.allCases)
  func `what is said after a choice knows what the choice changed`(mode: Mode) throws {
    let told = story(
      [
        decision(
          "a",
          choice("tell", to: "e").setting("told", .to(1)).said("They know.", if: yes("told"))
            .said("They do not know.", if: .not(yes("told"))), choice("hush", to: "e")), ending("e"),
      ], facts: [yesNo("told")])
    var session = try Session(told, mode)
    let events = try session.make(.choose("tell"))
    guard case .chose(_, _, _, let says) = session.play.turns(for: events[0])[0] else {
      Issue.record("a choice is told first")
      return
    }
    #expect(says == [.paragraph("They know.")])
  }

  @Test(arguments: Mode.allCases)
  func `a continuation takes its first way that holds`(mode: Mode) throws {
    let story = story(
      [
        decision(
          "a", choice("both", to: "fork").setting("n", .to(2)),
          choice("one", to: "fork").setting("n", .to(1)),
          choice("none", to: "fork")),
        passing(
          "fork", way(to: "x", if: .compare("n", .atLeast, 2)), way(to: "y", if: .compare("n", .atLeast, 1)),
          way(to: "z")),
        ending("x"), ending("y"), ending("z"),
      ], facts: [range("n", 0...2)])
    for (choice, end): (ChoiceID, SceneID) in [("both", "x"), ("one", "y"), ("none", "z")] {
      var session = try Session(story, mode)
      try session.choose(choice)
      #expect(session.play.scene.id == end)
      #expect(session.play.path.count == 1, "nothing is drawn")
    }
  }

  @Test func `an agenda hides nothing and numbers what is offered`() throws {
    let story = story(
      [
        decision(
          "a", choice("shut", to: "e").when(yes("told"), or: "Nobody knows."),
          choice("open", to: "e", .deploy),
          choice("wide", to: "e")),
        ending("e"),
      ], facts: [yesNo("told")])
    let agenda = try #require(try Session(story, .direct).play.agenda)
    #expect(agenda.choices.map(\.id) == ["shut", "open", "wide"])
    #expect(agenda.offered.map(\.id) == ["open", "wide"])
    #expect(agenda.unavailable.map(\.reason) == ["Nobody knows."])
    #expect(
      agenda.document.blocks == [
        .options([
          Option(number: nil, word: "shut", text: "Do shut.", unavailable: "Nobody knows."),
          Option(number: 1, word: "deploy", text: "Do open."),
          Option(number: 2, word: "wide", text: "Do wide."),
        ])
      ])
  }

  @Test func `no price, total or odds is shown before the ending`() throws {
    var session = try Session(shipIt, .direct)
    let events = try session.make(.choose("in-writing"))
    let turns = session.play.opening + session.play.turns(for: events[0])
    let shown = turns.map { "\($0.document)" }.joined()
    #expect(!shown.contains("trust") && !shown.contains("%"))
    #expect(shown.contains("Nobody answers for eleven minutes."))
  }
}
