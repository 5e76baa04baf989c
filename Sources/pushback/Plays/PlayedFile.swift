import Foundation
import PushbackCore
import PushbackLibrary

/// A play file and what was shown when its lines were typed.
struct PlayedFile {
  let path: String
  let outcome: Outcome

  enum Outcome {
    case asWritten
    case differs(PlayDifference)
    /// Written anew.
    case updated
    /// A line is refused that was not before, so nothing was written.
    case held(PlayDifference)
    case unreadable(String)
  }

  /// What becomes of a file that says something else than what is shown.
  enum Purpose {
    case compare, update
  }

  init(_ path: String, for purpose: Purpose, in library: Library, solutions: Solutions) throws {
    self.path = path
    let file: PlayFile
    let story: Story
    let rules: Rules
    do {
      file = try PlayFile(file: path)
      story = try Story(of: file.header, in: path, library)
      _ = try story.machine(library)
      rules = try file.rules(in: path, library)
    } catch {
      outcome = .unreadable(Failure(error).message)
      return
    }
    var play = try Playthrough(file.header, story, under: rules, in: library, solutions: solutions)
    defer { play.leave() }
    outcome =
      switch purpose {
      case .compare: try PlayedFile.compared(file, &play)
      case .update: try PlayedFile.updated(path, file, &play)
      }
  }

  private static func compared(_ file: PlayFile, _ play: inout Playthrough) throws -> Outcome {
    for part in file.parts {
      let answer = try play.answer(to: part)
      if let difference = part.difference(from: answer.lines, refusal: answer.refusal) {
        return .differs(difference)
      }
    }
    return .asWritten
  }

  private static func updated(_ path: String, _ file: PlayFile, _ play: inout Playthrough) throws -> Outcome {
    var fresh = file
    for (index, part) in file.parts.enumerated() {
      let answer = try play.answer(to: part)
      guard let difference = part.difference(from: answer.lines, refusal: answer.refusal) else { continue }
      if answer.refusal != nil { return .held(difference) }
      fresh.parts[index] = part.rerecorded(answer.lines)
    }
    guard fresh != file else { return .asWritten }
    try OutputFile.write(fresh.text, to: path)
    return .updated
  }
}

extension PlayFile {
  init(file path: String) throws {
    let bytes: [UInt8]
    do { bytes = try Library.bytes(file: path) } catch { throw Failure(.usage, error.message) }
    guard bytes.count <= Library.largestFile else {
      throw Failure(.usage, "\(path) is no play: it has more than a million bytes.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.usage, "\(path) is no play: it is not UTF-8 text. Save it as UTF-8.")
    }
    do throws(PlayFile.Trouble) { try self.init(text) } catch {
      throw Failure(.usage, "\(path):\(error.line): \(error.message)")
    }
  }
}

extension PlayFile {
  /// The rules of the file that its header names; where they cannot be read, that place is told.
  func rules(in path: String, _ library: Library) throws -> Rules {
    guard let name = header.rules else { return .none }
    let folder = path.folderPart
    let file = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    do { return try RuleSource.rules(file: file, library.content.value) } catch {
      let failure = Failure(error)
      let place = place(of: "rules").map { ":\($0.line):\($0.column)" } ?? ""
      throw Failure(failure.code, "\(path)\(place): \(failure.message)")
    }
  }
}

extension Story {
  /// The story that a play file names, or is named after: beside it, else in the library.
  init(of header: PlayFile.Header, in path: String, _ library: Library) throws {
    let folder = path.folderPart
    let file = path.namePart
    let name = header.scenario ?? String(file.prefix { $0 != "." })
    if name.contains("/") || name.hasSuffix(".md") {
      try self.init(name.hasPrefix("/") ? name : "\(folder.isEmpty ? "." : folder)/\(name)", in: library)
      return
    }
    let beside = "\(folder.isEmpty ? "." : folder)/\(name).md"
    try self.init(OutputFile.exists(beside) ? beside : name, in: library)
  }
}
