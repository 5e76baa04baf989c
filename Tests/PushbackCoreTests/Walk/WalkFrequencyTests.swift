import Testing

@testable import PushbackCore

/// Walks and the exact analysis share the steps and nothing else, so each checks the other.
struct WalkFrequencyTests {
  /// So many standard errors off happens by itself less than once in 100,000 times; and the seeds are fixed.
  static let z = 4.5

  /// What of a walk lies outside the confidence intervals around what the analysis expects.
  static func outliers(of walk: Walk, from analysis: Analysis) throws -> [String] {
    let machine = walk.machine
    let plays = Double(walk.plays)
    let start = try machine.settle(machine.first)
    var found: [String] = []
    for (ending, odds) in zip(analysis.endings, analysis.endingOdds(from: start) ?? []) {
      let scene = try #require(machine.index(of: ending))
      let share = Double(walk.scenes[scene].plays) / plays
      // Half a play of slack for what is as good as certain.
      let room = z * max(0, odds * (1 - odds) / plays).squareRoot() + 0.5 / plays
      if abs(share - odds) > room { found.append("\(ending): \(share), not \(odds)") }
    }
    for (index, expected) in (analysis.expected(from: start) ?? []).enumerated() {
      let bill = walk.bills[index]
      let room = z * bill.standardDeviation / plays.squareRoot() + 1e-9
      if abs(bill.mean - expected) > room { found.append("bill \(index): \(bill.mean), not \(expected)") }
    }
    return found
  }

  static func walk(_ story: Scenario, plays: Int, seed: UInt64 = 11) throws -> Walk {
    var walk = Walk(try #require(Machine(story)), seed: seed)
    walk.play(times: plays)
    return walk
  }

  @Test func `endings and bills come as often as the analysis says`() throws {
    for story in [shipIt] + (0..<40).map({ Generator.scenario(seed: $0) }) {
      let walk = try WalkFrequencyTests.walk(story, plays: 4_000)
      #expect(walk.brokenOff == 0)
      #expect(try WalkFrequencyTests.outliers(of: walk, from: try solved(story)) == [])
    }
  }

  @Test func `a wrong weight is found out`() throws {
    var wrong = shipIt
    wrong.scenes[5].exit = .chance([outcome(50, to: "night"), rest(to: "gone").priced("production", -2)])
    let walk = try WalkFrequencyTests.walk(wrong, plays: 4_000)
    #expect(try !WalkFrequencyTests.outliers(of: walk, from: try solved(shipIt)).isEmpty)
  }

  @Test func `bills stay between the lowest and the highest that any play reaches`() throws {
    for story in Drawings.generated {
      let walk = try WalkFrequencyTests.walk(story, plays: 500)
      for (bill, range) in zip(walk.bills, try solved(story).ranges) {
        #expect(bill.lowest >= Double(range.lowerBound) && bill.highest <= Double(range.upperBound))
        #expect(bill.lowest <= bill.mean && bill.mean <= bill.highest && bill.count == 500)
      }
    }
  }
}
