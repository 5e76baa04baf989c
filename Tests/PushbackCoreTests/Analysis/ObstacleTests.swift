import Testing

@testable import PushbackCore

@Suite struct ObstacleTests {
  private func obstacle(_ story: Scenario, limit: Int = StateGraph.limit) throws -> Analysis.Obstacle? {
    let machine = try #require(Machine(story))
    do throws(Analysis.Obstacle) {
      _ = try Analysis(machine, limit: limit)
      return nil
    } catch { return error }
  }

  private let wide = story(
    [
      decision(
        "a", choice("more", to: "a").when(.compare("n", .less, 9)).setting("n", .by(1)),
        choice("tell", to: "a").when(.compare("told", .equal, 0)).setting("told", .to(1)),
        choice("out", to: "e")), ending("e"),
    ], facts: [yesNo("told"), range("n", 0...9), list("colour", "red", "green", "blue"), yesNo("late")])

  @Test func `too many states are refused, naming the largest facts`() throws {
    #expect(
      try obstacle(wide, limit: 20) == .tooManyStates(limit: 20, largest: ["n", "colour", "told"]))
    #expect(try obstacle(wide, limit: 21) == nil)
    #expect(try solved(wide, limit: 21).states == 21)
  }

  @Test func `a fault is an obstacle`() throws {
    let story = story(
      [decision("a", choice("x", to: "e").setting("n", .by(5)), choice("y", to: "e")), ending("e")],
      facts: [range("n", 0...3)])
    #expect(try obstacle(story) == .faulty(.bound("a", "n", value: 5)))
  }

  @Test func `a plan that avoids every ending is an obstacle`() throws {
    #expect(
      try obstacle(story([decision("a", choice("stay", to: "a"), choice("go", to: "e")), ending("e")]))
        == .endless("a"))
    // Through dice, all of which lead back.
    let dice = story([
      decision("a", choice("roll", to: "c"), choice("go", to: "e")),
      chance("c", outcome(50, to: "a"), rest(to: "b")),
      decision("b", choice("back", to: "a"), choice("go", to: "e")), ending("e"),
    ])
    #expect(try obstacle(dice) == .endless("a"))
    // Only beyond an unlikely draw.
    let unlikely = story([
      chance("c", outcome(99, to: "e"), rest(to: "b")),
      decision("b", choice("stay", to: "b"), choice("go", to: "e")), ending("e"),
    ])
    #expect(try obstacle(unlikely) == .endless("b"))
  }

  @Test func `a story without an ending is endless`() throws {
    let story = story([chance("a", outcome(50, to: "b"), rest(to: "a")), chance("b", rest(to: "a"))])
    #expect(try obstacle(story) == .endless("a"))
  }

  @Test func `a price in a loop is an obstacle`() throws {
    let story = story([
      chance("a", outcome(50, to: "b").priced("trust", -1), rest(to: "e")), chance("b", rest(to: "a")),
      ending("e"),
    ])
    #expect(try obstacle(story) == .effectInLoop("a"))
  }

  @Test func `a loop of dice without prices is legal`() throws {
    let story = story([
      decision("a", choice("roll", to: "c"), choice("go", to: "e")),
      chance("c", outcome(90, to: "a"), rest(to: "e").priced("trust", -1)), ending("e"),
    ])
    let analysis = try solved(story)
    // 1/2 of the weight of rolling again at each turn: x = (0.9 x - 0.1) / 2.
    let start = try #require(analysis.expected(from: analysis.graph.machine.first))
    #expect(abs(start[1] + 0.05 / 0.55) < 1e-12)
  }

  @Test func `a player's loop bounded by a fact or by once is legal, with its prices`() throws {
    let counted = story(
      [
        decision(
          "a",
          choice("again", to: "a").when(.compare("n", .less, 3)).setting("n", .by(1)).priced("trust", -1),
          choice("go", to: "e")), ending("e"),
      ], facts: [range("n", 0...3)])
    #expect(try solved(counted).ranges[1] == -3...0)
    let once = story([
      decision("a", choice("again", to: "b").onceOnly.priced("trust", -1), choice("go", to: "e")),
      passing("b", way(to: "a")), ending("e"),
    ])
    #expect(try solved(once).ranges[1] == -1...0)
    #expect(try solved(once).states == 3)
  }

  @Test func `a used choice that cannot be offered again makes no second state`() throws {
    let story = story([
      decision("a", choice("call", to: "b").onceOnly, choice("wait", to: "b")),
      decision("b", choice("go", to: "e")), ending("e"),
    ])
    #expect(try solved(story).states == 3)
  }

  @Test func `generated stories are all valid`() throws {
    for seed in UInt64(0)..<150 {
      #expect(try obstacle(Generator.scenario(seed: seed)) == nil, "seed \(seed)")
    }
  }
}
