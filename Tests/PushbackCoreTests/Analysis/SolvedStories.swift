import Testing

@testable import PushbackCore

/// Sums over every way a story without loops can go, found by walking each of them to its end.
struct EveryPath {
  let rules: PlainRules
  private(set) var paths = 0
  private(set) var expected: [Double]
  private(set) var endings: [SceneID: Double] = [:]
  private(set) var low: [Int]
  private(set) var high: [Int]

  init(_ story: Scenario) throws {
    rules = PlainRules(story)
    expected = story.measures.map { _ in 0 }
    low = story.measures.map { _ in .max }
    high = story.measures.map { _ in .min }
    try follow(try rules.first(), probability: 1, so: story.measures.map { _ in 0 })
  }

  private mutating func follow(
    _ situation: PlainRules.Situation, probability: Double, so totals: [Int]
  ) throws {
    let next = try rules.next(situation)
    for way in next {
      let amounts = rules.amounts(way.effects)
      try follow(
        way.situation, probability: probability * way.probability, so: zip(totals, amounts).map(+))
    }
    guard next.isEmpty else { return }
    paths += 1
    let totals = zip(totals, rules.amounts(try rules.endingEffects(situation))).map(+)
    endings[situation.scene, default: 0] += probability
    for index in totals.indices {
      expected[index] += probability * Double(totals[index])
      low[index] = min(low[index], totals[index])
      high[index] = max(high[index], totals[index])
    }
  }
}

/// The same sums for a story with loops, by repeating the one-step rule until nothing moves.
struct LongIteration {
  private(set) var expected: [Double]
  private(set) var endings: [SceneID: Double]

  init(_ story: Scenario) throws {
    let rules = PlainRules(story)
    var numbers: [PlainRules.Situation: Int] = [:]
    var situations = [try rules.first()]
    numbers[situations[0]] = 0
    var steps: [[(probability: Double, effects: [Double], to: Int)]] = []
    var ends: [[Double]] = []
    let scenes = story.scenes.map(\.id)
    while steps.count < situations.count {
      let situation = situations[steps.count]
      let next = try rules.next(situation)
      steps.append(
        next.map { way in
          let number = numbers[way.situation] ?? situations.count
          if number == situations.count {
            numbers[way.situation] = number
            situations.append(way.situation)
          }
          return (way.probability, rules.amounts(way.effects).map(Double.init), number)
        })
      ends.append(
        rules.amounts(try rules.endingEffects(situation)).map(Double.init)
          + scenes.map { next.isEmpty && $0 == situation.scene ? 1 : 0 })
    }
    let width = story.measures.count + scenes.count
    var values = [[Double]](repeating: [Double](repeating: 0, count: width), count: situations.count)
    var moved = 1.0
    while moved > 1e-13 {
      moved = 0
      for number in situations.indices.reversed() {
        var value = ends[number]
        for step in steps[number] {
          for column in 0..<width {
            let own = column < step.effects.count ? step.effects[column] : 0
            value[column] += step.probability * (own + values[step.to][column])
          }
        }
        for column in 0..<width { moved = max(moved, abs(value[column] - values[number][column])) }
        values[number] = value
      }
    }
    expected = Array(values[0].prefix(story.measures.count))
    endings = Dictionary(uniqueKeysWithValues: zip(scenes, values[0].dropFirst(story.measures.count)))
  }
}

extension Analysis {
  /// Every state in which something is decided or drawn.
  var open: [State] { graph.states.filter { !graph.machine.isEnding($0) } }

  /// How far the mean judgement of a decision, or the weighted mean luck of a chance, is from 0 at worst, if
  /// expectations are what `value` says.
  func imbalance(_ value: (State) throws -> [Double]) throws -> Double {
    let machine = graph.machine
    var worst = 0.0
    for state in open {
      let before = try value(state)
      var means = before.map { _ in 0.0 }
      let offered = machine.offered(in: state)
      let odds = try machine.odds(in: state)
      let ways =
        odds.isEmpty
        ? (0..<64).filter { offered & 1 << UInt64($0) != 0 }
          .map { ($0, 1 / Double(offered.nonzeroBitCount)) }
        : odds.enumerated().filter { $0.element > 0 }.map { ($0.offset, Double($0.element) / 100) }
      for (index, probability) in ways {
        let after = try value(
          odds.isEmpty ? machine.take(index, in: state) : machine.draw(index, in: state))
        let own = machine.effects(of: index, in: state)
        for measure in means.indices {
          means[measure] += probability * (Double(own[measure]) + after[measure] - before[measure])
        }
      }
      worst = means.reduce(worst) { max($0, abs($1)) }
    }
    return worst
  }
}

func solved(_ story: Scenario, limit: Int = StateGraph.limit) throws -> Analysis {
  try Analysis(try #require(Machine(story)), limit: limit)
}
