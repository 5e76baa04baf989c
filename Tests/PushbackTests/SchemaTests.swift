import ArgumentParser
import Foundation
import PushbackCore
import Testing

@testable import pushback

/// What programs read, against what is published about it.
struct SchemaTests {
  private static let policies = (
    before: "# P\n\n1. Staff MUST ask the owner.\n\n## Scope\n\nAll of it.\n",
    after: "# P\n\nVersion: 2\n\n1. Staff SHOULD ask the owner.\n2. Staff MUST NOT guess.\n"
  )

  /// A story that somebody played alone and a room played too; both reviewed.
  private static let home = Result { () throws -> Home in
    let home = try Home()
    try ExportTests.adopt(["disclosure-form/commit-trailer", "restricted-areas/security-review"], in: home)
    for (name, first) in [("two", "none"), ("open", "note so")] {
      _ = try Binary.run(
        ["play", "rules.md", "--session", name, "--seed", "1"], input: first + "\n", in: home)
    }
    _ = try Binary.run(
      [
        "room", "rules.md", "--session", "room", "--seed", "1", "--team", "Payments", "--people", "11",
      ], input: "tally 8 3\n\nnote so\ndispute trust not here\n", in: home)
    _ = try home.write(policies.before, to: "before.md")
    _ = try home.write(policies.after, to: "after.md")
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    _ = try home.write(PlaytestTests.play, to: "two-doors.cake.play")
    _ = try home.write(PlaytestTests.play.replacing("cake", with: "bun"), to: "two-doors.bun.play")
    _ = try home.write("story: nowhere.md\n", to: "two-doors.none.play")
    _ = try home.write("# T\n\n## A\n\n- `go` [Go.](#b)\n", to: "wrong.md")
    return home
  }

  @Test(arguments: [
    ("findings", ["draft", "lint", "before.md", "--json"]), ("findings", ["check", "wrong.md", "--json"]),
    ("policy-diff", ["draft", "diff", "before.md", "after.md", "--format", "json"]),
    ("policy-diff", ["draft", "diff", "mine", "after.md", "--format", "json"]),
    ("evidence", ["draft", "evidence", "mine", "room", "open", "--format", "json"]),
    ("draft", ["draft", "mine", "room", "--format", "json"]), ("stories", ["list", "--json"]),
    ("sessions", ["sessions", "--json"]), ("show", ["show", "mine", "--json"]),
    ("show", ["show", "room", "--json"]), ("debrief", ["debrief", "mine", "--format", "json"]),
    ("debrief", ["debrief", "room", "--format", "json"]),
    ("walk", ["walk", "rules.md", "--plays", "20", "--seed", "1", "--json"]),
    ("plays", ["test", "--format", "json"]),
    ("comparison", ["compare", "mine", "two", "room", "open", "--format", "json"]),
  ])
  func `what a command writes is what its schema says, and nothing besides`(
    name: String, arguments: [String]
  ) throws {
    let result = try Binary.run(arguments, in: SchemaTests.home.get())
    let schema = try Schema.published("\(name).schema.json")
    #expect(result.out.count > 10, "\(result.error)")
    #expect(try schema.problems(with: result.out) == [])
    let ends = result.out.ranges(of: /\n *}/)
    for end in stride(from: 0, to: ends.count, by: 1 + ends.count / 30).map({ ends[$0] }) {
      let more = result.out.replacingCharacters(in: end, with: ", \"unheard\": [[]]}")
      #expect(try schema.problems(with: more) != [])
    }
  }

  @Test func `every command that writes JSON names its schema, and the guide all of them`() throws {
    func leaves(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
      let parts = command.configuration.subcommands
      return parts.isEmpty ? [command] : parts.flatMap(leaves)
    }
    for command in leaves(Pushback.self) {
      let help = Pushback.helpMessage(for: command, columns: 400)
      let isForPrograms = help.split(separator: "\n").contains {
        $0.contains("--json") && !$0.contains("USAGE") || $0.contains("--format") && $0.contains("json")
      }
      #expect(
        !isForPrograms || help.contains(".schema.json") || help.contains("JSON protocol"),
        "\(command.configuration.commandName ?? "")")
    }
    let guide = try String(
      contentsOf: Schema.folder.appendingPathComponent("guides/protocol.md"), encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: Schema.folder.path)
      .filter { $0.hasSuffix(".schema.json") }
    #expect(files.count > 10)
    for file in files { #expect(guide.contains("`\(file)`"), "\(file)") }
  }
}
