import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import Testing

@testable import pushback

/// Sessions that travel as files.
struct SavingTests {
  private func save(_ lines: [String], in home: Home, options: [String] = []) throws -> Binary.Result {
    try Binary.run(
      ["play", "ship-it", "--seed", "3", "--session", "mine"] + options,
      input: (lines + ["save my.json"]).map { $0 + "\n" }.joined(), in: home)
  }

  /// What a session shows of itself, without its name.
  private func state(_ session: String, in home: Home) throws -> [String] {
    try [["show", session, "--json"], ["debrief", session, "--format", "json"], ["notes", session]].map {
      try Binary.run($0, in: home).out.replacing(session, with: "SESSION")
    }
  }

  @Test(arguments: [[String](), RoomTests.seats])
  func `saved and restored elsewhere it stands where it stood, and saved again it is the same file`(
    room: [String]
  )
    throws
  {
    let (here, there) = (try Home(), try Home())
    let lines =
      room.isEmpty
      ? ["refuse because nobody read it", "1", "undo", "note a note"]
      : Array(RoomTests.shipIt.prefix(6)) + ["because 2: too late for that"]
    let saved = try save(lines, in: here, options: room)
    #expect(saved.code == 0 && saved.out.contains("Saved: my.json"), "\(saved.error)")
    _ = try there.write(try here.read("my.json"), to: "from-here.json")
    let restored = try Binary.run(
      ["play", "the-night-it-broke", "--session", "other"],
      input: "restore from-here.json\nstatus\nsave again.json\n", in: there)
    #expect(restored.code == 0 && restored.out.contains("Restored as ship-it-1."), "\(restored.error)")
    #expect(try there.read("again.json") == here.read("my.json"))
    #expect(try state("ship-it-1", in: there) == state("mine", in: here))
    #expect(
      try Binary.run(["sessions"], in: there).out.components(separatedBy: "other").count == 1,
      "nothing was kept of it")
  }

  @Test func `the session one was in stays on record, and the file stays as it is`() throws {
    let home = try Home()
    _ = try save(["refuse"], in: home)
    let before = try home.read("my.json")
    let result = try Binary.run(
      ["play", "ship-it", "--session", "mine"], input: "1\nrestore my.json\nrestore my.json\n3\n", in: home)
    #expect(result.code == 0, "\(result.error)")
    #expect(
      try Binary.run(["show", "mine", "--json"], in: home).out.components(separatedBy: "chose").count == 3)
    #expect(
      try Binary.run(["show", "ship-it-2", "--json"], in: home).out.components(separatedBy: "chose").count
        == 3)
    #expect(try home.read("my.json") == before)
  }

  @Test func `nothing is overwritten`() throws {
    let home = try Home()
    _ = try home.write("mine", to: "my.json")
    let result = try save(["1"], in: home)
    #expect(result.code == 2 && result.error.contains("my.json is there already"))
    #expect(try home.read("my.json") == "mine")
  }

  @Test func `before anything was chosen it can be saved too, and leaves no session`() throws {
    let home = try Home()
    #expect(try save([], in: home).code == 0)
    let result = try Binary.run(["play"], input: "restore my.json\nlook\n", in: home)
    #expect(result.code == 0 && result.out.contains("A link lands"))
    #expect(try Binary.run(["sessions"], in: home).out.contains("No session"))
  }

  @Test func `a story edited since is played on with the saved text unless told`() throws {
    let home = try Home()
    let path = try home.write(PlaytestTests.story, to: "lib/scenarios/two-doors.md")
    let options = ["--library", "lib"]
    let first = try Binary.run(["play", "two-doors"] + options, input: "note hello\nsave a.json\n", in: home)
    #expect(first.code == 0, "\(first.error)")
    _ = try home.write(
      PlaytestTests.story.replacing("a cake", with: "a pie"), to: "lib/scenarios/two-doors.md")
    let old = try Binary.run(["play"] + options, input: "restore a.json\nold\nleft\n", in: home)
    #expect(
      old.out.contains("The story’s file has changed") && old.out.contains("a cake"),
      "\(old.out) \(old.error)")
    let new = try Binary.run(["play"] + options, input: "restore a.json\nnew\nleft\n", in: home)
    #expect(new.out.contains("a pie") && !new.out.contains("a cake"))
    try FileManager.default.removeItem(atPath: path)
    let gone = try Binary.run(["play"], input: "restore a.json\nleft\n", in: home)
    #expect(gone.code == 0 && gone.out.contains("a cake"), "\(gone.error)")
  }

  @Test func `what is no saved session is refused with a sentence, and changes nothing`() throws {
    let home = try Home()
    _ = try save(["refuse"], in: home)
    let text = try home.read("my.json")
    _ = try home.write(String(text.prefix(text.count / 2)), to: "cut.json")
    _ = try home.write(text.replacing("chose", with: "chosE"), to: "changed.json")
    _ = try home.write(text.replacing("\"version\": 1", with: "\"version\": 9"), to: "newer.json")
    _ = try home.write("{}", to: "foreign.json")
    try FileManager.default.createDirectory(
      at: home.folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    let cases = [
      ("cut.json", 3, "cut short"), ("changed.json", 3, "newer Pushback"),
      ("newer.json", 3, "Update Pushback"),
      ("foreign.json", 3, "was not saved by Pushback"), ("missing.json", 3, "no such file"),
      ("folder", 3, "not an ordinary file"), ("/dev/zero", 3, "not an ordinary file"),
    ]
    for (name, code, words) in cases {
      let result = try Binary.run(["play", "--session", "open"], input: "1\nrestore \(name)\n", in: home)
      #expect(
        result.code == Int32(code) && result.error.contains(words), "\(name): \(result.code) \(result.error)")
    }
    #expect(
      try Binary.run(["sessions", "--json"], in: home).out.components(separatedBy: "\"id\"").count == 3)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.record).filter { $0.hasPrefix("ship-it") }
        == [])
  }

  @Test func `events that do not fit the story are refused`() throws {
    let home = try Home()
    let source = PlaytestTests.story
    let header = SessionHeader(
      id: try SessionID("x"), scenario: "two-doors", title: "Two doors", seed: 1, source: source, startedAt: 0
    )
    func result(_ events: [Event], title: String = "Two doors") throws -> Binary.Result {
      var header = header
      header.title = title
      _ = try home.write(
        SavedSession(header, events: events, moments: events.map { _ in 0 }).text, to: "a.json")
      return try Binary.run(["play"], input: "restore a.json\n", in: home)
    }
    #expect(try result([.chose(scene: "the-hall", choice: "left")]).code == 0)
    let wrong = try result([.noted(text: "a"), .chose(scene: "the-hall", choice: "up")])
    #expect(wrong.code == 3 && wrong.error.contains("event 2 does not fit"), "\(wrong.error)")
    #expect(try result([], title: "Another").code == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.record)
    #expect(!names.contains { $0.hasPrefix("two-doors-2") }, "a name that was not used is given back")
  }

  @Test func `a hostile file is harmless, whatever it says`() throws {
    let home = try Home()
    let payloads = HostileTextTests.payloads.map { $0.filter { $0 != "\n" && $0 != "\r" } }
    let events =
      payloads.map { Event.noted(text: "x\($0)") } + [.seated(Room(team: payloads.joined(), people: 3))]
    for (index, payload) in payloads.enumerated().filter({ $0.offset % 9 == 0 }) {
      let header = SessionHeader(
        id: try SessionID("x"), scenario: ScenarioID("story \(payload)"), title: "Two doors", seed: 1,
        source: PlaytestTests.story, startedAt: 0)
      let saved = SavedSession(header, events: events, moments: events.map { _ in 0 })
      let path = try home.write(saved.text, to: "a-\(index).json")
      #expect(HostileTextTests.isHarmless(saved.text))
      let result = try Binary.run(
        ["play"], input: "restore \(path)\nleft\nstatus\ndebrief\nsave again-\(index).json\n", in: home)
      #expect([0, 3].contains(result.code), "\(result.error)")
      #expect(HostileTextTests.isHarmless(result.out) && HostileTextTests.isHarmless(result.error))
    }
  }
}
