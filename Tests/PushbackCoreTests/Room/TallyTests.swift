import Testing

@testable import PushbackCore

@Suite struct TallyTests {
  @Test func `what was cast, and what each option got`() {
    let votes = tally(("a", 2), ("b", 0), ("c", 5))
    #expect(votes.cast == 7)
    #expect(votes.votes(for: "c") == 5)
    #expect(votes.votes(for: "b") == 0)
    #expect(votes.votes(for: "z") == 0)
    #expect(tally().cast == 0)
  }

  @Test(arguments: [
    ([2, 5, 3], ["b"]), ([4, 1, 4], ["a", "c"]), ([1, 1, 1], ["a", "b", "c"]), ([0, 0, 0], []),
    ([0, 0, 1], ["c"]),
    ([], []),
  ])
  func `the leaders are all that have most, and one of them is the leader`(counts: [Int], leaders: [ChoiceID])
  {
    let votes = abc(counts)
    #expect(votes.leaders == leaders)
    #expect(votes.leader == (leaders.count == 1 ? leaders[0] : nil))
  }

  @Test func `ranked is largest first, and as they stood where they are even`() {
    #expect(abc([2, 5, 2]).ranked.map(\.option) == ["b", "a", "c"])
    #expect(abc([0, 0, 0]).ranked.map(\.option) == ["a", "b", "c"])
    #expect(abc([1, 2, 3]).ranked.map(\.votes) == [3, 2, 1])
  }

  @Test(arguments: [
    ([4, 0, 0], true), ([0, 1, 0], true), ([3, 1, 0], false), ([0, 0, 0], false), ([2, 2, 0], false),
    ([], false),
  ])
  func `unanimous is everybody who voted`(counts: [Int], isUnanimous: Bool) {
    #expect(abc(counts).isUnanimous == isUnanimous)
  }

  @Test(arguments: [
    ([2, 5, 3], "b 5, c 3, a 2"), ([5, 0, 0], "a 5"), ([3, 2, 0], "a 3, b 2"), ([4, 0, 0], "agreed"),
    ([3, 1, 0], "split"), ([2, 2, 0], "split"), ([1, 0, 0], "agreed"), ([0, 0, 0], "nobody voted"),
  ])
  func `from five votes on numbers are printed, below it words`(counts: [Int], printed: String) {
    #expect(abc(counts).printed(\.text) == printed)
    #expect(abc(counts).isPrinted == (counts.reduce(0, +) >= 5))
  }

  @Test func `the same goes for programs`() {
    #expect(abc([2, 3, 0]).printedJSON(\.text) == ["a": 2, "b": 3, "c": 0])
    #expect(abc([2, 2, 0]).printedJSON(\.text) == "split")
    #expect(abc([0, 4, 0]).printedJSON(\.text) == "agreed")
    #expect(abc([0, 0, 0]).printedJSON(\.text) == "nobody voted")
  }

  @Test func `whoever counts sees numbers, however few`() {
    #expect(abc([1, 2, 0]).counted(\.text) == "b 2, a 1")
    #expect(abc([0, 0, 0]).counted(\.text) == "nobody voted")
  }

  // MARK: Who moved

  @Test(arguments: [
    ([5, 3, 0], [3, 5, 0], 2, ["b"]), ([5, 3, 0], [5, 3, 0], 0, []), ([5, 3, 0], [2, 3, 3], 3, ["c"]),
    ([5, 3, 0], [5, 1, 0], 2, []), ([3, 0, 0], [3, 2, 1], 3, ["b", "c"]),
    ([6, 0, 0], [0, 2, 2], 6, ["b", "c"]),
  ])
  func `at least so many moved, and where to`(
    first: [Int], second: [Int], atLeast: Int, gained: [ChoiceID]
  ) {
    let moved = abc(first).moved(to: abc(second))
    #expect(moved.atLeast == atLeast)
    #expect(moved.gained == gained)
  }

  @Test func `no more are said to have moved than must have, abstentions included`() {
    var dice = Dice(seed: 11)
    for _ in 0..<2_000 {
      let people = 1 + dice.below(12)
      // Option 3 is to abstain.
      let before = (0..<people).map { _ in dice.below(4) }
      let after = before.map { dice.below(3) == 0 ? dice.below(4) : $0 }
      func counted(_ slips: [Int], _ option: Int) -> Int { slips.count { $0 == option } }
      let (first, second) = ((0..<3).map { counted(before, $0) }, (0..<3).map { counted(after, $0) })
      let moved = abc(first).moved(to: abc(second))
      let stayed = (0..<4).reduce(0) { $0 + min(counted(before, $1), counted(after, $1)) }
      #expect(moved.atLeast == people - stayed, "the fewest that explain both")
      #expect(moved.atLeast <= zip(before, after).count { $0 != $1 })
      #expect(moved.gained == [0, 1, 2].filter { second[$0] > first[$0] }.map { ["a", "b", "c"][$0] })
    }
  }

  @Test func `numbers that nobody can count to do not trap`() {
    let votes = abc([.max, .max, 1])
    #expect(votes.cast == .max)
    #expect(votes.leaders == ["a", "b"])
    #expect(votes.moved(to: abc([0, 0, 0])).atLeast == .max)
    #expect(abc([0, 0, 0]).moved(to: votes).atLeast == .max)
    #expect(!votes.isUnanimous)
  }

  private func abc(_ counts: [Int]) -> Tally<ChoiceID> {
    Tally(zip(["a", "b", "c"] as [ChoiceID], counts).map { .init($0, $1) })
  }
}
