package import PushbackCore

/// What playing needs of the library, and no more: a story is on the screen before the clauses are read.
extension Library {
  package func contains(_ id: ScenarioID) -> Bool { scenarioNames.contains(id) }

  /// A story's file as findings and lists name it.
  package func path(of id: ScenarioID) -> String { "scenarios/\(fileName(id))" }

  /// The bytes of a story of the library.
  package func bytes(of id: ScenarioID) throws(Unreadable) -> [UInt8] {
    guard isWord(id.text) else { throw Unreadable(message: "“\(brief(id.text))” is no story's name.") }
    do throws(Folder.Trouble) { return try scenarios.read(fileName(id)) } catch {
      throw Unreadable(message: "The story “\(id)” cannot be read: \(error.words).")
    }
  }

  /// The most bytes that a story, or another file an author works on, may have.
  package static let largestFile = Intake.largest

  /// The bytes of a file that an author is working on, and no more than one beyond the limit, which tells that there
  /// are more.
  package static func bytes(file path: String, limit: Int = largestFile) throws(Unreadable) -> [UInt8] {
    do throws(Folder.Trouble) { return try Folder.read(file: path, limit: limit) } catch {
      throw Unreadable(message: "\(path) cannot be read: \(error.words).")
    }
  }

  /// What `pushback new` begins a story with.
  package func template() throws(Unreadable) -> String {
    do throws(Folder.Trouble) {
      return String(decoding: try contents.folder("templates").read("scenario.md"), as: UTF8.self)
    } catch {
      throw Unreadable(message: "The beginning for new stories cannot be read: \(error.words).")
    }
  }

  /// Reads a story to play it. Names of acts, clauses and articles are for `check` to check.
  package func read(_ bytes: [UInt8], id: ScenarioID) -> Reading {
    Reading(
      bytes: bytes, id: id, name: "scenarios/\(id)\(Form(of: bytes).ending)",
      knowing: Vocabulary(measures: measures().value.map(\.id.text)))
  }
}

/// A file of the library that cannot be had, told to people.
package struct Unreadable: Error, Hashable, Sendable {
  package let message: String
}
