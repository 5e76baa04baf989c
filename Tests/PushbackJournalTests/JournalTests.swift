import Foundation
import GRDB
import PushbackCore
import Testing

@testable import PushbackJournal

@Suite struct JournalTests {
  @Test func `what was appended is there when the session is opened again`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append(Array(everyKind[0..<3]), operation: "a")
    try journal.append(Array(everyKind[3...]), operation: "b")
    #expect(journal.events == everyKind)
    journal.close()

    let again = try home.folder.open(SessionID("ship-it-1"))
    #expect(try again.header == header())
    #expect(again.events == everyKind)
    #expect(again.notice == nil)
    try again.append([.undone(decisions: 1)], operation: "c")
    #expect(try home.folder.read(SessionID("ship-it-1")).events == everyKind + [.undone(decisions: 1)])
  }

  @Test func `every commit is synchronised, on a new session and on an opened one`() throws {
    let home = try Home()
    func settings(_ journal: Journal) throws -> [String?]? {
      try journal.connection { db in
        try [
          Int.fetchOne(db, sql: "PRAGMA synchronous").map(String.init),
          String.fetchOne(db, sql: "PRAGMA journal_mode"),
        ]
      }
    }
    let journal = try home.folder.create(header())
    #expect(try settings(journal) == ["2", "wal"])
    journal.close()
    #expect(try settings(home.folder.open(SessionID("ship-it-1"))) == ["2", "wal"])
  }

  @Test func `a retried operation is recorded once, also after opening again`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append([everyKind[0], everyKind[1]], operation: "a")
    try journal.append([everyKind[0], everyKind[1]], operation: "a")
    #expect(journal.events.count == 2)
    journal.close()
    let again = try home.folder.open(SessionID("ship-it-1"))
    try again.append([everyKind[0], everyKind[1]], operation: "a")
    #expect(again.events.count == 2)
  }

  @Test func `an operation with other events is refused, not swallowed`() throws {
    let journal = try Journal.inMemory(header())
    try journal.append([everyKind[0]], operation: "a")
    let id = try SessionID("ship-it-1")
    #expect(throws: JournalError.reused(id, operation: "a")) {
      try journal.append([everyKind[1]], operation: "a")
    }
    #expect(throws: JournalError.reused(id, operation: "a")) { try journal.append([], operation: "a") }
    #expect(journal.events == [everyKind[0]])
  }

  @Test(arguments: ["", "a\u{0}b"])
  func `an operation needs a name that can be stored`(_ name: String) throws {
    let journal = try Journal.inMemory(header())
    #expect(throws: JournalError.self) { try journal.append([everyKind[0]], operation: name) }
    #expect(journal.events.isEmpty)
  }

  @Test func `nothing is an operation that leaves nothing`() throws {
    let journal = try Journal.inMemory(header())
    try journal.append([], operation: "a")
    try journal.append([everyKind[0]], operation: "a")
    #expect(journal.events == [everyKind[0]])
  }

  @Test func `a session in memory keeps what a file keeps`() throws {
    let journal = try Journal.inMemory(header(), clock: { 7 })
    for (number, event) in everyKind.enumerated() { try journal.append([event], operation: "\(number)") }
    #expect(journal.events == everyKind)
    journal.close()
    #expect(throws: JournalError.closed(journal.header.id)) {
      try journal.append([everyKind[0]], operation: "late")
    }
  }

  @Test func `a header that cannot be stored whole is refused before there is a file`() throws {
    let home = try Home()
    var tooLarge = try header()
    tooLarge.seed = 1 << 53
    var cut = try header()
    cut.source = "before\u{0}after"
    for header in [tooLarge, cut] {
      #expect(throws: JournalError.self) { try home.folder.create(header) }
      #expect(throws: JournalError.self) { try Journal.inMemory(header) }
    }
    #expect(try home.folder.list().isEmpty)
  }

  @Test func `the greatest seed and a long source come back`() throws {
    let home = try Home()
    var large = try header(seed: SessionHeader.seeds.upperBound, startedAt: -1)
    large.source = String(repeating: "naïve 🧑🏽‍💻\r\n", count: 50_000)
    try home.folder.record(large, [])
    #expect(try home.folder.read(large.id).header == large)
  }

  @Test(arguments: [0, -1, 1 << 40, Int.max, Int.min])
  func `a clock that jumps changes no result`(_ time: Int) throws {
    let home = try Home()
    let folder = JournalFolder(home.path + "/sessions", clock: { time })
    try folder.record(header(), everyKind)
    #expect(try home.folder.open(SessionID("ship-it-1")).events == everyKind)
    #expect(try folder.list().first?.lastActivity == time)
  }

  @Test func `a batch of 256 events is one transaction`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append(events(256), operation: "batch")
    #expect(journal.events == events(256))
    let log = try home.bytes("ship-it-1.sqlite-wal")
    // A frame of the log is a commit when the size after it is not zero.
    let frames = Array(stride(from: 32, to: log.count, by: 24 + 4096))
    let commits = frames.count { frame in log[(frame + 4)..<(frame + 8)].contains { $0 != 0 } }
    #expect(commits == 1)
  }

  @Test func `eight threads appending at once lose and repeat nothing`() async throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    await withTaskGroup { group in
      for thread in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            let event = Event.noted(text: "\(thread)-\(number)")
            // Twice, as a client does that did not hear the answer.
            for _ in 0..<2 { try? journal.append([event], operation: "\(thread)-\(number)") }
          }
        }
      }
    }
    #expect(journal.events.count == 160)
    #expect(Set(journal.events).count == 160)
    #expect(try home.folder.read(journal.header.id).events == journal.events)
  }
}
