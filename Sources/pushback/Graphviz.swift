import Foundation
import PushbackCore

/// The program `dot`, where it is installed: it lays a graph out as a picture.
enum Graphviz {
  /// In seconds; forty-five scenes take one.
  private static let patience = 60.0

  static func svg(of dot: Dot) throws -> String {
    guard let program = ChildProcess("dot") else {
      throw Failure(
        .failed,
        "A picture needs Graphviz, which is not installed here. apt-get install graphviz gets it, on a Mac brew "
          + "install graphviz; --format dot and --format mermaid need nothing.")
    }
    // What it says of fonts and labels is of no use to somebody who asked for a picture.
    let result = try program.run(["-Tsvg"], input: Data(dot.text.utf8), patience: patience)
    if result.isTooSlow {
      throw Failure(
        .failed, "Graphviz took longer than \(Int(patience)) seconds. --format dot writes what it would draw."
      )
    }
    guard result.isSuccess, !result.out.isEmpty else {
      throw Failure(
        .failed, "Graphviz could not draw it. --format dot writes what it was given; dot -Tsvg says why.")
    }
    return result.text
  }
}
