import Foundation
import PushbackTerminal
import Testing

/// In a process of its own, whose keys become signals as they do for a person.
@Suite(.serialized) struct ControllingTerminalTests {
  /// Reads until told to go, and leaves by the number that `Input` was given.
  private static func readLines(at terminal: String) -> Int32 {
    setsid()
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGHUP] { signal(number, SIG_DFL) }
    let terminal = open(terminal, O_RDWR)
    let appearance = Appearance(colour: .none, layout: .columns(80), editing: .keys(terminal: "xterm"))
    let editor = LineEditor(history: nil, appearance: appearance, input: terminal, output: terminal)
    var line = "say> "
    while let editor {
      switch editor.read(prompt: StyledText(line), completing: { _ in abort() }) {
      case .line(let text): line = "after \(text)> "
      case .interrupted: line = "after an interrupt> "
      case .end: return 40
      case .terminated(let signal): return 128 + signal
      case .woken: return 98
      }
    }
    return 99
  }

  @Test func `control C, D, Z and backslash do what a person expects`() async throws {
    let pty = try #require(PseudoTerminal())
    let before = pty.modes
    let name = String(cString: ttyname(pty.program))
    pty.play([
      .shown("say> "), .keys("half"), .shown("half"), .keys("\u{03}"), .shown("^C"), .shown("interrupt> "),
      // Nobody could continue a stopped orphan, so the system does not stop one; the line is drawn again.
      .keys("half typed"), .shown("half typed"), .keys("\u{1A}"), .shown("interrupt> half typed"),
      .keys(" line\r"), .shown("after half typed line> "), .keys("\u{04}"),
    ])
    await #expect(processExitsWith: .exitCode(40)) { [name = name as String] in
      exit(ControllingTerminalTests.readLines(at: name))
    }
    #expect(pty.modes == before)
    pty.play([.shown("say> "), .keys("half\u{1C}")])
    await #expect(processExitsWith: .exitCode(128 + SIGQUIT)) { [name = name as String] in
      exit(ControllingTerminalTests.readLines(at: name))
    }
    #expect(pty.modes == before)
  }

  @Test func `a crash at the prompt gives the terminal back`() async throws {
    let pty = try #require(PseudoTerminal())
    let before = pty.modes
    let name = String(cString: ttyname(pty.program))
    pty.play([.shown("say> "), .keys("half\t")])
    await #expect(processExitsWith: .signal(SIGABRT)) { [name = name as String] in
      exit(ControllingTerminalTests.readLines(at: name))
    }
    #expect(pty.modes == before)
    pty.wait(for: "half\u{1B}[?2004l")
  }
}
