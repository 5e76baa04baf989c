import Foundation
import PushbackCore
import Testing

/// `convert` and `fmt`, and stories in JSON wherever a story is asked for.
struct FormCommandTests {
  @Test func `a story goes to JSON and back`() throws {
    let home = try Home()
    #expect(try Binary.run(["convert", "ship-it", "one.json"], in: home).code == 0)
    #expect(try Binary.run(["convert", "one.json", "two.md"], in: home).code == 0)
    let one = try home.read("one.json")
    let again = try Binary.run(["convert", "two.md", "-"], in: home)
    #expect(again.code == 0 && (again.out == one) == true)
  }

  @Test func `the JSON of the bundled stories is what its schema says`() throws {
    let schema = try Schema.published("scenario.schema.json")
    for story in ["ship-it", "the-night-it-broke"] {
      let json = try Binary.run(["convert", story, "-"], in: Home()).out
      #expect(try schema.problems(with: json) == [])
    }
    #expect(try schema.problems(with: #"{"format": "pushback-scenario", "version": 1, "title": "T"}"#) != [])
  }

  @Test func `the schema's example is a story that checks clean`() throws {
    let home = try Home()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Content/scenario.schema.json").standardized
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let example = try #require((schema["examples"] as? [Any])?.first)
    try JSONSerialization.data(withJSONObject: example).write(to: home.folder.appending(path: "friday.json"))
    let result = try Binary.run(["check", "friday.json"], in: home)
    #expect(result.code == 0 && result.out.isEmpty, "\(result.out)")
  }

  @Test func `nothing is overwritten, and the ending says the form`() throws {
    let home = try Home()
    _ = try Binary.run(["convert", "ship-it", "one.json"], in: home)
    #expect(try Binary.run(["convert", "ship-it", "one.json"], in: home).code == 4)
    #expect(try Binary.run(["convert", "ship-it", "one.json", "--force"], in: home).code == 0)
    #expect(try Binary.run(["convert", "ship-it", "one.md"], in: home).code == 2)
    #expect(try Binary.run(["convert", "one.json", "-"], in: home).out.hasPrefix("---\n"))
  }

  @Test func `a story with errors is not converted, and they are shown`() throws {
    let home = try Home()
    try Data("# T\n\n## S\n\n- [On.](#nowhere)\n".utf8).write(to: home.folder.appending(path: "t.md"))
    let result = try Binary.run(["convert", "t.md", "-"], in: home)
    #expect(result.code == 3 && result.out.isEmpty && result.error.contains("t.md:5:"))
  }

  @Test func `a story in JSON is played, printed and gone on with`() throws {
    let home = try Home()
    _ = try Binary.run(["convert", "ship-it", "mine.json"], in: home)
    let played = try Binary.run(
      ["play", "mine.json", "--seed", "3", "--session", "one"], input: "refuse\n", in: home)
    let markdown = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--session", "two"], input: "refuse\n", in: home)
    #expect(played.code == 0 && played.out == markdown.out)
    try FileManager.default.removeItem(at: home.folder.appending(path: "mine.json"))
    let resumed = try Binary.run(["play", "--session", "one"], input: "1\n", in: home)
    #expect(resumed.code == 0 && resumed.out.contains("coat"), "\(resumed.error)")
    _ = try Binary.run(["convert", "ship-it", "mine.json"], in: home)
    #expect(try Binary.run(["print", "mine.json"], in: home).code == 0)
    #expect(FileManager.default.fileExists(atPath: home.folder.appending(path: "mine-kit.html").path))
  }

  @Test func `fmt writes what check lists, once`() throws {
    let home = try Home()
    let path = home.folder.appending(path: "t.md")
    try Data("# T\n## S\n* [Go.](#e)\n* [Stay.](#e)\n\n## E\n`ending`".utf8).write(to: path)
    let before = try home.read("t.md")
    let check = try Binary.run(["fmt", "--check", "t.md"], in: home)
    #expect(check.code == 1 && check.out == "t.md\n")
    #expect(try home.read("t.md") == before)
    #expect(try Binary.run(["fmt", "t.md"], in: home).out == "Written: t.md\n")
    #expect(
      try home.read("t.md")
        == "# T\n\n## S\n\n- `go` [Go.](#e)\n- `stay` [Stay.](#e)\n\n## E\n\n`ending`\n")
    let again = try Binary.run(["fmt", "--check", "t.md"], in: home)
    #expect(again.code == 0 && again.out.isEmpty)
  }

  @Test func `fmt goes on after a file that it can do nothing with, says each, and fails`() throws {
    let home = try Home()
    let text = "# T\n## S\n* [Go.](#e)\n\n## E\n`ending`"
    for name in ["a.md", "b.md"] { _ = try home.write(text, to: name) }
    let result = try Binary.run(["fmt", "none.md", "a.md", "a.json", "gone.md", "b.md"], in: home)
    #expect(result.code == 2 && result.out == "Written: a.md\nWritten: b.md\n", "\(result.error)")
    #expect(result.error.components(separatedBy: "pushback: ").count == 4)
    for name in ["none.md", "a.json", "gone.md"] { #expect(result.error.contains(name)) }
  }

  /// Nothing is protected from the superuser.
  @Test(.enabled(if: geteuid() != 0)) func `fmt goes on after a file that it may not write`() throws {
    let home = try Home()
    for name in ["a.md", "b.md", "c.md"] {
      chmod(
        try home.write("# T\n## S\n* [Go.](#e)\n\n## E\n`ending`", to: name), name == "b.md" ? 0o644 : 0o444)
    }
    let result = try Binary.run(["fmt", "a.md", "b.md", "c.md"], in: home)
    #expect(result.code == 1 && result.out == "Written: b.md\n")
    #expect(result.error.contains("a.md stays as it is") && result.error.contains("c.md stays as it is"))
  }

  @Test func `fmt leaves a file with errors alone`() throws {
    let home = try Home()
    let text = "# T\n## S\n- [On.](#nowhere)\n"
    try Data(text.utf8).write(to: home.folder.appending(path: "t.md"))
    let result = try Binary.run(["fmt", "t.md"], in: home)
    #expect(result.code == 3 && result.error.contains("PB049"))
    #expect(try home.read("t.md") == text)
  }
}
