import Foundation

/// Lines typed before, in a plain file that several programs may add to at once.
package struct History: Sendable {
  package static let limit = 2_000
  private static let longestLine = 4_096
  /// Enough for a full history of the longest lines; of a file beyond that, only the end is read.
  private static let longestFile = 64 << 20

  package let path: String

  package init(file path: String) {
    self.path = path
  }

  /// Oldest first, each once. A file that cannot be read is an empty history.
  package func lines() -> [String] {
    Self.latest((try? contents()) ?? [])
  }

  /// Adds to what is there by now, also by others; durable on return.
  package func add(_ newer: [String]) throws(HistoryFailure) {
    try replace { older in older + newer }
  }

  package func clear() throws(HistoryFailure) {
    try replace { _ in [] }
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func replace(_ change: ([String]) -> [String]) throws(HistoryFailure) {
    try makeFolder(folder)
    // The folder is what stays while the file is replaced, so the folder is what is locked.
    let lock = try Descriptor(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "open", folder)
    try check(flock(lock.number, LOCK_EX), "lock", folder)
    let text = Self.latest(change(try contents())).map { $0 + "\n" }.joined()
    let new = path + ".new"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let file = try Descriptor(open(new, flags, 0o600), "create", new)
    try check(fchmod(file.number, 0o600), "protect", new)
    try file.write(Array(text.utf8), to: new)
    try check(fsync(file.number), "write", new)
    try check(rename(new, path), "replace", path)
  }

  private func contents() throws(HistoryFailure) -> [String] {
    // Not to hang on a pipe that somebody put in the file's place.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return [] }
    let file = try Descriptor(descriptor, "read", path)
    var state = stat()
    try check(fstat(file.number, &state), "read", path)
    guard state.st_mode & S_IFMT == S_IFREG else {
      throw HistoryFailure(action: "read", path: path, reason: "it is not a plain file")
    }
    lseek(file.number, max(0, state.st_size - off_t(Self.longestFile)), SEEK_SET)
    let bytes = try file.readAll(of: path)
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The newest of equal lines, no more than the limit, without what is not one line of text.
  private static func latest(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    for line in lines.reversed() where kept.count < limit {
      let text = oneLine(line)
      if !text.isEmpty, seen.insert(text).inserted { kept.append(text) }
    }
    return kept.reversed()
  }

  private static func oneLine(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars.prefix(longestLine) {
      let isText = scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      text.append(isText && scalar.value != 0x2028 && scalar.value != 0x2029 ? scalar : " ")
    }
    return String(String(text).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func makeFolder(_ folder: String) throws(HistoryFailure) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      try makeFolder(String(folder[..<slash]))
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    }
    throw HistoryFailure(action: "make", path: folder)
  }
}

/// Why the history could not be kept; play goes on without it.
package struct HistoryFailure: Error, CustomStringConvertible {
  let action: String
  let path: String
  let reason: String

  init(action: String, path: String, reason: String = String(cString: strerror(errno))) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  package var description: String {
    "The history of what you type was not kept: could not \(action) \(path): \(reason)."
  }
}

private func check(_ result: Int32, _ action: String, _ path: String) throws(HistoryFailure) {
  if result != 0 { throw HistoryFailure(action: action, path: path) }
}

/// An open file, closed with the last use.
private final class Descriptor {
  let number: Int32

  init(_ number: Int32, _ action: String, _ path: String) throws(HistoryFailure) {
    if number < 0 { throw HistoryFailure(action: action, path: path) }
    self.number = number
  }

  deinit { close(number) }

  func write(_ bytes: [UInt8], to path: String) throws(HistoryFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw HistoryFailure(action: "write", path: path) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  func readAll(of path: String) throws(HistoryFailure) -> [UInt8] {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
      if count == 0 { return all }
      if count < 0, errno != EINTR { throw HistoryFailure(action: "read", path: path) }
      all += piece.prefix(max(0, count))
    }
  }
}
