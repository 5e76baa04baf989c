import Foundation
import PushbackCore
import PushbackJournal
import Testing

@Suite struct LockTests {
  @Test func `a session is open once, and the refusal names its owner`() throws {
    let home = try Home()
    let folder = JournalFolder(home.path + "/sessions")
    let journal = try folder.create(header())
    let error = try #require(throws: JournalError.self) { try folder.open(journal.header.id) }
    guard case .open(_, let process, let since) = error else {
      Issue.record("refused for another reason: \(error.message)")
      return
    }
    #expect(process == Int(getpid()))
    #expect(try #/\d\d:\d\d/#.wholeMatch(in: since ?? "") != nil)
    #expect(throws: error) { try folder.delete(journal.header.id) }
    journal.close()
    try folder.open(journal.header.id).close()
  }

  @Test func `an owner from another day is named with the day`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    let error = try #require(throws: JournalError.self) { try home.folder.open(journal.header.id) }
    #expect(error.message.contains(#/since 2023-11-1\d \d\d:\d\d\./#))
  }

  @Test func `a journal that is dropped lets go of its session`() throws {
    let home = try Home()
    do { _ = try home.folder.create(header()) }
    try home.folder.open(SessionID("ship-it-1")).close()
  }

  @Test func `a lock file that was left behind does not matter`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    try home.put(Data("1 5\n".utf8), as: "ship-it-1.lock")
    #expect(try home.folder.open(SessionID("ship-it-1")).events == everyKind)
  }

  @Test func `another process is refused while we have it, and we while it has it`() throws {
    let home = try Home()
    let id = try home.folder.create(header()).header.id
    let lock = home.file("ship-it-1.lock").path
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/flock") else { return }

    let journal = try home.folder.open(id)
    let attempt = try Process.run(
      URL(filePath: "/usr/bin/flock"), arguments: ["-n", "-E", "9", lock, "true"])
    attempt.waitUntilExit()
    #expect(attempt.terminationStatus == 9)
    journal.close()

    let owner = Process()
    let (input, output) = (Pipe(), Pipe())
    owner.executableURL = URL(filePath: "/bin/sh")
    owner.arguments = ["-c", "exec 8<>'\(lock)'; flock 8; echo '4242 60' >'\(lock)'; echo held; read line"]
    owner.standardInput = input
    owner.standardOutput = output
    try owner.run()
    _ = output.fileHandleForReading.availableData
    let error = try #require(throws: JournalError.self) { try home.folder.open(id) }
    #expect(error.message.hasPrefix("Session ship-it-1 is open in process 4242 since 19"))
    try input.fileHandleForWriting.close()
    owner.waitUntilExit()
    try home.folder.open(id).close()
  }

  @Test func `of eight that open at once, one does`() async throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    for _ in 0..<10 {
      let results = await atOnce(8) { _ throws(JournalError) in
        try home.folder.open(SessionID("ship-it-1"))
      }
      #expect(results.count { (try? $0.get()) != nil } == 1)
      for case .failure(let error) in results { #expect(error.message.contains(" is open in ")) }
      for case .success(let journal) in results { journal.close() }
    }
  }

  @Test func `of eight that begin at once, each has a session of its own`() async throws {
    let home = try Home()
    let results = await atOnce(8) { thread throws(JournalError) in
      var ids: [SessionID] = []
      for number in 0..<5 {
        var header = try header()
        header.id = try home.folder.newID(for: "ship-it")
        let journal = try home.folder.create(header)
        try journal.append([.noted(text: "\(thread) \(number)")], operation: "a")
        ids.append(header.id)
      }
      return ids
    }
    let ids = try results.flatMap { try $0.get() }
    #expect(try ids.sorted() == (1...40).map { try SessionID("ship-it-\($0)") })
    #expect(Set(try ids.map { try home.folder.read($0).events }).count == 40)
  }

  @Test func `of eight that begin the same session, one does`() async throws {
    let home = try Home()
    let results = await atOnce(8) { _ throws(JournalError) in try home.folder.create(header()) }
    #expect(results.count { (try? $0.get()) != nil } == 1)
  }

  @Test func `opening and deleting at once never leaves two owners`() async throws {
    let home = try Home()
    let id = try SessionID("ship-it-1")
    for _ in 0..<20 {
      try home.folder.record(header(), [everyKind[0]])
      let results = await atOnce(5) { thread throws(JournalError) -> Journal? in
        if thread > 0 { return try home.folder.open(id) }
        try home.folder.delete(id)
        return nil
      }
      let owners = results.compactMap { try? $0.get() }.compactMap { $0 }
      #expect(owners.count <= 1)
      for owner in owners { owner.close() }
      try? home.folder.delete(id)
    }
  }
}
