import Testing

@testable import PushbackCore

@Suite struct ConditionTests {
  private let scenario = story(
    [ending("e")],
    facts: [
      yesNo("told"), list("review", "none", "partial", "full"), range("pressure", -2...70), yesNo("late"),
    ])

  private func state(_ values: [FactName: Int], in machine: Machine) -> State {
    var memory: UInt128 = 0
    for (slot, fact) in zip(machine.slots, scenario.facts) {
      slot.write(values[fact.name] ?? fact.first, into: &memory)
    }
    return State(scene: 0, memory: memory)
  }

  /// The packed form, the form for prose and the plain rules must agree.
  private func holds(_ condition: Condition, _ values: [FactName: Int] = [:]) throws -> Bool? {
    let machine = try #require(Machine(scenario))
    let state = state(values, in: machine)
    let packed = Test(condition) { name in
      scenario.facts.firstIndex { $0.name == name }.map { machine.slots[$0] }
    }
    let facts = Dictionary(
      uniqueKeysWithValues: scenario.facts.map { ($0.name, values[$0.name] ?? $0.first) })
    let plain = PlainRules(scenario).holds(condition, .init(scene: "e", facts: facts))
    let (flat, prose) = (packed.holds(state.memory), machine.holds(condition, in: state))
    return flat == plain && prose == plain ? plain : nil
  }

  @Test func `comparisons read every kind of fact`() throws {
    let values: [FactName: Int] = ["told": 1, "review": 2, "pressure": -1]
    let cases: [(Condition, Bool)] = [
      (yes("told"), true), (.not(yes("told")), false), (.compare("review", .equal, 2), true),
      (.compare("review", .unequal, 2), false), (.compare("pressure", .less, -1), false),
      (.compare("pressure", .atMost, -1), true), (.compare("pressure", .more, -2), true),
      (.compare("pressure", .atLeast, 0), false), (yes("late"), false),
    ]
    for (condition, expected) in cases { #expect(try holds(condition, values) == expected) }
  }

  @Test func `conditions nest`() throws {
    let (told, late) = (yes("told"), yes("late"))
    for told1 in 0...1 {
      for late1 in 0...1 {
        let values: [FactName: Int] = ["told": told1, "late": late1]
        let (a, b) = (told1 == 1, late1 == 1)
        #expect(try holds(.all([told, late]), values) == (a && b))
        #expect(try holds(.any([told, late]), values) == (a || b))
        #expect(try holds(.not(.all([told, .not(late)])), values) == !(a && !b))
        #expect(try holds(.any([.all([told, late]), .all([.not(told), .not(late)])]), values) == (a == b))
        #expect(try holds(.all([.any([told, late]), .not(.all([told, late]))]), values) == (a != b))
      }
    }
  }

  @Test func `nothing to hold holds, and nothing to choose from does not`() throws {
    #expect(try holds(.all([])) == true)
    #expect(try holds(.any([])) == false)
    #expect(try holds(.all([.not(.all([])), yes("told")]), ["told": 1]) == false)
  }

  @Test func `a long condition is read to its end`() throws {
    let outside = (0..<100).map { Condition.compare("pressure", .equal, $0 % 70) }
    #expect(try holds(.any(outside), ["pressure": 0]) == true)
    #expect(try holds(.any(outside + [yes("told")]), ["pressure": -2, "told": 1]) == true)
    #expect(try holds(.any(outside + [yes("told")]), ["pressure": -2]) == false)
    #expect(try holds(.all(outside.map { .not($0) } + [yes("told")]), ["pressure": -2, "told": 1]) == true)
    #expect(try holds(.all(outside.map { .not($0) } + [yes("told")]), ["pressure": 7, "told": 1]) == false)
    #expect(try holds(.all(outside.map { .not($0) } + [yes("told")]), ["pressure": -2]) == false)
  }

  @Test func `a decision of 64 choices offers them all, and a larger one is refused`() throws {
    func wide(_ count: Int) -> Scenario {
      let choices = (0..<count).map { choice(ChoiceID("c\($0)"), to: "e") }
      return story([with(decision("a")) { $0.exit = .decision(Decision(choices: choices)) }, ending("e")])
    }
    let machine = try #require(Machine(wide(64)))
    #expect(machine.offered(in: machine.first) == .max)
    #expect(try Analysis(machine).states == 2)
    #expect(Machine(wide(65)) == nil)
  }

  @Test func `a chance of 255 outcomes is solved, and a larger one is refused`() throws {
    func wide(_ count: Int) -> Scenario {
      let outcomes =
        (0..<count - 1).map { outcome(0, to: SceneID("e\($0)")) } + [rest(to: SceneID("e\(count - 1)"))]
      let endings = (0..<count).map { ending(SceneID("e\($0)")) }
      return story([with(chance("a")) { $0.exit = .chance(outcomes) }] + endings)
    }
    let machine = try #require(Machine(wide(255)))
    #expect(try Analysis(machine).endingOdds(from: machine.first)?.last == 1)
    #expect(Machine(wide(256)) == nil)
  }

  @Test func `a memory of 128 bits is used to its end, and no further`() throws {
    func wide(_ facts: Int, once: Int) -> Scenario {
      let choices = (0..<once).map { choice(ChoiceID("c\($0)"), to: "a").onceOnly } + [choice("go", to: "e")]
      return story(
        [with(decision("a")) { $0.exit = .decision(Decision(choices: choices)) }, ending("e")],
        facts: (0..<facts).map { range(FactName("f\($0)"), -3...250, first: $0) })
    }
    let machine = try #require(Machine(wide(15, once: 8)))
    for fact in 0..<15 { #expect(machine.value(of: fact, in: machine.first) == fact) }
    let after = try machine.take(7, in: machine.first)
    #expect(machine.offered(in: after) == 0b1_0111_1111)
    for fact in 0..<15 { #expect(machine.value(of: fact, in: after) == fact) }
    #expect(Machine(wide(15, once: 9)) == nil)
    #expect(Machine(wide(16, once: 0)) != nil)
    #expect(Machine(wide(17, once: 0)) == nil)
  }
}
