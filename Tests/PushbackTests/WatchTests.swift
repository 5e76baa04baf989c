import Foundation
import Testing

@testable import pushback

/// An author at a terminal, with the story open in an editor beside it.
@Suite(.serialized) struct WatchTests {
  private static let story = EditedStoryTests.story

  private func watching(_ text: String = story, in home: Home) throws -> (terminal: Terminal, path: String) {
    let path = try home.write(text, to: "edited.md")
    let terminal = try Terminal(["play", path, "--watch", "--color", "never"], columns: 200, in: home)
    try terminal.expect("Nothing of this play is kept.")
    try terminal.expect("1, 2, 3?")
    return (terminal, path)
  }

  private func leave(_ terminal: Terminal) throws {
    terminal.type("\u{15}quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `what is saved is played, the place and the half line kept`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    terminal.type("fix\r")
    try terminal.expect("They wait.")
    terminal.type("ag")
    try terminal.expect("ag")
    _ = try home.write(
      Self.story.replacing("They wait.", with: "They wait, still.").replacing(
        "[Later.]", with: "[Later, then.]"),
      to: "edited.md")
    try terminal.expect("edited.md was saved. This is the new text, and your choices in it:")
    try terminal.expect("changed: `first/fix`: its text changed")
    try terminal.expect("They wait, still.")
    try terminal.expect("1, 2? ag")
    terminal.type("ain\r")
    try terminal.expect("It goes on.")
    try leave(terminal)
  }

  @Test func `a file that is still being written is left alone until it is whole`() throws {
    let home = try Home()
    let path = try home.write("begun", to: "edited.md")
    let watched = WatchedFile(path)
    #expect(!watched.wasSaved())
    let file = try #require(FileHandle(forWritingAtPath: path))
    for piece in ["", "a", "a piece", "all of it"] {
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(piece.utf8))
      #expect(!watched.wasSaved(), "\(piece)")
    }
    #expect(watched.wasSaved())
    #expect(!watched.wasSaved(), "it is told once")
  }

  @Test func `another file of the same name is noticed, and so is none`() throws {
    let home = try Home()
    let path = try home.write("begun", to: "edited.md")
    let watched = WatchedFile(path)
    func looks() -> [Bool] { [watched.wasSaved(), watched.wasSaved(), watched.wasSaved()] }
    let other = try home.write("begun", to: "other.md")
    #expect(rename(other, path) == 0)
    #expect(looks() == [false, true, false])
    unlink(path)
    #expect(looks() == [false, true, false])
    _ = try home.write("again", to: "edited.md")
    #expect(looks() == [false, true, false])
  }

  @Test func `a file written in place is taken like one that was replaced`() throws {
    let home = try Home()
    let (terminal, path) = try watching(in: home)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 0)
    try file.write(
      contentsOf: Data(Self.story.replacing("Somebody asks.", with: "Somebody asks again.").utf8))
    try terminal.expect("This is the new text.")
    try terminal.expect("Somebody asks again.")
    try leave(terminal)
  }

  @Test func `a refused choice is told, and one stands where it was`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    terminal.type("fix\r")
    try terminal.expect("1, 2?")
    terminal.type("wait\r")
    try terminal.expect("It goes on.")
    _ = try home.write(
      Self.story.replacing("- `wait` [Wait.](#third)\n", with: "- `hope` [Hope.](#third)\n"), to: "edited.md")
    try terminal.expect("kept: `first/fix`")
    try terminal.expect("refused: `second/wait`: scene `second` has no choice `wait` any more")
    try terminal.expect("hope")
    try leave(terminal)
  }

  @Test func `what is named back is chosen again, as long as nothing else was chosen`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    for (line, shown) in [("fix", "They wait."), ("wait", "It goes on.")] {
      terminal.type(line + "\r")
      try terminal.expect(shown)
    }
    let renamed = Self.story.replacing("`fix`", with: "`mend`")
    _ = try home.write(renamed, to: "edited.md")
    try terminal.expect("refused: `first/fix`")
    try terminal.expect("1, 2, 3?")
    terminal.type("look\r")
    try terminal.expect("1, 2, 3?")
    _ = try home.write(renamed.replacing("Over.", with: "Over and done."), to: "edited.md")
    try terminal.expect("Edited: “Last” (words).")
    try terminal.expect("1, 2, 3?")
    _ = try home.write(Self.story, to: "edited.md")
    try terminal.expect("kept: `first/fix`, `second/wait`")
    try terminal.expect("It goes on.")
    _ = try home.write(renamed, to: "edited.md")
    try terminal.expect("refused: `first/fix`")
    try terminal.expect("1, 2, 3?")
    terminal.type("refuse\r")
    try terminal.expect("1, 2?")
    _ = try home.write(Self.story, to: "edited.md")
    try terminal.expect("kept: `first/refuse`")
    try leave(terminal)
  }

  @Test func `what was edited is told by title, and what was undone is not told again`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    terminal.type("fix\r")
    try terminal.expect("1, 2?")
    terminal.type("undo\r")
    try terminal.expect("1, 2, 3?")
    let before = terminal.now.count
    _ = try home.write(
      Self.story.replacing("It goes on.", with: "On it goes.").replacing(
        "- `leave` [Leave.](#last)", with: "- `leave` [Leave.](#fourth)\n\n## Fourth\n\n`ending`"),
      to: "edited.md")
    try terminal.expect("New: “Fourth”. Edited: “Third” (words, choices).")
    try terminal.expect("1, 2, 3?")
    #expect(!terminal.now.dropFirst(before).contains("undone"))
    try leave(terminal)
  }

  @Test func `a broken file shows what check says, and the old story goes on`() throws {
    let home = try Home()
    let (terminal, path) = try watching(in: home)
    terminal.type("ref")
    try terminal.expect("ref")
    _ = try home.write(Self.story.replacing("](#third)", with: "](#thrid)"), to: "edited.md")
    try terminal.expect("error PB049: no scene has the id “thrid”")
    try terminal.expect("did you mean “third”?")
    try terminal.expect("You go on with the text from before.")
    try terminal.expect("1, 2, 3? ref")
    terminal.type("use\r")
    try terminal.expect("1, 2?")
    try FileManager.default.removeItem(atPath: path)
    try terminal.expect("there is no such file")
    _ = try home.write(Self.story, to: "edited.md")
    try terminal.expect("again what you are playing")
    try leave(terminal)
  }

  @Test func `at an ending the debrief comes anew`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    for (line, shown) in [("1", "1, 2?"), ("1", "1, 2?"), ("1", "Over.")] {
      terminal.type(line + "\r")
      try terminal.expect(shown)
    }
    _ = try home.write(Self.story.replacing("Over.", with: "Over and done."), to: "edited.md")
    try terminal.expect("Over and done.")
    try terminal.expect("Next: review")
    try leave(terminal)
  }

  @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func `where lines come whole, a saving waits for Enter and half a line is not torn`(
    environment: [String: String]
  )
    throws
  {
    let home = try Home()
    let path = try home.write(Self.story, to: "edited.md")
    let terminal = try Terminal(["play", path, "--watch"], environment: environment, columns: 200, in: home)
    try terminal.expect("Save it and press Enter")
    try terminal.expect("1, 2, 3?")
    terminal.type("fi")
    _ = try home.write(Self.story.replacing("They wait.", with: "They wait, still."), to: "edited.md")
    usleep(1_500_000)
    #expect(!terminal.now.contains("was saved"))
    terminal.type("x\r")
    // The line first, in the text that it was meant for; then the new one.
    try terminal.expect("They wait.")
    try terminal.expect("edited.md was saved. This is the new text, and your choices in it:")
    try terminal.expect("They wait, still.")
    try terminal.expect("1, 2?")
    _ = try home.write(Self.story.replacing("They wait.", with: "They wait, yet."), to: "edited.md")
    usleep(1_500_000)
    terminal.type("\r")
    try terminal.expect("They wait, yet.")
    try terminal.expect("1, 2?")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `under rules, what they forbid stays forbidden in the new text, and what was reopened stays so`()
    throws
  {
    let home = try Home()
    let bill = "```bill\nfirst/deploy: does merge-own-code\nsecond/again: does merge-own-code\n```\n"
    let path = try home.write(Self.story + bill, to: "edited.md")
    let draft = try home.write(TrialCommandTests.draft, to: "draft.json")
    let terminal = try Terminal(
      ["play", path, "--watch", "--rules", draft, "--color", "never"], columns: 200, in: home)
    try terminal.expect("Not under rule 1")
    try terminal.expect("1, 2?")
    terminal.type("fix\r")
    try terminal.expect("They wait.")
    try terminal.expect("Not under rule 1")
    _ = try home.write(Self.story.replacing("They wait.", with: "They wait, still.") + bill, to: "edited.md")
    try terminal.expect("They wait, still.")
    try terminal.expect("Not under rule 1")
    terminal.type("reopen 1\r")
    try terminal.expect("Rule 1 is reopened")
    try terminal.expect("1, 2?")
    terminal.type("again\r")
    try terminal.expect("It goes on.")
    _ = try home.write(Self.story.replacing("It goes on.", with: "On it goes.") + bill, to: "edited.md")
    try terminal.expect("kept: `first/fix`, `second/again`")
    try terminal.expect("On it goes.")
    try leave(terminal)
  }

  @Test func `nothing is kept, and only this story is played`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    terminal.type("1\r")
    try terminal.expect("1, 2?")
    terminal.type("stories\r")
    try terminal.expect("only its story is played")
    terminal.type("restart\r")
    try terminal.expect("Somebody asks.")
    terminal.type("status\r")
    try terminal.expect("nothing is kept")
    try leave(terminal)
    let kept = (try? FileManager.default.contentsOfDirectory(atPath: home.record)) ?? []
    #expect(kept.filter { $0 != "history" } == [])
    #expect(try Binary.run(["sessions"], in: home).out.contains("No session"))
  }

  @Test func `a watched play can be saved to a file, and goes on from it`() throws {
    let home = try Home()
    let (terminal, _) = try watching(in: home)
    let saved = home.folder.appendingPathComponent("v1.json").path
    terminal.type("fix\r")
    try terminal.expect("They wait.")
    _ = try home.write(Self.story.replacing("They wait.", with: "They wait, still."), to: "edited.md")
    try terminal.expect("They wait, still.")
    terminal.type("again because it matters\r")
    try terminal.expect("It goes on.")
    terminal.type("save \(saved)\r")
    try terminal.expect("Saved: ")
    terminal.type("restore \(saved)\r")
    try terminal.expect("only its story is played")
    try leave(terminal)
    let restored = try Binary.run(["play", "ship-it"], input: "restore v1.json\nstatus\n", in: home)
    #expect(
      restored.out.contains("You are in “Third”, 2 decisions made."), "\(restored.out)\(restored.error)")
    let events = try Binary.run(["show", "edited-1", "--json"], in: home).out
    #expect(events.contains("it matters"), "\(events)")
  }

  @Test func `through a pipe, or without a file, watching is a usage error`() throws {
    let home = try Home()
    let path = try home.write(Self.story, to: "edited.md")
    for (arguments, says) in [
      (["play", path, "--watch"], "at a terminal"), (["play", "--watch"], "needs the story’s file"),
      (["play", "ship-it", "--watch"], "needs the story’s file"),
      (["play", path, "--watch", "--json"], "leave out --json"),
      (["play", path, "--watch", "--session", "mine"], "keeps no session"),
    ] {
      let result = try Binary.run(arguments, input: "1\n", in: home)
      #expect(result.code == 2 && result.error.contains(says), "\(arguments): \(result.error)")
    }
  }
}
