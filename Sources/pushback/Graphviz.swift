import Foundation
import PushbackCore

/// The program `dot`, where it is installed: it lays a graph out as a picture.
enum Graphviz {
  /// In seconds; forty-five scenes take one.
  static let patience = 60.0

  static func svg(of dot: Dot) throws -> String { try answer(to: dot.text, as: "svg") }

  /// Where everything stands, without the words.
  static func places(of placement: Placement) throws -> Drawing {
    guard let drawing = placement.drawing(placedBy: try answer(to: placement.question, as: "plain")) else {
      throw Failure(.failed, "Graphviz answered with places for another graph than it was asked about.")
    }
    return drawing
  }

  static func answer(
    to question: String, as format: String, patience: Double = patience,
    path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) throws -> String {
    let process = Process()
    process.executableURL = try program(in: path ?? "")
    process.arguments = ["-T\(format)"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    // What it says of fonts and labels is of no use to somebody who asked for a picture.
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw Failure(.failed, "Graphviz cannot be started. --format dot writes what it would draw.")
    }
    // On a thread of its own: a queue whose threads are all busy would wait as well.
    let ended = DispatchSemaphore(value: 0)
    let dot = process.processIdentifier
    Thread.detachNewThread {
      if ended.wait(timeout: .now() + patience) == .timedOut { kill(dot, SIGKILL) }
    }
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: Data(question.utf8))
      try? input.fileHandleForWriting.close()
    }
    let picture = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    ended.signal()
    if process.terminationReason == .uncaughtSignal {
      throw Failure(
        .failed, "Graphviz took longer than \(Int(patience)) seconds. --format dot writes what it would draw."
      )
    }
    guard process.terminationStatus == 0, !picture.isEmpty else {
      throw Failure(
        .failed, "Graphviz could not draw it. --format dot writes what it was given; dot -Tsvg says why.")
    }
    return String(decoding: picture, as: UTF8.self)
  }

  private static func program(in path: String) throws -> URL {
    let folders = path.split(separator: ":").map(String.init)
    let paths = folders.filter { $0.hasPrefix("/") }.map { "\($0)/dot" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
      throw Failure(
        .failed,
        "A picture needs Graphviz, which is not installed here. apt-get install graphviz gets it, on a Mac brew "
          + "install graphviz; --format dot and --format mermaid need nothing.")
    }
    return URL(fileURLWithPath: path)
  }
}
