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
    guard let program = ChildProcess("dot", path: path) else {
      throw Failure(
        .failed,
        "A picture needs Graphviz, which is not installed here. apt-get install graphviz gets it, on a Mac brew "
          + "install graphviz; --format dot and --format mermaid need nothing.")
    }
    // What it says of fonts and labels is of no use to somebody who asked for a picture.
    let result = try program.run(["-T\(format)"], input: Data(question.utf8), patience: patience)
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
