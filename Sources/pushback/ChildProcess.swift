import Foundation
import PushbackCore

/// A program of somebody else, run without a shell: its arguments are words, and whatever they hold stays in them.
struct ChildProcess {
  /// As it is typed, such as `git`.
  let name: String
  private let url: URL

  /// Nil where it is not installed.
  init?(_ name: String, path: String? = ProcessInfo.processInfo.environment["PATH"]) {
    let folders = (path ?? "").split(separator: ":").map(String.init)
    let paths = folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.name = name
    url = URL(fileURLWithPath: path)
  }

  struct Result {
    var code: Int32
    var out: Data
    var error: String
    var isTooSlow: Bool
    var isSuccess: Bool { code == 0 && !isTooSlow }
    var text: String { String(decoding: out, as: UTF8.self) }
  }

  /// Runs it to its end, and ends it after so many seconds; `environment` is added to this program's own.
  func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], patience: Double
  ) throws -> Result {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    do { try process.run() } catch { throw Failure(.failed, "\(name) cannot be started.") }
    // On a thread of its own: a queue whose threads are all busy would wait as well.
    let (ended, child) = (DispatchSemaphore(value: 0), process.processIdentifier)
    Thread.detachNewThread {
      if ended.wait(timeout: .now() + patience) == .timedOut { kill(child, SIGKILL) }
    }
    DispatchQueue.global().async {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    // Both are read while it runs, so that neither can fill up and stop it.
    let complaints = Reading(stderr.fileHandleForReading)
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    ended.signal()
    return Result(
      code: process.terminationStatus, out: out, error: complaints.text,
      isTooSlow: process.terminationReason == .uncaughtSignal)
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Reading: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var data = Data()

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      data = handle.readDataToEndOfFile()
      done.signal()
    }
  }

  /// To be asked once.
  var text: String {
    done.wait()
    return String(decoding: data, as: UTF8.self)
  }
}
