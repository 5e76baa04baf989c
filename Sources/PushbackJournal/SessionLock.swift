import Foundation
import Synchronization

/// Held by the one process that may write a session. The kernel lets go of it when the process ends, so a lock
/// file that was left behind means nothing.
final class SessionLock: Sendable {
  private let descriptor: Mutex<Int32?>

  init(_ files: SessionFiles, at now: Int) throws(JournalError) {
    descriptor = Mutex(try Self.acquire(files))
    let line = Array("\(getpid()) \(now)\n".utf8)
    descriptor.withLock {
      guard let descriptor = $0, ftruncate(descriptor, 0) == 0 else { return }
      // The words are for the one who is refused; the lock holds without them.
      _ = pwrite(descriptor, line, line.count, 0)
    }
  }

  deinit { release() }

  func release() {
    descriptor.withLock {
      if let descriptor = $0 {
        // A child that is being started shares the descriptor for a moment, so closing it is not enough.
        flock(descriptor, LOCK_UN)
        close(descriptor)
      }
      $0 = nil
    }
  }

  private static func acquire(_ files: SessionFiles) throws(JournalError) -> Int32 {
    for _ in 0..<100 {
      let descriptor = open(files.lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .folder(files.folder, trouble: trouble(errno: errno)) }
      guard let held = FileStatus(descriptor: descriptor), held.kind == .file else {
        close(descriptor)
        throw .folder(files.folder, trouble: "\(files.id).lock is not a file")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        defer { close(descriptor) }
        if code == EINTR { continue }
        guard code == EWOULDBLOCK else { throw .folder(files.folder, trouble: trouble(errno: code)) }
        throw refusal(files.id, descriptor)
      }
      // Deleting a session takes the lock file away; a lock on a file without a name excludes nobody.
      if held.identity == FileStatus(files.lock)?.identity { return descriptor }
      close(descriptor)
    }
    throw .open(files.id, process: nil, since: nil)
  }

  private static func refusal(_ id: SessionID, _ descriptor: Int32) -> JournalError {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 2, let process = Int(words[0]), let since = Int(words[1]) else {
      return .open(id, process: nil, since: nil)
    }
    return .open(id, process: process, since: time(since))
  }

  /// The local time, with its day unless that is today.
  private static func time(_ seconds: Int) -> String? {
    guard let then = local(seconds), let today = local(Int(Foundation.time(nil))) else { return nil }
    func pad(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(pad(then.tm_hour)):\(pad(then.tm_min))"
    if (then.tm_year, then.tm_yday) == (today.tm_year, today.tm_yday) { return clock }
    return "\(Int(then.tm_year) + 1900)-\(pad(then.tm_mon + 1))-\(pad(then.tm_mday)) \(clock)"
  }

  private static func local(_ seconds: Int) -> tm? {
    var seconds = time_t(seconds)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? nil : parts
  }
}
