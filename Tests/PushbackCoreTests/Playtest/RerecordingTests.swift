import PushbackCore
import Testing

struct RerecordingTests {
  private func updated(_ lines: [String], _ shown: [String]) -> [String] {
    let file = (["> go"] + lines).joined(separator: "\n")
    guard let part = try? PlayFile(file).parts[1] else { return [] }
    return part.rerecorded(shown).expected.patterns.map(\.written)
  }

  @Test(arguments: [
    // What still holds stays as it was written.
    (["A*", "*"], ["Ax", "b"], ["A*", "*"]),
    // A line that reads otherwise is written anew, and its star keeps standing for the rest.
    (["A", "*"], ["A2", "b", "c"], ["A2", "*"]), (["A", "*", "Z"], ["A2", "b", "Z"], ["A2", "*", "Z"]),
    (["*", "Z"], ["a", "Y"], ["*", "Y"]), (["*", "M", "*"], ["a", "N", "b"], ["*"]),
    (["*", "The pager.", "*"], ["a", "The pagers.", "b"], ["*", "The pagers.", "*"]),
    // Without a star everything is written out.
    (["A", "B"], ["A", "x", "B"], ["A", "x", "B"]), (["A", "B"], ["B"], ["B"]), ([], ["A"], ["A"]),
    (["A", "*", "B"], ["B"], ["*", "B"]), (["A"], [], []),
    // A shown star is no star.
    (["A"], ["*"], ["\\*"]),
  ])
  func `what was shown is written down, and stars that still fit are kept`(
    lines: [String], shown: [String], wanted: [String]
  ) { #expect(updated(lines, shown) == wanted) }

  @Test func `what is written anew fits, whatever stood there`() {
    var dice = Dice(seed: 3)
    for _ in 0..<3_000 {
      let lines = (0..<dice.below(7)).map { _ in ["*", "a", "b", "a*", "", "c d"][dice.below(6)] }
      let shown = (0..<dice.below(7)).map { _ in ["a", "b", "", "c d", "*", "> x", "#"][dice.below(7)] }
      guard let part = try? PlayFile((["> go"] + lines).joined(separator: "\n")).parts[1] else { continue }
      let fresh = part.rerecorded(shown)
      #expect(fresh.difference(from: shown) == nil, "\(lines) and \(shown): \(fresh.expected.lines)")
      var file = PlayFile(PlayFile.Header())
      file.parts.append(fresh)
      let again = try? PlayFile(file.text).parts
      #expect(again?.count == 2 && again?[1].difference(from: shown) == nil, "\(file.text)")
    }
  }

  @Test func `gaps between what was shown are kept for readers`() {
    let part = PlayFile.Part(typed: "go", shown: ["A", "", "", "B", "C", ""])
    #expect(part.expected.lines == ["", "A", "", "B", "C", ""])
  }
}
