import Foundation
import PushbackCore
import PushbackJournal

/// A story being played, and its record.
struct Session {
  /// Whether there is to be a record.
  enum Keeping {
    case onRecord, nowhere
  }

  let header: SessionHeader
  let keeping: Keeping
  private(set) var play: Play
  /// The play as the record has it; a failed commit goes back to it.
  private var saved: Play
  private(set) var unsaved: [Event] = []
  /// Nil until the first event is kept: a session without one leaves no file.
  private var journal: Journal?
  /// What a play that is kept nowhere has come to, and when, in seconds since 1970.
  private var unrecorded: (events: [Event], moments: [Int]) = ([], [])
  let clock: SessionClock
  /// What a review of several sessions goes through; nil in a play.
  let reviewed: Evidence?
  private let solutions: Solutions

  init(
    header: SessionHeader, play: Play, journal: Journal?, clock: SessionClock, solutions: Solutions,
    keeping: Keeping = .onRecord, reviewed: Evidence? = nil
  ) {
    self.reviewed = reviewed
    self.clock = clock
    self.solutions = solutions
    self.keeping = keeping
    self.header = header
    self.play = play
    self.journal = journal
    saved = play
  }

  var id: SessionID { header.id }
  var isOnRecord: Bool { journal != nil }

  /// Applies what a move leads to, to be kept with the next `save`. The turns are to be shown after it.
  mutating func make(_ move: Play.Move) throws(Play.Refusal) -> [Turn] {
    var turns: [Turn] = []
    for event in try play.decide(move) {
      play.apply(event)
      unsaved.append(event)
      turns += play.turns(for: event)
    }
    return turns
  }

  /// Takes events from another record as its own, to be kept with the next `save`.
  mutating func carry(_ events: [Event]) {
    for event in events { play.apply(event) }
    unsaved += events
  }

  /// How much has happened in a play that is kept nowhere.
  var happened: Int { unrecorded.events.count + unsaved.count }

  /// Everything that happened, for a file of its own; what is not saved yet is left out.
  var kept: SavedSession {
    SavedSession(
      header, events: journal?.events ?? unrecorded.events, moments: journal?.moments ?? unrecorded.moments)
  }

  /// Makes everything done so far durable, unless it is kept nowhere. On failure the play is as it was after the last
  /// success. The moment is in seconds since 1970.
  mutating func save(in folder: JournalFolder, at moment: Int) throws(JournalError) {
    guard !unsaved.isEmpty else { return }
    do throws(JournalError) {
      switch keeping {
      case .onRecord: try record(unsaved, in: folder)
      case .nowhere:
        unrecorded.events += unsaved
        unrecorded.moments += unsaved.map { _ in moment }
      }
    } catch {
      play = saved
      unsaved = []
      throw error
    }
    saved = play
    unsaved = []
  }

  private mutating func record(_ events: [Event], in folder: JournalFolder) throws(JournalError) {
    let journal: Journal
    if let open = self.journal { journal = open } else { journal = try folder.create(header) }
    self.journal = journal
    try journal.append(events, operation: UUID().uuidString)
  }

  /// Releases the record, so that another process can open it; a name that was never used is given back.
  mutating func close(in folder: JournalFolder) {
    if let journal {
      journal.close()
    } else if keeping == .onRecord {
      folder.giveBack(id)
    }
    journal = nil
  }

  /// Solved when first asked for, and kept.
  func analysis() -> Result<Analysis, Analysis.Obstacle> {
    solutions.analysis(of: play.machine, source: header.source)
  }

  /// What adopting a clause would do to this story, or to each story of the sessions that are reviewed.
  func costs(of clause: Clause) -> [Cost] {
    guard let reviewed else {
      return solutions.cost(of: clause, in: play.machine, source: header.source).map { [$0] } ?? []
    }
    let texts = Dictionary(grouping: reviewed.records) { $0.storyVersion ?? $0.session }
    return reviewed.records.map { $0.storyVersion ?? $0.session }.unique.compactMap { text in
      texts[text]?.first.flatMap { solutions.cost(of: clause, in: $0.play.machine, source: text) }
    }
  }

  func debrief(_ content: Content) -> Debrief {
    Debrief(play.presentable, analysis: analysis(), content: content)
  }
}
