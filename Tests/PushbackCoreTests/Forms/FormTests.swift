import PushbackCore
import Testing

@testable import PushbackLibrary

/// A story is the same story in Markdown and in JSON.
@Suite struct Forms {
  private func expectTheSame(_ story: Scenario, _ vocabulary: Vocabulary, _ comment: Comment) {
    #expect(difference(story.json.pretty, .json, from: story, vocabulary) == nil, comment)
    #expect(difference(story.markdown, .markdown, from: story, vocabulary) == nil, comment)
    let again = Reading(story.markdown, id: story.id, knowing: vocabulary).scenario
    #expect((again?.json.pretty == story.json.pretty) == true, comment)
  }

  /// Whether the page is refused because words in it look like notation without its marks: `convert` refuses it too,
  /// and says why. Nothing is ever read as another story.
  private func isRefused(_ story: Scenario) -> Bool {
    Reading(story.markdown, id: story.id, knowing: Vocabulary()).scenario == nil
  }

  @Test(arguments: 0..<6) func `a generated story is the same in both forms`(part: Int) {
    var refused = 0
    for seed in (part * 40)..<(part * 40 + 12) {
      let story = Author.story(seed: UInt64(seed))
      guard !isRefused(story) else {
        refused += 1
        // Which passage it is, the author of the JSON can find.
        #expect {
          try story.written(as: .markdown, knowing: Vocabulary())
        } throws: { error in
          (error as? Unwritable)?.message.contains(": $.") == true
        }
        #expect(difference(story.json.pretty, .json, from: story, Vocabulary()) == nil, "seed \(seed)")
        continue
      }
      expectTheSame(story, Vocabulary(), "seed \(seed)")
    }
    // The words are hostile on purpose; even so most pages can be written.
    #expect(refused < 6, "\(refused) of 12")
  }

  @Test func `the bundled stories are the same in both forms`() throws {
    let library = try PushbackLibrary.Library.bundled()
    for id in library.scenarioNames {
      let story = try #require(library.scenario(id).scenario)
      expectTheSame(story.withoutPlaces, library.vocabulary, "\(id)")
    }
  }
}

/// What reading the text gives, as far as it is not the story; nil where it is.
func difference(_ text: String, _ form: Form, from story: Scenario, _ vocabulary: Vocabulary)
  -> String?
{
  let name = "story\(form.ending)"
  let reading = Reading(bytes: Array(text.utf8), id: story.id, name: name, knowing: vocabulary)
  guard let found = reading.scenario?.withoutPlaces else {
    return reading.findings.map { finding in
      let lines = (max(1, finding.place.line - 4)...finding.place.line).map {
        reading.file.text.lineText($0)
      }
      return "\(finding.message): \(lines.joined(separator: "\n"))"
    }.joined(separator: "\n")
  }
  if found == story { return nil }
  let scene = zip(found.scenes, story.scenes).first { $0 != $1 }
  return scene.map { "\($0.0)\n\nwas\n\n\($0.1)" } ?? "the header: \(found) was \(story)"
}
