import PushbackCore
import Testing

@testable import PushbackLibrary

@Suite struct FindingTexts {
  private func lines(_ line: String, column: Int, width: Int = 60, wide: String = "") -> [String] {
    let file = SourceFile(name: "s.md", text: SourceText(line))
    let text = FindingText(file, width: width) { wide.contains($0) ? 2 : 1 }
    return text.lines(
      Finding("PB099", at: Place(line: 1, column: column), "This is wrong", advice: "do that"))
  }

  @Test func `a finding says where, what, the line, and what to do`() {
    #expect(
      lines("abc def", column: 5) == [
        "s.md:1:5: error PB099: This is wrong", "  abc def", "      ^", "help: do that",
      ])
  }

  @Test func `the caret stands under wide letters`() {
    #expect(lines("日本 x", column: 4, wide: "日本")[2] == "       ^")
  }

  @Test func `a caret may stand just behind the line`() {
    #expect(lines("abc", column: 4)[2] == "     ^")
    #expect(lines("abc", column: 400)[2] == "     ^")
  }

  @Test func `an empty line is not shown`() {
    #expect(lines("   ", column: 1) == ["s.md:1:1: error PB099: This is wrong", "help: do that"])
  }

  @Test func `a long line is shown around the place`() {
    let shown = lines(
      String(repeating: "a", count: 300) + "HERE" + String(repeating: "b", count: 300), column: 301)
    #expect(shown[1].hasPrefix("  …aaa"))
    #expect(shown[1].hasSuffix("bbb…"))
    #expect(shown[1].count <= 64)
    let caret = shown[2].count - 1
    #expect(Array(shown[1])[caret] == "H")
  }

  @Test func `what could move a cursor is shown as a mark, in its column`() {
    let shown = lines("a\u{1B}[31m\tb\u{202E}c", column: 7)
    #expect(shown[1] == "  a\u{FFFD}[31m b\u{FFFD}c")
    #expect(Array(shown[1])[shown[2].count - 1] == " ")
  }

  @Test func `the record holds the same for programs`() {
    let file = SourceFile(name: "s.md", text: SourceText("abc"))
    let finding = Finding("PB099", .warning, at: Place(line: 1, column: 2), "wrong", advice: "do that")
    let record = FindingText(file).record(finding)
    #expect(
      record
        == FindingText.Record(
          file: "s.md", line: 1, column: 2, severity: "warning", code: "PB099", message: "wrong",
          advice: "do that"))
  }
}
