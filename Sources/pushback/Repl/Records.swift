import PushbackCore
import PushbackJournal
import PushbackLibrary

/// The sessions on record, each replayed far enough to say how it stands.
struct Records {
  struct Record {
    enum State: String {
      case unfinished, finished, damaged
    }

    var id: String
    var scenario: String
    var state: State
    /// The ending's id, once there is one.
    var ending: String?
    var decisions: Int
  }

  let outside: Outside

  init(_ outside: Outside) { self.outside = outside }

  /// Newest first. Damaged files are listed, and hide no other.
  var all: [Record] {
    var machines: [String: Machine] = [:]
    return listed.map { entry in
      guard let recorded = try? outside.folder.read(entry), let play = try? play(recorded, &machines) else {
        return Record(id: entry.text, scenario: "", state: .damaged, ending: nil, decisions: 0)
      }
      return Record(
        id: entry.text, scenario: recorded.header.scenario.text, state: play.isOver ? .finished : .unfinished,
        ending: play.isOver ? play.scene.id.text : nil, decisions: play.decisions)
    }
  }

  var names: [String] { listed.map(\.text) }

  private var listed: [SessionID] { (try? outside.folder.ids()) ?? [] }

  /// One session's play, without opening it for writing.
  func play(_ id: String) throws -> (recorded: Recorded, play: Play) {
    guard let sessionID = SessionID(id), outside.folder.contains(sessionID) else {
      let near = nearest(id, among: names).map { " Did you mean \($0)?" } ?? ""
      throw Failure(.failed, "There is no session “\(id)”.\(near) pushback sessions lists them.")
    }
    let recorded = try outside.folder.read(sessionID)
    var machines: [String: Machine] = [:]
    return (recorded, try play(recorded, &machines))
  }

  private func play(_ recorded: Recorded, _ machines: inout [String: Machine]) throws -> Play {
    let header = recorded.header
    let key = "\(header.scenario)\n\(header.source)"
    let machine = try machines[key] ?? Opening.machine(header, in: outside.library)
    machines[key] = machine
    return try Opening.replay(recorded.events, of: header, in: machine)
  }

  /// The session played last; refused with a sentence if there is none.
  func latest() throws -> String {
    guard let newest = listed.first else {
      throw Failure(.failed, "No session is on record yet. pushback begins one.")
    }
    return newest.text
  }
}
