import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackTerminal

struct FacilitatorNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "The facilitator’s notes to a session, in a terminal of their own.",
    discussion: "It only reads: the session stays with whoever has it open. With --follow, Ctrl-C ends it.")

  @Argument(help: "The session; without one, the latest.")
  var session: String?

  @Flag(help: "Show the notes anew whenever something happens.")
  var follow = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  /// How often the record is looked at, in microseconds.
  private static let moment: UInt32 = 250_000

  func run() throws {
    let outside = try shelves.outside()
    let id = try found(outside)
    var (shown, touched) = (-1, -1)
    repeat {
      let moment = outside.folder.touched(id)
      if moment != touched {
        // The record may be in the middle of a write; the next look finds it whole.
        let read = Result { try notes(id.text, outside) }
        if case .success((let count, let document)) = read, count != shown {
          looks.show(follow && shown >= 0 ? Document([.rule]) + document : document)
          (shown, touched) = (count, moment)
        } else if case .failure(let error) = read, !follow {
          throw error
        }
      }
      if follow { try pause() }
    } while follow
  }

  /// With --follow, a session that has not begun yet is waited for.
  private func found(_ outside: Outside) throws -> SessionID {
    let records = Records(outside)
    guard follow, let session, let id = try? SessionID(session) else {
      return try records.id(try session ?? records.latest())
    }
    if !outside.folder.contains(id) { Screen.standardError("Waiting for \(id) to begin.\n") }
    while !outside.folder.contains(id) { try pause() }
    return id
  }

  /// Waits a moment, unless nobody can see the notes any more.
  private func pause() throws {
    guard !Streams.isCutOff else {
      throw Failure(.failed, "The notes end here: nobody can read them any more. The session itself goes on.")
    }
    usleep(FacilitatorNotes.moment)
  }

  private func notes(_ name: String, _ outside: Outside) throws -> (events: Int, Document) {
    let (recording, play) = try Records(outside).play(name)
    guard play.reviewed.isEmpty else {
      throw Failure(.failed, "\(name) is a review, in which nothing is played; there are no notes to it.")
    }
    let used = SessionClock.minutes([recording.header.startedAt] + recording.moments, now: outside.now())
    return (recording.events.count, play.facilitatorNotes(used: used, outside.content.value))
  }
}
