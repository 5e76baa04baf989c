import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Plays written down as they are played, and played again.
struct RecordingTests {
  static let lines = "refuse because nobody read it\nstatus\nundo\nrefsue\n"

  @Test func `a recording holds story, seed, what was typed and what was shown`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--record", "a.play"], input: RecordingTests.lines, in: home)
    #expect(play.code == 2, "the last line is refused")
    let text = try home.read("a.play")
    #expect(text.hasPrefix("# scenario: ship-it\n# seed: 3\n\nTuesday, 16:40."))
    #expect(text.contains("\n> refuse because nobody read it\n\nThe address, the key"))
    #expect(text.contains("> refsue\n\n“refsue” is not something one can do here."))
    #expect(text.contains("session *."), "its name will be another one")
    // The record has the play as well, as always.
    #expect(try Binary.run(["show", "--json"], in: home).out.contains("undone"))
    #expect(try Binary.run(["test", "a.play"], in: home).code == 0)
    let replay = try Binary.run(["play", "--replay", "a.play"], in: home)
    #expect(replay.code == 0 && replay.out.contains("> undo") && replay.out.contains("Taken back"))
    #expect(
      try Binary.run(["sessions", "--json"], in: home).out.components(separatedBy: "\"id\"").count == 2)
  }

  @Test func `without a seed one is drawn and written down`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "--record", "a.play"], input: "1\nrestart\n1\n1\n1\n", in: home)
    let header = try PlayFile(try home.read("a.play")).header
    #expect(header.seed > 0 && header.scenario == "ship-it")
  }

  @Test func `a story begun anew in a recording falls the same when it is played again`() throws {
    let home = try Home()
    let odds =
      "# A coin\n\n## The coin\n\nIt spins.\n\n- `50 %` [Heads.](#heads)\n- `rest` [Tails.](#tails)\n\n"
    let ends = "## Heads\n\nIt was heads.\n\n`ending`\n\n## Tails\n\nIt was tails.\n\n`ending`\n"
    _ = try home.write(odds + ends, to: "coin.md")
    let restarts = String(repeating: "restart\n", count: 20)
    let play = try Binary.run(["play", "coin.md", "--record", "coin.play"], input: restarts, in: home)
    #expect(
      play.code == 0 && play.out.contains("was heads") && play.out.contains("was tails"), "\(play.error)")
    let replay = try Binary.run(["play", "--replay", "coin.play"], in: home)
    #expect(replay.code == 0, "\(replay.error)")
  }

  @Test func `a recording is never written over another file unless told`() throws {
    let home = try Home()
    _ = try home.write("mine", to: "a.play")
    let refused = try Binary.run(["play", "ship-it", "--record", "a.play"], input: "1\n", in: home)
    #expect(refused.code == 4 && refused.error.contains("--force"))
    #expect(try home.read("a.play") == "mine" && refused.out.isEmpty)
    try FileManager.default.createSymbolicLink(
      at: home.folder.appendingPathComponent("link.play"),
      withDestinationURL: home.folder.appendingPathComponent("a.play"))
    #expect(try Binary.run(["play", "--record", "link.play", "--force"], in: home).code == 1)
    #expect(try home.read("a.play") == "mine")
    #expect(try Binary.run(["play", "--record", "a.play", "--force"], input: "1\n", in: home).code == 0)
    #expect(try home.read("a.play").hasPrefix("# scenario: ship-it"))
    #expect(try Binary.run(["play", "--record", "no/such/folder/a.play"], in: home).code == 1)
  }

  @Test func `a replay stops where a scene is another, and says where`() throws {
    let home = try Home()
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    let record = ["play", "two-doors.md", "--record", "plays/a.play"]
    try FileManager.default.createDirectory(
      at: home.folder.appendingPathComponent("plays"), withIntermediateDirectories: true)
    #expect(try Binary.run(record, input: "left\nlook\n", in: home).code == 0)
    #expect(try home.read("plays/a.play").hasPrefix("# scenario: ../two-doors.md\n"))
    #expect(try Binary.run(["play", "--replay", "plays/a.play"], in: home).code == 0)

    _ = try home.write(
      PlaytestTests.story.replacing("(#the-left-room)", with: "(#the-right-room)"), to: "two-doors.md")
    let other = try Binary.run(["play", "--replay", "plays/a.play"], in: home)
    #expect(other.code == 1 && !other.out.contains("> look"))
    #expect(other.error.contains("plays/a.play:11: this (-) was expected"), "\(other.error)")
    #expect(other.error.contains("- It is dark") && other.error.contains("+ It is light"))

    _ = try home.write(PlaytestTests.story.replacing("`left`", with: "`west`"), to: "two-doors.md")
    let refused = try Binary.run(["play", "--replay", "plays/a.play", "--json"], in: home)
    #expect(refused.code == 1 && refused.error.contains("2. right") || refused.error.contains("1. west"))
    let opening = try home.read("plays/a.play").replacing("1. left: The left one.", with: "*")
    _ = try home.write(opening, to: "plays/a.play")
    let line = try Binary.run(["play", "--replay", "plays/a.play"], in: home)
    #expect(line.code == 1 && line.error.contains("It was refused: “left” is not something"), "\(line.error)")
  }

  @Test(arguments: [
    ["--record", "a.play", "--session", "mine"], ["--replay", "a.play", "--seed", "3"],
    ["--replay", "a.play", "ship-it"],
    ["--replay", "a.play", "--record", "b.play"], ["--replay", "a.play", "--team", "T"],
    ["--replay", "a.play", "--rules", "b.md"], ["--replay", "a.play", "--from-paper"],
  ])
  func `options that contradict each other are refused`(options: [String]) throws {
    #expect(try Binary.run(["play"] + options, in: Home()).code == 2)
  }

  @Test func `a recording at a terminal is played again like one from a pipe`() throws {
    let home = try Home()
    let terminal = try Terminal(
      ["play", "ship-it", "--seed", "3", "--record", home.folder.path + "/a.play", "--color", "never"],
      in: home)
    for line in ["refuse", "nonsense", "status", "quit"] {
      try terminal.expect("? ")
      terminal.type(line + "\r")
    }
    #expect(try terminal.exit() == 0)
    #expect(try home.read("a.play").hasSuffix("> quit\n"))
    let replay = try Binary.run(["play", "--replay", "a.play"], in: home)
    #expect(replay.code == 0, "\(replay.error)")
  }

  @Test func `killed, it holds every line that was answered`() throws {
    let home = try Home()
    let terminal = try Terminal(
      ["play", "ship-it", "--seed", "3", "--record", home.folder.path + "/a.play", "--color", "never"],
      in: home)
    try terminal.expect("? ")
    terminal.type("refuse\r")
    try terminal.expect("read-on")
    try terminal.expect("? ")
    terminal.signal(SIGKILL)
    _ = try terminal.exit()
    #expect(try home.read("a.play").contains("> refuse\n\nThe address"))
    #expect(try Binary.run(["test", "a.play"], in: home).code == 0)
  }

  @Test func `a room is recorded with its team, and asked why as at a terminal`() throws {
    let home = try Home()
    let first = RoomTests.shipIt.prefix { $0 != "2 5 3" } + ["2 5 3", "3", "the others talk louder"]
    let hourLong = RoomTests.shipIt + ["review", "later all", "we spoke", "", "", "", "", "draft"]
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--record", "a.play"] + RoomTests.seats,
      input: first.map { $0 + "\n" }.joined(), in: home)
    #expect(play.code == 0, "\(play.error)")
    let text = try home.read("a.play")
    #expect(text.contains("# team: Payments\n# people: 11\n") && text.contains("One line: why"))
    let hour = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--record", "b.play"] + RoomTests.seats,
      input: hourLong.map { $0 + "\n" }.joined(), in: home)
    #expect(hour.code == 0, "\(hour.error)")
    let replay = try Binary.run(["play", "--replay", "b.play"], in: home)
    #expect(replay.code == 0, "\(replay.error)")
  }

  @Test func `a recording under rules names their file, and is played again under them`() throws {
    let home = try Home()
    _ = try home.write(TrialCommandTests.draft, to: "rules/draft.json")
    _ = try home.write("", to: "plays/.keep")
    let start = ["play", "ship-it", "--seed", "3", "--rules", "rules/draft.json", "--record"]
    let play = try Binary.run(
      start + ["plays/a.play"], input: "look\nrefuse\nundo\nreopen 1\ndeploy\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    let refused = try Binary.run(start + ["plays/b.play"], input: "look\ndeploy\n", in: home)
    #expect(refused.code == 2, "\(refused.error)")
    let text = try home.read("plays/a.play")
    #expect(
      text.hasPrefix("# scenario: ship-it\n# seed: 3\n# rules: ../rules/draft.json\n\nYou play under 2 rules")
    )
    #expect(try home.read("plays/b.play").contains("> deploy\n\nNot under rule 1, yours, adopted 6 to 5"))
    #expect(try Binary.run(["test", "plays"], in: home).error == "2 plays: 2 as written.\n")
    let replay = try Binary.run(["play", "--replay", "plays/a.play"], in: home)
    #expect(replay.code == 0 && replay.out.contains("Rule 1 is reopened"), "\(replay.error)")

    _ = try home.write(
      TrialCommandTests.draft.replacing("review-bar/human-review-required", with: "review-bar/no-such"),
      to: "rules/draft.json")
    let other = try Binary.run(["test", "plays/a.play"], in: home)
    #expect(
      other.code == 2
        && other.out.contains("plays/a.play:3:10: plays/../rules/draft.json:2:")
        && other.out.contains("The library has no"),
      "\(other.out)")
    try FileManager.default.removeItem(atPath: home.folder.path + "/rules/draft.json")
    let missing = try Binary.run(["test", "plays/a.play"], in: home)
    #expect(
      missing.code == 2
        && missing.out.contains(
          "plays/a.play:3:10: plays/../rules/draft.json cannot be read: there is no such file"),
      "\(missing.out)")
    let gone = try Binary.run(["play", "--replay", "plays/a.play"], in: home)
    #expect(gone.code == 2 && gone.out.isEmpty && gone.error.contains("plays/a.play:3:10: "), "\(gone.error)")
  }

  @Test func `a session's rules are written to a file before they are recorded`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--rules", "mine", "--record", "a.play"], input: "1\n", in: home)
    #expect(
      play.code == 2 && play.error.contains("draft mine --format json --output rules.json"), "\(play.error)")
    #expect(!OutputFile.exists(home.folder.path + "/a.play"))
  }

  @Test func `a play typed from paper is recorded with what the dice said, and played again`() throws {
    let home = try Home()
    // The first choice and the first outcome everywhere, and one line too many, which is refused and kept as well.
    let play = try Binary.run(
      ["play", "ship-it", "--from-paper", "--seed", "99", "--record", "a.play"] + RoomTests.seats,
      input: String(repeating: "1\n", count: 40), in: home)
    #expect(play.code == 2 && play.out.contains("Ending: "), "\(play.error)")
    let text = try home.read("a.play")
    #expect(text.contains("# people: 11\n# votes: paper\n") && text.contains("What did the dice say?"))
    #expect(try Binary.run(["test", "a.play"], in: home).code == 0)
    let replay = try Binary.run(["play", "--replay", "a.play"], in: home)
    #expect(replay.code == 0, "\(replay.error)")
    _ = try home.write(text.replacing("# votes: paper\n", with: ""), to: "a.play")
    #expect(try Binary.run(["test", "a.play"], in: home).code == 1, "live, the dice are not asked")
  }

  @Test func `from paper, who is there is asked and recorded as well`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--from-paper", "--record", "a.play"], input: "Payments\n11\n1\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    #expect(try home.read("a.play").contains("> Payments\n"))
    #expect(try Binary.run(["test", "a.play"], in: home).code == 0)
  }

  @Test func `hostile lines are recorded harmlessly, and the recording still plays`() throws {
    let home = try Home()
    let input = HostileTextTests.payloads.map { "note x\($0.filter { $0 != "\n" && $0 != "\r" })\n" }.joined()
    let play = try Binary.run(["play", "ship-it", "--record", "a.play"], input: input + "1\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    #expect(HostileTextTests.isHarmless(try home.read("a.play")))
    let replay = try Binary.run(["play", "--replay", "a.play"], in: home)
    #expect(replay.code == 0 && HostileTextTests.isHarmless(replay.out), "\(replay.error)")
  }
}
