import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal
import Testing

@testable import pushback

/// Whole conversations, in files that anybody can read: what follows `>>> ` is typed, and `>>>` alone is Enter; the
/// rest must be said. `=== ends` ends the program there and begins it again; `=== NAME` shows a file it wrote.
///
/// `UPDATE_TRANSCRIPTS=1` writes down what is said now; read the difference before keeping it.
struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Transcripts")

  static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func `there are transcripts to run`() { #expect(TranscriptTests.names.count >= 6) }

  @Test(arguments: names) func `what is typed is answered as written`(name: String) throws {
    let file = TranscriptTests.folder.appendingPathComponent(name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let said = try Rehearsal(header: expected).play(expected)
    if said != expected, ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
      try said.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(said == expected)
  }
}

/// The program without a terminal: a fixed clock, fixed dice, a record that is thrown away.
struct Rehearsal {
  private let home: Home
  private let outside: Outside
  private let story: ScenarioID
  private let appearance: Appearance

  /// The first line names story, seed and layout: `# ship-it, seed 3, 72 columns`, or `…, plain`.
  init(header: String, stories: Library? = nil) throws {
    let parts = header.prefix { $0 != "\n" }.dropFirst(2).split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    try #require(parts.count == 3, "the first line names story, seed and layout")
    let seed = try #require(UInt64(parts[1].dropFirst("seed ".count)))
    story = ScenarioID(parts[0])
    let columns = Int(parts[2].prefix { $0.isNumber })
    appearance = Appearance(colour: .none, layout: columns.map { .columns($0) } ?? .linear)
    let home = try Home()
    self.home = home
    outside = Outside(
      stories: try stories ?? Library.bundled(), folder: JournalFolder(home.record),
      now: { 1_780_000_000 }, ticks: { 0 }, newSeed: { seed },
      write: { try OutputFile.write($0, to: home.folder.appendingPathComponent($1).path) },
      fileExists: { OutputFile.exists(home.folder.appendingPathComponent($0).path) },
      read: { try? home.read($0) }, files: { [] })
  }

  /// The conversation with the typed lines of a transcript, written down the same way.
  func play(_ transcript: String) throws -> String {
    let lines = transcript.split(separator: "\n", omittingEmptySubsequences: false)
    var written = lines[0] + "\n\n"
    var repl = Repl(
      outside,
      session: try Opening(outside).new(try Story(story.text, in: outside.stories), seed: nil, name: nil))
    repl.tell(repl.begun)
    func show() throws {
      try repl.save()
      for turn in repl.turns where !turn.document.blocks.isEmpty {
        written += Renderer(appearance).text(of: turn.document) + "\n"
      }
      repl.turns = []
    }
    /// The program ends and begins again, or a file is shown.
    func meanwhile(_ what: String) throws {
      guard what == "ends" else {
        written += try home.read(what) + "\n"
        return
      }
      let name = repl.session.id.text
      repl.session.close(in: outside.folder)
      repl = Repl(outside, session: try Opening(outside).resume(name))
      repl.tell(repl.session.play.resumed)
      repl.sayWhatIsLeft()
      try show()
    }
    try show()
    for line in lines where line.hasPrefix(">>>") || line.hasPrefix("=== ") {
      written += line + "\n\n"
      if line.hasPrefix("=== ") {
        try meanwhile(String(line.dropFirst(4)))
        continue
      }
      let typed = String(line.dropFirst(4))
      guard !typed.isEmpty || repl.takesEnter else { continue }
      do {
        if try repl.handle(typed) == .quit { break }
      } catch { written += Failure(error).message + "\n\n" }
      try show()
    }
    repl.session.close(in: outside.folder)
    return String(written)
  }
}
