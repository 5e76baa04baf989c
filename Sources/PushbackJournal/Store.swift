import GRDB
import PushbackCore
import Synchronization

/// The state behind a `Journal`: the connection, and what is known to be safe.
///
/// Memory is the truth about what was acknowledged; the lock makes sure that nobody else adds to the file. After
/// any failure the connection is given up, and the file must be read again and agree before anything is added.
final class Store: Sendable {
  private let id: SessionID
  private let root: UInt64
  private let files: SessionFiles?
  private let lock: SessionLock?
  private let clock: @Sendable () -> Int
  let state: Mutex<State>

  struct State {
    var link: Link
    var entries: [Entry]
    /// Where the entries of each operation are.
    var operations: [String: Range<Int>]
    var identity: SessionFiles.Identity?

    init(link: Link, entries: [Entry], identity: SessionFiles.Identity?) {
      self.link = link
      self.identity = identity
      self.entries = []
      operations = [:]
      add(entries)
    }

    mutating func add(_ added: [Entry]) {
      for entry in added {
        let position = entries.count
        entries.append(entry)
        let first = operations[entry.operation]?.lowerBound ?? position
        operations[entry.operation] = first..<entries.count
      }
    }
  }

  enum Link {
    case ready(DatabaseQueue)
    /// Something failed; the file has to be read again.
    case broken
    case closed
  }

  init(
    _ contents: Contents, files: SessionFiles, lock: SessionLock, clock: @escaping @Sendable () -> Int
  ) throws(JournalError) {
    let queue: DatabaseQueue
    do { queue = try files.writer() } catch { throw error as? JournalError ?? files.storageError(error) }
    id = files.id
    root = contents.header.checksum
    self.files = files
    self.lock = lock
    self.clock = clock
    state = Mutex(State(link: .ready(queue), entries: contents.entries, identity: files.identity))
  }

  init(inMemory header: SessionHeader, clock: @escaping @Sendable () -> Int) throws(JournalError) {
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(configuration: SessionFiles.configuration)
      try queue.write {
        try Schema.create(in: $0)
        try $0.insert(header)
      }
    } catch { throw .storage(header.id, trouble: trouble(error)) }
    id = header.id
    root = header.checksum
    files = nil
    lock = nil
    self.clock = clock
    state = Mutex(State(link: .ready(queue), entries: [], identity: nil))
  }

  deinit { close() }

  func close() {
    state.withLock { state in
      // Should closing fail, the log keeps what the file does not have yet.
      if case .ready(let queue) = state.link { try? queue.close() }
      state.link = .closed
    }
    lock?.release()
  }

  func append(_ events: [Event], operation: String) throws(JournalError) {
    guard !operation.isEmpty, !operation.utf8.contains(0) else {
      throw .unusable("an operation needs a name without NUL characters")
    }
    try state.withLock { state throws(JournalError) in
      let queue = try connection(&state, for: operation)
      if let range = state.operations[operation] {
        guard state.entries[range].map(\.event) == events else { throw .reused(id, operation: operation) }
        return
      }
      guard !events.isEmpty else { return }
      let last = state.entries.last?.hash ?? root
      let count = state.entries.count
      let added = entries(events, operation: operation, after: last, count: count)
      do {
        try checkPlace(state)
        try queue.write { try $0.insert(added, after: last, count: count) }
        try checkPlace(state)
      } catch {
        try settle(&state, error, operation: operation)
        return
      }
      state.add(added)
    }
  }

  private func entries(_ events: [Event], operation: String, after last: UInt64, count: Int) -> [Entry] {
    let now = clock()
    var hash = last
    return zip((count + 1)..., events).map { sequence, event in
      hash = Entry.hash(
        after: hash, sequence: sequence, operation: operation, recordedAt: now, body: event.json)
      return Entry(operation: operation, event: event, recordedAt: now, hash: hash)
    }
  }

  /// SQLite goes on writing into a file that was deleted or moved away; whoever would look for it finds nothing.
  private func checkPlace(_ state: State) throws(JournalError) {
    guard let files, files.identity != state.identity else { return }
    throw .moved(id, path: files.database)
  }

  /// After a failed commit nothing that the connection or the disk says can be trusted. Returns if the events
  /// turn out to be safe, and throws if they are not.
  private func settle(_ state: inout State, _ error: any Error, operation: String) throws(JournalError) {
    let failure = error as? JournalError ?? .notSaved(id, trouble: trouble(error))
    guard files != nil else { throw failure }
    if case .ready(let queue) = state.link { try? queue.close() }
    state.link = .broken
    if case .moved = failure { throw failure }
    do throws(JournalError) { _ = try connection(&state, for: operation) } catch {
      if case .damaged = error { throw error }
      throw failure
    }
    guard state.operations[operation] != nil else { throw failure }
  }

  /// The connection, after a failure a new one, provided that the file still holds what was acknowledged.
  private func connection(_ state: inout State, for operation: String) throws(JournalError) -> DatabaseQueue {
    switch state.link {
    case .ready(let queue): return queue
    case .closed: throw .closed(id)
    case .broken: break
    }
    guard let files else { throw .closed(id) }
    guard FileStatus(files.database)?.identity == state.identity?.database else {
      throw .moved(id, path: files.database)
    }
    do {
      let contents = try Contents(of: files).whole(as: id)
      let known = state.entries.count
      guard contents.header.checksum == root, contents.entries.prefix(known) == state.entries[...] else {
        let found = "it no longer holds everything that was saved"
        throw JournalError.damaged(id, found: found, whole: contents.entries.count)
      }
      let unknown = contents.entries.dropFirst(known)
      guard unknown.allSatisfy({ $0.operation == operation }) else { throw JournalError.ahead(id) }
      let queue = try files.writer()
      state.link = .ready(queue)
      state.identity = files.identity
      state.add(Array(unknown))
      return queue
    } catch JournalError.storage(_, let trouble) {
      throw .notSaved(id, trouble: trouble)
    } catch {
      throw error as? JournalError ?? .notSaved(id, trouble: trouble(error))
    }
  }
}
