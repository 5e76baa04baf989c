import Testing

@testable import PushbackCore

/// What is found, verbs aside: code, severity, line and message.
func found(_ story: Scenario, limit: Int = StateGraph.limit) throws -> [String] {
  let machine = try #require(Machine(story))
  return story.graphFindings(machine, standard: .anyone, limit: limit)
    .filter { $0.code != "PB093" }
    .map { "\($0.code) \($0.severity) \($0.place.line): \($0.message)" }
}

/// Each finding about what is reached, from the smallest story that has it, and none from the same story mended.
@Suite struct FindingTests {
  @Test func `PB080, too many states`() throws {
    let story = story(
      [
        decision(
          "a", choice("more", to: "a").when(.compare("n", .less, 9)).setting("n", .by(1)),
          choice("go", to: "e")),
        ending("e"),
      ], facts: [range("n", 0...9)])
    #expect(try found(story, limit: 10) == ["PB080 warning 1: this story has more than 10 reachable states"])
    #expect(try found(story, limit: 11).isEmpty)
    let advice = story.graphFindings(try #require(Machine(story)), standard: .anyone, limit: 10).map(\.advice)
    #expect(advice.contains { $0.contains("`n`") })
  }

  @Test func `PB081, a scene never reached`() throws {
    let cut = story([
      decision("a", choice("x", to: "e"), choice("y", to: "e")), decision("lost", choice("x", to: "e")),
      passing("also-lost", way(to: "lost")), ending("e"),
    ])
    #expect(
      try found(cut) == [
        "PB081 error 20: the scene `lost` is never reached",
        "PB081 error 30: the scene `also-lost` is never reached",
      ])
    let linked = story([
      decision("a", choice("x", to: "also-lost"), choice("y", to: "e")),
      decision("lost", choice("x", to: "e")),
      passing("also-lost", way(to: "lost")), ending("e"),
    ])
    #expect(try found(linked).isEmpty)
  }

  @Test func `PB081, a scene linked to but never under its condition`() throws {
    func story(_ value: Int) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("x", to: "fork").setting("n", .to(2)), choice("y", to: "fork")),
          passing("fork", way(to: "b", if: .compare("n", .equal, value)), way(to: "c")),
          decision("b", choice("x", to: "e")), decision("c", choice("x", to: "e")), ending("e"),
        ], facts: [range("n", 0...2)])
    }
    #expect(try found(story(1)) == ["PB081 error 30: the scene `b` is never reached"])
    #expect(try found(story(2)).isEmpty)
  }

  @Test func `PB082, an ending never reached`() throws {
    let cut = story([decision("a", choice("x", to: "e"), choice("y", to: "e")), ending("e"), ending("other")])
    #expect(try found(cut) == ["PB082 error 30: the ending `other` is never reached"])
    let linked = story([
      decision("a", choice("x", to: "e"), choice("y", to: "other")), ending("e"), ending("other"),
    ])
    #expect(try found(linked).isEmpty)
  }

  @Test func `PB083, a choice that can never be taken`() throws {
    func story(_ value: Int) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("x", to: "b").setting("n", .to(2)), choice("y", to: "b")),
          decision("b", choice("free", to: "e"), choice("never", to: "e").when(.compare("n", .equal, value))),
          ending("e"),
        ], facts: [range("n", 0...2)])
    }
    #expect(try found(story(1)) == ["PB083 error 22: the choice `never` can never be taken"])
    #expect(try found(story(2)).isEmpty)
  }

  @Test func `PB084, nothing to choose`() throws {
    let stuck = story(
      [
        decision("a", choice("tell", to: "b").setting("told", .to(1)), choice("hush", to: "b")),
        decision("b", choice("x", to: "e").when(yes("told")), choice("y", to: "e").when(yes("told"))),
        ending("e"),
      ], facts: [yesNo("told")])
    #expect(try found(stuck) == ["PB084 error 20: nothing can be chosen in `b`, reached by way of a/hush"])
    let free = with(stuck) {
      $0.scenes[1].exit = .decision(
        Decision(choices: [choice("x", to: "e").when(yes("told")), choice("y", to: "e")]))
    }
    #expect(try found(free).isEmpty)
    let atOnce = story(
      [decision("a", choice("x", to: "e").when(yes("told")).setting("told", .to(1))), ending("e")],
      facts: [yesNo("told")])
    #expect(try found(atOnce) == ["PB084 error 10: nothing can be chosen in `a`, reached at once"])
  }

  @Test func `PB085, weights that do not add up`() throws {
    func story(_ percent: Int) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("tell", to: "b").setting("told", .to(1)), choice("hush", to: "b")),
          chance(
            "b", outcome([.init(30, if: yes("told")), .init(percent)], to: "e"),
            outcome([.init(70, if: yes("told")), .init(60)], to: "f")),
          ending("e"), ending("f"),
        ], facts: [yesNo("told")])
    }
    #expect(
      try found(story(30)) == ["PB085 error 20: the weights in `b` add up to 90 %, reached by way of a/hush"])
    #expect(try found(story(40)).isEmpty)
    let over = PushbackCoreTests.story([
      chance("b", outcome(70, to: "e"), outcome(60, to: "f"), rest(to: "g")), ending("e"), ending("f"),
      ending("g"),
    ])
    #expect(try found(over) == ["PB085 error 10: the weights in `b` add up to 130 %, reached at once"])
  }

  @Test func `PB086, a fact that leaves its bounds`() throws {
    func story(_ top: Int) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("once", to: "b").setting("n", .by(1)), choice("not", to: "b")),
          decision(
            "b", choice("again", to: "e").setting("n", .by(1)),
            choice("go", to: "e").when(.compare("n", .less, 5))),
          ending("e"),
        ], facts: [range("n", 0...top)])
    }
    #expect(
      try found(story(1)) == ["PB086 error 20: `n` would become 2 in `b`, reached by way of a/once"])
    #expect(try found(story(2)).isEmpty)
  }
}
