import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// Policies with one thing wrong, each named for the rule it breaks, with the findings it must give beside it.
@Suite struct PolicyLintTests {
  static let folder = BrokenFiles.folder.deletingLastPathComponent().appending(path: "BrokenDrafts")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") || $0.hasSuffix(".json") }.sorted()
  static let content = (try? Library.bundled().content.value) ?? Content()

  private func findings(_ bytes: [UInt8], name: String = "policy.md") -> [Finding] {
    PolicyFile(bytes: bytes, name: name).lint(content: Self.content, today: "2026-03-02")
  }

  private func text(_ bytes: [UInt8], name: String) -> String {
    let file = PolicyFile(bytes: bytes, name: name)
    let lines = FindingText(file.file)
    return file.lint(content: Self.content, today: "2026-03-02").map {
      lines.lines($0).joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  @Test func `there are broken policies`() { #expect(Self.names.count > 30) }

  @Test(arguments: names)
  func `a broken policy is told what is wrong`(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
    let found = text(bytes, name: "policy.\(name.hasSuffix(".json") ? "json" : "md")")
    let expectation = Self.folder.appending(path: name.split(separator: ".")[0] + ".expected")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      let before = try? String(contentsOf: expectation, encoding: .utf8)
      try found.write(to: expectation, atomically: true, encoding: .utf8)
      #expect(before == found, "recorded anew; read the difference before keeping it")
    } else {
      #expect(try String(contentsOf: expectation, encoding: .utf8) == found)
    }
  }

  @Test(arguments: [
    ("1. Staff SHOULD ask.\n2. Staff SHOULD say so; see rule 1.\n", []),
    ("1. Staff SHOULD ask.\n2. Staff SHOULD say so; see rule 3.\n", ["there is no rule 3"]),
    (
      "## Rule 7: asking\n\nStaff SHOULD ask.\n\n## Else\n\nAs rule 7 has it, and rule 8.\n",
      ["there is no rule 8"]
    ),
    ("Rule 5. Staff SHOULD ask.\n\nRule 6 says more than rule 5.\n", ["there is no rule 6"]),
  ])
  func `where rules have no numbers, those of lists and headings count`(text: String, says: [String]) {
    #expect(findings(Array(text.utf8)).filter { $0.code == "PL040" }.map(\.message) == says)
  }

  @Test(arguments: [
    ("SOC 2 CC8.1 and CC6.1", ["PL044 9 “SOC 2 CC8.1”", "PL044 25 “SOC 2 CC6.1”"]),
    ("SOC 2 2017 CC8.1, CC99.1, and CC6.1", ["PL043 27 “SOC 2 2017 CC99.1”"]),
    ("SOC 2 2017 CC8.1 or CC6.1 & CC7.3; CC5.3", []),
    ("AI RMF 1.0 GOVERN 1.3, 1.4 and MAP 1.1, and GOVERN 9.9", ["PL043 53 “AI RMF 1.0 GOVERN 9.9”"]),
    ("SSDF 1.1 PO.2.1 and PO.9.9", ["PL043 29 “SSDF 1.1 PO.9.9”"]),
    ("SLSA 1.2 Source L3, L4 and L9", ["PL043 36 “SLSA 1.2 Source L9”"]),
    ("OWASP checklist 1.1 3.3 and 3.4", []),
    (
      "EU AI Act Art. 4 (2026/1744) and Art. 26, as rule 1 has it",
      ["PL043 42 “EU AI Act Art. 26 (2026/1744)”"]
    ),
    // What else a sentence may go on with.
    ("SOC 2 2017 CC8.1 and 3 reviewers, of 2 teams", []),
    ("SOC 2 2017 CC8.1 and section 4 of them", []), ("SOC 2 2017 CC8.1 and SSDF 1.1 PO.2.1", []),
    ("EU AI Act Art. 4 (2026/1744) and 50 people", []), ("SOC 2 2017 CC8.1 and", []),
    ("SOC 2 2017 CC8.1. CC6.1 is another", []),
  ])
  func `each id of a list behind a framework's name is looked up`(words: String, says: [String]) {
    let found = findings(Array("# P\n\nWe keep \(words).\n".utf8)).filter {
      ["PL043", "PL044"].contains($0.code)
    }
    .map { "\($0.code) \($0.place.column) \($0.message.prefix { $0 != "”" })”" }
    #expect(found == says)
  }

  @Test func `a vague phrase is told once, and a guess at an id is a question`() {
    func found(_ code: String, _ text: String) -> [Finding] {
      findings(Array(text.utf8)).filter { $0.code == code }
    }
    let vague = found("PL033", "1. Staff MUST tell the lead as soon as possible, and soon.\n")
    #expect(vague.map(\.place.column) == [29, 54] && vague[0].message.contains("“as soon as possible”"))
    let guess = found("PL043", "1. Staff SHOULD read SSDF 1.1 PO.3.9.\n")
    #expect(guess.count == 1 && guess[0].advice.hasPrefix("did you mean SSDF 1.1 PO.3."))
    #expect(guess[0].advice.hasSuffix("?"))
  }

  @Test func `every code has its entry in the guide, and all but those of damaged files a broken policy`()
    throws
  {
    func codes(_ text: String) -> Set<String> { Set(text.matches(of: /PL\d\d\d/).map { String($0.output) }) }
    func read(_ folder: URL, _ ending: String) throws -> String {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }.joined()
    }
    let sources = Self.folder.appending(path: "../../../Sources/PushbackLibrary/Policy").standardized
    let known = codes(try read(sources, ".swift"))
    let rules = try Library.bundled().policyRules
    #expect(known.count > 35)
    #expect(Set(rules.map(\.code)) == known)
    #expect(rules.allSatisfy { $0.page.blocks.count == 2 })
    let shown = codes(try read(Self.folder, ".expected"))
    #expect(known.subtracting(shown).sorted() == ["PL001", "PL002", "PL003", "PL004"])
  }

  @Test func `what cannot be read is said and nothing else`() {
    #expect(findings([0xFF, 0xFE, 0x41, 0]).map(\.code) == ["PL001"])
    #expect(findings([0x23, 0x20, 0xE9, 0x0A]).map(\.code) == ["PL001"])
    #expect(findings(Array(repeating: 0x61, count: 5 << 20)).map(\.code) == ["PL002"])
    #expect(findings(Array(String(repeating: "> ", count: 200).utf8)).map(\.code) == ["PL002"])
    #expect(findings(Array("# P\u{202E}\n\nStaff MUST pay.\n".utf8)).map(\.code).contains("PL003"))
  }

  @Test func `what editors add is no finding`() throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "a-sound-draft-has-no-finding.md")))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let windows = mark + bytes.flatMap { byte -> [UInt8] in byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    #expect(findings(windows).isEmpty)
  }

  @Test func `other people’s text cannot move the cursor, and has its place`() {
    let found = text(
      Array("# P: draft\n\n1. Staff MUST\u{1B}[2J be TODO\\_ <i\u{202E}d>.\n".utf8), name: "p.md")
    #expect(!found.contains("\u{1B}") && !found.contains("\u{202E}"))
    let place = findings(Array("# P: draft\n\nÄ \\* &amp; *x* TODO\n".utf8)).first { $0.code == "PL019" }?
      .place
    #expect(place == Place(line: 3, column: 16))
  }

  /// What takes a second in proportion to its length takes minutes where the time grows with its square.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "Staff MUST be reasonable; rule 9. ", "[a](#b) ", "TODO ", "\\* ", "| a | b ", "**1.** a MUST b. ",
      "é ",
      "LLM06 ", "GDPR compliant ", "“", "\"",
      "annex Z section 9 ", "_____ ", "<x> ", ". ", "MUST ", "`a/b`\n\n", "### Rule 1: a\n\n", "- a: b\n",
      "1. MUST.\n\n",
    ])
  func `time grows with the length alone`(part: String) {
    let head = "# P\n\n## Rules\n\n**1.** A MUST b.\n\n## Annex A\n\n"
    for beginning in ["# P\n\n", head] {
      let text = beginning + String(repeating: part, count: 100_000 / part.utf8.count)
      #expect(!findings(Array(text.utf8)).isEmpty)
    }
  }
}
