package import PushbackCore

/// A session as it was kept, read without opening it.
package struct Recording: Hashable, Sendable {
  package let header: SessionHeader
  package let events: [Event]
  /// Seconds since 1970 of the last review; nil if there was none.
  package let reviewedAt: Int?
  /// When each event was recorded, in seconds since 1970.
  package let moments: [Int]

  init(_ contents: Contents) {
    header = contents.header
    moments = contents.entries.map(\.recordedAt)
    events = contents.entries.map(\.event)
    reviewedAt = contents.entries.last { if case .reviewed = $0.event { true } else { false } }?.recordedAt
  }
}

extension SessionHeader {
  /// Eight hexadecimal digits that tell one text of a story from another.
  package var storyVersion: String {
    var sum = Checksum()
    sum.add(source)
    let digits = String(sum.value, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(8))
  }
}

extension SessionHeader {
  /// Tells this play from any other, and is the same wherever it is restored: of its story, its dice and its beginning.
  package var mark: String {
    var sum = Checksum()
    sum.add(scenario.text)
    sum.add(title)
    sum.add(seed)
    sum.add(source)
    sum.add(UInt64(bitPattern: Int64(startedAt)))
    return String(sum.value, radix: 16)
  }
}

extension JournalFolder {
  /// Reads a session, whether or not someone has it open.
  package func read(_ id: SessionID) throws(JournalError) -> Recording {
    Recording(try Contents(of: files(id)).whole(as: id))
  }

  /// The sessions' names, the one touched last first. Opens none of them.
  package func ids() throws(JournalError) -> [SessionID] {
    try names().map { ($0, touched($0)) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  /// When a session's file was last written, in nanoseconds of its file system's clock.
  package func touched(_ id: SessionID) -> Int { max(touched(files(id).database), touched(files(id).log)) }

  private func touched(_ path: String) -> Int { FileStatus(path)?.modifiedNanoseconds ?? 0 }

  package func contains(_ id: SessionID) -> Bool { FileStatus(files(id).database) != nil }

  /// Lets go of a name that `newID` gave and no session was begun with.
  package func giveBack(_ id: SessionID) {
    if !contains(id) { removeLock(of: id) }
  }
}
