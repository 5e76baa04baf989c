import GRDB
import PushbackCore

/// What a session's file holds: as much of it, from the beginning, as is beyond doubt.
struct Contents {
  let header: SessionHeader
  private(set) var entries: [Entry] = []
  /// What ended the reading early, or was found in a file that reads well.
  private(set) var damage: String?

  var lastActivity: Int { entries.last?.recordedAt ?? header.startedAt }

  /// Reads a file without writing to it. Fails if not even the header can be had.
  init(of files: SessionFiles) throws(JournalError) {
    do {
      let queue = try files.reader()
      defer { try? queue.close() }
      self = try queue.read { try Contents(in: $0, of: files.id) }
    } catch let error as JournalError {
      throw error
    } catch {
      throw files.storageError(error)
    }
  }

  private init(in db: Database, of id: SessionID) throws {
    if let damage = try Schema.damage(in: db, of: id) {
      throw JournalError.damaged(id, found: damage, whole: nil)
    }
    damage = Self.brokenPages(in: db)
    header = try Self.header(in: db, of: id)
    do {
      try readEntries(in: db)
    } catch let error as DatabaseError {
      damage = "after event \(entries.count) it cannot be read (SQLite \(error.resultCode.rawValue))"
    }
  }

  private static func brokenPages(in db: Database) -> String? {
    let verdict = try? DatabaseValue.fetchOne(db, sql: "PRAGMA quick_check(1)")?.text
    return verdict == "ok" ? nil : "its pages do not fit together"
  }

  private static func header(in db: Database, of id: SessionID) throws -> SessionHeader {
    let columns = "id, scenario, title, seed, source, started_at, hash"
    let rows = try Row.fetchAll(db, sql: "SELECT \(columns) FROM session LIMIT 2")
    guard rows.count == 1, let row = rows.first, let header = SessionHeader(row),
      let hash = row.value(6).number
    else { throw JournalError.damaged(id, found: "its header cannot be read", whole: nil) }
    guard header.checksum == UInt64(bitPattern: hash) else {
      throw JournalError.damaged(id, found: "its header does not match its checksum", whole: nil)
    }
    return header
  }

  private mutating func readEntries(in db: Database) throws {
    let columns = "sequence, operation, body, recorded_at, previous, hash"
    let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM event ORDER BY sequence")
    var previous = header.checksum
    while let row = try rows.next() {
      let sequence = entries.count + 1
      guard row.value(0).number == Int64(sequence) else {
        damage = "event \(sequence) is missing"
        return
      }
      guard let operation = row.value(1).text, let body = row.value(2).text,
        let recordedAt = row.value(3).number, row.value(4).number == Int64(bitPattern: previous)
      else {
        damage = "event \(sequence) does not follow from the one before"
        return
      }
      let hash = Entry.hash(
        after: previous, sequence: sequence, operation: operation, recordedAt: Int(recordedAt), body: body)
      guard row.value(5).number == Int64(bitPattern: hash) else {
        damage = "event \(sequence) does not match its checksum"
        return
      }
      do {
        let event = try Event(json: body)
        entries.append(Entry(operation: operation, event: event, recordedAt: Int(recordedAt), hash: hash))
      } catch .newer(let what) {
        throw JournalError.newer(header.id, what: what)
      } catch .malformed {
        damage = "event \(sequence) cannot be understood"
        return
      }
      previous = hash
    }
  }

  /// Refuses what is not whole, or is another session under this one's name.
  func whole(as id: SessionID) throws(JournalError) -> Contents {
    if let damage { throw .damaged(id, found: damage, whole: entries.count) }
    guard header.id == id else {
      throw .damaged(id, found: "the file holds session \(header.id)", whole: entries.count)
    }
    return self
  }
}

extension SessionHeader {
  /// Nil if the columns do not hold what they are for.
  fileprivate init?(_ row: Row) {
    guard let name = row.value(0).text, let scenario = row.value(1).text, let title = row.value(2).text,
      let number = row.value(3).number, let seed = UInt64(exactly: number),
      let source = row.value(4).text, let startedAt = row.value(5).number
    else { return nil }
    do throws(JournalError) {
      self.init(
        id: try SessionID(name), scenario: ScenarioID(scenario), title: title, seed: seed, source: source,
        startedAt: Int(startedAt))
    } catch {
      return nil
    }
  }
}

extension Row {
  fileprivate func value(_ column: Int) -> DatabaseValue { self[column] }
}
