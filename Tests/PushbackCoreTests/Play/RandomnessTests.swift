import Testing

@testable import PushbackCore

@Suite struct RandomnessTests {
  @Test func `the numbers are those published for SplitMix64`() {
    let mix = SplitMix(seed: 1_234_567)
    #expect(
      (0..<5).map { mix.output($0) } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a draw is a number from 0 to 99, each about as often`() {
    let mix = SplitMix(seed: 7)
    var counts = [Int](repeating: 0, count: 100)
    for n in 0..<20_000 { counts[mix.percent(n)] += 1 }
    #expect(counts.allSatisfy { (130...270).contains($0) })
  }

  @Test(arguments: Mode.allCases) func `an outcome's weight is how often it is drawn`(mode: Mode) throws {
    let story = story([
      chance("a", outcome(20, to: "x"), outcome(0, to: "never"), rest(to: "y")), ending("x"), ending("y"),
      ending("never"),
    ])
    var counts: [SceneID: Int] = [:]
    for seed in 0..<1_000 {
      counts[try Session(story, seed: UInt64(seed), mode).play.scene.id, default: 0] += 1
    }
    #expect(counts["never"] == nil)
    #expect((150...250).contains(counts["x", default: 0]))
  }

  /// A corridor of dice: each choice leads through one draw, which only counts.
  private let corridor = story(
    [
      decision("room", choice("left", to: "left"), choice("right", to: "right"), choice("out", to: "end")),
      chance(
        "left", outcome([.init(0, if: .compare("n", .equal, 9)), .init(50)], to: "up").setting("n", .to(9)),
        rest(to: "down")),
      chance("right", outcome(50, to: "up"), rest(to: "down")),
      passing("up", way(to: "room")), passing("down", way(to: "room")), ending("end"),
    ], facts: [range("n", 0...9)])

  private func draws(_ choices: [ChoiceID], seed: UInt64, _ mode: Mode) throws -> [SceneID] {
    var session = try Session(corridor, seed: seed, mode)
    for choice in choices { try session.make(.choose(choice)) }
    return session.events.compactMap { if case .drew(_, let target) = $0 { target } else { nil } }
  }

  @Test(arguments: Mode.allCases)
  func `undoing and repeating a choice repeats the draw`(mode: Mode) throws {
    for seed in UInt64(0)..<20 {
      var session = try Session(corridor, seed: seed, mode)
      try session.choose("right", "right")
      let first = try session.make(.choose("right"))
      for _ in 0..<3 {
        try session.make(.undo(1))
        #expect(try session.make(.choose("right")) == first)
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `the n-th draw depends on the seed and n only, not on the way there`(mode: Mode) throws {
    var differs = false
    for seed in UInt64(0)..<20 {
      // Both rooms are even here, so the same number gives the same side.
      let rights = try draws(["right", "right", "right", "right"], seed: seed, mode)
      let mixed = try draws(["left", "right", "right", "right"], seed: seed, mode)
      #expect(rights == mixed)
      let expected: [SceneID] = (0..<4).map { SplitMix(seed: seed).percent($0) < 50 ? "up" : "down" }
      #expect(rights == expected)
      differs = try differs || rights != draws(["right", "right", "right", "right"], seed: seed + 1, mode)
    }
    #expect(differs, "another seed gives other draws")
  }

  @Test(arguments: Mode.allCases) func `a draw taken back is not counted`(mode: Mode) throws {
    for seed in UInt64(0)..<20 {
      var session = try Session(corridor, seed: seed, mode)
      try session.choose("right", "right")
      try session.make(.undo(2))
      #expect(session.play.draws == 0)
      let again = try session.make(.choose("right"))
      let expected: SceneID = SplitMix(seed: seed).percent(0) < 50 ? "up" : "down"
      #expect(again.last == .drew(scene: "right", target: expected))
    }
  }
}
