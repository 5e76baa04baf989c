import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary

/// A story played as at a terminal, by whoever types into it, with a record and files that are thrown away.
struct Playthrough {
  private(set) var repl: Repl
  private let record: ThrowawayFolder
  /// After `quit` nothing is read any more.
  private(set) var isOver = false

  init(
    _ header: PlayFile.Header, _ story: Story, under rules: Rules = .none, in library: Library,
    solutions: Solutions = Solutions()
  ) throws {
    record = try ThrowawayFolder()
    let outside = Outside(library, record: record.path, seed: header.seed, solutions)
    let seating = header.seating
    repl = Repl(
      outside,
      session: try Opening(outside).new(
        story, seed: header.seed, name: nil, room: seating?.room, rules: rules))
    repl.turns.append(
      .session(id: repl.session.id.text, scenario: repl.session.header.scenario, seed: header.seed))
    if let seating, seating.room == nil { try repl.ask(seating) } else { repl.tell(repl.begun) }
  }

  /// What stands before anything is typed.
  mutating func opening() throws -> Answer { try answer(refusal: nil) }

  mutating func type(_ line: String) throws -> Answer {
    guard !isOver else { return Answer(refusal: "The play is over by now; nothing is read any more.") }
    guard !line.trimmed.isEmpty || repl.takesEnter else { return Answer() }
    do {
      if try repl.handle(line) == .quit { isOver = true }
    } catch { return try answer(refusal: Failure(error).message) }
    return try answer(refusal: nil)
  }

  /// What a part of a play file leads to.
  mutating func answer(to part: PlayFile.Part) throws -> Answer {
    guard let typed = part.typed else { return try opening() }
    return try type(typed)
  }

  private mutating func answer(refusal: String?) throws -> Answer {
    try repl.save()
    defer { repl.turns = [] }
    return Answer(refusal: refusal, turns: repl.turns)
  }

  mutating func leave() { repl.session.close(in: repl.outside.folder) }
}

extension PlayFile.Header {
  var seating: Repl.Seating? {
    guard team != nil || people != nil || minutes != nil || votes != nil else { return nil }
    return Repl.Seating(team: team, people: people, minutes: minutes, votes: votes ?? .live)
  }
}

extension Outside {
  /// Where time stands still, dice follow from one seed, and files are written to memory alone.
  fileprivate init(_ library: Library, record: String, seed: UInt64, _ solutions: Solutions) {
    var files: [String: String] = [:]
    self.init(
      stories: library, folder: JournalFolder(record, clock: { 0 }), now: { 0 }, ticks: { 0 },
      newSeed: Outside.seeds(after: seed), write: { files[$1] = $0 }, fileExists: { files[$0] != nil },
      read: { files[$0] },
      load: { path, _ in
        guard let text = files[path] else { throw Failure(.failed, "\(path) was not written in this play.") }
        return Array(text.utf8)
      }, files: { [] }, solutions: solutions)
  }

  /// The seeds that follow from one, for stories begun anew in the middle of a play that must repeat.
  static func seeds(after seed: UInt64) -> () -> UInt64 {
    var count = 0
    return {
      defer { count += 1 }
      return SplitMix(seed: seed).output(count) >> 11
    }
  }
}

/// A folder that is there as long as somebody holds on to it.
private final class ThrowawayFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pushback-\(UUID().uuidString)")
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw Failure(
        .storage, "No folder can be made for the play in \(folder.deletingLastPathComponent().path).")
    }
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
