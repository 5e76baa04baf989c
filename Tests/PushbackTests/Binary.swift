import CPseudoTerminal
import Foundation
import Synchronization

/// The program itself, as the build left it beside the tests.
enum Binary {
  static let path: String = {
    // Some runs end before anybody has written what they were to read.
    signal(SIGPIPE, SIG_IGN)
    let runner = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appendingPathComponent("pushback").path
  }()

  /// Copies the program and its resources folder. Another process copies, because a file that some child of this one
  /// still holds open for writing cannot be run.
  static func copy(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let build = URL(fileURLWithPath: path).deletingLastPathComponent()
    let resources = try FileManager.default.contentsOfDirectory(atPath: build.path)
      .filter { $0.contains("PushbackLibrary.") && ($0.hasSuffix(".resources") || $0.hasSuffix(".bundle")) }
    let copier = Process()
    copier.executableURL = URL(fileURLWithPath: "/bin/cp")
    copier.arguments = ["-R", path] + resources.map { build.appendingPathComponent($0).path } + [folder.path]
    try copier.run()
    copier.waitUntilExit()
  }

  struct Result {
    var code: Int32
    var out: String
    var error: String
    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  /// Runs the program to its end with the given input, in a folder of its own.
  static func run(_ arguments: [String], input: String = "", in home: Home, path: String = Binary.path) throws
    -> Result
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = home.folder
    process.environment = home.environment
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    // Both pipes are drained while the program runs, so that neither can fill up and stop it.
    let drained = Drain(stderr.fileHandleForReading)
    DispatchQueue.global().async {
      try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let code =
      process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Result(code: code, out: String(decoding: out, as: UTF8.self), error: drained.text)
  }
}

/// Reads a pipe to its end on a thread of its own.
final class Drain: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let data = Mutex(Data())

  private let begun = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      var isFirst = true
      while case let chunk = handle.availableData, !chunk.isEmpty {
        data.withLock { $0 += chunk }
        if isFirst { begun.signal() }
        isFirst = false
      }
      if isFirst { begun.signal() }
      done.signal()
    }
  }

  /// What was written up to now.
  var soFar: String { data.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Until something was written, or the other end is gone.
  func waitForFirst() { begun.wait() }

  var text: String {
    done.wait()
    defer { done.signal() }
    return soFar
  }
}

/// A folder that exists for one test: the record, and where files are written.
final class Home: Sendable {
  let folder: URL
  private let extra: [String: String]

  init(adding extra: [String: String] = [:]) throws {
    self.extra = extra
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pushback-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var record: String { folder.appendingPathComponent("record").path }
  var environment: [String: String] {
    let usual = [
      "PUSHBACK_HOME": record, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "TZ": "UTC",
    ]
    return usual.merging(extra) { $1 }
  }

  func write(_ text: String, to name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }
}
