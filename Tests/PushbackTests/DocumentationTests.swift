import ArgumentParser
import Foundation
import PushbackCore
import Testing

@testable import pushback

/// What the README says is so.
struct DocumentationTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../README.md"
  ).standardized
  static let readme = (try? String(contentsOf: file, encoding: .utf8)) ?? ""

  /// The table as the README must hold it.
  static let table =
    "| type | to |\n|---|---|\n"
    + Command.table.map { "| `\($0.usage.replacing("|", with: "\\|"))` | \($0.summary) |\n" }.joined()

  @Test func `the README's table is the command table`() throws {
    let parts = DocumentationTests.readme.components(separatedBy: "<!-- commands -->\n")
    try #require(parts.count == 2)
    let written = parts[1].components(separatedBy: "<!-- /commands -->")[0]
    if written != DocumentationTests.table, ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
      let text = DocumentationTests.readme.replacingOccurrences(
        of: written + "<!-- /commands -->", with: DocumentationTests.table + "<!-- /commands -->")
      try text.write(to: DocumentationTests.file, atomically: true, encoding: .utf8)
    }
    #expect(written == DocumentationTests.table)
  }

  @Test func `the README's session is a real one`() throws {
    let block = try #require(
      DocumentationTests.readme.components(separatedBy: "```text\n$ pushback play ship-it --seed 3\n")
        .dropFirst().first)
    let session = block.components(separatedBy: "\n```")[0]
    let typed = session.split(separator: "\n").filter { $0.contains("? ") }.compactMap {
      $0.split(separator: "?").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let terminal = try Terminal(
      ["play", "ship-it", "--seed", "3", "--color", "never"], columns: 72, in: Home())
    for line in typed {
      try terminal.expect("? ")
      terminal.type(line + "\r")
    }
    try terminal.expect("? ")
    terminal.type("quit\r")
    _ = try terminal.exit()
    for line in session.split(separator: "\n") where line != "…" && !line.contains("? ") {
      #expect(terminal.shown.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }

  @Test func `every subcommand is in the README and has help`() throws {
    let home = try Home()
    for command in Pushback.configuration.subcommands {
      let name = command.configuration.commandName ?? "nameless"
      #expect(DocumentationTests.readme.contains("`\(name)`"), "\(name)")
      let help = try Binary.run([name, "--help"], in: home)
      #expect(help.code == 0 && help.out.contains("OVERVIEW"), "\(name)")
    }
  }

  @Test func `every command line in the README runs`() throws {
    let home = try Home()
    _ = try Binary.run(["new", "my-story"], in: home)
    let lines = [
      ["list"], ["guide", "writing-scenarios"], ["guide", "protocol"], ["check", "my-story.md"],
      ["play", "ship-it", "--seed", "3"], ["guide", "run-a-workshop"],
      ["room", "ship-it", "--team", "Payments", "--people", "11"],
    ]
    for line in lines {
      #expect(try Binary.run(line, in: home).code == 0, "\(line)")
      if line[0] != "list" {
        #expect(DocumentationTests.readme.contains("pushback " + line.joined(separator: " ")), "\(line)")
      }
    }
  }

  @Test(arguments: Command.table) func `every command's example is understood`(command: Command) throws {
    let home = try Home()
    var seed = ["play", "ship-it", "--seed", "3", "--session", "ship-it-1"]
    var lines = ["1"]
    if command.name == .redo { lines.append("undo") }
    if command.name == .restore { lines.append("save my-play.json") }
    if command.name == .revote { lines.append("tally 2 5 3") }
    if [.rules, .reopen].contains(command.name) {
      seed += ["--rules", try home.write(TrialCommandTests.draft, to: "draft.json")]
      lines = ["2"]
    }
    if [.debrief, .review, .draft, .dispute, .record].contains(command.name) {
      lines = try DocumentationTests.ending.get()
    }
    let room = ["--team", "Payments", "--people", "11"]
    if command.name == .resume {
      _ = try Binary.run(seed, input: "1\n", in: home)
      let result = try Binary.run(["play", "the-night-it-broke"], input: command.example + "\n", in: home)
      #expect(result.code == 0, "\(result.error)")
      return
    }
    let isForRooms = [.tally, .really, .revote, .clock, .record].contains(command.name)
    let result = try Binary.run(
      seed + (isForRooms ? room : []), input: (lines + [command.example]).joined(separator: "\n") + "\n",
      in: home)
    #expect(result.code == 0, "\(command.example): \(result.error)")
  }

  /// As many first choices as end the story.
  private static let ending = Result { () throws -> [String] in
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--json"], input: String(repeating: "1\n", count: 14), in: Home())
    let lines = play.lines.prefix { !$0.contains(#""event":"ending""#) }
    try #require(lines.count < play.lines.count, "no ending")
    return [String](repeating: "1", count: lines.count { $0.contains(#""event":"chose""#) })
  }
}
