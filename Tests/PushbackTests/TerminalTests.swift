import CPseudoTerminal
import Foundation
import Synchronization
import Testing

@testable import pushback

/// The program on a real pseudo terminal.
@Suite(.serialized) struct TerminalTests {
  @Test func `alone it opens in the story, and leaves at the end of input`() throws {
    let terminal = try Terminal([], in: Home())
    try terminal.expect("Nothing leaves this machine.")
    try terminal.expect("A link lands in the team channel")
    try terminal.expect("1, 2, 3?")
    terminal.type("\u{4}")
    #expect(try terminal.exit() == 0)
  }

  @Test func `a choice, a wrong word, an undo`() throws {
    let terminal = try Terminal(["play", "ship-it", "--seed", "1"], in: Home())
    try terminal.expect("1, 2, 3?")
    terminal.type("refsue\r")
    try terminal.expect("Did you mean refuse?")
    terminal.type("ref\r")
    try terminal.expect("Nobody answers")
    terminal.type("undo\r")
    try terminal.expect("Taken back")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `tab lists choices with their texts beside them`() throws {
    let terminal = try Terminal(["play", "ship-it"], in: Home())
    try terminal.expect("1, 2, 3?")
    terminal.type("d\t\t")
    try terminal.expect("Approve it")
    terminal.type("\u{15}stat\t\r")
    try terminal.expect("You are in")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
  }

  @Test func `interrupting cancels the line, twice at once leaves with 130`() throws {
    let terminal = try Terminal(["play", "ship-it"], in: Home())
    try terminal.expect("1, 2, 3?")
    terminal.type("half a li\u{3}")
    try terminal.expect("1, 2, 3?")
    usleep(1_200_000)
    terminal.type("\u{3}")
    try terminal.expect("1, 2, 3?")
    terminal.type("\u{3}")
    #expect(try terminal.exit() == 130)
  }

  @Test func `asked to terminate, it restores the terminal and loses nothing`() throws {
    let home = try Home()
    let terminal = try Terminal(["play", "ship-it", "--session", "mine"], in: home)
    try terminal.expect("1, 2, 3?")
    terminal.type("1\r")
    try terminal.expect("1, 2, 3?")
    terminal.signal(SIGTERM)
    #expect(try terminal.exit() == 128 + SIGTERM)
    #expect(terminal.echoes)
    #expect(try Binary.run(["show", "mine", "--json"], in: home).out.contains("chose"))
  }

  @Test func `killed, it goes on at the same decision`() throws {
    let home = try Home()
    let first = try Terminal(["play", "ship-it", "--session", "mine", "--seed", "2"], in: home)
    try first.expect("1, 2, 3?")
    first.type("1\r")
    try first.expect("Eleven lines", or: "17:25")
    first.signal(SIGKILL)
    _ = try first.exit()
    let again = try Terminal([], in: home)
    try again.expect("Unfinished: “Ship it”, 1 decision")
    again.type("resume mine\r")
    try again.expect("17:25")
    again.type("quit\r")
    #expect(try again.exit() == 0)
  }

  @Test func `a second process on a session is refused and told who has it`() throws {
    let home = try Home()
    let owner = try Terminal(["play", "ship-it", "--session", "mine"], in: home)
    try owner.expect("1, 2, 3?")
    owner.type("1\r")
    try owner.expect("17:25")
    let second = try Binary.run(["play", "--session", "mine"], in: home)
    #expect(second.code == 4)
    #expect(second.error.contains("is open in process \(owner.process)"), "\(second.error)")
    owner.type("quit\r")
    #expect(try owner.exit() == 0)
  }

  @Test(arguments: [["TERM": "dumb"], ["NO_COLOR": "1"], ["ACCESSIBLE": "1"]])
  func `without colour no escape is written but by the line editor`(extra: [String: String]) throws {
    let terminal = try Terminal(["play", "ship-it"], environment: extra, in: Home())
    try terminal.expect("1, 2, 3?")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
    let beforePrompt = terminal.shown.components(separatedBy: "1, 2, 3?")[0]
    if extra["NO_COLOR"] == nil {
      #expect(!terminal.shown.contains("\u{1b}"), "\(terminal.shown.debugDescription)")
    }
    #expect(!beforePrompt.contains("\u{1b}[3") && !beforePrompt.contains("\u{1b}[1m"))
  }

  @Test func `stopped and brought back by a shell, it goes on where it was`() throws {
    let home = try Home()
    let shell = try Terminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash", environment: ["PS1": "shell$ "], in: home)
    try shell.expect("shell$ ")
    shell.type("'\(Binary.path)' play ship-it --session mine\r")
    try shell.expect("1, 2, 3?")
    shell.type("ref")
    try shell.expect("ref")
    shell.type("\u{1a}")
    try shell.expect("Stopped")
    try shell.expect("shell$ ")
    shell.type("fg\r")
    try shell.expect("1, 2, 3?")
    shell.type("use\r")
    try shell.expect("Nobody answers")
    shell.type("quit\r")
    try shell.expect("shell$ ")
    shell.type("exit\r")
    #expect(try shell.exit() == 0)
  }

  @Test func `no line is wider than the window`() throws {
    for columns in [40, 60, 100] {
      let terminal = try Terminal(["play", "ship-it", "--color", "never"], columns: columns, in: Home())
      try terminal.expect("1, 2, 3?")
      terminal.type("quit\r")
      _ = try terminal.exit()
      let text = terminal.shown.components(separatedBy: "1, 2, 3?")[0]
      let widest = text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
      #expect(widest <= columns, "\(widest) of \(columns)")
    }
  }
}

/// The program at a terminal without a window.
final class Terminal {
  let process: pid_t
  private let person: Int32
  private let screen: Mutex<[UInt8]> = Mutex([])
  private var seen = 0

  init(
    _ arguments: [String], program: String = Binary.path, environment: [String: String] = [:],
    columns: Int = 72,
    in home: Home
  ) throws {
    let variables = home.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var person: Int32 = -1
    process = pseudo_terminal_spawn(program, &argv, &envp, UInt16(columns), &person)
    self.person = person
    try #require(process > 0)
  }

  deinit {
    kill(process, SIGKILL)
    close(person)
  }

  var shown: String { screen.withLock { String(decoding: $0, as: UTF8.self) } }

  /// What is shown by now, what has just come included.
  var now: String {
    drain(milliseconds: 5)
    return shown
  }

  func type(_ text: String) {
    var bytes = Array(text.utf8)
    write(person, &bytes, bytes.count)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits until one of these is shown, after everything waited for so far.
  func expect(_ texts: String..., or other: String? = nil, line: Int = #line) throws {
    let wanted = (texts + (other.map { [$0] } ?? [])).map { Array($0.utf8) }
    for _ in 0..<4000 {
      drain(milliseconds: 5)
      let found = screen.withLock { bytes in
        wanted.compactMap { bytes[seen...].firstRange(of: $0)?.upperBound }.min()
      }
      if let found {
        seen = found
        return
      }
    }
    Issue.record("line \(line): never shown: \(texts), but \(shown.suffix(600).debugDescription)")
    throw CancellationError()
  }

  /// The exit code, or 128 and the signal that ended it.
  func exit() throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<4000 {
      drain(milliseconds: 5)
      if waitpid(process, &status, WNOHANG) == process {
        drain(milliseconds: 20)
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
      }
    }
    Issue.record("did not end: \(shown.suffix(400).debugDescription)")
    throw CancellationError()
  }

  /// Whether the terminal is as a shell leaves it: echoing, line by line.
  var echoes: Bool {
    var modes = termios()
    guard tcgetattr(person, &modes) == 0 else { return false }
    return modes.c_lflag & UInt32(ECHO) != 0 && modes.c_lflag & UInt32(ICANON) != 0
  }

  private func drain(milliseconds: Int32) {
    var ready = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    let began = DispatchTime.now().uptimeNanoseconds
    // At the end of the program the terminal answers at once; that must not count as waiting.
    defer {
      let spent = (DispatchTime.now().uptimeNanoseconds - began) / 1000
      if spent < UInt64(milliseconds) * 1000 { usleep(UInt32(UInt64(milliseconds) * 1000 - spent)) }
    }
    while poll(&ready, 1, milliseconds) > 0, ready.revents & Int16(POLLIN) != 0 {
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(person, &chunk, chunk.count)
      guard count > 0 else { return }
      screen.withLock { $0 += chunk[..<count] }
    }
  }
}
