import Foundation
import Testing

@testable import pushback

/// Files that take the place of others.
struct OutputFileTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o755])
  func `what takes a file's place is as private as it was`(mode: Int) throws {
    let home = try Home()
    let unformatted = PlaytestTests.story.replacing("## The hall\n", with: "## The hall\n\n")
    let changed = PlaytestTests.play.replacing("a cake", with: "a pie")
    for (text, name, arguments) in [
      (unformatted, "two-doors.md", ["fmt", "two-doors.md"]),
      (changed, "two-doors.a.play", ["test", "--update", "two-doors.a.play"]),
      ("", "old.json", ["convert", "two-doors.md", "old.json", "--force"]),
    ] {
      let path = try home.write(text, to: name)
      chmod(path, mode_t(mode))
      let result = try Binary.run(arguments, in: home)
      #expect(result.code == 0, "\(result.error)")
      #expect(try home.read(name) != text)
      #expect(try self.mode(path) == mode, "\(name)")
    }
  }

  @Test func `a new file is what the mask leaves`() throws {
    let home = try Home()
    _ = try home.write(PlaytestTests.story, to: "two-doors.md")
    let script = "umask 027; \"$0\" convert two-doors.md new.json"
    #expect(try Binary.run(["-c", script, Binary.path], in: home, path: "/bin/sh").code == 0)
    #expect(try mode(home.folder.appendingPathComponent("new.json").path) == 0o640)
  }

  /// Nothing is protected from the superuser.
  @Test(.enabled(if: geteuid() != 0)) func `a write-protected file stays as it is`() throws {
    let home = try Home()
    let path = try home.write("kept", to: "kept.txt")
    chmod(path, 0o444)
    #expect(throws: Failure.self) { try OutputFile.write("other", to: path) }
    #expect(try home.read("kept.txt") == "kept")
  }

  @Test func `what is no file is not replaced by one`() throws {
    let home = try Home()
    let path = home.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(path, 0o644) == 0)
    #expect(throws: Failure.self) { try OutputFile.write("text", to: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path) == ["pipe"])
  }

  @Test func `a path of one letter is a path, and a hyphen is what is shown`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "mine"], input: "2\n", in: home)
    let short = try Binary.run(["draft", "mine", "--output", "x"], in: home)
    #expect(short.code == 0, "\(short.error)")
    #expect(try home.read("x").hasPrefix("# "))
    let shown = try Binary.run(["draft", "mine", "--output", "-"], in: home)
    #expect(shown.code == 0 && shown.out.hasPrefix("# "), "\(shown.error)")
  }

  @Test(arguments: [
    ("a/b/c.md", "a/b", "c.md", "md", "a/b/c"), ("x", "", "x", "", "x"), ("/c", "/", "c", "", "/c"),
    ("a/b/", "a", "b", "", "a/b/"), (".c", "", ".c", "", ".c"), ("c.", "", "c.", "", "c."),
    ("/", "/", "/", "", "/"),
    ("a//b.tar.gz", "a", "b.tar.gz", "gz", "a//b.tar"), ("", "", "", "", ""),
  ])
  func `the parts of a path`(path: String, folder: String, name: String, ending: String, rest: String) {
    #expect(path.folderPart == folder && path.namePart == name && path.endingPart == ending)
    #expect(path.withoutEnding == rest)
  }
}
