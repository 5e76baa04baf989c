import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Random plays, recorded: whoever plays them again is shown the same.
struct WalkRecordingTests {
  private static let besides = [
    "undo", "redo", "undo 2", "look", "status", "note a note", "because it felt right", "refuse", "nonsense",
    "restart",
    "help undo", "debrief", "dispute trust too dear", "save a.json", "restore a.json", "stories", "look",
  ]

  /// Types what the dice say, mostly choices, and records it; the file's text.
  private func record(_ seed: UInt64, _ library: Library, to path: String) throws -> String {
    let story = library.scenarioNames[Int(seed) % library.scenarioNames.count]
    let dice = SplitMix(seed: seed ^ 0x9e37)
    let header = PlayFile.Header(
      scenario: story.text, seed: seed, team: seed % 5 == 0 ? "Payments" : nil,
      people: seed % 5 == 0 ? 11 : nil)
    var play = try Playthrough(header, try Story(story.text, in: library), in: library, solutions: solved)
    defer { play.leave() }
    let recorded = try RecordedPlay(RecordedPlay.Place(path: path), header)
    recorded.answered(try play.opening(), in: "\(story)-1")
    for n in 0..<24 {
      let (kind, which) = (dice.percent(2 * n), Int(dice.output(2 * n + 1) % 1_000))
      let known = Choosable(play.repl.choices, verbs: play.repl.verbs)
      let words = known.choices.map(known.name)
      let line =
        kind < 70 && !words.isEmpty
        ? words[which % words.count] : WalkRecordingTests.besides[which % WalkRecordingTests.besides.count]
      recorded.typed(line)
      recorded.answered(try play.type(line), in: "\(story)-1")
    }
    #expect(recorded.trouble == nil)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(arguments: 0..<100) func `a recorded walk is played again as it was`(seed: UInt64) throws {
    let (home, library) = (try Home(), try Library.bundled())
    let path = home.folder.appendingPathComponent("walk.play").path
    let text = try record(seed, library, to: path)
    let outcome = try PlayedFile(path, for: .compare, in: library, solutions: solved).outcome
    guard case .asWritten = outcome else {
      Issue.record("\(outcome)")
      return
    }
    // Typed by somebody else on another day, every byte of it is the same; some of them show that.
    guard seed % 4 == 0 else { return }
    #expect(try record(seed, library, to: path + ".again") == text)
  }

  @Test(arguments: [
    ["LC_ALL": "de_DE.UTF-8", "TZ": "UTC-14"], ["LC_ALL": "tr_TR.UTF-8", "TZ": "UTC+14"],
    ["LC_ALL": "C", "LANG": "C", "COLUMNS": "40"],
  ])
  func `neither language, time zone nor width changes a replay`(extra: [String: String]) throws {
    let (here, there) = (try Home(), try Home(adding: extra))
    for seed in [3, 5] as [UInt64] {
      let name = "walk-\(seed).play"
      let text = try record(seed, try Library.bundled(), to: here.folder.appendingPathComponent(name).path)
      _ = try there.write(text, to: name)
      let replay = try Binary.run(["play", "--replay", name], in: there)
      #expect(replay.code == 0, "\(replay.error)")
      let typed = try PlayFile(text).parts.compactMap(\.typed)
      let first = typed.firstIndex(of: "nonsense") ?? typed.count
      let arguments = ["play", "ship-it", "--seed", "3", "--record", "again.play", "--force"]
      let input = typed[..<first].filter { !["restore a.json", "debrief"].contains($0) }.prefix(4).map {
        $0 + "\n"
      }
      let (one, other) = (
        try Binary.run(arguments, input: input.joined(), in: here),
        try Binary.run(arguments, input: input.joined(), in: there)
      )
      #expect(one.code == other.code && one.out == other.out)
      #expect(try here.read("again.play") == there.read("again.play"))
    }
  }
}
