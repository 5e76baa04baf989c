import PushbackCore
import PushbackJournal
import PushbackLibrary

/// Opens sessions: new ones, and ones on record.
struct Opening {
  let outside: Outside

  init(_ outside: Outside) { self.outside = outside }

  /// A session that begins now. What is drawn before its first decision is already decided, not yet kept.
  func new(_ scenario: ScenarioID, seed: UInt64?, name: SessionID?) throws -> Session {
    let machine = try machine(of: scenario)
    let seed = seed ?? outside.newSeed()
    let header = SessionHeader(
      id: try name ?? outside.folder.newID(for: scenario), scenario: scenario,
      title: machine.scenario.title, seed: seed, source: try outside.library.source(of: scenario),
      startedAt: outside.now())
    var session = Session(header: header, play: try opened(machine, seed: seed), journal: nil)
    do { _ = try session.make(.begin) } catch { throw Failure(.data, error.sentence) }
    return session
  }

  /// A session on record, open for going on with it.
  func resume(_ id: String) throws -> Session {
    guard let sessionID = SessionID(id), let listed = outside.folder.contains(sessionID) ? sessionID : nil else {
      let known = Records(outside).names
      let near = nearest(id, among: known).map { " Did you mean \($0)?" } ?? ""
      throw Failure(.failed, "There is no session “\(id)”.\(near) The command sessions lists them.")
    }
    let journal = try outside.folder.open(listed)
    do { return try session(journal) } catch {
      journal.close()
      throw error
    }
  }

  private func session(_ journal: Journal) throws -> Session {
    let header = journal.header
    let machine = try Opening.machine(header, in: outside.library)
    let play = try Opening.replay(journal.events, of: header, in: machine)
    return Session(header: header, play: play, journal: journal)
  }

  /// The machine of a session's own text.
  static func machine(_ header: SessionHeader, in library: Library) throws -> Machine {
    let reading = library.read(Array(header.source.utf8), id: header.scenario)
    guard let scenario = reading.scenario, let machine = Machine(scenario) else {
      throw Failure(
        .data, "The story that \(header.id) was played with can no longer be read: "
          + (reading.findings.first.map { "\($0.code), \($0.message)." } ?? "it is too large."))
    }
    return machine
  }

  static func replay(_ events: [Event], of header: SessionHeader, in machine: Machine) throws -> Play {
    do { return try Play(replaying: events, in: machine, seed: header.seed) } catch {
      throw Failure(
        .data, "The record of \(header.id) does not fit its story from event \(error.index + 1) on. "
          + "pushback show \(header.id) lists the events.")
    }
  }

  func machine(of id: ScenarioID) throws -> Machine {
    let reading = try reading(of: id)
    guard let scenario = reading.scenario else {
      let count = reading.findings.count { $0.severity == .error }
      throw Failure(
        .data, "“\(id)” cannot be played: it has \(count) error\(count == 1 ? "" : "s"). pushback check \(id) shows them.")
    }
    guard let machine = Machine(scenario) else {
      throw Failure(.data, "“\(id)” has more facts and once-only choices than fit. Take some out.")
    }
    return machine
  }

  private func reading(of id: ScenarioID) throws -> Reading {
    guard outside.library.contains(id) else {
      let names = outside.library.scenarioNames.map(\.text)
      let near = nearest(id.text, among: names).map { " Did you mean \($0)?" } ?? ""
      throw Failure(.usage, "There is no story “\(id)”.\(near) The stories: \(names.joined(separator: ", ")).")
    }
    return try outside.library.scenario(id)
  }

  private func opened(_ machine: Machine, seed: UInt64) throws -> Play {
    do { return try Play(machine, seed: seed) } catch { throw Failure(.data, error.sentence) }
  }

  /// How the scenario's file has changed since a session was begun, if it has.
  struct Change {
    var transfer: Transfer
    /// The session that moving to the new text would begin.
    var header: SessionHeader
    var document: Document
  }

  /// Nil if the text is the same, or gone, or cannot be played as it stands.
  func changed(_ session: Session) -> Change? {
    let id = session.header.scenario
    guard outside.library.contains(id), let source = try? outside.library.source(of: id),
      source != session.header.source, let machine = try? machine(of: id),
      let transfer = try? Transfer(session.play, to: machine), let name = try? outside.folder.newID(for: id)
    else { return nil }
    let header = SessionHeader(
      id: name, scenario: id, title: machine.scenario.title, seed: session.header.seed, source: source,
      startedAt: outside.now())
    return Change(transfer: transfer, header: header, document: Opening.document(transfer, header))
  }

  private static func document(_ transfer: Transfer, _ header: SessionHeader) -> Document {
    var blocks: [Block] = [.paragraph("The story’s file has changed since you played. Moved to the new text, your choices:")]
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
