import Foundation
import PushbackCore
import PushbackJournal
import Testing

@Suite struct DamageTests {
  private static let id = "ship-it-1"
  private static let name = "ship-it-1.sqlite"

  /// A folder with nothing in it but these files of one session.
  private func home(_ files: [String: Data]) throws -> Home {
    let home = try Home()
    for (name, bytes) in files { try home.put(bytes, as: name) }
    return home
  }

  private func closedSession(_ count: Int = 120) throws -> Data {
    let home = try Home()
    try home.folder.record(header(), events(count))
    return try home.bytes(Self.name)
  }

  /// What a crash leaves: the database, and a log with everything since it was opened.
  private func crashedSession(_ id: String, _ events: [Event]) throws -> (database: Data, log: Data) {
    let home = try Home()
    let journal = try home.folder.create(header(id))
    for (number, event) in events.enumerated() { try journal.append([event], operation: "op-\(number)") }
    return (try home.bytes(id + ".sqlite"), try home.bytes(id + ".sqlite-wal"))
  }

  private enum Reading: Equatable {
    case events([Event])
    case refused
  }

  /// Reads, then opens for writing; both must say the same, and a refused file must stay as it is.
  private func reading(_ home: Home) throws -> Reading {
    let before = try home.bytes(Self.name)
    let read = try? home.folder.read(SessionID(Self.id)).events
    let listed = try home.folder.list()
    #expect(listed.map(\.id.text) == [Self.id])
    do {
      let journal = try home.folder.open(SessionID(Self.id))
      #expect(read == journal.events)
      #expect(try journal.header == header())
      if case .unreadable = listed.first?.state { Issue.record("listed as damaged, yet opened") }
      return .events(journal.events)
    } catch {
      #expect(read == nil)
      if case .whole = listed.first?.state { Issue.record("listed as whole, yet refused: \(error.message)") }
      #expect(try home.bytes(Self.name) == before)
      return .refused
    }
  }

  @Test func `one flipped bit is harmless or refused`() throws {
    let whole = try closedSession()
    var refused = 0
    for step in 0..<250 {
      // The first hundred bytes are the file's own header; the rest are spread over the whole file.
      let offset = step < 50 ? step * 2 : step * whole.count / 250
      var bytes = whole
      bytes[offset] ^= 1 << UInt8(step % 8)
      switch try reading(home([Self.name: bytes])) {
      case .events(let found): #expect(found == events(120), "bit \(step % 8) of byte \(offset)")
      case .refused: refused += 1
      }
    }
    #expect(refused > 150)
  }

  @Test func `a flipped bit in anything that was recorded is refused`() throws {
    let whole = try closedSession(8)
    for text in ["the-pull-request", "op-3", "Because ", "Nobody has read", "Ship it"] {
      let found = try #require(whole.range(of: Data(text.utf8)))
      for bit in 0..<8 {
        var bytes = whole
        bytes[found.lowerBound + 1] ^= 1 << UInt8(bit)
        #expect(try reading(home([Self.name: bytes])) == .refused, "\(text), bit \(bit)")
      }
    }
  }

  @Test func `a last event that was hidden rather than changed is noticed`() throws {
    var bytes = try closedSession()
    let last = try #require(bytes.range(of: Data("op-119".utf8)))
    // The low byte of the number of cells on the page that holds it.
    let count = last.lowerBound / 4096 * 4096 + 4
    try #require(bytes[count] > 1)
    bytes[count] -= 1
    #expect(try reading(home([Self.name: bytes])) == .refused)
  }

  @Test func `a file that was cut off is refused`() throws {
    let whole = try closedSession()
    for step in 0..<60 {
      let length = step < 10 ? step * 20 : step * whole.count / 60
      #expect(try reading(home([Self.name: whole.prefix(length)])) == .refused, "\(length) bytes")
    }
  }

  @Test func `a page of zeroes or noise is refused`() throws {
    let whole = try closedSession()
    for page in 0..<whole.count / 4096 {
      var zeroes = whole
      zeroes.resetBytes(in: page * 4096..<(page + 1) * 4096)
      #expect(try reading(home([Self.name: zeroes])) == .refused, "zeroes in page \(page)")
      var noise = whole
      for offset in page * 4096..<(page + 1) * 4096 {
        noise[offset] = UInt8(truncatingIfNeeded: offset &* 131)
      }
      #expect(try reading(home([Self.name: noise])) == .refused, "noise in page \(page)")
    }
    #expect(try reading(home([Self.name: Data(repeating: 0xa5, count: 4096)])) == .refused)
  }

  @Test func `a damaged log gives what was saved before the damage, or is refused`() throws {
    let (database, log) = try crashedSession(Self.id, events(40))
    #expect(try reading(home([Self.name: database, Self.name + "-wal": log])) == .events(events(40)))
    for step in 0..<60 {
      var bytes = log
      bytes[step < 32 ? step : step * log.count / 60] ^= 1 << UInt8(step % 8)
      if case .events(let found) = try reading(home([Self.name: database, Self.name + "-wal": bytes])) {
        #expect(found == events(found.count), "flipped at step \(step)")
      }
      let cut = log.prefix(step * log.count / 60)
      if case .events(let found) = try reading(home([Self.name: database, Self.name + "-wal": cut])) {
        #expect(found == events(found.count), "cut at step \(step)")
      }
    }
  }

  @Test func `another session's log is never taken for this one's`() throws {
    let (database, _) = try crashedSession(Self.id, events(3))
    let (_, foreign) = try crashedSession("ship-it-2", events(40).reversed())
    if case .events(let found) = try reading(home([Self.name: database, Self.name + "-wal": foreign])) {
      #expect(found == events(found.count))
    }
  }

  @Test func `a file of a later version is refused with a sentence`() throws {
    var bytes = try closedSession()
    // The version is the last byte of the big-endian number at 60.
    bytes[63] = 2
    let home = try home([Self.name: bytes])
    let error = try #require(throws: JournalError.self) { try home.folder.open(SessionID(Self.id)) }
    #expect(
      error.message
        == "Session ship-it-1 was made by a newer Pushback (file version 2; this one knows 1). "
        + "Update Pushback to open it; nothing was changed.")
    #expect(try reading(home) == .refused)
    #expect(throws: error) { try home.folder.recover(SessionID(Self.id)) }
  }

  @Test func `another program's database is refused`() throws {
    var bytes = try closedSession()
    bytes[68] = 0
    let error = JournalError.foreign(try SessionID(Self.id))
    let home = try home([Self.name: bytes])
    #expect(throws: error) { try home.folder.open(SessionID(Self.id)) }
    #expect(throws: error) { try home.folder.recover(SessionID(Self.id)) }
  }

  @Test func `the whole beginning of a damaged session can be gone on with`() throws {
    let home = try Home()
    try home.folder.record(header(), events(8))
    var bytes = try home.bytes(Self.name)
    let sixth = try #require(bytes.range(of: Data("naïve".utf8)))
    bytes[sixth.lowerBound] ^= 4
    try home.put(bytes, as: Self.name)

    let id = try SessionID(Self.id)
    #expect(
      throws: JournalError.damaged(id, found: "event 6 does not match its checksum", whole: 5)
    ) { try home.folder.open(id) }
    let new = try home.folder.recover(id)
    #expect(new.text == "ship-it-2")
    #expect(try home.bytes(Self.name) == bytes)
    let journal = try home.folder.open(new)
    #expect(journal.events == events(5))
    #expect(journal.header.seed == 42)
    try journal.append([everyKind[4]], operation: "op-4")
    #expect(journal.events == events(5))
    try journal.append([everyKind[5]], operation: "op-5")
    #expect(journal.events == events(6))
  }

  @Test func `a session without damage has nothing to recover`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    let id = try SessionID(Self.id)
    #expect(throws: JournalError.undamaged(id)) { try home.folder.recover(id) }
    #expect(throws: JournalError.missing(try SessionID("x"))) { try home.folder.recover(SessionID("x")) }
    #expect(try home.folder.list().count == 1)
  }

  @Test func `a session under another name can be recovered into one of its own`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    try home.put(home.bytes(Self.name), as: "from-a-friend.sqlite")
    let new = try home.folder.recover(SessionID("from-a-friend"))
    #expect(new.text == "ship-it-2")
    #expect(try home.folder.read(new).events == everyKind)
  }

  @Test func `the last five copies are kept, one for each opening after growth`() throws {
    let home = try Home()
    let id = try home.folder.create(header()).header.id
    func copies() throws -> [Int] {
      try (1...5).compactMap { number in
        let path = "copies/\(Self.id).copy-\(number).sqlite"
        guard FileManager.default.fileExists(atPath: home.file(path).path) else { return nil }
        let copy = try self.home([Self.name: home.bytes(path)])
        return try copy.folder.read(id).events.count
      }
    }
    try home.folder.open(id).close()
    #expect(try home.names == ["ship-it-1.lock", "ship-it-1.sqlite"])
    for round in 1...7 {
      let journal = try home.folder.open(id)
      try journal.append([everyKind[round % 8]], operation: "op-\(round)")
      journal.close()
    }
    #expect(try copies() == [6, 5, 4, 3, 2])
    for _ in 0..<3 { try home.folder.open(id).close() }
    #expect(try copies() == [7, 6, 5, 4, 3])
  }

  @Test func `a copy helps where the file itself cannot`() throws {
    let home = try Home()
    try home.folder.record(header(), events(6))
    let id = try SessionID(Self.id)
    let journal = try home.folder.open(id)
    try journal.append([everyKind[6]], operation: "op-6")
    journal.close()
    try home.put(Data(repeating: 0, count: 4096), as: Self.name)
    #expect(throws: JournalError.damaged(id, found: "the file is not a whole database", whole: nil)) {
      try home.folder.open(id)
    }
    #expect(try home.folder.read(home.folder.recover(id)).events == events(6))
    try FileManager.default.removeItem(at: home.file("copies"))
    #expect(throws: JournalError.self) { try home.folder.recover(id) }
  }

  @Test func `a copy that cannot be made is mentioned and stops nothing`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    try home.put(Data("in the way".utf8), as: "copies")
    let journal = try home.folder.open(SessionID(Self.id))
    #expect(journal.notice?.contains("No copy of session ship-it-1 could be made") == true)
    try journal.append([everyKind[0]], operation: "more")
    #expect(journal.events.count == everyKind.count + 1)
  }
}
