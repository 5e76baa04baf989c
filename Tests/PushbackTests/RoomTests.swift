import Foundation
import PushbackCore
import Testing

@testable import pushback

/// A room through a pipe and in the protocol: the program itself.
struct RoomTests {
  static let seats = ["--team", "Payments", "--people", "11"]

  /// "Ship it" to its end, `2 5 3` at each vote and Enter after it.
  static let shipIt = (try? script("ship-it", votes: "2 5 3")) ?? []

  /// Plays with the first choice everywhere but for what is tallied, to the ending; the lines it took.
  static func script(_ story: String, votes: String, seed: String = "3") throws -> [String] {
    var lines: [String] = []
    for _ in 0..<20 {
      let probe = try Binary.run(
        ["play", story, "--json", "--seed", seed] + seats, input: lines.map { $0 + "\n" }.joined(), in: Home()
      )
      guard let last = try probe.lines.map(object).last(where: { $0["event"] as? String == "decision" }),
        !probe.out.contains(#""event":"ending""#)
      else { return lines }
      lines += last["argue"] as? Bool == true ? [votes, ""] : ["1"]
    }
    Issue.record("no ending")
    return lines
  }

  @Test(arguments: ["ship-it", "the-night-it-broke"])
  func `every line of a room's play is what the schema says`(story: String) throws {
    let lines = try RoomTests.script(story, votes: "tally 1=2 2=6 3=1")
    let extra = lines.flatMap { $0.hasPrefix("tally") ? [$0, "really 1=9", "revote", $0] : [$0] }
    let home = try Home()
    let play = try Binary.run(
      ["play", story, "--json", "--seed", "3"] + RoomTests.seats,
      input: (extra + ["status", "debrief"]).map { $0 + "\n" }.joined(), in: home)
    #expect(play.code == 0, "\(play.error)")
    let schema = try Schema.published()
    for line in play.lines { #expect(try schema.problems(with: line) == [], "\(line)") }
    let events = try play.lines.map { try object($0)["event"] as? String ?? "" }
    #expect(Array(events.prefix(3)) == ["session", "room", "scene"])
    #expect(events.count { $0 == "tallied" } == 9 && events.count { $0 == "revoted" } == 3)
    #expect(events.contains("ending"))
  }

  @Test(arguments: ["2 5 3", "2, 5, 3", "tally 2 5 3", "deploy=2 fix=5 refuse=3", "tally 3=3 1=2 2=5"])
  func `counts by order and by name are the same`(line: String) throws {
    let home = try Home()
    let lines = ["2", "2", line.replacing("deploy", with: "1").replacing("fix", with: "2")]
    let play = try Binary.run(
      ["room", "ship-it", "--json", "--seed", "3"] + RoomTests.seats,
      input: lines.map { $0.replacing("refuse", with: "3") + "\n" }.joined(), in: home)
    #expect(play.code == 0, "\(play.error)")
    let tallied = try object(try #require(play.lines.last))
    #expect(tallied["votes"] as? [String: Int] == ["in-the-room": 2, "take-it": 5, "aside": 3])
    #expect(tallied["abstained"] as? Int == 1)
    #expect(tallied["leading"] as? [String] == ["take-it"])
  }

  @Test(arguments: [
    ("5 5 5", "15 slips from 11 people"), ("2 5", "2 numbers for 3 choices"),
    ("2 -5 3", "no number of slips"),
    ("fix=2 fix=3", "counted twice"), ("fix=", "is no count"), ("refsue=2 fix=1", "Did you mean refuse?"),
    ("99999999999999999999 1 1", "no number of slips"),
    ("9223372036854775807 9223372036854775807 1", "too many"),
  ])
  func `a count that cannot be is refused with what to do`(line: String, message: String) throws {
    let play = try Binary.run(
      ["room", "ship-it", "--seed", "3"] + RoomTests.seats, input: "2\n2\n\(line)\n", in: Home())
    #expect(play.code == 2)
    #expect(play.error.contains("line 3: ") && play.error.contains(message), "\(play.error)")
  }

  @Test func `a quick show goes by one number, and counts there want the word`() throws {
    let play = try Binary.run(["room", "ship-it"] + RoomTests.seats, input: "2 5 3\n", in: Home())
    #expect(play.code == 2 && play.error.contains("type tally 2 5 3"), "\(play.error)")
    let said = try Binary.run(["room", "ship-it"] + RoomTests.seats, input: "tally 2 5 3\n\n", in: Home())
    #expect(said.code == 0 && said.out.contains("Two days"), "\(said.error)")
  }

  @Test func `a tie is asked about, and nothing is taken`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["room", "ship-it", "--seed", "3", "--session", "mine"] + RoomTests.seats, input: "2\n2\n5 5 1\n\n",
      in: home)
    #expect(play.code == 2 && play.error.contains("refuse and fix have 5 each"), "\(play.error)")
    let show = try Binary.run(["show", "mine"], in: home)
    #expect(!show.out.contains("chose what-dana-says-next"))
  }

  @Test func `through a pipe another option is taken without a reason, or with the one in the line`() throws {
    let home = try Home()
    let start = ["room", "ship-it", "--seed", "3"] + RoomTests.seats
    _ = try Binary.run(start + ["--session", "none"], input: "2\n2\n2 5 3\n3\n", in: home)
    #expect(try Binary.run(["show", "none"], in: home).out.contains("against the vote: no reason given"))
    _ = try Binary.run(
      start + ["--session", "some"], input: "2\n2\n2 5 3\n3 because we owe him that\n", in: home)
    #expect(try Binary.run(["show", "some"], in: home).out.contains("against the vote: we owe him that"))
    _ = try Binary.run(start + ["--session", "lead"], input: "2\n2\n2 5 3\n2\n", in: home)
    #expect(try !Binary.run(["show", "lead"], in: home).out.contains("against"))
  }

  @Test func `going on, the room stands at the same slip`() throws {
    let home = try Home()
    _ = try Binary.run(
      ["room", "ship-it", "--seed", "3", "--session", "mine"] + RoomTests.seats,
      input: "2\n2\n2 5 3\nreally 1 7 2\nrevote\n4 4 3\n", in: home)
    let again = try Binary.run(["play", "--json", "--session", "mine"], in: home)
    let events = try again.lines.map(object)
    #expect(
      events.map { $0["event"] as? String ?? "" } == [
        "session", "room", "scene", "decision", "tallied", "tallied", "revoted", "tallied",
      ])
    #expect(events.last?["round"] as? Int == 2)
    #expect((events.last?["votes"] as? [String: Int])?["in-the-room"] == 4)
  }

  @Test func `seats that do not fit the session on record are refused`() throws {
    let home = try Home()
    _ = try Binary.run(["room", "ship-it", "--session", "mine"] + RoomTests.seats, input: "1\n", in: home)
    let other = try Binary.run(["room", "--session", "mine", "--team", "Search", "--people", "11"], in: home)
    #expect(other.code == 2 && other.error.contains("is Payments, 11 people’s"), "\(other.error)")
    _ = try Binary.run(["play", "ship-it", "--session", "alone"], input: "1\n", in: home)
    let alone = try Binary.run(["room", "--session", "alone"] + RoomTests.seats, in: home)
    #expect(alone.code == 2 && alone.error.contains("is played alone"), "\(alone.error)")
  }

  @Test func `what is not said about the room is asked, also through a pipe`() throws {
    let asked = try Binary.run(["room", "ship-it"], input: "Payments\n11\n1\nstatus\n", in: Home())
    #expect(asked.code == 0 && asked.out.contains("Payments, 11 people"), "\(asked.error)")
    let half = try Binary.run(["room", "ship-it", "--people", "4"], input: "Search\nstatus\n", in: Home())
    #expect(half.code == 0 && half.out.contains("Search, 4 people"), "\(half.error)")
    for people in ["0", "1000", "many"] {
      let refused = try Binary.run(["room", "ship-it", "--team", "A"], input: "\(people)\n", in: Home())
      #expect(refused.code == 2 && refused.error.contains("from 1 to 999"), "\(refused.error)")
    }
  }
}
