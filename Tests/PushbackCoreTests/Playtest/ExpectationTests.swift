import PushbackCore
import Testing

struct ExpectationTests {
  @Test(arguments: [
    ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "ab", false), ("*", "", true), ("a", "a  ", true),
    ("a  ", "a", true), ("a  b", "a b", false), (" a", "a", false), ("\\*", "*", true), ("\\*", "x", false),
    ("a\\*b*", "a*bc", true), ("a**b", "ab", true), ("ab*ba", "aba", false), ("*aab*", "aaab", true),
    ("\\> x", "> x", true), ("a\\b", "a\\b", true), ("a\\\\b", "a\\b", true), ("é", "e\u{301}", true),
  ])
  func `a star in a line is anything, and a backslash takes it as it is`(
    pattern: String, line: String, fits: Bool
  ) {
    #expect(LinePattern(pattern).matches(line) == fits)
  }

  @Test func `a shown line as it is written means itself alone`() {
    var dice = Dice(seed: 1)
    let characters: [Character] = ["*", "\\", ">", "a", " ", "é"]
    for _ in 0..<2_000 {
      let line = String((0..<dice.below(7)).map { _ in characters[dice.below(characters.count)] })
      let other = String((0..<dice.below(7)).map { _ in characters[dice.below(characters.count)] })
      let pattern = LinePattern(LinePattern.literal(line))
      #expect(pattern.matches(line), "\(line)")
      func kept(_ text: String) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }
      #expect(pattern.matches(other) == (kept(line) == kept(other)), "\(line) and \(other)")
      #expect(!LinePattern.literal(line).hasPrefix(">"))
    }
  }

  @Test func `lines fit as the plainest way to try every star says`() {
    var dice = Dice(seed: 2)
    for _ in 0..<3_000 {
      let patterns = (0..<dice.below(6)).map { _ in ["*", "a", "b", "a*"][dice.below(4)] }
      let shown = (0..<dice.below(6)).map { _ in ["a", "b", "ab"][dice.below(3)] }
      let expected = Expectation(patterns, from: 1)
      let miss = expected.miss(in: shown)
      #expect((miss == nil) == plainly(patterns[...], shown[...]), "\(patterns) and \(shown)")
      guard let miss else { continue }
      #expect(miss.pattern <= patterns.count && miss.shown <= shown.count)
      #expect(plainly(patterns[..<miss.pattern], shown[..<miss.shown]), "\(patterns) and \(shown)")
    }
  }

  private func plainly(_ patterns: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let pattern = patterns.first else { return shown.isEmpty }
    if pattern == "*" {
      return (0...shown.count).contains { plainly(patterns.dropFirst(), shown.dropFirst($0)) }
    }
    guard let line = shown.first, pattern == "a*" ? line.hasPrefix("a") : line == pattern else {
      return false
    }
    return plainly(patterns.dropFirst(), shown.dropFirst())
  }

  @Test func `a difference names its line, what was expected and what was shown`() throws {
    let file = try PlayFile("# seed: 1\n\nOne\n*\nThe third line\n> go\nFour\n")
    let difference = try #require(
      file.parts[0].difference(from: ["One", "", "Two  ", "The third lime", "End"]))
    #expect(difference.line == 5 && difference.typed == nil)
    #expect(
      difference.lines == [
        .same("One"), .same("Two"), .missing("The third line"), .extra("The third lime"), .extra("End"),
      ])
    #expect(difference.expected == ["The third line"] && difference.shown == ["The third lime", "End"])
    let text = difference.document(file: "a.play").plainText
    #expect(
      text.contains("a.play:5") && text.contains("- The third line") && text.contains("+ The third lime"))

    let more = try #require(file.parts[1].difference(from: ["Four", "Five"]))
    #expect(more.line == 7 && more.expected == [] && more.shown == ["Five"])
    let refused = try #require(file.parts[1].difference(from: ["No."], refusal: "No."))
    #expect(refused.document(file: "a.play").plainText.contains("It was refused: No."))
    #expect(file.parts[1].difference(from: ["", "Four ", ""]) == nil)
  }

  /// The lines that a difference shows, by what was expected and what was shown.
  private func marked(_ expected: String, _ shown: String) throws -> [String] {
    let part = try PlayFile("> go\n" + expected.split(separator: " ").joined(separator: "\n")).parts[1]
    let difference = try #require(part.difference(from: shown.split(separator: " ").map(String.init)))
    guard case .code(let lines, _)? = difference.document(file: "a.play").blocks.last else { return [] }
    return lines
  }

  @Test(arguments: [
    // What is the same around a line stands beside it, and is not marked.
    ("one two three four five", "one two 3 four five", ["  two", "- three", "+ 3", "  four"]),
    ("one two three", "one three", ["  one", "- two", "  three"]),
    ("one three", "one two three", ["  one", "+ two", "  three"]),
    // Two places, with what lies between them left out.
    ("a b c d e f g", "a B c d e F g", ["  a", "- b", "+ B", "  c", "  …", "  e", "- f", "+ F", "  g"]),
    ("a b c d e", "a B c D e", ["  a", "- b", "+ B", "  c", "- d", "+ D", "  e"]),
    // Patterns fit whatever they fit, and a star covers what only it can.
    ("o* two three*", "one twice threefold", ["  one", "- two", "+ twice", "  threefold"]),
    ("* a b c", "a x a q c", ["  a", "- b", "+ q", "  c"]),
    ("one * nine ten", "one two three nine 10", ["  nine", "- ten", "+ 10"]),
    ("* missing *", "a b", ["  b", "- missing"]),
  ])
  func `a difference marks the lines that differ, and no other`(
    expected: String, shown: String, wanted: [String]
  ) throws { #expect(try marked(expected, shown) == wanted) }

  @Test func `whatever differs, the unmarked lines are those of both sides`() throws {
    var dice = Dice(seed: 4)
    for _ in 0..<2_000 {
      let lines = (0..<dice.below(7)).map { _ in ["*", "a", "b", "a*", "long one"][dice.below(5)] }
      let shown = (0..<dice.below(7)).map { _ in ["a", "b", "ab", "long two"][dice.below(4)] }
      let part = try PlayFile((["> go"] + lines).joined(separator: "\n")).parts[1]
      guard let difference = part.difference(from: shown) else { continue }
      #expect(!difference.expected.isEmpty || !difference.shown.isEmpty)
      let there = difference.lines.compactMap { line -> String? in
        switch line {
        case .same(let text), .extra(let text): text
        case .missing: nil
        }
      }
      #expect(there == shown)
      // Mended as it says, the file fits.
      var missing = difference.expected
      let left = lines.filter { line in
        guard let index = missing.firstIndex(of: line) else { return true }
        missing.remove(at: index)
        return false
      }
      #expect(missing.isEmpty && left.count == lines.count - difference.expected.count)
    }
  }

  @Test func `a difference is at most a screenful`() throws {
    let long = String(repeating: "x", count: 10_000)
    let part = PlayFile.Part(typed: long, shown: (0..<100).map { "\(long)\($0)" })
    let other = (0..<100).map { "\($0)\(long)" }
    let difference = try #require(part.difference(from: other, refusal: long))
    let text = difference.document(file: "a.play").plainText
    #expect(text.count < 4_000 && text.split(separator: "\n").count < 24)
  }
}
