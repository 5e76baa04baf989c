import Testing

@testable import PushbackCore

@Suite struct AnalysisTests {
  static let stories = (UInt64(0)..<60).map { Generator.scenario(seed: $0) } + [shipIt]
  static let loopless = (UInt64(0)..<40).map { Generator.scenario(seed: $0, loops: .none) }

  @Test func `in every state the mean judgement and the weighted mean luck are 0`() throws {
    for story in Self.stories {
      let analysis = try solved(story)
      let worst = try analysis.imbalance { try #require(analysis.expected(from: $0)) }
      #expect(worst < 1e-9)
    }
  }

  @Test func `one wrong expectation would be seen`() throws {
    for story in Self.stories.prefix(10) {
      let analysis = try solved(story)
      let wrong = try #require(analysis.open.last)
      let worst = try analysis.imbalance { state in
        var values = try #require(analysis.expected(from: state))
        if state == wrong { values[0] += 0.001 }
        return values
      }
      #expect(worst > 1e-9)
    }
  }

  @Test func `a total is par and judgement and luck, in every measure of every finished play`() throws {
    for (number, story) in Self.stories.enumerated() {
      let analysis = try solved(story)
      for seed in 0..<UInt64(15) {
        let play = try finished(story, seed: seed + UInt64(number) * 100)
        let score = try #require(Score(play, analysis))
        for measure in story.measures.indices {
          let sum = score.par[measure] + score.judgement[measure] + score.luck[measure]
          #expect(abs(Double(score.totals[measure]) - sum) < 1e-9)
          let verbs: [Verb?] = Verb.allCases + [nil]
          let byVerb = verbs.reduce(0.0) { $0 + score.judgement(of: $1)[measure] }
          #expect(abs(byVerb - score.judgement[measure]) < 1e-9, "the bill per verb is all of it")
          #expect(analysis.ranges[measure].contains(score.totals[measure]))
        }
        #expect(score.moves.map(\.step) == play.path)
      }
    }
  }

  private func finished(_ story: Scenario, seed: UInt64) throws -> Play {
    var session = try Session(story, seed: seed, .direct)
    var dice = Dice(seed: seed)
    while let agenda = session.play.agenda { try session.make(.choose(dice.pick(agenda.offered).id)) }
    return session.play
  }

  @Test func `what was undone does not count`() throws {
    let analysis = try solved(shipIt)
    var straight = try Session(shipIt, .direct)
    try straight.choose("in-writing", "stand")
    var winding = try Session(shipIt, .direct)
    try winding.choose("fix", "call")
    try winding.make(.undo(2))
    try winding.choose("in-writing", "stand")
    let (one, other) = (Score(straight.play, analysis), Score(winding.play, analysis))
    #expect(one?.judgement == other?.judgement)
    #expect(one?.totals == other?.totals)
  }

  @Test func `expectations, ending odds and ranges are those of every path walked to its end`() throws {
    var paths = 0
    for story in Self.loopless {
      let analysis = try solved(story)
      let all = try EveryPath(story)
      paths += all.paths
      let start = try analysis.graph.machine.settle(analysis.graph.machine.first)
      let expected = try #require(analysis.expected(from: start))
      #expect(zip(expected, all.expected).allSatisfy { abs($0 - $1) < 1e-9 })
      let odds = try #require(analysis.endingOdds(from: start))
      for (ending, odds) in zip(analysis.endings, odds) {
        #expect(abs(odds - all.endings[ending, default: 0]) < 1e-9)
      }
      #expect(analysis.ranges.map(\.lowerBound) == all.low)
      #expect(analysis.ranges.map(\.upperBound) == all.high)
    }
    #expect(paths > 800, "the stories are worth walking")
  }

  @Test func `with loops, expectations and ending odds are those of a long iteration`() throws {
    for story in Self.stories {
      let analysis = try solved(story)
      let long = try LongIteration(story)
      let start = try analysis.graph.machine.settle(analysis.graph.machine.first)
      let expected = try #require(analysis.expected(from: start))
      #expect(zip(expected, long.expected).allSatisfy { abs($0 - $1) < 1e-9 })
      for (ending, odds) in zip(analysis.endings, try #require(analysis.endingOdds(from: start))) {
        #expect(abs(odds - long.endings[ending, default: 0]) < 1e-9)
      }
    }
  }

  @Test func `the odds of all endings add up to 1 in every state`() throws {
    for story in Self.stories {
      let analysis = try solved(story)
      for state in analysis.graph.states {
        let odds = try #require(analysis.endingOdds(from: state))
        #expect(abs(odds.reduce(0, +) - 1) < 1e-9)
        #expect(odds.allSatisfy { $0 > -1e-12 && $0 < 1 + 1e-12 })
      }
    }
  }

  @Test func `solving directly and closing in from both sides agree`() throws {
    var loops = 0
    for story in Self.stories {
      let graph = StateGraph(try #require(Machine(story)))
      let components = graph.components()
      loops += components.count { $0.count > 1 }
      var direct = BlindPlay(graph, endings: story.endingIndexes)
      direct.solve(components, directLimit: 500)
      var closing = BlindPlay(graph, endings: story.endingIndexes)
      closing.solve(components, directLimit: 0)
      #expect(zip(direct.values, closing.values).allSatisfy { abs($0 - $1) < 1e-9 })
    }
    #expect(loops > 10, "the stories have loops worth solving")
  }

  @Test func `prices far apart are closed in on as well`() throws {
    for seed in 0..<UInt64(40) {
      var dice = Dice(seed: seed)
      let far = -900_000 - dice.below(100_000)
      let story = story([
        chance("a", outcome(1 + dice.below(30), to: "b"), outcome(1 + dice.below(9), to: "c"), rest(to: "x")),
        chance("b", outcome(1 + dice.below(30), to: "a"), outcome(1 + dice.below(9), to: "c"), rest(to: "y")),
        chance("c", outcome(1 + dice.below(40), to: "a"), outcome(1 + dice.below(9), to: "b"), rest(to: "x")),
        ending("x", Effect("production", far)), ending("y", Effect("production", dice.below(3))),
      ])
      let graph = StateGraph(try #require(Machine(story)))
      var direct = BlindPlay(graph, endings: story.endingIndexes)
      direct.solve(graph.components())
      var closing = BlindPlay(graph, endings: story.endingIndexes)
      closing.solve(graph.components(), directLimit: 0)
      #expect(zip(direct.values, closing.values).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($0)) })
    }
  }

  /// A drunkard on a ladder who slips up nine times of ten and can only leave at the bottom.
  private func ladder(_ top: Int) -> Scenario {
    story(
      [
        decision("door", choice("in", to: "rung").setting("n", .to(top / 2)), choice("away", to: "off")),
        chance(
          "rung", outcome([.init(0, if: .compare("n", .equal, top)), .init(90)], to: "up"),
          outcome([.init(100, if: .compare("n", .equal, top)), .init(9)], to: "down"), rest(to: "out")),
        chance(
          "up",
          outcome([.init(0, if: .compare("n", .equal, top)), .init(100)], to: "rung").setting("n", .by(1))),
        chance(
          "down",
          outcome([.init(0, if: .compare("n", .equal, 0)), .init(100)], to: "rung").setting("n", .by(-1)),
          rest(to: "off")),
        decision(
          "out", choice("leave", to: "gone").when(.compare("n", .equal, 0)), choice("back", to: "rung")),
        ending("off", Effect("production", 5)), ending("gone"),
      ], facts: [range("n", 0...top)])
  }

  @Test func `a loop that is hardly ever left is solved as exactly as any other`() throws {
    let analysis = try solved(ladder(100))
    let states = analysis.graph.states
    #expect(analysis.graph.components().contains { $0.count > 300 && $0.count <= BlindPlay.directLimit })
    // At the bottom 9 ways of 100 are down and off, and half of 1 of 100 is gone.
    let rungs = states.filter { analysis.graph.machine.scenario.scenes[$0.scene].id == "rung" }
    #expect(rungs.count == 101)
    #expect(try rungs.allSatisfy { abs(try #require(analysis.endingOdds(from: $0))[0] - 18.0 / 19) < 1e-9 })
    #expect(try rungs.allSatisfy { abs(try #require(analysis.expected(from: $0))[0] - 90.0 / 19) < 1e-9 })
  }

  @Test func `a larger one is given up rather than waited for`() throws {
    let machine = try #require(Machine(ladder(200)))
    #expect(throws: Analysis.Obstacle.hardlyEverLeft("out")) { try Analysis(machine, patience: 100_000) }
  }
}
