import Foundation
import GRDB
import PushbackCore
import Synchronization
import Testing

@testable import PushbackJournal

@Suite struct FailureTests {
  /// As if the disk were full: the file may not grow beyond its present size.
  private func fill(_ journal: Journal) throws {
    _ = try journal.connection { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
  }

  @Test func `a full disk loses nothing, and the same step can be tried again`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append(everyKind, operation: "before")
    try fill(journal)
    let error = try #require(throws: JournalError.self) {
      try journal.append(events(256), operation: "large")
    }
    #expect(error == .notSaved(journal.header.id, trouble: "the disk is full (SQLite 13)"))
    #expect(journal.events == everyKind)
    #expect(try home.folder.read(journal.header.id).events == everyKind)

    try journal.append(events(256), operation: "large")
    #expect(journal.events == everyKind + events(256))
    journal.close()
    #expect(try home.folder.open(journal.header.id).events == everyKind + events(256))
  }

  @Test func `after a failure every commit is still synchronised`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try fill(journal)
    #expect(throws: JournalError.self) { try journal.append(events(256), operation: "large") }
    #expect(try journal.connection { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
  }

  @Test func `a step that was saved although its commit failed is not saved twice`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append([everyKind[0]], operation: "a")
    // What the file holds, and the journal does not know it holds.
    let ghost = journal.store.state.withLock { state in
      let ghost = state.entries
      state.entries = []
      state.operations = [:]
      state.link = .broken
      return ghost
    }
    let ahead = JournalError.ahead(journal.header.id)
    #expect(throws: ahead) { try journal.append([everyKind[1]], operation: "b") }
    try journal.append(ghost.map(\.event), operation: "a")
    #expect(journal.events == [everyKind[0]])
    try journal.append([everyKind[1]], operation: "b")
    #expect(try home.folder.read(journal.header.id).events == [everyKind[0], everyKind[1]])
  }

  @Test func `a folder that is removed while it is used is noticed before anything is shown`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append([everyKind[0]], operation: "a")
    try FileManager.default.removeItem(at: home.file(""))
    let moved = JournalError.moved(journal.header.id, path: home.file("ship-it-1.sqlite").path)
    for _ in 0..<2 {
      #expect(throws: moved) { try journal.append([everyKind[1]], operation: "b") }
    }
    #expect(journal.events == [everyKind[0]])
    journal.close()
    #expect(throws: JournalError.missing(journal.header.id)) { try home.folder.open(journal.header.id) }
  }

  @Test func `a folder that comes back is used again`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append([everyKind[0]], operation: "a")
    let elsewhere = URL(filePath: home.path + "/elsewhere")
    try FileManager.default.moveItem(at: home.file(""), to: elsewhere)
    #expect(throws: JournalError.self) { try journal.append([everyKind[1]], operation: "b") }
    try FileManager.default.moveItem(at: elsewhere, to: home.file(""))
    try journal.append([everyKind[1]], operation: "b")
    journal.close()
    #expect(try home.folder.open(journal.header.id).events == [everyKind[0], everyKind[1]])
  }

  @Test func `another file under the session's name is never written to`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append([everyKind[0]], operation: "a")
    let junk = Data("not a session".utf8)
    try FileManager.default.removeItem(at: home.file("ship-it-1.sqlite"))
    try home.put(junk, as: "ship-it-1.sqlite")
    #expect(throws: JournalError.self) { try journal.append([everyKind[1]], operation: "b") }
    journal.close()
    #expect(try home.bytes("ship-it-1.sqlite") == junk)
  }

  @Test func `events that vanish from the file are reported, not written over`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append(everyKind, operation: "a")
    _ = try journal.connection { try $0.execute(sql: "DELETE FROM event WHERE sequence > 3") }
    journal.store.state.withLock { $0.link = .broken }
    let error = try #require(throws: JournalError.self) {
      try journal.append([everyKind[1]], operation: "b")
    }
    #expect(
      error == .damaged(journal.header.id, found: "it no longer holds everything that was saved", whole: 3))
    #expect(try home.folder.read(journal.header.id).events.count == 3)
  }

  @Test func `no message lets the storage speak`() throws {
    let id = try SessionID("ship-it-1")
    let errors: [JournalError] = [
      .noHome, .badID("X"), .folder("/x", trouble: trouble(errno: EACCES)), .missing(id), .exists(id),
      .open(id, process: 4242, since: "14:03"), .open(id, process: nil, since: nil),
      .damaged(id, found: "event 3 is missing", whole: 2), .damaged(id, found: "x", whole: 1),
      .damaged(id, found: "x", whole: 0), .damaged(id, found: "x", whole: nil), .undamaged(id),
      .foreign(id), .newer(id, what: "event x"), .unusable("x"),
      .storage(id, trouble: trouble(DatabaseError(resultCode: .SQLITE_IOERR))),
      .notSaved(id, trouble: trouble(CocoaError(.fileNoSuchFile))), .moved(id, path: "/x"), .ahead(id),
      .reused(id, operation: "a"), .closed(id),
    ]
    for message in errors.map(\.message) {
      #expect(message.hasSuffix("."))
      #expect(!message.contains("Optional") && !message.contains("Domain") && !message.contains("SQLITE_"))
    }
    #expect(
      JournalError.open(id, process: 4242, since: "14:03").message
        == "Session ship-it-1 is open in process 4242 since 14:03. Close it there, or play another one.")
  }
}
