import PushbackCore
import Testing

@testable import PushbackLibrary

/// Files made to hurt: each is refused or read with a finding, and never ends the program.
@Suite struct HostileFiles {
  static let head = "# Story\n\n## Start\n\n"
  static let tail = "\n- [On.](#end)\n\n## End\n\n`ending`\n"

  private func read(_ text: String) -> Reading { read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) -> Reading {
    Reading(bytes: bytes, id: "story", name: "story.md", knowing: BrokenFiles.vocabulary)
  }

  private func story(_ prose: String) -> Reading { read(Self.head + prose + "\n" + Self.tail) }
  private func header(_ yaml: String) -> Reading { read("---\n\(yaml)\n---\n" + Self.head + Self.tail) }
  private func codes(_ reading: Reading) -> Set<String> { Set(reading.findings.map(\.code)) }

  @Test func `the frame of these tests is a clean story`() {
    #expect(story("Words.").findings.isEmpty)
    #expect(header("role: You").scenario?.role == "You")
  }

  @Test func `ten megabytes are refused`() {
    #expect(codes(read([UInt8](repeating: 0x61, count: 10 << 20))) == ["PB005"])
  }

  @Test func `one byte more than the limit is refused`() {
    let rest = String(repeating: "a", count: Intake.largest - Self.head.utf8.count - Self.tail.utf8.count - 1)
    #expect(story(rest).scenario != nil)
    #expect(codes(story(rest + "a")) == ["PB005"])
  }

  @Test func `half a million empty lines are refused`() {
    #expect(codes(story(String(repeating: "\n", count: 500_000))) == ["PB005"])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x23, 0x00], [0xFE, 0xFF, 0x00, 0x23]] as [[UInt8]])
  func `UTF-16 with a mark is named`(bytes: [UInt8]) {
    #expect(read(bytes).findings.map(\.message) == ["the file is UTF-16, and scenarios are UTF-8"])
  }

  @Test func `UTF-16 without a mark is named`() {
    let bytes = Array((Self.head + Self.tail).utf8).flatMap { [$0, UInt8(0)] }
    #expect(read(bytes).findings.map(\.message) == ["the file is UTF-16, and scenarios are UTF-8"])
  }

  @Test func `a byte-order mark is refused with the way to be rid of it`() {
    let reading = read([0xEF, 0xBB, 0xBF] + Array((Self.head + Self.tail).utf8))
    #expect(codes(reading) == ["PB002"])
    #expect(reading.findings.first?.advice.contains("tail -c +4") == true)
  }

  @Test func `a broken byte is found where it stands`() {
    let reading = read(Array(Self.head.utf8) + Array("é und ".utf8) + [0xC3, 0x28] + Array(Self.tail.utf8))
    #expect(codes(reading) == ["PB001"])
    #expect(reading.findings.first?.place == Place(line: 5, column: 7))
  }

  @Test(
    arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func `overlong, surrogate and cut sequences are not UTF-8`(bytes: [UInt8]) {
    #expect(codes(read(Array(Self.head.utf8) + bytes)) == ["PB001"])
  }

  @Test func `Windows line ends are refused with the way to convert them`() {
    let reading = read((Self.head + Self.tail).replacing("\n", with: "\r\n"))
    #expect(codes(reading) == ["PB003"])
    #expect(reading.findings.first?.message.hasPrefix("10 lines end") == true)
    #expect(reading.findings.first?.place == Place(line: 1, column: 8))
  }

  @Test(arguments: [
    "\0", "\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{61C}", "\u{AD}", "\u{200B}",
    "\u{2060}", "\u{FEFF}",
  ])
  func `invisible characters are refused`(character: String) {
    let reading = story("Où \(character)[31m words.")
    #expect(codes(reading) == ["PB004"])
    #expect(reading.findings.first?.place == Place(line: 5, column: 4))
  }

  @Test(arguments: ["> ", "- ", "1. ", "* ", ">"])
  func `ten thousand levels of quotes or lists are refused`(mark: String) {
    #expect(codes(story(String(repeating: mark, count: 10_000) + "deep")) == ["PB006"])
  }

  @Test func `forty levels are refused with their place`() {
    let reading = story(String(repeating: "> ", count: 40) + "deep")
    #expect(codes(reading) == ["PB006"])
    #expect(reading.findings.first?.place.line == 5)
  }

  @Test func `lists indented ever further are refused`() {
    let lines = (0..<700).map { String(repeating: "  ", count: $0) + "- a" }
    #expect(codes(story(lines.joined(separator: "\n"))) == ["PB006"])
  }

  @Test func `emphasis nested without end is refused`() {
    #expect(
      codes(story(String(repeating: "*a **b ", count: 5_000) + String(repeating: "c** d*", count: 5_000)))
        == ["PB006"])
  }

  @Test(arguments: ["[", "![[]()", "[a](#end) ", "[a](", "[a][b] "])
  func `a hundred thousand brackets are refused`(pattern: String) {
    #expect(codes(story(String(repeating: pattern, count: 100_000))) == ["PB006"])
  }

  @Test func `a hundred thousand links in as many paragraphs are counted, not listed`() {
    let reading = story(String(repeating: "See [a](#end)\n\n", count: 20_000))
    #expect(codes(reading) == ["PB033", "PB008"])
    #expect(reading.findings.count == Findings.limit + 1)
    #expect(reading.findings.last?.message.hasPrefix("19500 more") == true)
  }

  @Test(arguments: ["`", "`a", "*", "_a ", "*a_ ", "<", "<!--", "&#", "\\", "x", "|a", "~", "<a@b"])
  func `a line of a mebibyte is read or refused`(pattern: String) {
    let count = (Intake.largest - 200) / pattern.utf8.count
    let reading = story("a" + String(repeating: pattern, count: count))
    #expect(reading.scenario != nil || !reading.findings.isEmpty)
    // A finding in a line of that length is still one that fits a screen.
    let text = FindingText(reading.file)
    for finding in reading.findings { for line in text.lines(finding) { #expect(line.count < 300) } }
  }

  @Test func `runs of backticks of every length are read`() {
    #expect(story((1..<1_000).map { "a" + String(repeating: "`", count: $0) }.joined()).scenario != nil)
  }

  @Test func `a condition of ten thousand brackets is a finding`() {
    let deep = String(repeating: "(", count: 10_000)
    let reading = read("---\nfacts:\n  a: no\n---\n" + Self.head + "`if \(deep)a` Words.\n" + Self.tail)
    #expect(codes(reading) == ["PB067"])
  }

  // YAML

  @Test func `an alias bomb is refused where its first anchor stands`() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, last) in zip("bcdefghijkl", "abcdefghijk") {
      bomb += "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
    }
    let reading = header(bomb)
    #expect(codes(reading) == ["PB011"])
    #expect(reading.findings.first?.place == Place(line: 2, column: 4))
  }

  @Test func `an alias bomb among keys is refused`() {
    let bomb = "a: &a {? [x, x] : y}\nb: &b {? *a : *a}\n? *b\n: 1\n? *b\n: 2\n"
    #expect(codes(header(bomb)) == ["PB011"])
  }

  @Test(arguments: ["role: &a You", "role: *a", "role: !secret You", "role: !!binary YQ=="])
  func `anchors, aliases and tags are refused alone`(yaml: String) {
    #expect(header(yaml).scenario == nil)
  }

  @Test(arguments: [100, 5_000])
  func `deep YAML is refused`(depth: Int) {
    let yaml = "facts: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(header(yaml).scenario == nil)
  }

  @Test func `deep block YAML is refused`() {
    let lines = (0..<60).map { String(repeating: " ", count: $0) + "a:" }
    #expect(codes(header(lines.joined(separator: "\n"))) == ["PB011"])
  }

  @Test func `too many values in YAML are refused`() {
    #expect(codes(header("parties: [\(String(repeating: "a, ", count: 30_000))b]")) == ["PB011"])
  }

  @Test func `a second YAML document is refused`() {
    #expect(codes(header("role: You\n... \nsummary: Words")).isSubset(of: ["PB010", "PB011"]))
    #expect(header("role: You\n... \nsummary: Words").scenario == nil)
  }

  @Test(arguments: ["no", "012", "12:30:45", "~", "null", "0x1F", "1e3", "true", "2001-01-01", ".inf"])
  func `a text stays the text that was typed`(text: String) {
    #expect(header("role: \(text)").scenario?.role == text)
  }

  @Test(arguments: [
    "- ", "? ", ": ", "{", "[", "\"", "'", "|", ">", "%YAML 9.9", "\t", "@", "`", "a: b: c", "&", "*", "!",
  ])
  func `broken YAML is a finding with a place`(yaml: String) {
    let reading = header("role: You\n" + yaml)
    #expect(reading.scenario == nil)
    #expect(
      reading.findings.allSatisfy { $0.place.line >= 1 && $0.place.line <= reading.file.text.lineCount })
  }
}
