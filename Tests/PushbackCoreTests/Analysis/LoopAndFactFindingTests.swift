import Testing

@testable import PushbackCore

/// Each finding about loops, outcomes, facts and verbs, and what comes of several at once.
@Suite struct LoopAndFactFindingTests {
  @Test func `PB087, a plan without an end`() throws {
    let endless = story([
      decision("a", choice("in", to: "c"), choice("out", to: "e")),
      chance("c", outcome(50, to: "b"), rest(to: "a")),
      decision("b", choice("stay", to: "b"), choice("back", to: "a")), ending("e"),
    ])
    let message = "a player can go on for ever from `b` and never reach an ending, by way of"
    #expect(try found(endless) == ["PB087 error 30: \(message) a/in, c/b"])
    let later = story([
      decision("a", choice("in", to: "b"), choice("out", to: "e")),
      decision("b", choice("stay", to: "b"), choice("leave", to: "e")), ending("e"),
    ])
    #expect(
      try found(later) == ["PB087 error 20: \(message) a/in"], "where the loop is, not what leads there")
    let atOnce = story([decision("a", choice("stay", to: "a"), choice("go", to: "e")), ending("e")])
    #expect(
      try found(atOnce) == ["PB087 error 10: a player can go on for ever from `a` and never reach an ending"])
    let bounded = story([
      decision("a", choice("in", to: "b"), choice("out", to: "e")),
      decision("b", choice("stay", to: "b").onceOnly, choice("leave", to: "e")), ending("e"),
    ])
    #expect(try found(bounded).isEmpty)
  }

  @Test func `PB088, a price in a loop`() throws {
    func story(_ price: Int) -> Scenario {
      PushbackCoreTests.story([
        decision("a", choice("roll", to: "b").priced("trust", price), choice("go", to: "e")),
        chance("b", outcome(50, to: "a"), rest(to: "e")), ending("e"),
      ])
    }
    #expect(
      try found(story(-1)) == ["PB088 error 10: a step in `a` has a price and can be taken again and again"])
    #expect(try found(story(0)).isEmpty)
  }

  @Test func `PB089, a circle with nothing to decide, told once`() throws {
    let circle = story([
      decision("a", choice("round", to: "b"), choice("go", to: "e")), passing("b", way(to: "c")),
      passing("c", way(to: "b")), ending("e"),
    ])
    #expect(try found(circle).map { $0.prefix(5) } == ["PB089"])
    #expect(try found(circle)[0].hasSuffix("on lead round in a circle with nothing to decide"))
    let mended = with(circle) { $0.scenes[2].exit = .continuation([way(to: "a")]) }
    #expect(try found(mended).map { $0.prefix(5) } == ["PB087"], "only the player's loop is left")
    let open = with(circle) { $0.scenes[2].exit = .continuation([way(to: "e")]) }
    #expect(try found(open).isEmpty)
    let atOnce = story([passing("a", way(to: "b")), passing("b", way(to: "a")), ending("e")])
    #expect(try found(atOnce).map { $0.prefix(5) } == ["PB089", "PB082"], "no link leads to the ending")
  }

  @Test func `PB090, an outcome that never happens`() throws {
    func story(_ percent: Int) -> Scenario {
      PushbackCoreTests.story(
        [
          chance("a", outcome(100 - percent, to: "e"), outcome(percent, to: "f")),
          ending("e"), decision("x", choice("y", to: "f")), ending("f"),
        ].filter { $0.id != "x" })
    }
    #expect(
      try found(story(0)) == [
        "PB082 error 30: the ending `f` is never reached",
        "PB090 warning 12: the outcome that leads to `f` never happens",
      ])
    #expect(try found(story(1)).isEmpty)
  }

  @Test func `PB091, a fact that nothing reads`() throws {
    let unread = story(
      [decision("a", choice("x", to: "e").setting("told", .to(1)), choice("y", to: "e")), ending("e")],
      facts: [yesNo("told")])
    #expect(try found(unread) == ["PB091 warning 2: no condition reads the fact `told`"])
    let readers: [(inout Scenario) -> Void] = [
      { $0.scenes[1] = $0.scenes[1].saying("They know.", if: yes("told")) },
      { $0.introduction = [Passage(.rule, if: .not(yes("told")))] },
      {
        $0.scenes[0].exit = .decision(
          Decision(choices: [
            choice("x", to: "e").setting("told", .to(1)), choice("y", to: "e").said("So.", if: yes("told")),
          ]))
      },
      {
        $0.scenes[0].exit = .decision(
          Decision(choices: [
            choice("x", to: "e").setting("told", .to(1)),
            choice("y", to: "e").when(.compare("told", .equal, 0)),
          ]))
      },
    ]
    for read in readers { #expect(try found(with(unread, read)).isEmpty) }
  }

  @Test func `PB092, a fact that nothing changes`() throws {
    let unwritten = story(
      [
        decision("a", choice("x", to: "e").when(.not(yes("told"))), choice("y", to: "e")),
        chance("b", outcome(50, to: "e"), rest(to: "a")), ending("e"),
      ], facts: [yesNo("told")]
    )
    let start = with(unwritten) { $0.start = "b" }
    #expect(try found(start) == ["PB092 warning 2: nothing changes the fact `told`"])
    let byOutcome = with(start) {
      $0.scenes[1].exit = .chance([outcome(50, to: "e"), rest(to: "a").setting("told", .to(0))])
    }
    #expect(try found(byOutcome).isEmpty)
  }

  @Test func `PB096, a line that wins in everything`() throws {
    func story(refusing cost: Int) -> Scenario {
      PushbackCoreTests.story([
        decision(
          "a", choice("ship", to: "e", .deploy).priced("trust", 1), choice("mend", to: "e", .fix),
          choice("stop", to: "e", .refuse).priced("production", cost)), ending("e"),
      ])
    }
    #expect(
      try found(story(refusing: -1)) == [
        "PB096 warning 1: always to deploy is at least as good in every measure as either other line"
      ])
    #expect(try found(story(refusing: 1)).isEmpty)
  }

  @Test func `PB093, a verb that is missing, an error in a bundled story`() throws {
    func findings(_ verbs: [Verb], _ standard: Scenario.Standard) throws -> [Finding] {
      let choices = verbs.map { choice(ChoiceID($0.rawValue), to: "e", $0) } + [choice("wait", to: "e")]
      let story = story([
        with(decision("a")) { $0.exit = .decision(Decision(choices: choices)) }, ending("e"),
      ])
      return story.graphFindings(try #require(Machine(story)), standard: standard)
    }
    #expect(try findings([.deploy, .fix, .refuse], .bundled).isEmpty)
    let missing = try findings([.fix], .bundled)
    #expect(missing.map(\.code) == ["PB093", "PB093"])
    #expect(missing.map(\.severity) == [.error, .error])
    #expect(missing.map(\.place) == [.start, .start])
    #expect(missing.map(\.message) == ["deploy", "refuse"].map { "no choice on any path is a `\($0)`" })
    #expect(try findings([.fix], .anyone).map(\.severity) == [.warning, .warning])
  }

  @Test func `what lies behind a fault is told once, as the fault`() throws {
    let broken = story(
      [
        decision(
          "a", choice("over", to: "b").setting("n", .by(5)).setting("told", .to(1)), choice("on", to: "c")),
        decision("b", choice("x", to: "e")),
        decision("c", choice("x", to: "e"), choice("y", to: "e").when(yes("told"))), ending("e"),
        ending("lost"),
      ], facts: [range("n", 0...3), yesNo("told")])
    #expect(
      try found(broken).filter { !$0.hasPrefix("PB091") } == [
        "PB086 error 10: `n` would become 5 in `a`, reached at once",
        "PB082 error 50: the ending `lost` is never reached",
      ])
  }

  @Test func `the path told is a shortest one`() throws {
    let story = story(
      [
        decision("a", choice("slow", to: "b"), choice("quick", to: "d")),
        decision("b", choice("on", to: "c")),
        chance("c", outcome(50, to: "d"), rest(to: "e")),
        decision("d", choice("over", to: "e").setting("n", .by(9))), ending("e"),
      ], facts: [range("n", 0...3)])
    #expect(try found(story)[0] == "PB086 error 40: `n` would become 9 in `d`, reached by way of a/quick")
    let only = with(story) { $0.scenes[0].exit = .decision(Decision(choices: [choice("slow", to: "b")])) }
    #expect(
      try found(only)[0] == "PB086 error 40: `n` would become 9 in `d`, reached by way of a/slow, b/on, c/d")
  }

  @Test func `the story with one of everything is clean, and so are generated ones but for what is idle`()
    throws
  {
    #expect(try found(shipIt).allSatisfy { $0.hasPrefix("PB096") })
    let idle: Set<Substring> = ["PB081", "PB082", "PB083", "PB090", "PB091", "PB092", "PB096"]
    for seed in UInt64(0)..<60 {
      let codes = try found(Generator.scenario(seed: seed)).map { $0.prefix(5) }
      #expect(codes.allSatisfy(idle.contains), "seed \(seed): \(codes)")
    }
  }
}
