import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// Good stories damaged at random, always the same way for the same seed.
@Suite struct DamagedStories {
  /// Small and repeatable; how good the numbers are does not matter.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let scraps = [
    "`", "``", "```", "```bill", "---", "===", "# ", "## ", "### ", "> ", "- ", "  ", "\t", "\n", "\n\n", "[",
    "](#", ")",
    "![", "<b>", "<!--", "&amp;", "**Dana:**", "**", "*", "`if ", "`if on-record`", "`argue`", "`ending`",
    "`ending: ",
    "`rest`", "`30 %`", "`once`", "Facilitator:", "Author:", "[a]: b", "é", "日本", "👩‍👩‍👧", "\u{0301}", ":", "/",
    ";",
    "facts:", "1. ", "* ", "not not (", "= 99999999999999999999", "+ 1", "\\", "- - - -", "|a|b|", "&a ",
    "*a ", "!x ",
  ]

  static func damaged(_ text: String, seed: Int) -> String {
    var random = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[other], at: index)
      case 2: lines.swapAt(index, other)
      case 3: lines[index] += scraps.randomElement(using: &random) ?? ""
      case 4: lines[index] = (scraps.randomElement(using: &random) ?? "") + lines[index]
      case 5:
        let cut = Int.random(in: 0...lines[index].count, using: &random)
        lines[index] = String(lines[index].prefix(cut)) + (scraps.randomElement(using: &random) ?? "")
      default:
        let cut = Int.random(in: 0...lines[index].count, using: &random)
        let scrap = scraps.randomElement(using: &random) ?? ""
        lines[index] = lines[index].prefix(cut) + scrap + lines[index].dropFirst(cut)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 0..<8)
  func `a damaged story is read or refused with places that exist`(part: Int) {
    for seed in (part * 60)..<(part * 60 + 60) {
      let text = Self.damaged(ReadingScenarios.shipIt, seed: seed)
      let reading = Reading(text, id: "s", knowing: BrokenFiles.vocabulary)
      let isRefused = reading.findings.contains { $0.severity == .error }
      #expect((reading.scenario == nil) == isRefused, "seed \(seed)")
      let shown = FindingText(reading.file)
      for finding in reading.findings {
        let line = reading.file.text.lineText(finding.place.line)
        #expect((1...reading.file.text.lineCount).contains(finding.place.line), "seed \(seed)")
        #expect((1...line.count + 1).contains(finding.place.column), "seed \(seed)")
        #expect(!shown.lines(finding).joined().contains("Optional("))
      }
      #expect(reading.findings.count < 22, "seed \(seed): one mistake drowns in others")
    }
  }
}
