import Foundation
import Testing

@testable import pushback

/// A program whose words cannot be written does not end as if they had been.
struct StreamsTests {
  /// The program with its standard output elsewhere.
  private func run(_ arguments: [String], to place: String, in home: Home) throws -> Binary.Result {
    try Binary.run(["-c", "exec \"$0\" \"$@\" \(place)", Binary.path] + arguments, in: home, path: "/bin/sh")
  }

  private func home() throws -> Home {
    let home = try Home()
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    _ = try home.write(PlaytestTests.play.replacing("a cake", with: "a pie"), to: "two-doors.a.play")
    return home
  }

  @Test(
    .enabled(if: OutputFile.exists("/dev/full")),
    arguments: [
      ["list"], ["check", "two-doors.md", "--format", "sarif"], ["analyze", "two-doors.md"],
      ["graph", "two-doors.md"], ["walk", "two-doors.md", "--plays", "9"], ["test", "--format", "json"],
      ["convert", "ship-it", "-"], ["--help"],
    ])
  func `on a full disk a run says so and fails`(arguments: [String]) throws {
    let result = try run(arguments, to: ">/dev/full", in: home())
    #expect(result.code == 1, "\(arguments)")
    #expect(result.error.components(separatedBy: "could not be written: No space left").count == 2)
  }

  @Test func `where standard output is closed a run says so and fails, and its files get no part of it`()
    throws
  {
    let home = try home()
    let result = try run(["walk", "two-doors.md", "--plays", "9"], to: ">&-", in: home)
    #expect(result.code == 1 && result.error.contains("could not be written: it is closed"))
    let play = try Binary.run(
      ["-c", "echo left | \"$0\" play two-doors.md --session mine >&-", Binary.path], in: home,
      path: "/bin/sh")
    #expect(play.code == 1 && play.error.contains("Kept as mine."), "\(play.error)")
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("left"))
  }

  @Test func `a reader that went away is no failure, and neither is having nothing to say`() throws {
    let home = try home()
    let script =
      "\"$0\" clauses --json 2>err | head -c 1 >/dev/null; \"$0\" fmt two-doors.md >&- 2>>err; echo $?"
    _ = try Binary.run(["fmt", "two-doors.md"], in: home)
    let result = try Binary.run(["-c", script, Binary.path], in: home, path: "/bin/sh")
    #expect(result.out == "0\n", "\(result.out)")
    #expect(try home.read("err").isEmpty)
  }

  @Test(.enabled(if: OutputFile.exists("/dev/full")), .timeLimit(.minutes(1)))
  func `notes that are followed end where nobody can read them`() throws {
    let home = try home()
    _ = try Binary.run(["play", "two-doors.md", "--session", "mine"], input: "left\n", in: home)
    let full = try run(["notes", "mine", "--follow"], to: ">/dev/full", in: home)
    #expect(full.code == 1 && full.error.contains("The notes end here"), "\(full.error)")
    #expect(full.error.components(separatedBy: "could not be written: No space left").count == 2)
    for session in ["mine", "later"] {
      let script = "{ \"$0\" notes \(session) --follow 2>err; echo $? >code; } | head -c 0"
      _ = try Binary.run(["-c", script, Binary.path], in: home, path: "/bin/sh")
      #expect(try home.read("code") == "1\n" && home.read("err").contains("The notes end here"))
    }
  }

  @Test func `a failure keeps its own exit code`() throws {
    let home = try Home()
    _ = try home.write("# Broken\n\n## One\n\n- `fix` [Go on.](#nowhere)\n", to: "broken.md")
    let result = try run(["play", "broken.md"], to: ">&-", in: home)
    #expect(result.code == 3, "\(result.error)")
  }
}
