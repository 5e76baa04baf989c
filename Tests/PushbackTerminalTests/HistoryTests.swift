import Foundation
import PushbackTerminal
import Testing

struct HistoryTests {
  /// A folder of its own that goes when the test does.
  final class Folder {
    let path = NSTemporaryDirectory() + "pushback-history-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func holds(_ bytes: some Sequence<UInt8>) throws -> History {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path + "/history"))
      return History(file: path + "/history")
    }
  }

  @Test func `lines come back in order, each once, the newest kept`() throws {
    let folder = Folder()
    let history = History(file: folder.path + "/deep/er/history")
    #expect(history.lines() == [])
    try history.add(["one"])
    try history.add(["two", "three"])
    try history.add(["one", "", "  "])
    #expect(history.lines() == ["two", "three", "one"])
    try history.clear()
    #expect(history.lines() == [])
  }

  @Test func `file and folders are private`() throws {
    let folder = Folder()
    try History(file: folder.path + "/deep/history").add(["one"])
    var state = stat()
    for (path, mode) in [("", 0o700), ("/deep", 0o700), ("/deep/history", 0o600)] as [(String, mode_t)] {
      #expect(stat(folder.path + path, &state) == 0)
      #expect(state.st_mode & 0o777 == mode)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep") == ["history"])
  }

  @Test func `a file that others could read becomes private`() throws {
    let folder = Folder()
    let history = try folder.holds("old\n".utf8)
    chmod(history.path, 0o644)
    try history.add(["new"])
    var state = stat()
    #expect(stat(history.path, &state) == 0)
    #expect(state.st_mode & 0o777 == 0o600)
    #expect(history.lines() == ["old", "new"])
  }

  @Test(arguments: [1, 1_023, 1_024, 1_025, 4_096])
  func `a line of any length comes back whole`(length: Int) throws {
    let folder = Folder()
    let history = History(file: folder.path + "/history")
    let line = String(repeating: "x", count: length)
    try history.add(["before", line, "after"])
    #expect(history.lines() == ["before", line, "after"])
  }

  @Test func `at most two thousand lines are kept`() throws {
    let folder = Folder()
    let history = History(file: folder.path + "/history")
    try history.add((1...2_500).map { "line \($0)" })
    #expect(history.lines() == (501...2_500).map { "line \($0)" })
  }

  @Test func `a damaged file loses nothing that can be read`() throws {
    let folder = Folder()
    let bytes = Array("first\n".utf8) + [0xFF, 0x00, 0x1B, 0x5B, 0x0A, 0x0A] + Array("last".utf8)
    let history = try folder.holds(bytes)
    #expect(history.lines() == ["first", "\u{FFFD}  [", "last"])
    try history.add(["new"])
    #expect(history.lines() == ["first", "\u{FFFD}  [", "last", "new"])
    #expect(try folder.holds([]).lines() == [])
    #expect(try folder.holds([UInt8](repeating: 0x78, count: 1 << 20)).lines().map(\.count) == [4_096])
  }

  @Test func `two programs that write at once lose nothing`() throws {
    let folder = Folder()
    let path = folder.path + "/history"
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      let history = History(file: path)
      for first in stride(from: 1, to: 500, by: 5) {
        try? history.add((first..<first + 5).map { "\(writer) said \($0)" })
      }
    }
    let lines = History(file: path).lines()
    for writer in 0..<2 {
      #expect(lines.filter { $0.hasPrefix("\(writer) ") } == (1...500).map { "\(writer) said \($0)" })
    }
  }

  @Test func `trouble is a sentence, and the file is left alone`() throws {
    let folder = Folder()
    let history = try folder.holds("one\n".utf8)
    let below = History(file: history.path + "/history")
    #expect(below.lines() == [])
    let failure = #expect(throws: HistoryFailure.self) { try below.add(["two"]) }
    #expect(failure?.description.hasPrefix("The history of what you type was not kept: could not") == true)
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o600)
    #expect(throws: HistoryFailure.self) { try History(file: pipe).add(["two"]) }
    #expect(history.lines() == ["one"])
  }
}
