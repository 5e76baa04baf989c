import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Each ending of the bundled stories has a play that leads to it, in `scenarios/STORY.ENDING.play`.
///
/// `UPDATE_PLAYS=1` looks for a way to every ending anew and writes the plays; read the difference before keeping it.
struct EndingPlayTests {
  struct Case: CustomTestStringConvertible {
    var story: ScenarioID
    var ending: SceneID
    var file: String { "\(story).\(ending).play" }
    var testDescription: String { file }
  }

  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../scenarios"
  ).standardized

  static var cases: [Case] {
    guard let library = try? Library.bundled() else { return [] }
    return library.scenarioNames.flatMap { story in
      (library.scenario(story).scenario?.scenes ?? []).compactMap { scene in
        if case .ending = scene.exit { Case(story: story, ending: scene.id) } else { nil }
      }
    }
  }

  @Test func `there are plays for seventeen endings`() throws {
    #expect(EndingPlayTests.cases.count >= 17)
    let names = try FileManager.default.contentsOfDirectory(atPath: EndingPlayTests.sources.path)
    #expect(
      names.filter { $0.hasSuffix(".play") }.sorted() == EndingPlayTests.cases.map(\.file).sorted(),
      "UPDATE_PLAYS=1 swift test --filter EndingPlay writes those that are missing")
  }

  @Test(arguments: cases) func `the play leads to its ending as written`(at ending: Case) throws {
    let library = try Library.bundled()
    let path = EndingPlayTests.sources.appendingPathComponent(ending.file).path
    if ProcessInfo.processInfo.environment["UPDATE_PLAYS"] == "1" { try write(ending, to: path, library) }
    let file = try PlayFile(file: path)
    var play = try Playthrough(
      file.header, try Story(of: file.header, in: path, library), in: library, solutions: solved)
    defer { play.leave() }
    for part in file.parts {
      let answer = try play.answer(to: part)
      let difference = part.difference(from: answer.lines, refusal: answer.refusal)
      #expect(difference == nil, "\(difference?.document(file: ending.file).plainText ?? "")")
    }
    #expect(play.repl.session.play.isOver && play.repl.session.play.scene.id == ending.ending)
  }

  private func write(_ ending: Case, to path: String, _ library: Library) throws {
    let story = try Story(ending.story.text, in: library)
    let number = UInt64(EndingPlayTests.cases.firstIndex { $0.file == ending.file } ?? 0)
    let way = try #require(
      try EndingSearch.way(
        to: ending.ending, through: try story.machine(library), seeds: number + 1..<number + 500),
      "no way to \(ending.ending)")
    // Without its story's name: the file is called after it.
    var text = "# seed: \(way.seed)\n\n"
    var play = try Playthrough(PlayFile.Header(seed: way.seed), story, in: library, solutions: solved)
    defer { play.leave() }
    text += try play.opening().gist.map { $0 + "\n" }.joined()
    for word in way.words {
      text += try "\n\(PlayFile.mark(word))\n\n" + play.type(word).gist.map { $0 + "\n" }.joined()
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// The bundled stories, solved once for all tests that play them to an ending.
let solved = Solutions()
