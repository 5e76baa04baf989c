import Testing

@testable import PushbackCore

struct BlindWalkTests {
  @Test func `what comes into a scene goes out of it`() throws {
    for story in [shipIt] + Drawings.generated {
      let walk = try WalkFrequencyTests.walk(story, plays: 300)
      let shape = try Drawings.shape(story)
      var arrived = [Int](repeating: 0, count: shape.nodes.count)
      arrived[shape.start] = walk.plays
      for (node, exits) in shape.exits.enumerated() {
        for (way, edge) in exits.enumerated() { arrived[edge.target] += walk.hits(of: way, in: node).times }
        if !exits.isEmpty {
          #expect(
            exits.indices.reduce(0) { $0 + walk.hits(of: $1, in: node).times } == walk.scenes[node].times)
        }
      }
      #expect(arrived == walk.scenes.map(\.times))
      #expect(walk.scenes.allSatisfy { $0.plays <= min($0.times, walk.plays) })
    }
  }

  @Test func `the same seed gives the same walk, in whatever pieces`() throws {
    let whole = try WalkFrequencyTests.walk(shipIt, plays: 500)
    var parts = try WalkFrequencyTests.walk(shipIt, plays: 123)
    parts.play(times: 377)
    #expect(whole.json == parts.json)
    #expect(try WalkFrequencyTests.walk(shipIt, plays: 500, seed: 12).json != whole.json)
  }

  @Test func `a scene seen twice in one play is one play`() throws {
    let walk = try WalkFrequencyTests.walk(
      story([
        decision("room", choice("again", to: "room").onceOnly, choice("out", to: "end")), ending("end"),
      ]), plays: 400)
    #expect(walk.scenes[0].plays == 400 && walk.scenes[0].times > 500)
    #expect(walk.decisions == walk.scenes[0].times && walk.scenes[1].times == 400)
  }

  @Test func `a story with an error is walked as far as it goes`() throws {
    let broken = story(
      [
        decision("a", choice("on", to: "b"), choice("out", to: "end")),
        decision(
          "b", choice("no", to: "end").when(yes("never")), choice("nor", to: "end").when(yes("never"))),
        ending("end"),
      ], facts: [yesNo("never")])
    let walk = try WalkFrequencyTests.walk(broken, plays: 200)
    #expect(walk.fault == .nothingOffered("b") && walk.brokenOff + walk.scenes[2].plays == 200)
    #expect(walk.bills[0].count == walk.ended)
    #expect(walk.document(.asWritten).plainText.contains("could not go on"))
  }

  @Test func `a loop that nobody leaves does not hold the walk`() throws {
    let endless = story([decision("a", choice("x", to: "a"), choice("y", to: "a")), ending("end")])
    let walk = try WalkFrequencyTests.walk(endless, plays: 2)
    #expect(walk.brokenOff == 2 && walk.fault == .circling("a"))
  }

  @Test func `scenes that were never seen are named, and the rarest can come first`() throws {
    var lonely = shipIt
    lonely.scenes.append(decision("attic", choice("stay", to: "quiet"), choice("go", to: "gone")))
    let walk = try WalkFrequencyTests.walk(lonely, plays: 100)
    #expect(walk.document(.asWritten).plainText.contains("Never seen: 9. At attic."))
    let lines = walk.document(.rarestFirst).plainText.split(separator: "\n")
    let first = try #require(lines.firstIndex(of: "Scenes").map { lines[$0 + 1] })
    #expect(first.contains("9. At attic") && first.contains("share: 0 %"))
  }

  @Test func `a spread is the one of the textbook`() {
    var spread = Spread()
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { spread.add(value) }
    #expect(spread.mean == 5 && abs(spread.standardDeviation - 2.138_089_935) < 1e-9)
    #expect(spread.lowest == 2 && spread.highest == 9)
  }

  @Test func `a draw falls where the odds laid end to end say`() throws {
    let machine = try #require(Machine(shipIt))
    let night = State(scene: 4, memory: machine.first.memory)
    let odds = try machine.odds(in: night)
    let drawn = try (0..<100).map { try machine.outcome(at: $0, in: night) }
    #expect(drawn == odds.enumerated().flatMap { [Int](repeating: $0, count: $1) })
  }

  @Test func `figures are short and exact`() {
    #expect(
      [0, 999, 1_000, 12_345_678, -1_000].map(grouped) == ["0", "999", "1,000", "12,345,678", "−1,000"])
    #expect([decimal(-0.04), decimal(1.25, places: 2), decimal(-12.05)] == ["0.0", "1.25", "−12.1"])
  }
}
