import PushbackCore
import PushbackLibrary
import PushbackTerminal
import Testing

@testable import pushback

/// A room reads its debrief on one screen.
struct RoomPageTests {
  private let measures: [MeasureID] = ["production", "delivery", "capacity", "trust", "ownership"]

  /// Three questions that are argued, dice after each, and prices in all five measures.
  private func story(_ random: inout Numbers) -> Scenario {
    func prices() -> [Effect] {
      measures.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        .map { Effect($0, Int.random(in: -6...6, using: &random)) }
    }
    let verbs: [Verb?] = [.deploy, .fix, .refuse, nil]
    var scenes: [Scene] = []
    for number in 0..<3 {
      let choices = verbs.enumerated().map { index, verb in
        var choice = Choice(
          id: ChoiceID("way-\(number)-\(index)"), verb: verb,
          text: "Do what was said at the meeting on Thursday.",
          target: SceneID("dice-\(number)"))
        choice.effects = prices()
        return choice
      }
      let argue = "Who may overrule a refusal that was written down, and who answers for the night after it?"
      scenes.append(
        Scene(
          id: SceneID("scene-\(number)"), title: "The meeting on Thursday, number \(number)",
          exit: .decision(Decision(argue: argue, choices: choices))))
      let next = SceneID(number < 2 ? "scene-\(number + 1)" : "ending")
      var good = Outcome(
        text: "The pager stays silent until the morning.", target: next, weight: .percent([.init(60)]))
      good.effects = prices()
      var bad = Outcome(text: "The pager rings at a quarter past three.", target: "other", weight: .rest)
      bad.effects = prices()
      scenes.append(Scene(id: SceneID("dice-\(number)"), title: "The night", exit: .chance([good, bad])))
    }
    for id in ["ending", "other"] as [SceneID] {
      scenes.append(
        Scene(id: id, title: "A quiet morning, and a long day", exit: .ending(Ending(effects: prices()))))
    }
    var story = Scenario(
      id: "a-story", title: "The release that could not wait", scenes: scenes, start: "scene-0")
    story.measures = measures
    return story
  }

  /// Every question is voted on twice, with both slips, and sometimes overruled.
  private func played(_ story: Scenario, _ random: inout Numbers) throws -> Play {
    var play = try Play(try #require(Machine(story)), seed: random.next())
    func make(_ move: Play.Move) throws { for event in try play.decide(move) { play.apply(event) } }
    try make(.room(.seat(Room(team: "Payments and settlement", people: 23))))
    func votes(_ agenda: Turn.Agenda) -> Tally<ChoiceID> {
      Tally(agenda.choices.map { .init($0.id, Int.random(in: 0...5, using: &random)) })
    }
    while let agenda = play.agenda {
      try make(.room(.tally(.would, votes(agenda))))
      try make(.room(.tally(.really, votes(agenda))))
      if Bool.random(using: &random) {
        try make(.room(.revote))
        try make(.room(.tally(.would, votes(agenda))))
      }
      let choice = try #require(agenda.offered.randomElement(using: &random))
      try make(
        .room(.overrule(choice.id, reason: "the customer has waited for eleven weeks, and we promised it")))
      try make(.room(.voice(choice.id, "said about \(choice.id)")))
    }
    return play
  }

  private static let content = (try? Library.bundled())?.content.value ?? Content()

  private func debrief(_ play: Play) -> Debrief {
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(play.machine) }
    return Debrief(play, analysis: analysis, content: RoomPageTests.content)
  }

  private func lines(_ document: Document, _ columns: Int) -> [Substring] {
    let appearance = Appearance(colour: .none, layout: .columns(columns), audience: .room)
    return Renderer(appearance).text(of: document).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  @Test(arguments: [(100, 30), (80, 34)])
  func `the first page of a room's debrief fits a screen`(columns: Int, rows: Int) throws {
    var random = Numbers(state: UInt64(columns))
    var longest = 0
    for number in 0..<150 {
      let story = story(&random)
      let page = debrief(try played(story, &random)).firstPage
      let lines = lines(page, columns)
      longest = max(longest, lines.count)
      #expect(lines.count <= rows, "play \(number):\n\(lines.joined(separator: "\n"))")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
      if lines.count > rows { return }
    }
    #expect(longest > 15, "otherwise this shows nothing")
  }

  @Test func `the rest has every vote of every decision, and every voice`() throws {
    var random = Numbers(state: 4)
    for _ in 0..<10 {
      let play = try played(story(&random), &random)
      let more = debrief(play).more
      let text = more.plainText
      let decided = play.path.filter { !$0.isDraw }
      for step in decided {
        let balance = try #require(play.balance(of: step))
        for sentence in balance.sentences { #expect(text.contains(sentence)) }
        for voice in step.poll.voices { #expect(text.contains(voice.text)) }
      }
      let taken = more.blocks.count {
        if case .paragraph(let text) = $0 { text.plain.hasPrefix("Taken: ") } else { false }
      }
      #expect(taken == decided.count)
    }
  }
}
