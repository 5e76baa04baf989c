import PushbackCore
import PushbackJournal
import PushbackLibrary

/// The sessions on record, each replayed far enough to say how it stands.
struct Records {
  struct Record {
    enum State: String {
      case unfinished, finished, review, damaged
    }

    var id: String
    var scenario: String
    var state: State
    /// The ending's id, once there is one.
    var ending: String?
    var decisions: Int
  }

  let outside: Outside
  private let read = Read()

  /// What was read once, for as long as somebody holds on to this.
  private final class Read { var recordings: [String: Recording] = [:] }

  init(_ outside: Outside) { self.outside = outside }

  /// Newest first. Damaged files are listed, and hide no other.
  var all: [Record] {
    ids.map { id in
      guard let recording = try? outside.folder.read(id), let play = try? replay(recording) else {
        return Record(id: id.text, scenario: "", state: .damaged, ending: nil, decisions: 0)
      }
      let isPlay = play.reviewed.isEmpty
      return Record(
        id: id.text, scenario: recording.header.scenario.text,
        state: !isPlay ? .review : play.isOver ? .finished : .unfinished,
        ending: isPlay && play.isOver ? play.scene.id.text : nil, decisions: play.decisions)
    }
  }

  var names: [String] { ids.map(\.text) }

  private var ids: [SessionID] { (try? outside.folder.ids()) ?? [] }

  var table: Document {
    let rows = all.map { record in
      [
        Text(record.id), Text(record.scenario), Text(record.state.rawValue), Text(record.ending ?? ""),
        Text("\(record.decisions)"),
      ]
    }
    guard !rows.isEmpty else { return Document([.paragraph("No session is on record yet.")]) }
    return Document([
      .table(
        Table(header: ["session", "story", "state", "ending", "decisions"], rows: rows, rightAligned: [4])),
      .hint("resume ID goes on with one; from the shell, pushback play --session ID."),
    ])
  }

  /// The session of a name; refused with the nearest one if there is none.
  func id(_ name: String) throws -> SessionID {
    guard let id = try? SessionID(name), outside.folder.contains(id) else {
      let near = nearest(name, among: names).map { " Did you mean \($0)?" } ?? ""
      throw Failure(
        .failed, "There is no session “\(neutral(name))”.\(near) The command sessions lists them.")
    }
    return id
  }

  func recording(_ name: String) throws -> Recording {
    if let known = read.recordings[name] { return known }
    let recording = try outside.folder.read(try id(name))
    read.recordings[name] = recording
    return recording
  }

  /// One session's play, without opening it for writing.
  func play(_ name: String) throws -> (recording: Recording, play: Play) {
    let recording = try recording(name)
    return (recording, try replay(recording))
  }

  private func replay(_ recording: Recording) throws -> Play {
    let machine = try outside.machines.machine(of: recording.header, in: outside.stories)
    return try Opening.replay(recording.events, of: recording.header, in: machine)
  }

  /// The session played last; refused with a sentence if there is none.
  func latest() throws -> String {
    guard let newest = try outside.folder.ids().first else {
      throw Failure(.failed, "No session is on record yet. pushback begins one.")
    }
    return newest.text
  }
}
