import Foundation
import PushbackCore
import Testing

@testable import pushback

/// What a room takes home, typed in live or from paper, alone or beside another room.
struct RoomFilesTests {
  /// A finished room called `name`; the answers go to as many proposals as there are.
  private func finish(
    _ name: String, votes: String, answers: [String], closing: [String], in home: Home,
    seats: [String] = RoomTests.seats
  ) throws {
    let lines = votes == "2 5 3" ? RoomTests.shipIt : try RoomTests.script("ship-it", votes: votes)
    _ = try Binary.run(
      ["room", "ship-it", "--seed", "3", "--session", name] + seats,
      input: lines.map { $0 + "\n" }.joined(), in: home)
    let end = try Binary.run(
      ["review", name], input: (answers + ["later all"] + closing).map { $0 + "\n" }.joined(), in: home)
    #expect(end.code == 0, "\(end.error)")
  }

  private let closing = ["", "", "", "Noor, 2026-12-04"]

  @Test func `draft writes three files; the record waits until each quotation is kept or struck`() throws {
    let home = try Home()
    try finish("mine", votes: "2 5 3", answers: ["6 3 2"], closing: closing, in: home)
    _ = try Binary.run(
      ["play", "--session", "mine"], input: "note UNSAID\nnote SAID\nwell heard everybody\n", in: home)
    let early = try Binary.run(["play", "--session", "mine"], input: "draft\n", in: home)
    #expect(early.code == 0 && early.out.contains("2 quotations wait for keep or strike"), "\(early.out)")
    #expect(OutputFile.exists(home.folder.appendingPathComponent("ai-policy-draft.md").path))
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("room-record.md").path))
    let refused = try Binary.run(["record", "mine"], in: home)
    #expect(refused.code == 4 && refused.error.contains("2 quotations have not been kept or struck"))
    let late = try Binary.run(
      ["play", "--session", "mine"], input: "record\nstrike\nkeep\ndraft\nrecord\n", in: home)
    #expect(late.code == 0, "\(late.error)")
    let record = try home.read("room-record.md")
    #expect(record.contains("SAID") && !record.contains("UNSAID") && record.contains("Fictional exercise"))
    // What was written before, word for word, is not written again under another name.
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("room-record-2.md").path))
    #expect(try Binary.run(["record", "mine"], in: home).out == record)
    let schema = try Schema.published("room.schema.json")
    #expect(try schema.problems(with: home.read("room.json")) == [])
    #expect(
      try schema.problems(with: Binary.run(["record", "mine", "--format", "json"], in: home).out) == [])
    #expect(try schema.problems(with: home.read("room.json").replacing("\"adopt\"", with: "\"maybe\"")) != [])
  }

  @Test func `the page says how many adopted it, and whose turn it is`() throws {
    let home = try Home()
    try finish("mine", votes: "2 5 3", answers: ["6 3 2"], closing: closing, in: home)
    let draft = try Binary.run(["draft", "mine"], in: home).out
    #expect(draft.contains("(adopted 6 to 5)"))
    #expect(draft.contains("Next: Noor takes this to those who sign by 2026-12-04."))
    #expect(draft.contains("Votes: 5 of 10 for it; "))
    let past = try Binary.run(
      ["play", "--session", "mine"], input: "name Noor, 2020-01-01\nname Noor, Friday\n", in: home)
    #expect(past.out.components(separatedBy: "That day is past").count == 2, "\(past.out)")
  }

  @Test func `half is not adoption`() throws {
    let home = try Home()
    try finish("mine", votes: "2 5 3", answers: ["4 3 2", "drop"], closing: closing, in: home)
    let show = try Binary.run(["show", "mine"], in: home).out
    #expect(show.contains("adopt 4, later 3, drop 2") && !show.contains("adopt: "))
  }

  @Test func `counts with a reason behind them are counts`() throws {
    let home = try Home()
    try finish("mine", votes: "2 5 3", answers: ["3 2 6 It was fast"], closing: closing, in: home)
    let show = try Binary.run(["show", "mine"], in: home).out
    #expect(
      show.contains("drop 6, adopt 3, later 2") && show.contains("drop: ") && show.contains("It was fast"))
  }

  @Test func `fewer than five votes are printed without numbers`() throws {
    let home = try Home()
    try finish(
      "mine", votes: "tally 1=1 2=2", answers: ["2 1 0"], closing: closing, in: home,
      seats: ["--team", "Small", "--people", "4"])
    for arguments in [["draft", "mine"], ["record", "mine"], ["record", "mine", "--format", "json"]] {
      let text = try Binary.run(arguments, in: home).out
      #expect(text.contains("split"), "\(arguments)")
      #expect(
        !text.contains("fix 2") && !text.contains("2 to 1") && !text.contains("adopt 2"), "\(arguments)")
    }
  }

  @Test func `from paper the dice are asked, and the same answers end in the same place`() throws {
    let home = try Home()
    let lines = RoomTests.shipIt
    let live = try Binary.run(
      ["room", "ship-it", "--json", "--seed", "3", "--session", "live"] + RoomTests.seats,
      input: lines.map { $0 + "\n" }.joined(), in: home)
    let drawn = try live.lines.map(object).filter { $0["event"] as? String == "chance" }
      .compactMap { $0["drew"] as? String }
    #expect(!drawn.isEmpty)
    var (typed, left, waiting) = ([String](), drawn[...], lines[...])
    var shown: [String] = []
    for _ in 0..<60 {
      let paper = try Binary.run(
        ["room", "ship-it", "--json", "--from-paper", "--seed", "99"] + RoomTests.seats,
        input: typed.map { $0 + "\n" }.joined(), in: Home())
      #expect(paper.code == 0, "\(paper.error)")
      shown = paper.lines
      let last = try object(try #require(shown.last))
      if last["event"] as? String == "asked" {
        let came = left.popFirst()
        typed.append(try #require(came))
      } else if let line = waiting.popFirst() {
        typed.append(line)
      } else {
        break
      }
    }
    #expect(left.isEmpty)
    let schema = try Schema.published()
    for line in shown { #expect(try schema.problems(with: line) == [], "\(line)") }
    _ = try Binary.run(
      ["room", "ship-it", "--from-paper", "--session", "paper"] + RoomTests.seats,
      input: typed.map { $0 + "\n" }.joined(), in: home)
    func path(_ session: String) throws -> [String] {
      try Binary.run(["show", session], in: home).lines.filter { $0.contains("chose") || $0.contains("dice") }
        .map { $0.drop { $0 != "c" && $0 != "t" }.description }
    }
    #expect(try path("live") == path("paper"))
    #expect(
      try Binary.run(["debrief", "live"], in: home).out == Binary.run(["debrief", "paper"], in: home).out)
  }

  @Test func `two rooms merge, and stand side by side`() throws {
    let home = try Home()
    try finish("one", votes: "2 5 3", answers: ["9 1 1", "9 1 1"], closing: closing, in: home)
    try finish(
      "two", votes: "6 2 1", answers: ["1 1 7", "8 1 0"], closing: closing, in: home,
      seats: ["--team", "Search", "--people", "9"])
    let text = try Binary.run(["compare", "one", "two"], in: home)
    #expect(text.code == 0, "\(text.error)")
    for words in [
      "Payments", "Search", "Where they chose differently", "Where they argued differently",
      "Where they adopted differently", "fix (5 to 3 to 2)", "refuse (6 to 2 to 1)",
    ] { #expect(text.out.contains(words), "\(words)") }
    let draft = try Binary.run(["draft", "one", "two"], in: home).out
    #expect(draft.contains("Payments, 11 people") && draft.contains("Search, 9 people"))
    let json = try object(Binary.run(["compare", "one", "two", "--format", "json"], in: home).out)
    #expect((json["sessions"] as? [[String: Any]])?.count == 2)
    for wrong in [["compare", "one"], ["compare", "one", "one"], ["compare", "one", "nobody"]] {
      #expect(try [1, 2].contains(Binary.run(wrong, in: home).code), "\(wrong)")
    }
  }
}
