import Foundation
import PushbackCore
import PushbackJournal
import Testing

@Suite struct FolderTests {
  @Test(arguments: [
    (["PUSHBACK_HOME": "/p", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/p"),
    (["PUSHBACK_HOME": "p"], "p"),
    (["PUSHBACK_HOME": "", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/x/pushback"),
    (["XDG_DATA_HOME": "x", "HOME": "/h"], "/h/.local/share/pushback"),
    (["XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/pushback"),
    (["HOME": "/h"], "/h/.local/share/pushback"),
  ])
  func `the folder follows the environment`(_ environment: [String: String], _ path: String) throws {
    #expect(try JournalFolder.path(environment: environment) == path)
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "h", "XDG_DATA_HOME": "x"]])
  func `without a home there is a sentence, not a guess`(_ environment: [String: String]) {
    #expect(throws: JournalError.noHome) { try JournalFolder.path(environment: environment) }
  }

  @Test(arguments: [
    "", "-a", "../x", "a/b", "a.b", "A", "é", "a b", "a\u{0}b", "a\n", ".", "..", "~",
    String(repeating: "a", count: 65),
  ])
  func `a name that could leave the folder is no name`(_ text: String) {
    #expect(throws: JournalError.badID(text)) { try SessionID(text) }
  }

  @Test(arguments: ["a", "7", "ship-it-1", "a-", String(repeating: "a", count: 64)])
  func `a plain name is a name`(_ text: String) throws {
    #expect(try SessionID(text).text == text)
  }

  @Test func `new names count upwards and skip what is taken`() throws {
    let home = try Home()
    #expect(try home.folder.newID(for: "ship-it").text == "ship-it-1")
    #expect(try home.folder.newID(for: "ship-it").text == "ship-it-2")
    try home.folder.record(header("ship-it-3"), [])
    #expect(try home.folder.newID(for: "ship-it").text == "ship-it-4")
    #expect(try home.folder.newID(for: "other").text == "other-1")
    #expect(try home.folder.list().map(\.id.text) == ["ship-it-3"])
  }

  @Test(arguments: [
    ("../../etc", "etc-1"), ("", "session-1"), ("Ship It", "hip--t-1"), ("---", "session-1"),
    (String(repeating: "x", count: 200), String(repeating: "x", count: 40) + "-1"),
  ])
  func `a scenario's name becomes a safe one`(_ scenario: String, _ id: String) throws {
    let home = try Home()
    #expect(try home.folder.newID(for: ScenarioID(scenario)).text == id)
    #expect(try home.names == [id + ".lock"])
  }

  @Test func `only the owner can read what is kept`() throws {
    let home = try Home()
    let journal = try home.folder.create(header())
    try journal.append(everyKind, operation: "a")
    func modes() throws -> [String: Int] {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: home.file("").path) + ["."]
      return try Dictionary(
        uniqueKeysWithValues: paths.map { path in
          let attributes = try FileManager.default.attributesOfItem(atPath: home.file(path).path)
          return (path, (attributes[.posixPermissions] as? Int) ?? 0)
        })
    }
    var found = try modes()
    #expect(found.removeValue(forKey: ".") == 0o700)
    #expect(found.count == 4 && found.values.allSatisfy { $0 == 0o600 })
    journal.close()
    try home.folder.open(journal.header.id).close()
    found = try modes()
    #expect(found["copies"] == 0o700)
    #expect(found["copies/ship-it-1.copy-1.sqlite"] == 0o600)
  }

  @Test func `the list has the last played session first`() throws {
    let home = try Home()
    for (number, time) in [30, 10, 20].enumerated() {
      let folder = JournalFolder(home.path + "/sessions", clock: { time })
      try folder.record(header("s-\(number)", startedAt: 5), events(number + 1))
    }
    try home.folder.record(header("s-3", startedAt: 15), [])
    let list = try home.folder.list()
    #expect(list.map(\.id.text) == ["s-0", "s-2", "s-3", "s-1"])
    #expect(list.map(\.lastActivity) == [30, 20, 15, 10])
    #expect(try list[1].state == .whole(header("s-2", startedAt: 5), events: 3))
  }

  @Test func `reading and listing leave no trace, and work while the session is open`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    let before = try home.names
    #expect(try home.folder.read(SessionID("ship-it-1")).events == everyKind)
    #expect(try home.folder.list().count == 1)
    #expect(try home.names == before)
    #expect(before == ["ship-it-1.lock", "ship-it-1.sqlite"])

    let journal = try home.folder.open(SessionID("ship-it-1"))
    for number in 0..<20 {
      try journal.append([.noted(text: "\(number)")], operation: "more-\(number)")
      #expect(try home.folder.read(journal.header.id).events == journal.events)
      #expect(
        try home.folder.list().map(\.state)
          == [.whole(journal.header, events: everyKind.count + number + 1)])
    }
  }

  @Test func `what cannot be read is listed with its reason and hides nothing`() throws {
    let home = try Home()
    try home.folder.record(header("good-1"), everyKind)
    let good = try home.bytes("good-1.sqlite")
    try home.put(Data(), as: "empty.sqlite")
    try home.put(Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 * 131) }), as: "junk.sqlite")
    try home.put(good, as: "renamed.sqlite")
    try home.put(good, as: "Not A Name.sqlite")
    try home.put(good, as: "note.txt")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: home.file("link.sqlite").path, withDestinationPath: "good-1.sqlite")
    try files.createSymbolicLink(atPath: home.file("gone.sqlite").path, withDestinationPath: "nowhere")
    try files.createDirectory(at: home.file("folder.sqlite"), withIntermediateDirectories: false)
    #expect(mkfifo(home.file("pipe.sqlite").path, 0o600) == 0)

    let list = try home.folder.list()
    #expect(
      Set(list.map(\.id.text))
        == ["good-1", "empty", "junk", "renamed", "link", "gone", "folder", "pipe"])
    for line in list where line.id.text != "good-1" {
      guard case .unreadable(let error) = line.state else {
        Issue.record("\(line.id) passes for a session")
        continue
      }
      #expect(error.message.contains("is damaged: "))
      #expect(throws: error) { try home.folder.open(line.id) }
      #expect(throws: error) { try home.folder.read(line.id) }
    }
  }

  @Test func `a symbolic link is never followed`() throws {
    let home = try Home()
    let outside = home.path + "/outside"
    try Data("precious".utf8).write(to: URL(filePath: outside))
    try home.put(Data(), as: "x")
    for name in ["ship-it-1.lock", "ship-it-1.new", "ship-it-1.sqlite-wal"] {
      try FileManager.default.createSymbolicLink(
        atPath: home.file(name).path, withDestinationPath: outside)
    }
    #expect(throws: JournalError.self) { try home.folder.create(header()) }
    try FileManager.default.removeItem(at: home.file("ship-it-1.lock"))
    try home.folder.record(header(), everyKind)
    #expect(try home.folder.read(SessionID("ship-it-1")).events == everyKind)
    #expect(try String(contentsOfFile: outside, encoding: .utf8) == "precious")
  }

  @Test func `copies are never put into, or deleted from, a folder that is linked`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    let outside = home.path + "/outside"
    let precious = outside + "/ship-it-1.copy-1.sqlite"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: false)
    try Data("precious".utf8).write(to: URL(filePath: precious))
    try FileManager.default.createSymbolicLink(
      atPath: home.file("copies").path, withDestinationPath: outside)
    let journal = try home.folder.open(SessionID("ship-it-1"))
    #expect(journal.notice?.contains("a symbolic link is in the way") == true)
    journal.close()
    try home.folder.delete(SessionID("ship-it-1"))
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "precious")
  }

  @Test func `a deleted session is gone, with its copies`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    try home.folder.record(header("ship-it-2"), everyKind)
    try home.folder.open(SessionID("ship-it-1")).close()
    try home.folder.delete(SessionID("ship-it-1"))
    #expect(try home.folder.list().map(\.id.text) == ["ship-it-2"])
    #expect(try home.names == ["copies", "ship-it-2.lock", "ship-it-2.sqlite"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.file("copies").path).isEmpty)
    for action in [home.folder.delete, { _ = try home.folder.open($0) }, { _ = try home.folder.read($0) }] {
      #expect(throws: JournalError.missing(try SessionID("ship-it-1"))) { try action(SessionID("ship-it-1")) }
    }
    try home.folder.record(header(), [everyKind[0]])
    #expect(try home.folder.read(SessionID("ship-it-1")).events == [everyKind[0]])
  }

  @Test func `a session that exists is not begun again`() throws {
    let home = try Home()
    try home.folder.record(header(), everyKind)
    #expect(throws: JournalError.exists(try SessionID("ship-it-1"))) { try home.folder.create(header()) }
    #expect(try home.folder.read(SessionID("ship-it-1")).events == everyKind)
  }

  @Test func `what a killed beginning left behind is no session and in nobody's way`() throws {
    let home = try Home()
    let half = Data(repeating: 7, count: 5000)
    for name in ["ship-it-1.new", "ship-it-1.new-journal", "ship-it-1.sqlite-wal", "ship-it-1.lock"] {
      try home.put(half, as: name)
    }
    #expect(try home.folder.list().isEmpty)
    try home.folder.record(header(), everyKind)
    #expect(try home.folder.read(SessionID("ship-it-1")).events == everyKind)
    #expect(try home.names == ["ship-it-1.lock", "ship-it-1.sqlite"])
  }

  @Test func `a missing folder is made, with those above it`() throws {
    let home = try Home()
    let folder = JournalFolder(home.path + "/a/b//c/")
    #expect(try folder.list().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home.path + "/a"))
    try folder.record(header(), everyKind)
    #expect(try folder.list().count == 1)
  }

  @Test func `odd letters in the folder's name do no harm`() throws {
    let home = try Home()
    let folder = JournalFolder(home.path + "/a?mode=memory&b#c %41 'é\n")
    try folder.record(header(), everyKind)
    try folder.open(SessionID("ship-it-1")).close()
    #expect(try folder.read(SessionID("ship-it-1")).events == everyKind)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).count == 1)
  }

  @Test(arguments: ["/proc/pushback", "/proc", "/dev/null", "/dev/null/x", "/proc/self/pushback", "/a\u{0}b"])
  func `a folder that cannot be used is explained`(_ path: String) throws {
    for action in [{ _ = try $0.newID(for: "ship-it") }, { _ = try $0.create(header()) }]
      as [(JournalFolder) throws -> Void]
    {
      let error = try #require(throws: JournalError.self) { try action(JournalFolder(path)) }
      guard case .folder = error else {
        Issue.record("explained as \(error)")
        continue
      }
      #expect(error.message.hasPrefix("Sessions cannot be kept in \(path)"))
    }
    #expect(throws: JournalError.self) { try JournalFolder(path).open(SessionID("ship-it-1")) }
  }

  @Test func `a file in place of the folder is explained`() throws {
    let home = try Home()
    let path = home.path + "/file"
    try Data("x".utf8).write(to: URL(filePath: path))
    for broken in [path, path + "/below"] {
      #expect(throws: JournalError.self) { try JournalFolder(broken).create(header()) }
    }
    let error = JournalError.folder(path, trouble: "it is not a folder")
    #expect(throws: error) { try JournalFolder(path).list() }
    #expect(throws: error) { try JournalFolder(path).newID(for: "ship-it") }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("x".utf8))
  }
}
