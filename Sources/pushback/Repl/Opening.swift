import PushbackCore
import PushbackJournal
import PushbackLibrary

/// Opens sessions: new ones, and ones on record.
struct Opening {
  let outside: Outside

  init(_ outside: Outside) { self.outside = outside }

  /// A session that begins now. What is drawn before its first decision is already decided, not yet kept.
  func new(
    _ story: Story, seed: UInt64?, name: SessionID?, room: Room? = nil, rules: Rules = .none,
    keeping: Session.Keeping = .onRecord
  ) throws -> Session {
    let machine = try story.machine(outside.stories)
    let seed = seed ?? outside.newSeed()
    let header = SessionHeader(
      id: try name ?? newName(for: story, keeping), scenario: story.id, title: machine.scenario.title,
      seed: seed, source: story.text, startedAt: Int(outside.now()))
    outside.machines.keep(machine, of: header)
    let play: Play
    do { play = try Play(machine, seed: seed) } catch { throw Failure(.data, error.sentence) }
    var session = Session(
      header: header, play: play, journal: nil, clock: SessionClock(earlier: 0, openedAt: outside.ticks()),
      solutions: outside.solutions, keeping: keeping)
    do {
      for move in Play.begins(under: rules) { _ = try session.make(move) }
      guard session.play.rules == rules else {
        throw Failure(
          .data, "“\(story.id)” under these rules has more to remember than fits. Use fewer rules.")
      }
      if let room { _ = try session.make(.room(.seat(room))) }
      _ = try session.make(.begin)
    } catch let error as Play.Refusal {
      if case .room = error { throw Failure(.usage, error.sentence) }
      throw Failure(.data, error.sentence)
    }
    return session
  }

  /// A play that is kept nowhere takes no name from those that are.
  private func newName(for story: Story, _ keeping: Session.Keeping) throws -> SessionID {
    switch keeping {
    case .onRecord: try outside.folder.newID(for: story.id)
    case .nowhere: try SessionID("watched")
    }
  }

  /// A session on record, open for going on with it. `evidence` is what a review of several sessions goes through, where
  /// that is known already.
  func resume(_ name: String, reviewing evidence: Evidence? = nil) throws -> Session {
    let journal = try outside.folder.open(try Records(outside).id(name))
    do {
      let machine = try outside.machines.machine(of: journal.header, in: outside.stories)
      let play = try Opening.replay(journal.events, of: journal.header, in: machine)
      let clock = SessionClock(
        moments: [journal.header.startedAt] + journal.moments, openedAt: outside.ticks())
      return Session(
        header: journal.header, play: play, journal: journal, clock: clock, solutions: outside.solutions,
        reviewed: try evidence ?? reviewed(by: play, as: journal.header.id))
    } catch {
      journal.close()
      throw error
    }
  }

  /// What a review of several sessions goes through; nil for a play.
  func reviewed(by play: Play, as id: SessionID) throws -> Evidence? {
    guard !play.reviewed.isEmpty else { return nil }
    return try Evidence(reviewedBy: id.text, play.reviewed, outside)
  }

  static func replay(_ events: [Event], of header: SessionHeader, in machine: Machine) throws -> Play {
    do { return try Play(replaying: events, in: machine, seed: header.seed) } catch {
      throw Failure(
        .data,
        "The record of \(header.id) does not fit its story from event \(error.index + 1) on. "
          + "pushback show \(header.id) lists the events.")
    }
  }

  /// How the scenario's file has changed since a session was begun.
  struct Change {
    var transfer: Transfer
    /// The session that moving to the new text would begin.
    var header: SessionHeader
    var document: Document
  }

  /// Nil if the text is the same, or gone, or cannot be played as it stands; and under rules, which were tried against
  /// the old text.
  func change(of session: Session, to story: Story? = nil) -> Change? {
    guard session.play.rules.isEmpty, session.reviewed == nil,
      let story = try? story ?? Story(session.header.scenario.text, in: outside.stories),
      story.text != session.header.source, let machine = try? story.machine(outside.stories),
      let transfer = try? Transfer(session.play, to: machine),
      let name = try? outside.folder.newID(for: story.id)
    else { return nil }
    let header = SessionHeader(
      id: name, scenario: story.id, title: machine.scenario.title, seed: session.header.seed,
      source: story.text,
      startedAt: Int(outside.now()))
    return Change(transfer: transfer, header: header, document: Opening.document(transfer, header))
  }

  private static func document(_ transfer: Transfer, _ header: SessionHeader) -> Document {
    var blocks: [Block] = [
      .paragraph("The story’s file has changed since you played. Moved to the new text, your choices:")
    ]
    let lines = transfer.notes.map { note -> [Block] in
      switch note {
      case .kept(let text): [.paragraph(Text("kept: \(text)"))]
      case .changed(let text): [.paragraph(Text("changed: \(text)"))]
      case .refused(let text): [.paragraph(Text("refused: \(text)"))]
      }
    }
    if !lines.isEmpty { blocks.append(.list(lines)) }
    let scene = transfer.play.scene.title
    blocks.append(
      .options([
        Option(number: 1, word: "old", text: "Play on with the text the session was begun with."),
        Option(number: 2, word: "new", text: "Go on with the new text as \(header.id), in “\(scene)”."),
      ]))
    return Document(blocks)
  }
}
