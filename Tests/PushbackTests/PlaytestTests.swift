import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Plays that authors write down: run, updated, recorded and replayed by the program itself.
struct PlaytestTests {
  static let story = """
    # Two doors

    ## The hall

    Nine o'clock. You stand in a hall with two doors.

    - `left` [The left one.](#the-left-room)
    - `right` [The right one.](#the-right-room)

    ## The left room

    It is dark, and there is a cake.

    `ending`

    ## The right room

    It is light. There is nothing else.

    `ending`
    """

  static let play = """
    Nine o'clock. *
    *
    2. right: The right one.

    > left

    It is dark, and there is a cake.
    *
    Ending: The left room
    *

    """

  private func home(_ plays: [String: String]) throws -> Home {
    let home = try Home()
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    for (name, text) in plays { _ = try home.write(text, to: name) }
    return home
  }

  @Test func `a play beside its story passes, from wherever it is named`() throws {
    let home = try home(["two-doors.cake.play": PlaytestTests.play])
    for arguments in [["test"], ["test", "two-doors.cake.play"], ["test", home.folder.path]] {
      let result = try Binary.run(arguments, in: home)
      #expect(result.code == 0 && result.out.isEmpty, "\(result.out)")
      #expect(result.error == "1 play: 1 as written.\n")
    }
    #expect(!OutputFile.exists(home.record), "tests leave no record")
  }

  @Test func `what differs is named by its line, with what was expected and shown`() throws {
    let text = PlaytestTests.play.replacing("a cake", with: "a pie")
    let home = try home(["two-doors.cake.play": text, "two-doors.b.play": PlaytestTests.play])
    let result = try Binary.run(["test"], in: home)
    #expect(result.code == 1)
    #expect(
      result.out.contains("two-doors.cake.play:7: this (-) was expected, and this (+) shown, after “left”."))
    #expect(result.out.contains("- It is dark, and there is a pie."))
    #expect(result.out.contains("+ It is dark, and there is a cake."))
    #expect(!result.out.contains("- Ending") && !result.out.contains("+ Ending"), "\(result.out)")
    #expect(result.error == "2 plays: 1 as written, 1 differs.\n")

    let json = try Binary.run(["test", "--format", "json"], in: home)
    let all = try #require(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [[String: Any]])
    #expect(json.code == 1 && all.map { $0["outcome"] as? String } == ["as-written", "differs"])
    #expect(all[1]["line"] as? Int == 7 && all[1]["typed"] as? String == "left")
    #expect(all[1]["shown"] as? [String] != nil && all[1]["file"] as? String == "two-doors.cake.play")
  }

  @Test(arguments: [
    ("two-doors.a.play", "# sead: 3\n", "two-doors.a.play:1: A header has no “sead”. Did you mean seed?"),
    ("no-such.a.play", "A\n", "There is no story “no-such”"),
    ("two-doors.b.play", "# scenario: broken.md\n", "cannot be played"),
  ])
  func `what cannot be read exits with 2 and says why`(name: String, text: String, words: String) throws {
    let home = try home([name: text, "broken.md": "# Broken\n"])
    let result = try Binary.run(["test", name], in: home)
    #expect(result.code == 2 && result.out.contains(words), "\(result.out)")
    #expect(result.error == "1 play: 1 unreadable.\n")
  }

  @Test func `a missing file, a folder without plays and bytes that are no text are unreadable`() throws {
    let home = try home(["empty/x.txt": ""])
    try Data([0x23, 0xff, 0xfe]).write(to: home.folder.appendingPathComponent("bytes.play"))
    for (name, words) in [
      ("missing.play", "no such file"), ("bytes.play", "UTF-8"), ("empty", "no .play file"),
    ] {
      let result = try Binary.run(["test", name], in: home)
      #expect(
        result.code == 2 && (result.out + result.error).contains(words), "\(result.out) \(result.error)")
    }
  }

  @Test func `a folder's plays are those in its folders as well, and a circle of links ends`() throws {
    let home = try home([
      "deeper/still/two-doors.b.play": PlaytestTests.play, "deeper/still/two-doors.md": PlaytestTests.story,
      ".hidden/two-doors.c.play": PlaytestTests.play, "two-doors.cake.play": PlaytestTests.play,
    ])
    try FileManager.default.createSymbolicLink(
      atPath: home.folder.appendingPathComponent("deeper/round").path,
      withDestinationPath: home.folder.path)
    for arguments in [["test"], ["test", "."], ["test", home.folder.path]] {
      let result = try Binary.run(arguments, in: home)
      #expect(result.code == 0 && result.error == "2 plays: 2 as written.\n", "\(result.out)\(result.error)")
    }
  }

  @Test func `without plays at hand the library's are run`() throws {
    let home = try Home()
    _ = try home.write(PlaytestTests.story, to: "own/scenarios/two-doors.md")
    _ = try home.write(PlaytestTests.play, to: "own/scenarios/two-doors.cake.play")
    let result = try Binary.run(["test", "--library", "own"], in: home)
    #expect(result.code == 0 && result.error == "1 play: 1 as written.\n", "\(result.out) \(result.error)")
    #expect(try Binary.run(["test", "--update"], in: Home()).code == 2)
  }

  @Test func `updating writes what is shown and keeps the header and the stars that still fit`() throws {
    let home = try home(["two-doors.cake.play": "# seed: 5\n\n" + PlaytestTests.play])
    _ = try home.write(PlaytestTests.story.replacing("a cake", with: "a pie"), to: "two-doors.md")
    let result = try Binary.run(["test", "--update", "."], in: home)
    #expect(result.code == 0 && result.error == "1 play: 1 updated.\n", "\(result.out)")
    let wanted = "# seed: 5\n\n" + PlaytestTests.play.replacing("a cake", with: "a pie")
    #expect(try home.read("two-doors.cake.play") == wanted.trimmed + "\n")
    #expect(try Binary.run(["test", "--update", "."], in: home).error == "1 play: 1 as written.\n")
  }

  @Test func `typed lines alone become a play`() throws {
    let home = try home(["two-doors.a.play": "> left\n> status\n"])
    #expect(try Binary.run(["test"], in: home).code == 1)
    #expect(try Binary.run(["test", "--update", "two-doors.a.play"], in: home).code == 0)
    #expect(try home.read("two-doors.a.play").contains("> status\n\n“Two doors”, session two-doors-1."))
    #expect(try Binary.run(["test"], in: home).code == 0)
  }

  @Test func `a line that is refused now is said, and nothing is written`() throws {
    let text = PlaytestTests.play.replacing("> left", with: "> lefft")
    let home = try home(["two-doors.cake.play": text])
    let result = try Binary.run(["test", "--update", "two-doors.cake.play"], in: home)
    #expect(result.code == 1 && result.error == "1 play: 1 refused.\n")
    #expect(result.out.contains("Did you mean left?") && result.out.contains("Nothing was written"))
    #expect(try home.read("two-doors.cake.play") == text)
    // A refusal that the file expects is a test like any other.
    let expects = text.replacing(
      "It is dark, and there is a cake.\n*\nEnding: The left room", with: "*Did you mean left?")
    _ = try home.write(expects, to: "two-doors.cake.play")
    #expect(try Binary.run(["test"], in: home).code == 0)
  }

  @Test func `nothing is read after the play was left`() throws {
    let home = try home(["two-doors.a.play": "*\n> quit\n> left\n*\n"])
    #expect(try Binary.run(["test"], in: home).code == 0)
    _ = try home.write("*\n> quit\n> left\nIt is dark\n", to: "two-doors.a.play")
    let result = try Binary.run(["test"], in: home)
    #expect(result.code == 1 && result.out.contains("The play is over by now"))
  }

  @Test func `a play writes no file, whatever it types`() throws {
    let typed =
      "> left\n*\n> draft\n*\n> save a.json\n*\n> restore a.json\n*\n> transcript copy.txt\n*\n> restore /etc/passwd\n*was not written in this play*\n"
    let home = try home(["two-doors.a.play": "*\n" + typed])
    let before = try FileManager.default.contentsOfDirectory(atPath: home.folder.path).sorted()
    let result = try Binary.run(["test"], in: home)
    #expect(result.code == 0, "\(result.out)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).sorted() == before)
  }

  @Test func `hostile plays are reported harmlessly`() throws {
    let home = try Home()
    let lines = HostileTextTests.payloads.map { $0.filter { $0 != "\n" } }
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    for (index, payload) in lines.enumerated().filter({ $0.offset % 12 == 0 }) {
      _ = try home.write("*\n> note \(payload)\nx\(payload)\n", to: "two-doors.\(index).play")
      _ = try home.write("# scenario: \(payload)\n# \(payload): x\n", to: "two-doors.h\(index).play")
    }
    for arguments in [["test"], ["test", "--format", "json"], ["test", "--color", "always"]] {
      let result = try Binary.run(arguments, in: home)
      let allowed: Set<Unicode.Scalar> = arguments.contains("always") ? ["\n", "\u{1b}"] : ["\n"]
      #expect(result.code == 2 && HostileTextTests.isHarmless(result.out, except: allowed))
      #expect(HostileTextTests.isHarmless(result.error))
    }
  }

  @Test func `the library's stories are its Markdown files alone`() throws {
    let home = try home(["lib/scenarios/two-doors.a.play": "> left\n"])
    _ = try home.write(PlaytestTests.story, to: "lib/scenarios/two-doors.md")
    let list = try Binary.run(["list", "--json", "--library", "lib"], in: home)
    #expect(list.lines.count { $0.contains("\"id\"") } == 1)
    #expect(try Binary.run(["test", "--library", "lib"], in: home).code == 1)
    #expect(try Binary.run(["check", "--library", "lib"], in: home).error.contains("1 file checked"))
  }

  @Test func `the guide's play passes with the guide's story, and fails without its ending`() throws {
    let home = try Home()
    let guide = try Library.bundled().root + "/Content/guides/writing-scenarios.md"
    let text = try String(contentsOfFile: guide, encoding: .utf8)
    func block(_ fence: String, _ end: String) -> String {
      text.components(separatedBy: fence).dropFirst().first?.components(separatedBy: end).first ?? ""
    }
    _ = try home.write(block("````markdown scenario\n", "````"), to: "friday-script.md")
    let play = block("```text play\n", "```")
    _ = try home.write(play, to: "friday-script.refused.play")
    #expect(try Binary.run(["test"], in: home).code == 0)
    _ = try home.write(
      play.replacing("Monday at nine", with: "Monday at ten"), to: "friday-script.refused.play")
    #expect(try Binary.run(["test"], in: home).code == 1)
  }
}
