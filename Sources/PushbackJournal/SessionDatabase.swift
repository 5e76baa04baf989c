import Foundation
import GRDB
import PushbackCore

extension SessionFiles {
  /// A connection that changes nothing, not even by its presence where that can be avoided: a file in WAL mode
  /// that nobody has open (then it has no log) is declared immutable, or reading it would leave a log behind.
  func reader() throws -> DatabaseQueue {
    try mustExist()
    guard let status = FileStatus(database) else { throw JournalError.missing(id) }
    guard status.kind == .file else { throw JournalError.damaged(id, found: "it is not a file", whole: nil) }
    guard status.size > 0 else { throw JournalError.damaged(id, found: "the file is empty", whole: nil) }
    var configuration = Self.configuration
    configuration.readonly = true
    if FileStatus(log) == nil {
      let unescaped = CharacterSet(charactersIn: "%?#").inverted
      let path = database.addingPercentEncoding(withAllowedCharacters: unescaped) ?? database
      return try DatabaseQueue(path: "file:\(path)?immutable=1", configuration: configuration)
    }
    return try DatabaseQueue(path: database, configuration: configuration)
  }

  /// A connection whose every commit survives a power cut. GRDB lowers `synchronous` while it opens a file in
  /// WAL mode, so both are set here, afterwards, and read back.
  func writer() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: database, configuration: Self.configuration)
    try queue.writeWithoutTransaction { db in
      let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      // A short log is soon a part of the file, where damage to it is noticed.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 100")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
      guard mode == "wal", level == 2 else {
        throw JournalError.storage(id, trouble: "its file system cannot keep a write-ahead log")
      }
      try db.inTransaction {
        try Schema.upgrade(db)
        return .commit
      }
      // What a killed process left in the log is about to be shown, so it must be durable first.
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(PASSIVE)")
    }
    return queue
  }

  /// Makes the database of a new session under another name, complete and durable, and only then names it.
  func make(_ header: SessionHeader, _ entries: [Entry]) throws {
    let new = unfinished
    for path in companions + new.companions + [new.database] { unlink(path) }
    let descriptor = Foundation.open(new.database, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError.folder(folder, trouble: trouble(errno: errno)) }
    close(descriptor)
    do {
      let queue = try DatabaseQueue(path: new.database, configuration: Self.configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try queue.write { db in
        try Schema.create(in: db)
        try db.insert(header)
        try db.insert(entries, after: header.checksum, count: 0)
      }
      try queue.close()
      guard rename(new.database, database) == 0 else {
        throw JournalError.folder(folder, trouble: trouble(errno: errno))
      }
    } catch {
      for path in new.companions + [new.database] { unlink(path) }
      throw error
    }
    try synchronise(folder: folder)
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(1)
    configuration.prepareDatabase {
      // A file from elsewhere runs nothing of its own, and a broken page is noticed when it is read.
      try $0.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  func storageError(_ error: any Error) -> JournalError {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(id, found: "the file is not a whole database", whole: nil)
    default: .storage(id, trouble: trouble(error))
    }
  }
}

extension Database {
  func insert(_ header: SessionHeader) throws {
    try execute(
      sql: """
        INSERT INTO session (id, scenario, title, seed, source, started_at, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        header.id.text, header.scenario.text, header.title, Int64(header.seed), header.source,
        header.startedAt,
        Int64(bitPattern: header.checksum),
      ])
  }

  /// Adds entries after `count` others, the last of which has the hash `previous`.
  func insert(_ entries: [Entry], after previous: UInt64, count: Int) throws {
    let statement = try cachedStatement(
      sql: """
        INSERT INTO event (sequence, operation, body, recorded_at, previous, hash) VALUES (?, ?, ?, ?, ?, ?)
        """)
    var previous = previous
    for (sequence, entry) in zip((count + 1)..., entries) {
      try statement.execute(arguments: [
        sequence, entry.operation, entry.event.json, entry.recordedAt, Int64(bitPattern: previous),
        Int64(bitPattern: entry.hash),
      ])
      previous = entry.hash
    }
  }
}
