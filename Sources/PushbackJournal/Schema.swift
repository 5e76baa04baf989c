import GRDB

/// The shape of a session's file, and every step from an older shape to this one.
enum Schema {
  /// "Push", so that `file` and a curious reader can tell whose file it is.
  static let application: Int64 = 0x5075_7368
  static var version: Int { steps.count }

  /// Step n brings a file of version n to version n + 1. A released step is never edited.
  private static let steps: [[String]] = [
    [
      """
      CREATE TABLE session (
        id TEXT NOT NULL,
        scenario TEXT NOT NULL,
        title TEXT NOT NULL,
        seed INTEGER NOT NULL,
        source TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        hash INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE event (
        sequence INTEGER PRIMARY KEY,
        operation TEXT NOT NULL,
        body TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        previous INTEGER NOT NULL,
        hash INTEGER NOT NULL
      ) STRICT
      """,
    ]
  ]

  /// What a file of a version holds, word for word; anything more is not ours.
  private static func tables(version: Int) -> [String] { steps.prefix(version).flatMap { $0 } }

  static func create(in db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(application)")
    try upgrade(db)
  }

  /// Runs the steps that are missing; the caller's transaction makes them one.
  static func upgrade(_ db: Database) throws {
    let current = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    for step in steps.dropFirst(current).joined() { try db.execute(sql: step) }
    if current < version { try db.execute(sql: "PRAGMA user_version = \(version)") }
  }

  /// Refuses a file of another program or a later version; says what is wrong with a damaged one.
  static func damage(in db: Database, of id: SessionID) throws -> String? {
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard application == Self.application else { throw JournalError.foreign(id) }
    guard version <= Self.version else {
      throw JournalError.newer(id, what: "file version \(version); this one knows \(Self.version)")
    }
    let found = try DatabaseValue.fetchAll(db, sql: "SELECT sql FROM sqlite_master ORDER BY rowid")
    guard version > 0, found.map(\.text) == tables(version: version) else {
      return "its tables are not as they were made"
    }
    return nil
  }
}

extension DatabaseValue {
  /// Nil instead of a trap when a damaged row holds something else.
  var text: String? {
    if case .string(let text) = storage { text } else { nil }
  }

  var number: Int64? {
    if case .int64(let number) = storage { number } else { nil }
  }
}

/// What SQLite ran into, in words.
func trouble(_ error: any Error) -> String {
  guard let error = error as? DatabaseError else { return "the storage failed" }
  let words =
    switch error.resultCode {
    case .SQLITE_FULL: "the disk is full"
    case .SQLITE_IOERR: "the disk reported an error"
    case .SQLITE_READONLY: "the file or its folder is read-only"
    case .SQLITE_CANTOPEN: "the file cannot be opened"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using the file"
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: "the file is damaged"
    case .SQLITE_PROTOCOL: "its file system cannot lock files"
    case .SQLITE_PERM, .SQLITE_AUTH: "there is no permission"
    case .SQLITE_NOMEM: "there is not enough memory"
    default: "the storage failed"
    }
  return "\(words) (SQLite \(error.resultCode.rawValue))"
}
