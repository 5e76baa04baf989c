import Foundation
import Synchronization

/// Standard output and standard error: whatever is written there is written whole, or the run does not succeed.
enum Streams {
  /// What stopped standard output; nothing is written to it any more, so that it has no holes.
  private static let trouble = Mutex<Int32?>(nil)

  /// Before any file is opened: a file must not get the number of a stream that is closed.
  static func open() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      // The wrong way round, so that using it fails as it does where it is closed.
      _ = Foundation.open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  static func out(_ text: String) {
    var text = text
    text.withUTF8 { out(UnsafeRawBufferPointer($0)) }
  }

  static func out(_ bytes: Data) { bytes.withUnsafeBytes(out) }

  static func error(_ text: String) {
    var text = text
    _ = text.withUTF8 { write(UnsafeRawBufferPointer($0), to: 2) }
  }

  /// The exit code of a run that was about to end with this one. Where standard output is not whole, that is said, and
  /// is no success.
  static func ending(with code: Int32) -> Int32 {
    guard let trouble = trouble.withLock(\.self) else { return code }
    let why = trouble == EBADF ? "it is closed" : OutputFile.words(trouble)
    error(
      "pushback: Standard output could not be written: \(why). Some of what belongs there is missing; send it to "
        + "another place.\n")
    return code == 0 ? Failure.Code.failed.rawValue : code
  }

  /// Whether what is written to standard output cannot arrive any more: it failed, or whoever read it is gone.
  static var isCutOff: Bool {
    if trouble.withLock(\.self) != nil { return true }
    var end = pollfd(fd: 1, events: 0, revents: 0)
    return poll(&end, 1, 0) > 0 && end.revents & Int16(POLLERR | POLLHUP) != 0
  }

  private static func out(_ bytes: UnsafeRawBufferPointer) {
    trouble.withLock { trouble in
      guard trouble == nil, let problem = write(bytes, to: 1) else { return }
      // A reader that went away has seen enough.
      if problem != EPIPE { trouble = problem }
    }
  }

  /// Writes all of it. What kept it from that; nil where nothing did.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        // Somebody who shares it made it return at once.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
