package import PushbackCore

/// A session's name, which is also its file's: made of so few characters that it can never leave its folder.
package struct SessionID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) throws(JournalError) {
    guard Self.allows(text) else { throw .badID(text) }
    self.text = text
  }

  /// The name of a scenario's session with a number, such as `ship-it-3`.
  init(scenario: ScenarioID, number: Int) throws(JournalError) {
    let letters = scenario.text.utf8.map { Self.allows($0) ? Character(UnicodeScalar($0)) : "-" }
    let stem = String(letters.drop { $0 == "-" }.prefix(40))
    try self.init("\(stem.isEmpty ? "session" : stem)-\(number)")
  }

  private static func allows(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(allows) && text.utf8.first != UInt8(ascii: "-")
  }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  package var description: String { text }

  /// By length first, so that `ship-it-10` comes after `ship-it-9`.
  package static func < (a: Self, b: Self) -> Bool {
    (a.text.utf8.count, a.text) < (b.text.utf8.count, b.text)
  }
}

/// What a session is played with; written once, when it begins.
package struct SessionHeader: Hashable, Sendable {
  package var id: SessionID
  package var scenario: ScenarioID
  package var title: String
  /// Below 2^53, so that every program that reads numbers reads it whole.
  package var seed: UInt64
  /// The text of the scenario, so that a later edit never changes a session that was played.
  package var source: String
  /// Seconds since 1970; recorded, never reckoned with.
  package var startedAt: Int

  package static let seeds: ClosedRange<UInt64> = 0...(1 << 53 - 1)

  package init(
    id: SessionID, scenario: ScenarioID, title: String, seed: UInt64, source: String, startedAt: Int
  ) {
    self.id = id
    self.scenario = scenario
    self.title = title
    self.seed = seed
    self.source = source
    self.startedAt = startedAt
  }
}

/// One line in the list of sessions.
package struct SessionListing: Hashable, Sendable {
  package let id: SessionID
  package let state: State
  /// Seconds since 1970: the last event, or when there is none the beginning, or the file's own date.
  package let lastActivity: Int

  package enum State: Hashable, Sendable {
    case whole(SessionHeader, events: Int)
    case unreadable(JournalError)
  }
}
