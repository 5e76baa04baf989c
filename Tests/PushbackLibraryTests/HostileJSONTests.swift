import PushbackCore
import Testing

@testable import PushbackLibrary

/// JSON made to hurt: each is refused with a finding, and never ends the program.
@Suite struct HostileJSON {
  private func codes(_ text: String) -> Set<String> {
    let reading = Reading(bytes: Array(text.utf8), id: "s", name: "s.json", knowing: Vocabulary())
    #expect(reading.scenario == nil)
    for finding in reading.findings {
      #expect((1...reading.file.text.lineCount).contains(finding.place.line))
    }
    return Set(reading.findings.map(\.code))
  }

  @Test(arguments: ["[", "{\"a\":", "[[],"]) func `a hundred thousand levels are refused`(opening: String) {
    #expect(codes(String(repeating: opening, count: 100_000)) == ["PB011"])
  }

  @Test func `more values than any story has are refused`() {
    #expect(codes("[" + String(repeating: "1,", count: 200_000) + "1]") == ["PB011"])
  }

  @Test func `more bytes than any story has are refused`() {
    #expect(codes("[\"" + String(repeating: "a", count: Intake.largest) + "\"]") == ["PB005"])
  }

  @Test(arguments: [
    "", " ", "{", "}", "\"", "\"\\", "\"\\u", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
    "\"\\x\"",
    "01", "+1", ".5", "1.", "1e", "-", "NaN", "tru", "nul", "'a'", "{a: 1}", "{\"a\" 1}", "[1 2]", "[,]",
    "{\"a\":1,}",
    "\u{A0}1", "1 1", "/* */ 1", "\"\t\"", "# T",
  ]) func `what is no JSON is a finding with a place`(text: String) {
    #expect(codes(text) == ["PB010"], "\(text)")
  }

  @Test(arguments: ["true", "1", "-0.5e+10", "\"\\ud83d\\ude00\"", "null", "[]"])
  func `what is JSON and no story is told so`(text: String) {
    #expect(codes(text) == ["PB014"], "\(text)")
  }

  @Test func `a column counts characters, also behind wide ones`() {
    let text = "{\"é日👩‍👩‍👧\": 1, \"title\": 7}"
    let reading = Reading(bytes: Array(text.utf8), id: "s", name: "s.json", knowing: Vocabulary())
    let finding = reading.findings.first { $0.message.contains("($.title)") }
    #expect(finding?.place == Place(line: 1, column: 21))
  }
}
