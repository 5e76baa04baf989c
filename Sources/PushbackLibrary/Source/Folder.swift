#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of text files. Reads ordinary files only, follows no link out of itself, opens no device.
struct Folder: Sendable {
  let path: String

  struct Trouble: Error {
    let words: String
  }

  func folder(_ name: String) -> Folder { Folder(path: path + "/" + name) }

  /// The ids of its files with that ending, sorted. Other names are not ours.
  func ids(ending: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var ids: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasSuffix(ending) else { continue }
      let id = String(name.dropLast(ending.count))
      if isWord(id), isOrdinary(name) { ids.append(id) }
    }
    return ids.sorted()
  }

  /// True for a file proper: not a link, a folder, a device.
  private func isOrdinary(_ name: String) -> Bool {
    var status = stat()
    return lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  func has(_ name: String) -> Bool { isOrdinary(name) }

  /// A file of this folder; a link is refused.
  func read(_ name: String) throws(Trouble) -> [UInt8] {
    try Folder.read(path + "/" + name, flags: O_NOFOLLOW, limit: Intake.largest)
  }

  /// A file somebody named, wherever it is.
  static func read(file path: String, limit: Int = Intake.largest) throws(Trouble) -> [UInt8] {
    try read(path, flags: 0, limit: limit)
  }

  /// One byte more than may be read is enough to know that a file is too large.
  private static func read(_ path: String, flags: Int32, limit: Int) throws(Trouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
    guard file >= 0 else { throw Trouble(words: words(for: errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Trouble(words: words(for: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Trouble(words: "it is not an ordinary file") }
    let limit = limit + 1
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size) + 1, limit))
    var count = 0
    while count < limit {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: min(bytes.count, limit - count)) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { readBytes(file, $0 + count, buffer.count - count) } ?? 0
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Trouble(words: words(for: errno)) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static func words(for code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "you may not read it"
    case ELOOP: "it is a link, and links are not followed here"
    default: String(cString: strerror(code))
    }
  }
}

#if canImport(Glibc)
  private let readBytes = Glibc.read
#else
  private let readBytes = Darwin.read
#endif
