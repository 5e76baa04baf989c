import Testing

@testable import PushbackCore

@Suite struct DebriefTests {
  /// Prices that come out even: half the dice, whole judgements.
  private let priced = story(
    [
      decision(
        "a", choice("deploy", to: "night", .deploy).priced("production", -4).priced("trust", 2),
        choice("wait", to: "quiet").priced("production", 2)),
      chance("night", outcome(50, to: "quiet").priced("production", 6), rest(to: "pager")).asking(
        "Who slept?"),
      passing("lobby", way(to: "quiet")).asking("Who waits?"),
      ending("quiet", Effect("trust", 1)).asking("Who rang?"), ending("pager", Effect("production", -2)),
    ].map { $0.id == "a" ? $0.asking("Who decides?") : $0 })

  private func play(_ story: Scenario, _ events: Event...) throws -> Play {
    try Play(replaying: events, in: try #require(Machine(story)), seed: 1)
  }

  private func debrief(_ play: Play) -> Debrief {
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(play.machine) }
    return Debrief(play, analysis: analysis, content: library)
  }

  private func deployed(_ also: Event...) throws -> Play {
    try Play(
      replaying: [.chose(scene: "a", choice: "deploy"), .drew(scene: "night", target: "quiet")] + also,
      in: try #require(Machine(priced)), seed: 1)
  }

  private func bill(_ document: Document) -> [String] {
    document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
      .map { Block.table($0).words } ?? []
  }

  @Test func `the first page adds up: what each verb and the dice moved is the total less par`() throws {
    let play = try deployed()
    let debrief = debrief(play)
    let score = try #require(debrief.score)
    // Blind play: production (-4 + (6 + -2) / 2 + 2) / 2 = 0, trust (2 + 0.5 + 1) / 2 = 1.75.
    #expect(score.par == [0, 1.75])
    #expect(score.totals == [2, 3])
    #expect(score.judgement(of: .deploy) == [-2, 0.75])
    #expect(score.luck == [4, 0.5])
    #expect(
      bill(debrief.firstPage) == [
        " | times | what it bought | what it cost",
        "deploy | 1 | trust \(signed(0.75)) | production \(signed(-2.0))",
        "the dice | 1 | production \(signed(4.0)), trust \(signed(0.5)) | –",
      ])
    #expect(
      debrief.firstPage.words.contains(
        "Production (does it keep working?) ended at \(signed(2)). A coin-flipper’s play averages "
          + "\(signed(0.0)). Your choices: \(signed(-2.0)). The dice: \(signed(4.0))."))
    #expect(debrief.firstPage.words[0] == "# A story — ending: At quiet")
    #expect(debrief.firstPage.text.contains("“It goes to quiet.” comes up 50 times in 100."))
  }

  @Test func `decisions without a verb have a row of their own`() throws {
    let debrief = debrief(try play(priced, .chose(scene: "a", choice: "wait")))
    #expect(bill(debrief.firstPage).map { $0.prefix(13) } == [" | times | wh", "other choices"])
  }

  @Test func `one sentence for each of the two measures that moved most`() throws {
    let three = with(priced) { $0.measures = ["trust", "ownership", "production"] }
    let debrief = debrief(try play(three, .chose(scene: "a", choice: "wait")))
    let sentences = debrief.firstPage.words.filter { $0.contains("ended at") }
    #expect(sentences.map { String($0.prefix(5)) } == ["Produ", "Trust"])
  }

  @Test func `a disputed price is printed, and the bill again without its measure`() throws {
    let debrief = debrief(try deployed(.disputed(measure: "trust", text: "deploying cost trust here")))
    let disputes = debrief.firstPage.section("Disputed prices")
    #expect(disputes.words.prefix(2) == ["Trust: deploying cost trust here", "The bill again without them:"])
    #expect(
      bill(disputes) == [
        " | times | what it bought | what it cost", "deploy | 1 | – | production \(signed(-2.0))",
        "the dice | 1 | production \(signed(4.0)) | –",
      ])
    #expect(bill(debrief.firstPage)[1].contains("trust"), "the bill itself stands")
  }

  @Test func `where every measure is disputed no second bill is left`() throws {
    let debrief = debrief(
      try deployed(.disputed(measure: "trust", text: "no"), .disputed(measure: "production", text: "no")))
    #expect(debrief.firstPage.section("Disputed prices").words == ["Trust: no", "Production: no"])
  }

  @Test func `a story without prices says so`() throws {
    let free = with(positions) {
      $0.measures = []
      $0.scenes[0].exit = .decision(Decision(choices: [choice("out", to: "e")]))
    }
    let debrief = debrief(try play(free, .chose(scene: "room", choice: "out")))
    #expect(debrief.firstPage.words.last == "This story prices nothing, so there is no bill to read.")
  }

  @Test func `a story that cannot be solved says why, and leaves out what it cannot know`() throws {
    let play = try deployed()
    let obstacles: [(Analysis.Obstacle, String)] = [
      (.tooManyStates(limit: 7, largest: ["n", "m"]), "more than 7 states"),
      (.endless("a"), "pushback check"),
      (.effectInLoop("a"), "pushback check"), (.faulty(.circling("a")), "pushback check"),
      (.hardlyEverLeft("a"), "round and round"),
    ]
    for (obstacle, words) in obstacles {
      let debrief = Debrief(play, analysis: .failure(obstacle), content: library)
      let page = debrief.firstPage.words
      #expect(page.contains("What happened: Production \(signed(2)), Trust \(signed(3))."))
      #expect(page.last?.contains(words) == true)
      #expect(!debrief.whole.text.contains("coin"))
      #expect(debrief.whole.words.contains("## The way you went"))
    }
  }

  @Test func `a play that goes on is not called finished`() throws {
    #expect(debrief(try play(priced)).firstPage.words[0] == "# A story — not finished")
  }

  // MARK: The rest

  @Test func `the rest shows the path with its reasons and odds`() throws {
    let more = debrief(try deployed(.because(text: "it was late"), .noted(text: "ask legal"))).more
    #expect(
      more.section("The way you went").words.prefix(2) == [
        "At a: deploy — Do deploy. Because: “it was late”",
        "At night: the dice said “It goes to quiet.” (50 times in 100).",
      ])
    #expect(more.section("Your notes").words == ["ask legal"])
  }

  @Test func `each measure stands between the lowest and the highest any play reaches`() throws {
    let more = debrief(try deployed()).more
    let bars = more.blocks.compactMap { if case .bars(let bars) = $0 { bars } else { nil } }.first
    #expect(
      bars == [
        Bar(label: "Production", low: -6, high: 2, value: 2, par: 0),
        Bar(label: "Trust", low: 1, high: 3, value: 3, par: 1.75),
      ])
  }

  @Test func `the three moves that mattered most come in order`() throws {
    let mattered = debrief(try deployed()).more.section("What mattered most").words
    #expect(mattered.map { String($0.prefix(8)) } == ["At night", "At a: “D"])
    #expect(mattered[0].contains("luck: ") && mattered[1].contains("judgement: "))
  }

  @Test func `what else could have happened, at the start and at the last decision`() throws {
    let more = debrief(try deployed()).more.section("What else could have happened")
    #expect(
      more.words.prefix(3) == [
        "ending | at the start | at the last decision",
        "At quiet (yours) | \(percentage(0.75)) | \(percentage(0.75))",
        "At pager | \(percentage(0.25)) | \(percentage(0.25))",
      ])
  }

  @Test func `the nearest fork is the last decision that would probably have led elsewhere`() throws {
    let forks = story([
      decision("a", choice("left", to: "b"), choice("right", to: "other")),
      decision("b", choice("left", to: "c"), choice("right", to: "dice")),
      decision("c", choice("left", to: "e"), choice("right", to: "e")),
      chance("dice", outcome(40, to: "e"), rest(to: "other")), ending("e"), ending("other"),
    ])
    let lefts = ["a", "b", "c"].map { Event.chose(scene: SceneID($0), choice: "left") }
    let debrief = debrief(try Play(replaying: lefts, in: try #require(Machine(forks)), seed: 1))
    let sentence =
      "The nearest fork: at “At b”, “Do right.” ends elsewhere in \(percentage(0.6)) of plays, "
      + "most often in “At other”."
    #expect(debrief.more.section("What else could have happened").words.last == sentence)
  }

  @Test func `every scene that was read asks its questions, once`() throws {
    #expect(
      debrief(try deployed()).more.section("Questions to talk about").words
        == ["At a: Who decides?", "At night: Who slept?", "At quiet: Who rang?"])
    let round = story([
      passing("hall", way(to: "a")).asking("Who lets them in?"),
      decision("a", choice("again", to: "by").onceOnly, choice("go", to: "e")).asking("Who decides?"),
      passing("by", way(to: "a")).asking("Who waits?"), ending("e"),
    ])
    let play = try play(round, .chose(scene: "a", choice: "again"), .chose(scene: "a", choice: "go"))
    #expect(
      debrief(play).more.section("Questions to talk about").words
        == ["At hall: Who lets them in?", "At a: Who decides?", "At by: Who waits?"])
  }

  @Test func `what the choices stand for is listed`() throws {
    var session = try Session(positions, .direct)
    try session.choose("business", "refusal", "business", "out")
    let standing = debrief(session.play).more.section("What your choices stand for").words
    #expect(
      standing == [
        "Topic release-authority: Label release-authority/business-may-order",
        "Topic concerns: Label concerns/protected-refusal",
      ])
  }
}
