import Foundation
import Testing

@testable import pushback

struct GraphTests {
  /// A story as an author could make it difficult: every text and list value that may hold signs does.
  private static let difficult = """
    ---
    summary: x
    parties: [team]
    facts:
      note: [none, some]
    ---
    # It's "ours", [x]

    ## It's a start, really

    One.

    - `deploy` [Say "yes" & \\<b> go #35;.](#the-end) `note = some`
    - `fix` [Wait.](#the-draw)

    ## The draw

    Two.

    - `25 % if note = some, 80 % otherwise` [Good.](#the-end)
    - `rest` [Bad.](#its-a-start-really)

    ## The attic

    Nobody comes here.

    - [On.](#the-end)

    ## The end

    Three.

    `ending: team good`

    """

  @Test(arguments: ["ship-it", "the-night-it-broke"])
  func `both stories are drawn in every format`(story: String) throws {
    let home = try Home()
    let text = try Binary.run(["graph", story], in: home)
    #expect(text.code == 0 && text.out.contains("45 scenes:"))
    #expect(text.lines.contains { $0.contains("1. ") && $0.contains("(start)") })
    let mermaid = try Binary.run(["graph", story, "--format", "mermaid"], in: home)
    #expect(mermaid.code == 0 && mermaid.out.hasPrefix("flowchart TD\n"))
    let dot = try Binary.run(["graph", story, "--format", "dot"], in: home)
    #expect(dot.code == 0 && dot.out.hasPrefix("digraph \""))
    // As many ways in each.
    #expect(dot.lines.count { $0.contains(" -> ") } == mermaid.lines.count { $0.hasPrefix("  n") } - 45)
  }

  @Test func `plain is without rules, and nothing is wider than a narrow window`() throws {
    let plain = try Binary.run(["graph", "ship-it", "--plain"], in: Home())
    #expect(plain.code == 0 && !plain.out.contains("│") && !plain.out.contains("> 1."))
    let terminal = try Terminal(["graph", "ship-it", "--color", "never"], columns: 40, in: Home())
    #expect(try terminal.exit() == 0)
    for line in terminal.shown.split(separator: "\r\n") { #expect(line.count <= 40, "\(line)") }
    #expect(terminal.shown.contains("│ "))
  }

  @Test func `the path of a session is marked, in the text it was played with`() throws {
    let home = try Home()
    let path = try home.write(GraphTests.difficult, to: "mine.md")
    let played = try Binary.run(["play", path, "--session", "s"], input: "deploy\n", in: home)
    #expect(played.code == 0, "\(played.error)")
    let drawn = try Binary.run(["graph", path, "--session", "s"], in: home)
    #expect(
      drawn.code == 0 && drawn.out.contains("1 deploy (step 1) → 4. The end"), "\(drawn.out)\(drawn.error)")
    #expect(drawn.out.contains("> 4. The end (ending: good for team; the play ended here)"))
    #expect(!drawn.error.contains("changed"))
    // An edited story does not change what was played.
    _ = try home.write(
      GraphTests.difficult.replacing("The end", with: "The finish").replacing(
        "#the-end", with: "#the-finish"), to: "mine.md")
    let old = try Binary.run(["graph", path, "--session", "s"], in: home)
    #expect(old.code == 0 && old.out == drawn.out && old.error.contains("changed since s was played"))
    #expect(try Binary.run(["graph", path], in: home).out.contains("The finish"))
  }

  @Test func `a session of another story is refused with a sentence`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "s"], input: "deploy\n", in: home)
    let result = try Binary.run(["graph", "the-night-it-broke", "--session", "s"], in: home)
    #expect(result.code == 1 && result.error.contains("s is a session of ship-it, not of the-night-it-broke"))
    #expect(try Binary.run(["graph", "ship-it", "--session", "t"], in: home).error.contains("no session"))
    #expect(
      try Binary.run(["graph", "ship-it", "--session", "s"], in: home).out.contains("the play stands here"))
  }

  @Test func `without Graphviz a picture is refused with how to get it`() throws {
    let home = try Home(adding: ["PATH": "/nowhere"])
    let result = try Binary.run(["graph", "ship-it", "--format", "svg"], in: home)
    #expect(result.code == 1 && result.out.isEmpty)
    #expect(result.error.contains("apt-get install graphviz") && result.error.contains("brew"))
  }

  @Test func `a picture is what dot makes of the graph`() throws {
    let home = try Home()
    let stand = try home.write("#!/bin/sh\necho \"<svg>$1\"\nwc -l\n", to: "bin/dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stand)
    let other = try Home(adding: ["PATH": home.folder.appendingPathComponent("bin").path + ":/usr/bin:/bin"])
    let result = try Binary.run(["graph", "ship-it", "--format", "svg"], in: other)
    let dot = try Binary.run(["graph", "ship-it", "--format", "dot"], in: other)
    #expect(result.code == 0 && result.lines.first == "<svg>-Tsvg", "\(result.error)")
    #expect(result.lines.last?.trimmingCharacters(in: .whitespaces) == "\(dot.lines.count)")
    _ = try home.write("#!/bin/sh\nexit 3\n", to: "bin/dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stand)
    #expect(try Binary.run(["graph", "ship-it", "--format", "svg"], in: other).code == 1)
  }

  @Test func `a Graphviz that hangs is stopped, with a sentence`() throws {
    let home = try Home()
    let stand = try home.write("#!/bin/sh\nexec sleep 30\n", to: "bin/dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stand)
    let began = ContinuousClock.now
    let failure = #expect(throws: Failure.self) {
      try Graphviz.answer(
        to: "digraph {}", as: "svg", patience: 0.3, path: home.folder.appendingPathComponent("bin").path)
    }
    #expect(failure?.message.contains("took longer than") == true)
    #expect(began.duration(to: .now) < .seconds(10))
  }

  @Test func `a file is written once, and Markdown gets its fence`() throws {
    let home = try Home()
    let arguments = ["graph", "ship-it", "--format", "mermaid", "--output", "shape.md"]
    #expect(try Binary.run(arguments, in: home).code == 0)
    #expect(try home.read("shape.md").hasPrefix("```mermaid\nflowchart TD\n"))
    #expect(try Binary.run(arguments, in: home).code == 4)
    #expect(try Binary.run(arguments + ["--force"], in: home).code == 0)
    #expect(try Binary.run(["graph", "ship-it", "--output", "."], in: home).code == 0)
    #expect(try home.read("ship-it.txt").hasPrefix("Ship it\n"))
  }

  @Test func `a difficult story comes through every format`() throws {
    let home = try Home()
    let path = try home.write(GraphTests.difficult, to: "difficult.md")
    let text = try Binary.run(["graph", path], in: home)
    #expect(text.code == 0 && text.out.contains("It's \"ours\", [x]"), "\(text.error)")
    #expect(text.out.contains("25–80 %") || text.out.contains("80 %"))
    #expect(text.out.contains("3. The attic (never reached)"))
    let mermaid = try Binary.run(["graph", path, "--format", "mermaid"], in: home)
    #expect(mermaid.out.contains("accTitle: It#39;s #34;ours#34;, #91;x#93;"))
    #expect(
      try Binary.run(["graph", path, "--format", "dot"], in: home).out.hasPrefix(
        "digraph \"It's \\\"ours\\\""))
  }

  @Test func `the end of a file's name says the format`() throws {
    let home = try Home()
    for (name, begins) in [
      ("a.dot", "digraph"), ("a.mmd", "flowchart"), ("a.md", "```mermaid"), ("a.txt", ""),
    ] {
      #expect(try Binary.run(["graph", "ship-it", "--output", name], in: home).code == 0)
      #expect(try home.read(name).hasPrefix(begins), "\(name)")
    }
    for arguments in [["--output", "a.pdf"], ["--output", "b.dot", "--format", "svg"]] {
      let refused = try Binary.run(["graph", "ship-it"] + arguments, in: home)
      #expect(
        refused.code == 2 && refused.error.contains("another ending")
          || refused.error.contains("says no format"))
    }
  }
}
