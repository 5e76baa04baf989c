import Foundation
import PushbackTerminal
import Testing

private let plain = Appearance(colour: .none, layout: .unwrapped)

/// Lines from a pipe, in the suite of the other editors because there may be only one at a time.
extension LineEditorTests {
  /// Every line read from these bytes, what was shown, and the remarks.
  private func lines(of bytes: [UInt8]) throws -> (lines: [String], shown: [UInt8], remarks: [String]) {
    let (input, output) = (Pipe(), Pipe())
    let writer = input.fileHandleForWriting
    Thread.detachNewThread {
      try? writer.write(contentsOf: Data(bytes))
      try? writer.close()
    }
    var editor = LineEditor(
      history: nil, appearance: plain, input: input.fileHandleForReading.fileDescriptor,
      output: output.fileHandleForWriting.fileDescriptor)
    var lines: [String] = []
    var remarks: [String] = []
    while case .line(let line) = editor?.read(prompt: "say> ") {
      lines.append(line)
      remarks += editor?.remarks ?? []
    }
    editor = nil
    try output.fileHandleForWriting.close()
    return (lines, try output.fileHandleForReading.readToEnd().map(Array.init) ?? [], remarks)
  }

  static let pipes: [(String, [String])] = [
    ("", []),
    ("\n", [""]),
    ("one", ["one"]),
    ("one\r\ntwo\r\n\r\nthree", ["one", "two", "", "three"]),
    ("a\rb\n", ["a\rb"]),
    ("e\u{301}\n", ["é"]),
    ("\u{1B}[200~a⏎b\n", ["\u{1B}[200~a⏎b"]),
    ("a\u{0}b\n", ["a\u{FFFD}b"]),
    (String(repeating: "x", count: 4_096) + "\r\ny", [String(repeating: "x", count: 4_096), "y"]),
    (String(repeating: "x", count: 4_097) + "\ny", [String(repeating: "x", count: 4_096), "y"]),
    (String(repeating: "é", count: 100_000) + "\ny", [String(repeating: "é", count: 4_096), "y"]),
  ]

  @Test(arguments: pipes)
  func `a pipe gives its lines and is shown nothing`(text: String, lines: [String]) throws {
    let read = try self.lines(of: Array(text.utf8))
    #expect(read.lines == lines)
    #expect(read.shown.isEmpty)
  }

  @Test func `a cut line and bytes that are not text are remarked upon`() throws {
    #expect(try lines(of: Array(String(repeating: "x", count: 4_097).utf8)).remarks.count == 1)
    #expect(try lines(of: [0xFF, 0x0A, 0x61]).remarks.count == 1)
    #expect(try lines(of: Array("all is well\n".utf8)).remarks.isEmpty)
  }

  @Test func `any bytes are read as Swift reads them`() throws {
    var random = Seeded(state: 7)
    // Rich in beginnings of long characters.
    let kinds: [ClosedRange<UInt8>] = [0x20...0x7E, 0x80...0xBF, 0xC0...0xFF, 0xE0...0xE2, 0xF0...0xF4]
    for _ in 0..<200 {
      let bytes = (0..<400).map { _ in
        UInt8.random(in: kinds[Int.random(in: 0..<kinds.count, using: &random)], using: &random)
      }
      let whole = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
      #expect(try lines(of: bytes).lines == [whole], "\(bytes)")
    }
  }

  @Test func `what waits on a pipe is known before it is read`() throws {
    let (input, output) = (Pipe(), Pipe())
    let editor = try #require(
      LineEditor(
        history: nil, appearance: plain, input: input.fileHandleForReading.fileDescriptor,
        output: output.fileHandleForWriting.fileDescriptor))
    #expect(!editor.inputWaits)
    try input.fileHandleForWriting.write(contentsOf: Data("one\ntwo\n".utf8))
    #expect(editor.inputWaits)
    #expect(editor.read(prompt: "") == .line("one"))
    #expect(editor.inputWaits)
    #expect(editor.read(prompt: "") == .line("two"))
    #expect(!editor.inputWaits)
  }

  @Test func `a second editor is refused and harms nothing`() throws {
    let (input, output) = (Pipe(), Pipe())
    func open() -> LineEditor? {
      LineEditor(
        history: nil, appearance: plain, input: input.fileHandleForReading.fileDescriptor,
        output: output.fileHandleForWriting.fileDescriptor)
    }
    let editor = try #require(open())
    #expect(open() == nil)
    kill(getpid(), SIGINT)
    #expect(editor.read(prompt: "") == .interrupted)
    kill(getpid(), SIGINT)
    // Another thread may be the one that gets it.
    #expect((0..<10_000).contains { _ in editor.takeInterrupt() || usleep(1_000) != 0 })
    kill(getpid(), SIGTERM)
    #expect(editor.read(prompt: "") == .terminated(signal: SIGTERM))
    #expect(editor.read(prompt: "") == .terminated(signal: SIGTERM))
  }

  @Test func `a dumb terminal shows its prompt and edits nothing`() throws {
    let pty = try #require(PseudoTerminal())
    let before = pty.modes
    let editor = LineEditor(
      history: nil, appearance: Appearance(colour: .none, layout: .columns(80)), input: pty.program,
      output: pty.program)
    pty.play([.shown("say> "), .keys("a line\r"), .shown("say> "), .keys("\u{04}")])
    #expect(editor?.read(prompt: "say> ") == .line("a line"))
    #expect(editor?.read(prompt: "say> ") == .end)
    #expect(pty.modes == before)
    #expect(!pty.shown.contains("\u{1B}"))
  }
}
