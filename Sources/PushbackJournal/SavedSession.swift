import Foundation
package import PushbackCore

/// A session as one file that goes to another machine: its story, its dice and everything that happened, but not its
/// name, which is given anew wherever it is restored. The same session has the same bytes wherever it is saved.
package struct SavedSession: Hashable, Sendable {
  package let scenario: ScenarioID
  package let title: String
  package let seed: UInt64
  package let source: String
  package let startedAt: Int
  package let events: [Event]
  /// When each event was recorded, in seconds since 1970.
  package let moments: [Int]

  package static let version = 1
  /// The most bytes a file may have: a story of the largest size, and more notes than anybody types.
  package static let largest = 16 << 20
  /// More than anybody does in a session, and few enough to replay at once.
  package static let mostEvents = 20_000
  static let kind = "session"

  package init(_ header: SessionHeader, events: [Event], moments: [Int]) {
    scenario = header.scenario
    title = header.title
    seed = header.seed
    source = header.source
    startedAt = header.startedAt
    self.events = events
    self.moments = moments
  }

  package func header(as id: SessionID) -> SessionHeader {
    SessionHeader(id: id, scenario: scenario, title: title, seed: seed, source: source, startedAt: startedAt)
  }

  /// What the file holds.
  package var text: String {
    let events = zip(moments, events).map { moment, event -> JSON in
      ["at": .int(moment), "event": .string(event.json)]
    }
    let whole: JSON = [
      "pushback": .string(SavedSession.kind), "version": .int(SavedSession.version),
      "scenario": .string(scenario.text), "title": .string(title), "seed": .int(Int(seed)),
      "startedAt": .int(startedAt), "source": .string(source), "events": .array(events),
      "checksum": .string(checksum),
    ]
    return whole.pretty + "\n"
  }

  /// Whether `init(_:)` would take it for a saved session at all.
  package var fitsInAFile: Bool {
    events.count <= SavedSession.mostEvents && text.utf8.count <= SavedSession.largest
  }

  /// Over every value in the file, in the order they stand there.
  var checksum: String {
    var sum = Checksum()
    sum.add(UInt64(SavedSession.version))
    sum.add(scenario.text)
    sum.add(title)
    sum.add(seed)
    sum.add(UInt64(bitPattern: Int64(startedAt)))
    sum.add(source)
    for (moment, event) in zip(moments, events) {
      sum.add(UInt64(bitPattern: Int64(moment)))
      sum.add(event.json)
    }
    return String(sum.value, radix: 16)
  }
}

extension JournalFolder {
  /// Begins a session that goes on where a saved one stopped.
  package func restore(_ saved: SavedSession, as id: SessionID) throws(JournalError) -> Journal {
    let header = saved.header(as: id)
    let entries = zip(saved.events, saved.moments).map {
      Entry(operation: "restored", event: $0, recordedAt: $1, hash: 0)
    }
    return try create(header, Entry.chain(entries, after: header.checksum))
  }
}
