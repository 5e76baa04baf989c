package import PushbackCore
import Synchronization

/// One session, open for writing: what it holds, and a way to add to it.
package struct Journal: Sendable {
  package let header: SessionHeader
  /// Something that went wrong beside the session, such as a copy that could not be made; for people.
  package let notice: String?
  let store: Store

  /// Everything that is safe on disk, in order.
  package var events: [Event] { store.state.withLock { $0.entries.map(\.event) } }

  /// When each event was recorded, in seconds since 1970; a clock that was set may run backwards.
  package var moments: [Int] { store.state.withLock { $0.entries.map(\.recordedAt) } }

  /// Adds events in one transaction and returns when they would survive a power cut. An operation that was
  /// recorded before is not recorded twice, so after an error the same call can simply be made again.
  package func append(_ events: [Event], operation: String) throws(JournalError) {
    try store.append(events, operation: operation)
  }

  /// Lets another process open the session. Whoever forgets is served by the end of the process.
  package func close() { store.close() }

  /// A session that is kept nowhere, for tests.
  package static func inMemory(
    _ header: SessionHeader, clock: @escaping @Sendable () -> Int = JournalFolder.clock
  ) throws(JournalError) -> Journal {
    try header.check()
    return Journal(header: header, notice: nil, store: try Store(inMemory: header, clock: clock))
  }
}

extension SessionHeader {
  /// SQLite's texts end at a NUL, so a text with one would not come back whole.
  func check() throws(JournalError) {
    guard Self.seeds.contains(seed) else { throw .unusable("its seed \(seed) is not below 2^53") }
    for (name, text) in [("scenario's name", scenario.text), ("title", title), ("text", source)]
    where text.utf8.contains(0) {
      throw .unusable("the \(name) contains a NUL character")
    }
  }
}
