import Foundation
import PushbackTerminal
import Testing

private let terminal = Appearance(colour: .none, layout: .columns(80), editing: .keys(terminal: "xterm"))
private let escape = "\u{1B}"

/// One editor at a time: signals belong to the process.
@Suite(.serialized) struct LineEditorTests {
  /// What is read, and what is shown, when these steps follow the prompt.
  private func read(
    _ steps: [PseudoTerminal.Step], history: [String] = [], columns: Int = 80, completions: [Completion] = []
  ) throws -> (input: LineEditor.Input, shown: String, remarks: [String]) {
    let pty = try #require(PseudoTerminal(columns: columns))
    let before = pty.modes
    var editor = LineEditor(history: nil, appearance: terminal, input: pty.program, output: pty.program)
    history.forEach { editor?.remember($0) }
    pty.play([.shown("say> ")] + steps)
    let input = try #require(editor?.read(prompt: "say> ") { _ in completions })
    let remarks = editor?.remarks ?? []
    #expect(pty.modes == before, "after the prompt")
    editor = nil
    pty.wait(for: "\(escape)[?2004l")
    #expect(pty.modes == before, "after the editor")
    return (input, pty.shown, remarks)
  }

  static let keys: [(String, String)] = [
    ("deploy", "deploy"),
    ("", ""),
    ("deplpy\u{7F}\u{7F}oy", "deploy"),
    ("naïve — “résumé”", "naïve — “résumé”"),
    ("日本語\u{7F}", "日本"),
    ("ÿ\u{A0}é", "ÿ\u{A0}é"),
    ("👍 ok", "👍 ok"),
    ("e\u{301}a", "éa"),
    ("bc\u{01}a", "abc"),
    ("ac\u{02}b", "abc"),
    ("bc\u{01}a\u{05}d", "abcd"),
    ("ab\u{01}\u{06}x", "axb"),
    ("abc\u{01}\u{04}", "bc"),
    ("one two\u{1B}bX ", "one X two"),
    ("one two\u{01}\u{1B}fX", "oneX two"),
    ("one two\u{01}\u{1B}d", " two"),
    ("one two\u{17}", "one "),
    ("one two\u{1B}\u{7F}", "one "),
    ("abc\u{02}\u{0B}", "ab"),
    ("abc\u{15}d", "d"),
    ("abc\u{01}\u{0B}x\u{19}", "xabc"),
    ("abc\u{15}\u{19}\u{19}", "abcabc"),
    ("ab\u{14}", "ba"),
    ("word\u{1B}b\u{1B}u", "WORD"),
    ("WORD\u{1B}b\u{1B}l", "word"),
    ("word\u{1B}b\u{1B}c", "Word"),
    ("ac\(escape)[Db", "abc"),
    ("ab\u{01}\(escape)[Cx", "axb"),
    ("ac\(escape)ODb", "abc"),
    ("bc\(escape)[Ha", "abc"),
    ("bc\(escape)[Ha\(escape)[Fd", "abcd"),
    ("bc\(escape)[1~a\(escape)[4~d", "abcd"),
    ("abc\(escape)[H\(escape)[3~", "bc"),
    ("one two\(escape)[1;5DX ", "one X two"),
    ("one two\u{01}\(escape)[1;5C.", "one. two"),
    ("\(escape)[A", "newest"),
    ("\(escape)[A\(escape)[A", "refuse because"),
    ("\u{10}\u{10}\u{10}", "oldest"),
    ("\u{10}\u{10}\u{0E}", "newest"),
    ("\u{12}fuse\(escape)", "refuse because"),
    ("a\u{16}\u{01}b", "a\u{01}b"),
    ("a\u{0}b", "ab"),
    ("a\u{0C}b", "ab"),
    ("half\u{04}", "half"),
  ]

  @Test(arguments: keys)
  func `keys edit the line`(keys: String, text: String) throws {
    let read = try read([.keys(keys + "\r")], history: ["oldest", "refuse because", "newest"])
    #expect(read.input == .line(text))
  }

  @Test func `several lines typed at once are several lines`() throws {
    let pty = try #require(PseudoTerminal())
    let editor = LineEditor(history: nil, appearance: terminal, input: pty.program, output: pty.program)
    pty.play([.shown("say> "), .keys("one\rtwo\rthree\r")])
    let lines = (0..<3).map { _ in editor?.read(prompt: "say> ") }
    #expect(lines == [.line("one"), .line("two"), .line("three")])
  }

  @Test func `control D on an empty line is the end`() throws {
    let read = try read([.keys("\u{04}")])
    #expect(read.input == .end)
    #expect(read.shown.contains("say> ^D\r\n"))
  }

  @Test func `a pasted text is one line and runs nothing`() throws {
    let read = try read([.keys("say \(escape)[200~one\r\ntwo\n\tthree\u{08}\n\(escape)[201~"), .keys("\r")])
    #expect(read.input == .line("say one two  three\u{FFFD}"))
    #expect(read.shown.contains("one⏎⏎two⏎ three"))
    #expect(!read.shown.contains("200~"))
  }

  @Test func `what is not UTF-8 is replaced and said`() throws {
    let read = try read([.bytes([0x61, 0xFF, 0xFE, 0x62, 0xC3, 0x28, 0xE2, 0x82, 0x0D])])
    #expect(read.input == .line("a\u{FFFD}\u{FFFD}b\u{FFFD}(\u{FFFD}"))
    #expect(read.remarks.count == 1)
  }

  @Test func `a line too long is cut and that is said`() throws {
    let read = try read([.keys(String(repeating: "x", count: 4_100) + "\u{7F}\u{7F}yz!\r")])
    #expect(read.input == .line(String(repeating: "x", count: 4_094) + "yz"))
    #expect(read.remarks.first?.contains("4,096") == true)
  }

  @Test func `resizing keeps what is half typed`() throws {
    let typed = "a line that is longer than the narrow terminal "
    let read = try read([
      .keys(typed), .shown("narrow terminal "), .resize(30), .shown("narrow"), .keys("still here\r"),
    ])
    #expect(read.input == .line(typed + "still here"))
  }

  private static let verbs = [
    Completion(text: "deploy", note: "Approve it"), Completion(text: "defer", note: "Decide on Thursday"),
    Completion(text: "refuse", note: "Say no"),
  ]

  @Test func `Tab completes the only word there is`() throws {
    let read = try read([.keys("choose re\tnow\r")], completions: Self.verbs)
    #expect(read.input == .line("choose refuse now"))
  }

  @Test func `Tab lists what could follow, with notes, and keeps the line`() throws {
    let read = try read(
      [.keys("d\t"), .shown("Decide on Thursday"), .shown("say> de"), .keys("p\t\r")], completions: Self.verbs
    )
    #expect(read.input == .line("deploy "))
    #expect(read.shown.contains("  deploy  Approve it\r\n  defer   Decide on Thursday\r\n"))
  }

  @Test func `a hostile name is shown harmless and never typed`() throws {
    let hostile = Completion(text: "x\(escape)]0;owned\u{07}", note: "\u{9B}2J")
    let read = try read([.keys("x\t"), .shown("owned"), .keys("\r")], completions: [hostile])
    #expect(read.input == .line("x"))
    #expect(!read.shown.contains("\(escape)]0") && !read.shown.contains("\u{9B}"))
  }

  @Test func `control C drops the line, and the next prompt is clean`() throws {
    let pty = try #require(PseudoTerminal())
    let before = pty.modes
    let editor = LineEditor(history: nil, appearance: terminal, input: pty.program, output: pty.program)
    pty.play([
      .shown("say> "), .keys("half"), .shown("half"), .signal(SIGINT), .shown("say> "), .keys("whole\r"),
    ])
    #expect(editor?.read(prompt: "say> ") == .interrupted)
    #expect(pty.modes == before)
    #expect(editor?.read(prompt: "say> ") == .line("whole"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func `a request to go gives the terminal back`(signal: Int32) throws {
    let read = try read([.keys("half"), .shown("half"), .signal(signal)])
    #expect(read.input == .terminated(signal: signal))
    #expect(read.shown.hasSuffix("half\r\n\(escape)[?2004l"))
  }

  @Test func `whatever is typed, a line comes out and the terminal is as it was`() throws {
    var random = Seeded(state: 20_240_613)
    let pty = try #require(PseudoTerminal())
    let before = pty.modes
    let editor = try #require(
      LineEditor(history: nil, appearance: terminal, input: pty.program, output: pty.program))
    for _ in 0..<60 {
      // Stopping the output is the terminal's own doing, and the end of the line is ours.
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
        .filter { ![0x03, 0x04, 0x0A, 0x0D, 0x0F, 0x11, 0x13, 0x16, 0x1A, 0x1C].contains($0) }
      pty.play([.shown("say> "), .bytes(bytes), .keys("\u{07}\u{07}\r\r\r")])
      var input = editor.read(prompt: "say> ") { _ in Self.verbs }
      if case .line = input {} else { Issue.record("\(bytes) gave \(input)") }
      while editor.inputWaits { input = editor.read(prompt: "more ") }
      #expect(pty.modes == before)
    }
  }
}

/// Random numbers that are the same every time.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
