import Foundation
import PushbackTerminal
import Testing

private let terminal = Appearance(colour: .none, layout: .columns(80), editing: .keys(terminal: "xterm"))
private let escape = "\u{1B}"

/// Something happens while a line is half typed.
extension LineEditorTests {
  /// Two readings, the first of which is woken as soon as the program is told to.
  private func readWoken(
    typing keys: String, shown: String, then rest: String, columns: Int = 80, history: [String] = []
  ) throws -> (inputs: [LineEditor.Input?], shown: String) {
    let pty = try #require(PseudoTerminal(columns: columns))
    let editor = LineEditor(
      history: nil, appearance: terminal, input: pty.program, output: pty.program)
    history.forEach { editor?.remember($0) }
    // Asked only while nothing is typed, so the second time everything before has been taken.
    var asked = 0
    pty.play([.shown("say> "), .keys(keys), .shown(shown), .shown("new> "), .shown(shown), .keys(rest)])
    let first = editor?.read(
      prompt: "say> ",
      waking: {
        asked += pty.shown.contains(shown) ? 1 : 0
        return asked == 2
      })
    let second = editor?.read(prompt: "new> ", waking: { false })
    return ([first, second], pty.shown)
  }

  @Test func `a reading that is woken keeps what is half typed, and where the cursor was`() throws {
    let read = try readWoken(typing: "refus\u{02}\u{02}", shown: "refus", then: "X\r")
    #expect(read.inputs == [.woken, .line("refXus")])
    let afterwards = read.shown.components(separatedBy: "new> ").dropFirst().joined()
    #expect(!afterwards.contains("say> "), "the old prompt is gone")
  }

  @Test func `a half line of several rows is taken away as a whole, and comes back`() throws {
    let typed = "a line that is much longer than the narrow terminal, with naïve 日本 letters in it, the end"
    let read = try readWoken(typing: typed, shown: "he end", then: ".\r", columns: 30)
    #expect(read.inputs == [.woken, .line(typed + ".")])
    // Up over the rows that it took, and everything below cleared.
    #expect(
      read.shown.contains("\r\(escape)[A\(escape)[A\(escape)[A\(escape)[J"), "\(read.shown.debugDescription)")
  }

  @Test func `a search or a key that is half typed is not disturbed`() throws {
    let pty = try #require(PseudoTerminal())
    let editor = LineEditor(
      history: nil, appearance: terminal, input: pty.program, output: pty.program)
    editor?.remember("refuse because")
    pty.play([.shown("say> "), .keys("\u{12}fus"), .shown("refuse"), .rest(700), .keys("\u{07}\u{15}done\r")])
    let input = editor?.read(prompt: "say> ", waking: { pty.shown.contains("refuse") })
    #expect(input == .line("done"), "\(pty.shown.debugDescription)")
  }
}
