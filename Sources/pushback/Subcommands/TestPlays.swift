import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct TestPlays: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Play the .play files beside stories, and say where something else is shown than they say.",
    discussion:
      "pushback guide writing-scenarios says how such a file is written; play --record FILE writes one. The exit code "
      + "is 1 where a play differs, and 2 where a file cannot be read.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(
    help:
      "Play files, and folders that hold them or hold folders of them; without any, the current folder, or the library’s stories."
  )
  var paths: [String] = []

  @Flag(help: "Write down what is shown now; lines that are * keep standing for the rest.")
  var update = false

  @ArgumentParser.Option(help: "How to report: text, or json by Content/plays.schema.json.")
  var format = Format.text

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let files = try files(library)
    let solutions = Solutions()
    let played = try files.map {
      try PlayedFile($0, for: update ? .update : .compare, in: library, solutions: solutions)
    }
    switch format {
    case .json: Screen.standardOut(JSON.array(played.map(\.json)).pretty + "\n")
    case .text: for file in played { if let document = file.document { looks.show(document) } }
    }
    Screen.standardError(summary(played) + "\n")
    if let code = played.compactMap(\.code).max(by: { $0.rawValue < $1.rawValue }) {
      throw ExitCode(code.rawValue)
    }
  }

  /// What was named, or what is at hand. A name that is no folder is taken for a file, whatever it ends in.
  private func files(_ library: Library) throws -> [String] {
    guard paths.isEmpty else {
      return try paths.flatMap { path in
        guard FilesBelow.isFolder(path) else { return [path] }
        let found = plays(in: path)
        guard !found.isEmpty else { throw Failure(.usage, "There is no .play file in \(path).") }
        return found
      }
    }
    let here = shelves.folder == nil ? plays(in: ".") : []
    if !here.isEmpty { return here }
    guard !update else {
      throw Failure(.usage, "Say which files to write anew. For example: pushback test --update scenarios")
    }
    let found = plays(in: library.root + "/scenarios")
    guard !found.isEmpty else {
      throw Failure(.usage, "There is no .play file here, and none in the library.")
    }
    return found
  }

  private func plays(in folder: String) -> [String] { FilesBelow.names(in: folder) { $0.hasSuffix(".play") } }

  private func summary(_ played: [PlayedFile]) -> String {
    func count(_ outcome: String) -> Int { played.count { $0.word == outcome } }
    let parts = ["as-written", "updated", "differs", "refused", "unreadable"].compactMap { word -> String? in
      let number = count(word)
      return number == 0 ? nil : "\(number) \(word.replacing("as-written", with: "as written"))"
    }
    return "\(played.count) play\(played.count == 1 ? "" : "s"): \(parts.joined(separator: ", "))."
  }
}

extension PlayedFile {
  fileprivate var word: String {
    switch outcome {
    case .asWritten: "as-written"
    case .differs: "differs"
    case .updated: "updated"
    case .held: "refused"
    case .unreadable: "unreadable"
    }
  }

  fileprivate var code: Failure.Code? {
    switch outcome {
    case .asWritten, .updated: nil
    case .differs, .held: .failed
    case .unreadable: .usage
    }
  }

  /// Nil where there is nothing to say.
  fileprivate var document: Document? {
    switch outcome {
    case .asWritten: nil
    case .updated: Document([.paragraph(Text("Written anew: \(path)"))])
    case .differs(let difference): difference.document(file: path)
    case .held(let difference):
      difference.document(file: path)
        + Document([
          .paragraph(
            Text("Nothing was written to \(path): change the line that is refused, or expect the refusal."))
        ])
    case .unreadable(let message): Document([.paragraph(Text(message))])
    }
  }

  fileprivate var json: JSON {
    let members: [JSON.Member] =
      switch outcome {
      case .differs(let difference), .held(let difference): difference.members
      case .unreadable(let message): [JSON.Member("message", .string(message))]
      case .asWritten, .updated: []
      }
    return .object([JSON.Member("file", .string(path)), JSON.Member("outcome", .string(word))] + members)
  }
}
