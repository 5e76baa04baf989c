import PushbackCore
import PushbackJournal
import PushbackLibrary

/// A session as a file of its own, to go on with on another machine.
extension Repl {
  mutating func save(to path: String) throws {
    try save()
    let kept = session.kept
    guard kept.fitsInAFile else {
      throw Misunderstanding("This session is too large for one file. It stays on record as \(session.id).")
    }
    let written = try place(kept.text, path, or: path)
    say(
      .save,
      Document([
        .paragraph(Text("Saved: \(written)")),
        .paragraph(
          Text(
            "restore \(written) goes on from here, on any machine. It holds the story and every word you typed."
          )),
      ]))
  }

  /// Leaves the session one is in, which stays on record, only when the other is on record too.
  mutating func restore(_ path: String) throws {
    try refuseElsewhere()
    try save()
    let restored = try Opening(outside).restore(path)
    open(restored)
    say(.restore, Document([.aside(Text("Restored as \(session.id). \(path) stays as it is."))]))
    try goOn()
  }

  /// Where one stands after coming back, and what the story's file has become since.
  mutating func goOn() throws {
    guard session.reviewed == nil else { return try startReview() }
    tell(session.play.rulesTold(content) + session.play.resumed)
    sayWhatIsLeft()
    if let change = Opening(outside).change(of: session) {
      place = .choosingText(change.transfer, change.header)
      say(.resume, change.document)
    }
  }
}

extension Opening {
  /// A session from a file that `save` wrote, put on record under a name of its own.
  fileprivate func restore(_ path: String) throws -> Session {
    let saved: SavedSession
    let bytes = try outside.load(path, SavedSession.largest)
    do throws(Unrestorable) { saved = try SavedSession(bytes) } catch {
      throw Failure(.data, error.message(path))
    }
    let header = saved.header(as: try outside.folder.newID(for: saved.scenario))
    do {
      let play = try replay(saved, header, path)
      let reviewed = try reviewed(by: play, as: header.id)
      let journal = saved.events.isEmpty ? nil : try outside.folder.restore(saved, as: header.id)
      let clock = SessionClock(moments: [saved.startedAt] + saved.moments, openedAt: outside.ticks())
      return Session(
        header: header, play: play, journal: journal, clock: clock, solutions: outside.solutions,
        reviewed: reviewed)
    } catch {
      outside.folder.giveBack(header.id)
      throw error
    }
  }

  private func replay(_ saved: SavedSession, _ header: SessionHeader, _ path: String) throws -> Play {
    let reading = outside.stories.read(Array(saved.source.utf8), id: saved.scenario)
    guard let scenario = reading.scenario, let machine = Machine(scenario), scenario.title == saved.title
    else {
      let why = reading.findings.first.map { "\($0.code), \($0.message)." } ?? "it is not the one it says."
      throw Failure(.data, "The story in \(path) cannot be played here: \(why)")
    }
    do { return try Play(replaying: saved.events, in: machine, seed: saved.seed) } catch {
      throw Failure(
        .data, "\(path) is damaged: event \(error.index + 1) does not fit its story. Save the session again.")
    }
  }
}
