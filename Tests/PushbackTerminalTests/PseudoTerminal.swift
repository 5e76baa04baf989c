import CPseudoTerminal
import Foundation
import Synchronization
import Testing

/// A terminal without a window: what is written to it is kept, and a script types at it.
final class PseudoTerminal: Sendable {
  enum Step: Sendable {
    case keys(String)
    case bytes([UInt8])
    /// Waits until this is shown, after everything waited for so far.
    case shown(String)
    case resize(Int)
    case signal(Int32)
    /// Types nothing for so many milliseconds.
    case rest(UInt32)
  }

  private struct Screen {
    var bytes: [UInt8] = []
    var seen = 0
  }

  let program: Int32
  private let person: Int32
  private let screen = Mutex(Screen())

  init?(columns: Int = 80) {
    var (person, program): (Int32, Int32) = (-1, -1)
    guard pseudo_terminal_open(UInt16(columns), &person, &program) else { return nil }
    self.person = person
    self.program = program
    // Modes that libedit would not choose, so that only a true restoration brings them back.
    var modes = termios()
    tcgetattr(program, &modes)
    modes.c_lflag = (modes.c_lflag | tcflag_t(ECHONL)) & ~tcflag_t(ECHOE)
    tcsetattr(program, TCSANOW, &modes)
    let reader = person
    Thread.detachNewThread { [weak self] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(reader, &bytes, bytes.count)
        guard count > 0, let self else { return }
        let new = bytes.prefix(count)
        self.screen.withLock { $0.bytes += new }
      }
    }
  }

  deinit {
    close(program)
    close(person)
  }

  /// Everything shown so far.
  var shown: String { screen.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(program, &modes)
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt32($0) } + characters
  }

  /// Plays a script on a thread of its own, as a person would beside the program.
  func play(_ steps: [Step]) {
    Thread.detachNewThread {
      for step in steps { self.play(step) }
    }
  }

  func play(_ step: Step) {
    switch step {
    case .keys(let text): play(.bytes(Array(text.utf8)))
    case .bytes(let bytes):
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(person, $0.baseAddress, $0.count) }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    case .shown(let text): wait(for: text)
    case .resize(let columns):
      resize(to: columns)
      kill(getpid(), SIGWINCH)
    case .signal(let number): kill(getpid(), number)
    case .rest(let milliseconds): usleep(milliseconds * 1000)
    }
  }

  /// Gives up after half a minute, so that a broken program fails a test instead of holding it.
  func wait(for text: String) {
    let wanted = Array(text.utf8)
    for _ in 0..<15_000 {
      let isThere = screen.withLock { screen in
        guard let found = screen.bytes[screen.seen...].firstRange(of: wanted) else { return false }
        screen.seen = found.upperBound
        return true
      }
      if isThere { return }
      usleep(2_000)
    }
    Issue.record("“\(text)” was never shown")
    play(.bytes([0x0D]))
  }

  private func resize(to columns: Int) {
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }
}
