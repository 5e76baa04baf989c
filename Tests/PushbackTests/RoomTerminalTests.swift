import Foundation
import Testing

@testable import pushback

/// A room at a real pseudo terminal: what the facilitator sees, and what the projector shows.
@Suite(.serialized) struct RoomTerminalTests {
  private static let seats = ["--team", "Payments", "--people", "11", "--seed", "3"]

  private func atTheVote(_ arguments: [String] = [], columns: Int = 100, in home: Home) throws -> Terminal {
    let terminal = try Terminal(
      ["room", "ship-it", "--session", "mine"] + RoomTerminalTests.seats + arguments, columns: columns,
      in: home)
    try terminal.expect("1, 2, 3?")
    terminal.type("2\r")
    try terminal.expect("1, 2, 3?")
    terminal.type("2\r")
    try terminal.expect("slips for 1, 2, 3?")
    return terminal
  }

  @Test func `it asks who is there, takes counts, and Enter takes the most`() throws {
    let terminal = try Terminal(["room", "ship-it", "--seed", "3"], in: Home())
    try terminal.expect("What is the team called?")
    try terminal.expect("team?")
    terminal.type("Payments\r")
    try terminal.expect("How many people vote?")
    terminal.type("eleven\r")
    try terminal.expect("a whole number from 1 to 999")
    terminal.type("11\r")
    try terminal.expect("Payments, 11 people")
    try terminal.expect("1, 2, 3?")
    terminal.type("2\r2\r")
    try terminal.expect("slips for 1, 2, 3?")
    terminal.type("2 5 3\r")
    try terminal.expect("refuse 2, fix 5, aside 3; 1 abstained")
    try terminal.expect("Ask: What is the strongest thing")
    try terminal.expect("Enter takes fix?")
    terminal.type("\r")
    try terminal.expect("Ingrid writes it down")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `taking another option asks why, in one line`() throws {
    let home = try Home()
    let terminal = try atTheVote(in: home)
    terminal.type("2 5 3\r")
    try terminal.expect("Enter takes fix?")
    terminal.type("3\r")
    try terminal.expect("One line: why aside?")
    terminal.type("look\r")
    try terminal.expect("Enter takes fix?")
    terminal.type("3\r")
    try terminal.expect("why?")
    terminal.type("we owe him that\r")
    try terminal.expect("By the coffee machine")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("against the vote: we owe him that"))
  }

  /// A projector turns a page at each Enter.
  private func turnPages(_ terminal: Terminal, until text: String) throws {
    for _ in 0..<20 {
      usleep(120_000)
      if terminal.now.contains(text) { return }
      terminal.type("\r")
    }
    Issue.record("never projected: \(text), but \(terminal.shown.suffix(500).debugDescription)")
  }

  @Test func `before a projector there is no hint, no question and no key, and Enter turns the page`() throws
  {
    let home = try Home()
    let terminal = try Terminal(
      ["room", "ship-it", "--session", "mine", "--projector", "--color", "never"] + RoomTerminalTests.seats,
      columns: 140, in: home)
    try turnPages(terminal, until: "Say no, and write down why.")
    terminal.type("2\r")
    try turnPages(terminal, until: "Catch the bus")
    terminal.type("2\r")
    try turnPages(terminal, until: "tell him alone in the corridor")
    terminal.type("2 5 3\r")
    try turnPages(terminal, until: "1 abstained")
    let shown = terminal.now
    for hint in ["1, 2, 3?", "Enter takes", "help", "Ask:", "Type the counts"] {
      #expect(!shown.contains(hint), "\(hint)")
    }
    let widest =
      shown.split(whereSeparator: \.isNewline).filter { !$0.contains("\u{1b}") }.map(\.count).max() ?? 0
    #expect(widest <= 100, "\(widest)")
    #expect(shown.contains("\r\n\r\n\r\n"))
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `a second terminal shows the facilitator's notes as the room goes on`() throws {
    let home = try Home()
    let room = try Terminal(
      ["room", "ship-it", "--session", "mine", "--projector"] + RoomTerminalTests.seats, columns: 100,
      in: home)
    try turnPages(room, until: "Say no, and write down why.")
    room.type("2\r")
    let notes = try Terminal(["notes", "mine", "--follow", "--color", "never"], columns: 100, in: home)
    try notes.expect("Payments, 11 people. 1 decision made.")
    try notes.expect("A quick show: 1 read-on, 2 leila, 3 bus")
    try turnPages(room, until: "Catch the bus")
    room.type("2\r")
    try notes.expect("Slips: 1 refuse, 2 fix, 3 aside. Type the counts in that order.")
    try turnPages(room, until: "tell him alone in the corridor")
    room.type("2 5 3\r")
    try notes.expect("refuse 2, fix 5, aside 3; 1 abstained")
    try notes.expect("Enter takes fix.")
    try notes.expect("Clock: 0 of 60 minutes used")
    #expect(notes.shown.contains("What is the strongest thing Dana said"))
    #expect(!room.now.contains("What is the strongest thing Dana said"))
    notes.type("\u{3}")
    _ = try notes.exit()
    room.type("quit\r")
    #expect(try room.exit() == 0)
  }

  @Test(arguments: [["TERM": "dumb"], ["NO_COLOR": "1"], ["ACCESSIBLE": "1"]])
  func `without colour a room writes no escape but the line editor's`(extra: [String: String]) throws {
    let terminal = try Terminal(
      ["room", "ship-it"] + RoomTerminalTests.seats, environment: extra, in: Home())
    try terminal.expect("1, 2, 3?")
    terminal.type("2\r2\r")
    try terminal.expect("slips for 1, 2, 3?")
    terminal.type("2 5 3\r")
    try terminal.expect("Enter takes fix?")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
    #expect(!terminal.shown.contains("\u{1b}[3") && !terminal.shown.contains("\u{1b}[1m"))
    if extra["NO_COLOR"] == nil { #expect(!terminal.shown.contains("\u{1b}")) }
  }

  @Test func `interrupting cancels half a count, twice at once leaves with 130 and keeps the votes`() throws {
    let home = try Home()
    let terminal = try atTheVote(in: home)
    terminal.type("2 5 3\r")
    try terminal.expect("Enter takes fix?")
    terminal.type("9 1\u{3}")
    try terminal.expect("Enter takes fix?")
    usleep(1_200_000)
    terminal.type("\u{3}")
    try terminal.expect("Enter takes fix?")
    terminal.type("\u{3}")
    #expect(try terminal.exit() == 130)
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("fix 5") == false)
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("take-it 5"))
  }

  @Test func `in plain mode one thing stands on a line and nothing is drawn`() throws {
    let home = try Home()
    let lines = ["2", "2", "2 5 3", "really 1 7 2", "revote", "3 4 3", "", "status"]
    let play = try Binary.run(
      ["room", "ship-it", "--plain"] + RoomTerminalTests.seats,
      input: lines.map { $0 + "\n" }.joined(), in: home)
    #expect(play.code == 0, "\(play.error)")
    #expect(play.out.contains("1. refuse: Say it now"))
    #expect(play.out.contains("What I would do: refuse 2, fix 5, aside 3; 1 abstained."))
    #expect(play.out.contains("Clock: 0 of 60 minutes used, 60 left."))
    #expect(!play.out.contains("---"))
  }
}
