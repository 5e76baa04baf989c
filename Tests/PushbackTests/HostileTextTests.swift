import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Text that somebody else wrote, through every way in and every way out: no byte of it may steer a terminal.
struct HostileTextTests {
  /// 300 payloads: introducers of every kind, alone, wrapped in words, split and stacked.
  static let payloads: [String] = {
    let c1: [Unicode.Scalar] = [
      "\u{90}", "\u{98}", "\u{9b}", "\u{9d}", "\u{9e}", "\u{9f}", "\u{85}", "\u{80}",
    ]
    let escapes = [
      "[2J", "[31m", "[1;1H", "]0;x\u{7}", "]8;;http://x\u{7}", "]52;c;eA==\u{7}", "]1337;File=:\u{7}",
      "P+q\u{1b}\\", "_x\u{1b}\\", "^x\u{1b}\\", "Xx\u{1b}\\", "c", "[6n", "[21t", "[?1049h",
    ]
    .map { "\u{1b}" + $0 }
    let eight = c1.map { String($0) + "31m" }
    let controls =
      (0..<32).filter { ![9, 10].contains($0) }.compactMap { Unicode.Scalar($0).map { String($0) } } + [
        "\u{7f}"
      ]
    let bidi = [
      "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}",
      "\u{2069}", "\u{200e}", "\u{200f}", "\u{61c}", "\u{2028}", "\u{2029}", "\u{fff9}", "\u{e0041}",
    ]
    let all = escapes + eight + controls + bidi
    return all + all.map { "before\($0)after" } + all.map { "\($0)\($0)x" } + all.map { "a\r\($0)\u{8}b" }
      + all.prefix(24).map { "e\u{301}\($0)日本" }
  }()

  static func isHarmless(_ text: String, except allowed: Set<Unicode.Scalar> = ["\n"]) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<32, 0x7f, 0x80..<0xa0, 0x202a...0x202e, 0x2066...0x2069, 0x200e, 0x200f, 0x61c, 0x2028, 0x2029,
        0xfff9...0xfffb, 0xe0000...0xe007f:
        allowed.contains(scalar)
      default: true
      }
    }
  }

  @Test func `the payloads are hostile`() {
    #expect(HostileTextTests.payloads.count >= 300)
    #expect(HostileTextTests.payloads.allSatisfy { !HostileTextTests.isHarmless($0) })
  }

  @Test(arguments: ["text", "json", "plain"])
  func `what is typed comes back harmless, wherever it comes back`(manner: String) throws {
    let home = try Home()
    let flags = ["text": [String](), "json": ["--json"], "plain": ["--plain"]][manner] ?? []
    // Lines of input end at a newline, so payloads go without.
    let typed = HostileTextTests.payloads.map { $0.replacingOccurrences(of: "\n", with: " ") }
    let input =
      "1\ntranscript copy.txt\n" + typed.map { "note x\($0)\nbecause x\($0)\n" }.joined() + "look\nstatus\n"
    let played = try Binary.run(["play", "ship-it", "--session", "mine"] + flags, input: input, in: home)
    #expect(played.code == 0, "\(played.error)")
    for text in [played.out, played.error, try home.read("copy.txt")] {
      #expect(HostileTextTests.isHarmless(text))
    }
    for arguments in [["show", "mine"], ["show", "mine", "--json"], ["sessions"], ["sessions", "--json"]] {
      let shown = try Binary.run(arguments, in: home)
      #expect(shown.code == 0 && HostileTextTests.isHarmless(shown.out), "\(arguments)")
    }
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("^["))
  }

  @Test func `a line that is refused is repeated harmlessly`() throws {
    let home = try Home()
    // A refused line ends the run, so each takes one; every other in the protocol.
    for (index, payload) in HostileTextTests.payloads.prefix(40).enumerated() {
      let line = "\(payload.replacingOccurrences(of: "\n", with: ""))nonsense"
      let flags = index % 2 == 0 ? [] : ["--json"]
      let played = try Binary.run(["play", "ship-it"] + flags, input: line + "\n", in: home)
      #expect(played.code == 2)
      #expect(
        HostileTextTests.isHarmless(played.out) && HostileTextTests.isHarmless(played.error),
        "\(line.debugDescription)")
    }
  }

  @Test func `a debrief and a draft carry hostile reasons harmlessly in every format`() throws {
    let home = try Home()
    var input = "1\n"
    for payload in HostileTextTests.payloads { input += "note x\(payload.filter { $0 != "\n" })\n" }
    input +=
      "because \(HostileTextTests.payloads.map { $0.filter { $0 != "\n" } }.joined(separator: " ").prefix(4000))\n"
    input += "dispute trust \(HostileTextTests.payloads[0])\n"
    _ = try Binary.run(["play", "ship-it", "--session", "mine", "--seed", "3"], input: input, in: home)
    for _ in 0..<14 {
      let result = try Binary.run(["play", "--json", "--session", "mine"], input: "1\n", in: home)
      if result.out.contains(#""event":"ending""#) { break }
    }
    let debriefs = ["text", "markdown", "html", "json"].map { ["debrief", "--format", $0] }
    let drafts = ["markdown", "html", "json"].map { ["draft", "--format", $0] }
    for arguments in debriefs + drafts {
      let result = try Binary.run(arguments, in: home)
      #expect(result.code == 0, "\(result.error)")
      #expect(HostileTextTests.isHarmless(result.out), "\(arguments)")
    }
  }

  @Test func `a hostile story is shown and checked harmlessly`() throws {
    let home = try Home()
    var paths: [String] = []
    for (index, payload) in HostileTextTests.payloads.enumerated().filter({ $0.offset % 3 == 0 }) {
      let text = payload.filter { $0 != "\n" }
      let path = try home.write(
        "# Story \(text)\n\n## One\n\nA \(text) b.\n\n- `deploy` [Go \(text)](#two)\n- `\(text)` [No](#tow)\n\n## Two\n\n`ending`\n",
        to: "story-\(index).md")
      paths.append(path)
      let result = try Binary.run(["play", path], in: home)
      #expect([0, 3].contains(result.code), "\(result.code) \(result.error)")
      #expect(
        HostileTextTests.isHarmless(result.out) && HostileTextTests.isHarmless(result.error),
        "\(text.debugDescription)")
    }
    for flags in [[], ["--json"]] {
      let result = try Binary.run(["check"] + paths + flags, in: home)
      #expect(result.code == 1, "\(result.code) \(result.error)")
      for name in paths.map({ ($0 as NSString).lastPathComponent }) { #expect(result.out.contains(name)) }
      for line in result.lines + [result.error.trimmingCharacters(in: .newlines)] {
        #expect(HostileTextTests.isHarmless(line), "\(line.debugDescription)")
      }
    }
  }

  @Test(arguments: ["text", "json", "plain"])
  func `a room's name, reasons, lists and counts come back harmless from everywhere`(manner: String) throws {
    let home = try Home()
    let flags = ["text": [String](), "json": ["--json"], "plain": ["--plain"]][manner] ?? []
    let payloads = HostileTextTests.payloads.enumerated().filter { $0.offset % 3 == 0 }.map {
      $0.element.filter { $0 != "\n" && $0 != "\r" }
    }
    let team = "T" + payloads.prefix(60).joined()
    let lines = RoomTests.shipIt.flatMap { line in
      line == "2 5 3" ? [line] + payloads.map { "because 2: v\($0)" } : [line]
    }
    let after =
      payloads.flatMap { ["well w\($0)", "action a\($0)"] } + ["name N\(payloads[0]), D\(payloads[1])"]
      + payloads.prefix(40).map { "note n\($0)" } + [
        "dispute trust d\(payloads[2])", "record", "keep all", "draft",
      ]
    let played = try Binary.run(
      ["room", "ship-it", "--seed", "3", "--session", "mine", "--team", team, "--people", "11"] + flags,
      input: (lines + after).map { $0 + "\n" }.joined(), in: home)
    #expect(played.code == 0, "\(played.error)")
    var texts = [played.out, played.error]
    for name in ["room-record.md", "room.json", "questions-for-my-lead.md"] {
      texts.append(try home.read(name))
    }
    for arguments in [
      ["notes", "mine"], ["compare", "mine", "other"], ["compare", "mine", "other", "--format", "html"],
      ["compare", "mine", "other", "--format", "json"], ["record", "mine", "--format", "html"],
      ["record", "mine", "--format", "text"], ["draft", "mine", "--format", "html"], ["debrief", "mine"],
      ["show", "mine"], ["sessions"],
    ] {
      if arguments.contains("other") {
        _ = try Binary.run(["play", "ship-it", "--session", "other"], input: "1\n", in: home)
      }
      let result = try Binary.run(arguments, in: home)
      #expect(result.code == 0, "\(arguments) \(result.error)")
      texts += [result.out, result.error]
    }
    for text in texts { #expect(HostileTextTests.isHarmless(text), "\(text.prefix(200).debugDescription)") }
    #expect(try home.read("room-record.md").contains("^\\["))
  }
}
