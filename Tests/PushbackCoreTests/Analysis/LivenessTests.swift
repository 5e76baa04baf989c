import Testing

@testable import PushbackCore

/// States that differ only in what no condition asks any more are one.
struct LivenessTests {
  private func told(_ machine: Machine?) throws -> [State] {
    StateGraph(try #require(machine), forgetting: true).states
  }

  @Test func `forgetting changes no figure in any state, with rules and without`() throws {
    var counts = (whole: 0, left: 0)
    for seed in UInt64(0)..<60 {
      for rules in [Rules.none, Ruled.rules(seed: seed)] {
        let machine = try #require(Machine(Ruled.story(seed: seed), under: rules))
        let (whole, left) = (try Analysis(machine, forgetting: false), try Analysis(machine))
        counts = (counts.whole + whole.states, counts.left + left.states)
        for state in whole.graph.states {
          let (one, other) = (try #require(whole.expected(from: state)), left.expected(from: state) ?? [])
          #expect(one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-9 })
          let odds = (try #require(whole.endingOdds(from: state)), left.endingOdds(from: state) ?? [])
          #expect(odds.0.count == odds.1.count && zip(odds.0, odds.1).allSatisfy { abs($0 - $1) < 1e-9 })
        }
        #expect(whole.ranges == left.ranges)
        #expect(abs(whole.stuckOdds - left.stuckOdds) < 1e-9)
      }
    }
    #expect(counts.left * 10 < counts.whole * 9, "the stories have something to forget")
  }

  @Test func `what prose alone asks for is forgotten, and what a choice asks for is kept until then`() throws
  {
    func story(_ last: Choice) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("yes", to: "b").setting("said", .to(1)), choice("no", to: "b")),
          decision("b", choice("on", to: "c")).saying("You said so.", if: .compare("said", .equal, 1)),
          decision("c", choice("end", to: "x"), last), ending("x"),
        ], facts: [range("said", 0...1)])
    }
    #expect(try told(Machine(story(choice("go", to: "x")))).count == 4)
    #expect(try told(Machine(story(choice("go", to: "x").when(.compare("said", .equal, 1))))).count == 6)
  }

  @Test func `what is set anew before anybody asks is forgotten, and what is added to is not`() throws {
    func story(_ change: Assignment.Change) -> Scenario {
      PushbackCoreTests.story(
        [
          decision("a", choice("up", to: "b").setting("n", .to(1)), choice("on", to: "b")),
          decision("b", choice("set", to: "c").setting("n", change)),
          decision("c", choice("end", to: "x"), choice("go", to: "x").when(.compare("n", .equal, 2))),
          ending("x"),
        ], facts: [range("n", 0...2)])
    }
    #expect(try told(Machine(story(.to(2)))).count == 4)
    #expect(try told(Machine(story(.by(1)))).count == 6)
  }

  @Test func `an act that lifts a ban is remembered until nobody is banned any more`() throws {
    let story = story([
      decision("a", with(choice("sign", to: "b")) { $0.acts = ["sign"] }, choice("wait", to: "b")),
      decision("b", with(choice("ship", to: "c")) { $0.acts = ["ship"] }, choice("stop", to: "c")),
      decision("c", choice("end", to: "x")), ending("x"),
    ])
    let rules = Rules.none.adding([Ruled.clause("signed", Clause.Ban(act: "ship", unless: "sign"))])
    #expect(try told(Machine(story, under: rules)).map(\.scene).filter { $0 == 1 }.count == 2)
    #expect(try told(Machine(story, under: rules)).count == 5)
    #expect(try told(Machine(story)).count == 4)
  }
}
