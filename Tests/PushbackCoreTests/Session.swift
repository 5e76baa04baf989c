import PushbackCore
import PushbackJournal
import Testing

/// How a test plays: straight on, or put on record and read back after every move.
enum Mode: CaseIterable, Sendable {
  case direct, recorded
}

/// A play in a test, with the record of what happened.
struct Session {
  let mode: Mode
  private(set) var play: Play
  private(set) var events: [Event] = []

  init(_ scenario: Scenario, seed: UInt64 = 1, room: Room? = nil, _ mode: Mode) throws {
    self.mode = mode
    play = try Play(try #require(Machine(scenario)), seed: seed)
    if let room { try make(.room(.seat(room))) }
    try make(.begin)
  }

  /// The events it led to.
  @discardableResult
  mutating func make(_ move: Play.Move) throws -> [Event] {
    let made = try play.decide(move)
    events += made
    switch mode {
    case .direct: made.forEach { play.apply($0) }
    case .recorded:
      let read = try events.map { try Event(json: $0.json) }
      play = try Play(replaying: read, in: play.machine, seed: play.seed)
    }
    return made
  }

  mutating func choose(_ choices: ChoiceID...) throws {
    for choice in choices { try make(.choose(choice)) }
  }

  /// Why a move is refused, which must leave the play as it was.
  func refusal(of move: Play.Move) -> Play.Refusal? {
    do throws(Play.Refusal) {
      _ = try play.decide(move)
      return nil
    } catch { return error }
  }
}

extension Play {
  /// Everything there is to compare about two plays.
  var all: [AnyHashable] {
    [here, path, undone, notes, disputes, reviews, seed, room, poll, counted, closing]
  }
}
