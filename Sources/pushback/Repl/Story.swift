import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary

/// A scenario's text and where it came from: the library, or a file that its author is working on.
struct Story {
  let id: ScenarioID
  let bytes: [UInt8]
  /// As `check` names it.
  let path: String

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A name with a slash or ending in `.md` or `.json` is a file; any other is a story of the library.
  init(_ name: String, in library: Library) throws {
    if name.contains("/") || Form(file: name) != nil {
      let bytes: [UInt8]
      do { bytes = try Library.bytes(file: name) } catch { throw Failure(.usage, error.message) }
      self.init(id: Form.id(file: name), bytes: bytes, path: name)
      return
    }
    let id = ScenarioID(name)
    guard library.contains(id) else {
      let names = library.scenarioNames.map(\.text)
      let near = nearest(name, among: names).map { " Did you mean \($0)?" } ?? ""
      throw Failure(
        .usage, "There is no story “\(name)”.\(near) The stories: \(names.joined(separator: ", ")).")
    }
    self.init(id: id, bytes: try library.bytes(of: id), path: library.path(of: id))
  }

  /// The text that a session was begun with.
  init(_ header: SessionHeader) {
    let bytes = Array(header.source.utf8)
    self.init(
      id: header.scenario, bytes: bytes, path: "scenarios/\(header.scenario)\(Form(of: bytes).ending)")
  }

  private init(id: ScenarioID, bytes: [UInt8], path: String) {
    self.id = id
    self.bytes = bytes
    self.path = path
  }

  /// Ready to run; the errors of a story that cannot be are counted, and `check` shows them.
  func machine(_ library: Library) throws -> Machine {
    let reading = library.read(bytes, id: id)
    guard let scenario = reading.scenario else {
      let count = reading.findings.count { $0.severity == .error }
      let name = path.hasPrefix("scenarios/") ? id.text : path
      throw Failure(
        .data,
        "“\(id)” cannot be played: it has \(count) error\(count == 1 ? "" : "s"). pushback check \(name) shows "
          + (count == 1 ? "it." : "them."))
    }
    guard let machine = Machine(scenario) else {
      throw Failure(
        .data,
        "“\(id)” has more facts, once-only choices or choices in one scene than fit. pushback check says which."
      )
    }
    return machine
  }
}
