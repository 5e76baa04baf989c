import Foundation
import Testing

@testable import pushback

/// A room that plays under its own rules: the program itself.
struct RuledRoomTests {
  /// A vote between three options, of which the rule forbids the first.
  private static let story = """
    ---
    parties: [you]
    ---
    # A fork

    ## The fork

    Left or right.

    `argue` Which one, and why?

    - `deploy` [Merge your own.](#over)
    - `fix` [Look first.](#over)
    - `refuse` [Stay.](#over)

    ## Over

    `ending: you good`

    ```bill
    the-fork/deploy: delivery +2, trust -1; does merge-own-code
    the-fork/fix: trust +1; does review-code
    ```
    """

  private func play(_ input: String, seats: [String] = RoomTests.seats, options: [String] = [], in home: Home)
    throws -> Binary.Result
  {
    let draft = try home.write(TrialCommandTests.draft, to: "draft.json")
    let story = try home.write(RuledRoomTests.story, to: "fork.md")
    return try Binary.run(["room", story, "--rules", draft] + options + seats, input: input, in: home)
  }

  private static let rule = "Not under rule 1, yours, adopted 6 to 5"

  @Test func `the forbidden choice stays listed with its rule, and slips are for the rest`() throws {
    let home = try Home()
    let play = try play("look\n6 5\n\n", options: ["--session", "mine"], in: home)
    #expect(play.code == 0, "\(play.error)")
    #expect(play.out.contains("Cannot be taken: \(RuledRoomTests.rule)"))
    #expect(play.out.components(separatedBy: "Merge your own.").count >= 3)
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("chose the-fork/fix"))
    let three = try self.play("2 5 3\n", in: Home())
    #expect(three.code == 2 && three.error.contains("3 numbers for 2 choices"), "\(three.error)")
  }

  @Test(arguments: [
    "deploy=6 fix=5", "tally fix=5 dep=6", "really deploy=11", "deploy", "deploy because we can",
  ])
  func `whoever votes for it or takes it is told the rule and what is left`(line: String) throws {
    let play = try play(line + "\n", in: Home())
    #expect(play.code == 2 && play.error.contains(RuledRoomTests.rule), "\(play.error)")
    #expect(play.error.contains("Left: 1 fix, 2 refuse."), "\(play.error)")
  }

  @Test func `a reason for it is refused with the rule as well`() throws {
    let play = try play("6 5\nbecause deploy: it is only a link\n", in: Home())
    #expect(play.code == 2 && play.error.contains(RuledRoomTests.rule), "\(play.error)")
  }

  @Test func `reopened, it takes slips again`() throws {
    let play = try play("reopen 1\ndeploy=6 fix=5\n\n", options: ["--json"], in: Home())
    #expect(play.code == 0, "\(play.error)")
    let chosen = try play.lines.map(object).first { $0["event"] as? String == "chose" }
    #expect(chosen?["choice"] as? String == "deploy")
  }

  @Test func `a room that is asked who is there keeps its rules`() throws {
    let home = try Home()
    let asked = try play(
      "Payments\n11\ndeploy\n", seats: [], options: ["--json", "--seed", "7", "--session", "mine"], in: home)
    #expect(asked.code == 2 && asked.error.contains(RuledRoomTests.rule), "\(asked.error)\(asked.out)")
    let begun = try asked.lines.map(object).filter { $0["event"] as? String == "session" }
    #expect(begun.map { $0["seed"] as? Int } == [7], "it is the same session, with the same dice")
    let sessions = try Binary.run(["sessions", "--json"], in: home).out
    #expect(sessions.components(separatedBy: "\"id\"").count == 2, "\(sessions)")
    #expect(
      try Binary.run(["play", "--session", "mine", "--json"], in: home).out.contains("\"event\":\"room\""))
  }

  @Test func `the record and room json name the rules, and which was reopened where`() throws {
    let home = try Home()
    let play = try play("reopen 1\n6 5 0\n\n", options: ["--session", "mine"], in: home)
    #expect(play.code == 0, "\(play.error)")
    let record = try Binary.run(["record", "mine"], in: home)
    #expect(record.code == 0 && record.out.contains("Played under these rules"), "\(record.error)")
    #expect(record.out.contains("Rule 1, review-bar/human-review-required: "))
    #expect(record.out.contains("was reopened at “The fork”"))
    let json = try Binary.run(["record", "mine", "--format", "json"], in: home).out
    #expect(try Schema.published("room.schema.json").problems(with: json) == [])
    let rules = try #require(try object(json)["rules"] as? [[String: Any]])
    #expect(rules.map { $0["number"] as? Int } == [1, 2])
    #expect(rules[0]["ballot"] as? String == "6 to 5" && rules[0]["reopened"] as? String == "the-fork")
    #expect(rules[1]["reopened"] is NSNull)
  }
}
