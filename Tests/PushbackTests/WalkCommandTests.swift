import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

struct WalkCommandTests {
  @Test func `the same seed gives the same result, and its counts add up`() throws {
    let home = try Home()
    let arguments = ["walk", "ship-it", "--plays", "500", "--seed", "7"]
    let text = try Binary.run(arguments, in: home)
    #expect(text.code == 0 && text.error.isEmpty && text.out.contains("500 plays by a coin-flipper, seed 7"))
    #expect(try Binary.run(arguments, in: home).out == text.out)
    let json = try Binary.run(arguments + ["--json"], in: home)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any])
    let endings = object["endings"] as? [[String: Any]] ?? []
    #expect(endings.reduce(0) { $0 + ($1["plays"] as? Int ?? 0) } == 500)
    #expect((object["scenes"] as? [Any])?.count == 45)
    #expect(Set((object["measures"] as? [String: Any] ?? [:]).keys).count == 5)
  }

  @Test func `a walk shows no bar through a pipe, and plain says its end in a line`() throws {
    let plain = try Binary.run(["walk", "ship-it", "--plays", "20", "--plain"], in: Home())
    #expect(plain.code == 0 && plain.error.hasPrefix("20 plays in ") && !plain.error.contains("\r"))
  }

  @Test func `interrupted at a terminal, a walk says what is known so far`() throws {
    let terminal = try Terminal(["walk", "ship-it", "--plays", "1000000000", "--seed", "1"], in: Home())
    try terminal.expect("of 1,000,000,000 plays")
    terminal.type("\u{3}")
    #expect(try terminal.exit() == 130)
    #expect(terminal.shown.contains("plays by a coin-flipper, seed 1"))
    #expect(terminal.shown.contains("Stopped after "))
  }

  @Test(arguments: [["--plays", "0"], ["--plays", "x"], ["--seed", "9007199254740992"]])
  func `numbers out of bounds are refused`(arguments: [String]) throws {
    #expect(try Binary.run(["walk", "ship-it"] + arguments, in: Home()).code == 2)
  }

  @Test func `a story that can break off says so and ends with 3`() throws {
    let home = try Home()
    let path = try home.write(
      """
      ---
      summary: x
      facts:
        round: 0..1
      ---
      # Broken

      ## One

      A.

      - `deploy` [More.](#one) `round + 1`
      - `fix` [Out.](#two)

      ## Two

      B.

      `ending`

      """, to: "broken.md")
    let result = try Binary.run(["walk", path, "--plays", "100"], in: home)
    #expect(result.code == 3 && result.out.contains("could not go on"), "\(result.error)")
    #expect(result.error.contains("“round” would become 2"))
  }

  /// Against the exact analysis, with intervals of 4.5 standard errors and a fixed seed.
  @Test(arguments: ["ship-it", "the-night-it-broke"])
  func `a bundled story's endings and bills come as often as the analysis says`(name: String) throws {
    let library = try Library.bundled()
    let machine = try Story(name, in: library).machine(library)
    let analysis = try Analysis(machine)
    var walk = Walk(machine, seed: 11)
    walk.play(times: 20_000)
    let (start, plays) = (try machine.settle(machine.first), 20_000.0)
    for (ending, odds) in zip(analysis.endings, analysis.endingOdds(from: start) ?? []) {
      let scene = try #require(machine.index(of: ending))
      let share = Double(walk.scenes[scene].plays) / plays
      #expect(abs(share - odds) <= 4.5 * (odds * (1 - odds) / plays).squareRoot(), "\(ending)")
    }
    for (bill, expected) in zip(walk.bills, analysis.expected(from: start) ?? []) {
      #expect(abs(bill.mean - expected) <= 4.5 * bill.standardDeviation / plays.squareRoot())
    }
  }
}
