import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// The JSON protocol, spoken by the program itself, against its published schema.
struct ProtocolTests {
  static let choices = String(repeating: "1\n", count: 12)

  @Test(arguments: ["ship-it", "the-night-it-broke"])
  func `every line of a whole play is what the schema says`(story: String) throws {
    let home = try Home()
    let input = ProtocolTests.choices + "because it was late\n"
    let play = try Binary.run(
      ["play", story, "--json", "--seed", "5"], input: finished(story, input, home), in: home)
    #expect(play.code == 0, "\(play.error)")
    let schema = try Schema.published()
    for line in play.lines { #expect(try schema.problems(with: line) == [], "\(line)") }
    let events = try play.lines.map { try object($0)["event"] as? String ?? "" }
    #expect(events.first == "session")
    #expect(events.contains("chance") && events.contains("ending") && events.last == "answer")
  }

  @Test func `a line that is wrong is found wrong by the schema`() throws {
    let schema = try Schema.published()
    #expect(try schema.problems(with: #"{"event":"undone","decisions":"two"}"#) != [])
    #expect(try schema.problems(with: #"{"event":"session","id":"a"}"#) != [])
  }

  @Test func `the parts of the bill add up to what happened`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--json", "--seed", "9"], input: finished("ship-it", ProtocolTests.choices, home),
      in: home)
    let ending = try #require(try play.lines.map(object).first { $0["event"] as? String == "ending" })
    let totals = try #require(ending["measures"] as? [String: Double])
    #expect(totals.count == 5)
    for (measure, total) in totals {
      let parts = ["par", "judgement", "luck"].compactMap { (ending[$0] as? [String: Double])?[measure] }
      #expect(parts.count == 3 && abs(parts.reduce(0, +) - total) < 1e-9, "\(measure)")
    }
  }

  @Test func `a line that is not understood is refused by its number and ends the run with 2`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--json", "--seed", "1"], input: "1\n\nnonsense\n1\n", in: home)
    #expect(play.code == 2)
    let last = try object(try #require(play.lines.last))
    #expect(last["event"] as? String == "refused")
    #expect(last["line"] as? Int == 3)
    #expect(last["input"] as? String == "nonsense")
  }

  @Test func `resuming prints session, scene and decision and no history`() throws {
    let home = try Home()
    _ = try Binary.run(
      ["play", "ship-it", "--json", "--session", "mine", "--seed", "1"], input: "1\n1\n", in: home)
    let play = try Binary.run(["play", "ship-it", "--json", "--session", "mine"], in: home)
    #expect(try play.lines.map { try object($0)["event"] as? String } == ["session", "scene", "decision"])
    let undone = try Binary.run(["play", "--json", "--session", "mine"], input: "undo 2\nredo\n", in: home)
    #expect(
      try undone.lines.dropFirst(3).map { try object($0)["event"] as? String ?? "" }
        == ["undone", "scene", "decision", "redone", "scene", "decision"])
  }

  /// As many first choices as it takes to end, plus the lines that follow them.
  private func finished(_ story: String, _ input: String, _ home: Home) throws -> String {
    let rest = input.split(separator: "\n").filter { $0 != "1" }
    let seed = story == "ship-it" && !input.contains("because") ? "9" : "5"
    let play = try Binary.run(
      ["play", story, "--json", "--seed", seed], input: String(repeating: "1\n", count: 14), in: Home())
    let lines = play.lines.prefix { !$0.contains(#""event":"ending""#) }
    try #require(lines.count < play.lines.count, "no ending after fourteen first choices")
    let ones = lines.count { $0.contains(#""event":"chose""#) }
    return String(repeating: "1\n", count: ones) + rest.map { $0 + "\n" }.joined()
  }
}

func object(_ line: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}
