import Foundation
import PushbackCore

/// The program `dot`, where it is installed: it lays a graph out as a picture.
enum Graphviz {
  /// In seconds; forty-five scenes take one.
  private static let patience = 60.0

  static func svg(of dot: Dot) throws -> String {
    let process = Process()
    process.executableURL = try program()
    process.arguments = ["-Tsvg"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    // What it says of fonts and labels is of no use to somebody who asked for a picture.
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw Failure(.failed, "Graphviz cannot be started. --format dot writes what it would draw.")
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
      if process.isRunning { process.terminate() }
    }
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: Data(dot.text.utf8))
      try? input.fileHandleForWriting.close()
    }
    let picture = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
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

  private static func program() throws -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
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
