import Foundation
import PushbackCore

/// Files that a user asked for: whole or not at all, and never over another by accident.
enum OutputFile {
  static func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  /// Writes beside the place, makes it durable, then moves it there. A file that is replaced hands on its mode and its
  /// owner; one that may not be written stays.
  static func write(_ bytes: Data, to path: String) throws {
    let replaced = try replaceable(path)
    let folder = path.folderPart
    let temporary = folder.appending(
      part:
        ".pushback-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if let replaced {
      // Only the superuser may give a file away; in everybody else's hands it becomes theirs.
      _ = fchown(descriptor, replaced.st_uid, replaced.st_gid)
      fchmod(descriptor, replaced.st_mode & 0o777)
    }
    do {
      try file.write(contentsOf: bytes)
      try file.synchronize()
      try file.close()
    } catch {
      unlink(temporary)
      throw failure(path)
    }
    guard rename(temporary, path) == 0 else {
      let problem = failure(path)
      unlink(temporary)
      throw problem
    }
    let directory = open(folder.isEmpty ? "." : folder, O_RDONLY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Adds to the file of that name, or to a new one, for as long as somebody holds on to what is given back.
  static func appending(to path: String) throws -> (String) throws -> Void {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return { text in
      var (status, text) = (stat(), text)
      // What is written to a file without a name is gone with the program.
      if fstat(file.fileDescriptor, &status) == 0, status.st_nlink == 0 {
        throw Failure(.failed, "\(path) was removed. Choose another place.")
      }
      if let problem = text.withUTF8({ Streams.write(UnsafeRawBufferPointer($0), to: file.fileDescriptor) }) {
        throw failure(path, problem)
      }
    }
  }

  /// The file that stands there; nil where none does.
  private static func replaceable(_ path: String) throws -> stat? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.failed, "\(path) is no file that can be replaced. Choose another place.")
    }
    guard access(path, W_OK) == 0 else {
      let why = words(errno)
      throw Failure(
        .failed, "\(path) stays as it is: \(why). Make it writable first, or choose another place.")
    }
    return status
  }

  /// Makes the folder and those above it, unless they are there.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.failed, "\(path) cannot be made a folder. Choose another place.")
    }
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Names in the current folder.
  static func here() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func failure(_ path: String, _ problem: Int32 = errno) -> Failure {
    Failure(.failed, "\(path) cannot be written: \(words(problem)). Choose another place.")
  }

  static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// Where a text goes that somebody asked for: a file, a folder, or without either what is shown.
struct OutputPlace {
  let path: String?
  /// Whether a file that is there may go.
  let force: Bool

  /// A folder takes the default name. Refuses to overwrite.
  func write(_ text: String, defaultName: String) throws {
    guard path != nil else { return Screen.standardOut(text) }
    try write(Data(text.utf8), defaultName: defaultName)
  }

  /// The same for what is no text; without a place nothing is written.
  func write(_ bytes: Data, defaultName: String) throws {
    guard var path else { return }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      path = path.appending(part: defaultName)
    }
    guard force || !OutputFile.exists(path) else {
      throw Failure(
        .refused, "\(path) is there already. Choose another name, or add --force to overwrite it.")
    }
    try OutputFile.write(bytes, to: path)
    Screen.standardError("Written: \(neutral(path))\n")
  }
}
