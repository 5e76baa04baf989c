import PushbackCore
import PushbackJournal
import PushbackLibrary

/// A review of several sessions: a session of its own, in which nothing is played. What it answers counts instead of
/// what they answered by themselves.
enum JointReview {
  /// What its name begins with.
  static let stem = "review-"

  /// Those on record, with the sessions that each goes through. What cannot be read is told, and left out.
  static func all(_ records: Records) -> [(recording: Recording, sessions: [ReviewedSession])] {
    records.names.filter { $0.hasPrefix(stem) }.compactMap { name in
      do {
        let recording = try records.recording(name)
        guard case .joined(let sessions)? = recording.events.first else { return nil }
        return (recording, sessions)
      } catch {
        Screen.standardError(
          "\(Failure(error).message) If it is a review of several sessions, it does not count.\n")
        return nil
      }
    }
  }

  /// The one on record for exactly these sessions, the latest of them, or a new one.
  static func open(_ names: [String], _ outside: Outside) throws -> Session {
    let sessions = try Evidence(names, outside)
    let unfinished = sessions.records.filter { !$0.play.isOver }.map(\.session)
    guard unfinished.isEmpty else {
      throw Failure(
        .failed,
        "\(unfinished.listed) \(unfinished.count == 1 ? "is" : "are") not finished. A review goes through finished sessions."
      )
    }
    let wanted = Set(sessions.sessions)
    guard wanted.count > 1 else { return try Opening(outside).resume(sessions.sessions[0]) }
    if let old = sessions.together.first(where: { $0.sessions == wanted }) {
      return try Opening(outside).resume(old.id, reviewing: sessions.besides(old.id))
    }
    return try begin(sessions, outside)
  }

  private static func begin(_ evidence: Evidence, _ outside: Outside) throws -> Session {
    let id = ScenarioID("review")
    let source = story(of: evidence.sessions)
    let reading = outside.stories.read(Array(source.utf8), id: id)
    guard let scenario = reading.scenario, let machine = Machine(scenario) else {
      throw Failure(.data, "A review of \(evidence.sessions.listed) cannot be kept.")
    }
    let header = SessionHeader(
      id: try outside.folder.newID(for: id), scenario: id, title: scenario.title, seed: 0, source: source,
      startedAt: Int(outside.now()))
    do {
      var session = Session(
        header: header, play: try Play(machine, seed: 0), journal: nil,
        clock: SessionClock(earlier: 0, openedAt: outside.ticks()), solutions: outside.solutions,
        reviewed: evidence)
      _ = try session.make(
        .join(
          evidence.sessions.map {
            ReviewedSession(name: $0, mark: try Records(outside).recording($0).header.mark)
          }))
      return session
    } catch let error as Play.Refusal {
      throw Failure(.data, error.sentence)
    } catch let error as Fault {
      throw Failure(.data, error.sentence)
    }
  }

  /// What a review is kept with where a play has its story: a single ending, so that whatever reads sessions reads it.
  private static func story(of sessions: [String]) -> String {
    """
    # Review of \(sessions.listed)

    ## Their proposals

    Nothing is played here. `review` goes through what they propose, `draft` writes what was adopted.

    `ending`

    """
  }
}

extension Repl {
  /// What can be done where nothing is played.
  private static let inReview: Set<Command.Name> = [
    .help, .look, .status, .review, .draft, .stories, .sessions, .resume, .save, .restore, .guide,
    .transcript,
    .quit,
  ]

  func refuseOutsidePlay(_ name: Command.Name) throws {
    let sessions = session.play.reviewed
    guard !sessions.isEmpty, !Repl.inReview.contains(name) else { return }
    throw Misunderstanding(
      "\(name.rawValue) belongs to a play, and this is a review of \(sessions.listed). Type review, draft, stories or quit."
    )
  }
}
