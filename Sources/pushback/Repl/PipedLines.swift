import Foundation

/// Lines from something that is not a terminal, with a look at whether more are waiting already.
final class PipedLines {
  struct Line {
    /// Counts from 1.
    var number: Int
    var text: String
  }

  /// A longer line is cut here; nothing one can type is as long.
  static let longest = 65_536

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var ended = false

  init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  /// The next line without its end, bytes that are no text replaced; nil at the end of input.
  func next() -> Line? {
    while true {
      if let newline = buffer[start...].firstIndex(of: 10) {
        defer { start = newline + 1 }
        return line(buffer[start..<newline])
      }
      if ended {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return line(buffer[start...])
      }
      fill()
    }
  }

  /// Whether another line can be read without waiting.
  var hasMore: Bool {
    if buffer[start...].contains(10) { return true }
    if ended { return start < buffer.count }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0 else { return false }
    fill()
    return hasMoreBuffered
  }

  private var hasMoreBuffered: Bool { buffer[start...].contains(10) || (ended && start < buffer.count) }

  private func fill() {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else {
      ended = true
      return
    }
    buffer += chunk[..<count]
  }

  private func line(_ bytes: ArraySlice<UInt8>) -> Line {
    number += 1
    var bytes = bytes.prefix(PipedLines.longest)
    if bytes.last == 13 { bytes.removeLast() }
    return Line(number: number, text: String(decoding: bytes, as: UTF8.self))
  }
}
