import Foundation

/// The file of a story while its author works on it. It tells when the file was saved: written in place, or replaced by
/// another of the same name, as many editors do.
final class WatchedFile {
  let path: String
  private var taken: Mark?
  private var last: Mark?

  /// Watches from now on: what is read after this is never missed.
  init(_ path: String) {
    self.path = path
    taken = Mark(path)
    last = taken
  }

  /// True once after each change, as soon as two looks in a row see the same: an editor may still be writing.
  func wasSaved() -> Bool {
    let now = Mark(path)
    defer { last = now }
    guard now != taken, now == last else { return false }
    taken = now
    return true
  }

  /// Whether it was saved since it was last taken up.
  private(set) var waits = false

  func look() { if wasSaved() { waits = true } }

  func take() -> Bool {
    defer { waits = false }
    return waits
  }

  /// What changes when a file does. The moment is that of the last change of any kind, which nothing sets back.
  private struct Mark: Equatable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int

    /// Nil where there is no such file.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      file = UInt64(status.st_ino)
      size = Int64(status.st_size)
      #if os(Linux)
        let moment = status.st_ctim
      #else
        let moment = status.st_ctimespec
      #endif
      seconds = moment.tv_sec
      nanoseconds = moment.tv_nsec
    }
  }
}
