import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

@Suite struct Libraries {
  static let story = Array(
    "---\nsummary: A line.\nminutes: {alone: 5, room: 6}\n---\n# Words  \n\n## S\n\n`ending`\n".utf8)

  private func with(_ files: [String: [UInt8]], _ body: (Scratch) throws -> Void) throws {
    let scratch = try Scratch(files)
    defer { scratch.remove() }
    try body(scratch)
  }

  @Test func `scenarios are listed by name`() throws {
    try with([
      "scenarios/b.md": [], "scenarios/a-1.md": [], "scenarios/A.md": [], "scenarios/notes.txt": [],
      "scenarios/two words.md": [], "scenarios/c.md/x": [],
    ]) { #expect($0.shelf.scenarioNames == ["a-1", "b"]) }
  }

  static let json = Array(
    """
    {"format": "pushback-scenario", "version": 1, "title": "In JSON", "minutes": {"alone": 5, "room": 6},
     "scenes": [{"id": "s", "title": "S", "ending": {}}]}
    """.utf8)

  @Test func `a story in JSON is listed and read like any other`() throws {
    try with(["scenarios/b.json": Self.json, "scenarios/a.md": Self.story]) {
      #expect($0.shelf.scenarioNames == ["a", "b"])
      #expect($0.shelf.scenario("b").findings == [])
      #expect($0.shelf.scenario("b").scenario?.title == "In JSON")
      #expect($0.shelf.headline("b")?.title == "In JSON")
      #expect($0.shelf.headline("b")?.minutes == Scenario.Minutes(alone: 5, room: 6))
      #expect($0.shelf.scenario(file: $0.root.path + "/scenarios/b.json").scenario?.id == "b")
    }
  }

  @Test func `of both forms the one that people edit is read`() throws {
    try with(["scenarios/a.json": Self.json, "scenarios/a.md": Self.story]) {
      #expect($0.shelf.scenarioNames == ["a"])
      #expect($0.shelf.scenario("a").scenario?.title == "Words")
    }
  }

  @Test func `a headline is read from the top alone`() throws {
    let long = Self.story + Array(repeating: UInt8(ascii: "\n"), count: 200_000) + [0xFF]
    try with(["scenarios/a.md": Self.story, "scenarios/b.md": long, "scenarios/c.md": Array("Words".utf8)]) {
      for id in ["a", "b"] as [ScenarioID] {
        let headline = try #require($0.shelf.headline(id))
        #expect(headline.title == "Words")
        #expect(headline.summary == "A line.")
        #expect(headline.minutes == Scenario.Minutes(alone: 5, room: 6))
      }
      #expect($0.shelf.headline("c") == nil)
      #expect($0.shelf.headline("missing") == nil)
    }
  }

  @Test func `a link out of the folder is neither listed nor followed`() throws {
    try with(["scenarios/a.md": Self.story, "secret.md": Self.story]) {
      let link = $0.root.appending(path: "scenarios/leak.md").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../secret.md")
      #expect($0.shelf.scenarioNames == ["a"])
      let reading = $0.shelf.scenario("leak")
      #expect(reading.findings.map(\.code) == ["PB007"])
      #expect(reading.findings.first?.message.contains("links are not followed") == true)
    }
  }

  @Test(arguments: ["../secret", "/etc/passwd", "a/b", "", ".", "A", "a\0b", "missing"])
  func `an id is never a path`(id: String) throws {
    try with(["scenarios/a.md": Self.story, "secret.md": Self.story]) {
      let reading = $0.shelf.scenario(ScenarioID(id))
      #expect(reading.scenario == nil)
      #expect(reading.findings.map(\.code) == ["PB007"])
      #expect($0.shelf.guide(id) == nil)
      #expect($0.shelf.template(id) == nil)
    }
  }

  @Test func `a pipe is refused at once`() throws {
    try with(["scenarios/a.md": Self.story]) {
      let pipe = $0.root.appending(path: "scenarios/pipe.md").path
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect($0.shelf.scenarioNames == ["a"])
      #expect($0.shelf.scenario("pipe").findings.map(\.code) == ["PB007"])
      #expect($0.shelf.scenario(file: pipe).findings.map(\.code) == ["PB007"])
    }
  }

  @Test func `an author's own file is read from anywhere`() throws {
    try with(["mine/friday.md": Self.story, "mine/My Story.md": Self.story]) {
      let reading = $0.shelf.scenario(file: $0.root.path + "/mine/friday.md")
      #expect(reading.scenario?.id == "friday")
      let other = $0.shelf.scenario(file: $0.root.path + "/mine/My Story.md")
      #expect(
        other.findings.map(\.message) == [
          "the file's name gives the scenario its id, and “My Story.md” cannot be one"
        ])
      #expect($0.shelf.scenario(file: $0.root.path).findings.map(\.code) == ["PB007"])
    }
  }

  @Test func `the bundled library is found beside the program, whatever its folder is called`() throws {
    for name in ["any_Library.resources", "any_Library.bundle"] {
      try with(["\(name)/scenarios/a.md": Self.story, "other.resources/x": []]) {
        let library = try Library.bundled(beside: $0.root.path)
        #expect(library.scenarioNames == ["a"])
      }
    }
    try with(["share/pushback/scenarios/a.md": Self.story, "bin/pushback": []]) {
      let library = try Library.bundled(beside: $0.root.path + "/bin")
      #expect(library.scenarioNames == ["a"])
    }
  }

  @Test func `a missing library says where it was looked for`() throws {
    try with(["bin/pushback": []]) { scratch in
      let folder = scratch.root.path + "/bin"
      let error = #expect(throws: LibraryMissing.self) { try Library.bundled(beside: folder) }
      #expect(error?.lookedIn == [folder, folder + "/../share/pushback"])
      #expect(error?.description.contains("--library") == true)
    }
  }

  @Test func `a library without content reads stories all the same`() throws {
    try with(["scenarios/a.md": Self.story]) {
      #expect($0.shelf.scenario("a").findings == [])
      #expect(
        $0.shelf.content.problems.map(\.file.name).sorted() == [
          "Content/acts.yaml", "Content/draft.yaml", "Content/frameworks.yaml", "Content/measures.yaml",
        ])
    }
  }
}
