import Foundation
import Testing

@testable import pushback

/// A laptop that closes in the middle of a vote loses no slip that was shown as counted.
struct RoomKillTests {
  @Test func `forty kills in the middle of votes lose nothing that was shown`() throws {
    let home = try Home()
    var shownInAll = 0
    signal(SIGPIPE, SIG_IGN)
    for round in 0..<40 {
      let name = "round-\(round)"
      let shown = try voteAndKill(name, after: UInt32.random(in: 1_000...80_000), in: home)
      shownInAll += shown.count
      guard let last = shown.last else { continue }
      let record = try Binary.run(["show", name, "--json"], in: home)
      #expect(record.code == 0, "\(record.error)")
      let events = try JSONSerialization.jsonObject(with: Data(record.out.utf8)) as? [[String: Any]] ?? []
      let kept = events.filter { $0["kind"] as? String == "tallied" }.compactMap {
        ($0["counts"] as? [String: Int])?["fix"]
      }
      #expect(Array(kept.prefix(shown.count)) == shown)
      // The room stands at the slip that was counted last, or at one it never saw counted.
      let again = try Binary.run(["play", "--json", "--session", name], in: home)
      let tallied = try again.lines.map(object).last { $0["event"] as? String == "tallied" }
      let standing = (tallied?["votes"] as? [String: Int])?["fix"] ?? -1
      #expect(standing == kept.last && standing >= last)
    }
    #expect(shownInAll > 40)
  }

  /// Counts slips again and again, one more for the fix each time, and kills the program.
  private func voteAndKill(_ name: String, after microseconds: UInt32, in home: Home) throws -> [Int] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["room", "ship-it", "--json", "--session", name, "--team", "A", "--people", "999"]
    process.environment = home.environment
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let drain = Drain(stdout.fileHandleForReading)
    let writer = Thread {
      for count in 1..<900 {
        do {
          try stdin.fileHandleForWriting.write(contentsOf: Data("tally fix=\(count)\n".utf8))
        } catch { return }
        if count % 20 < 10 { usleep(2_000) }
      }
    }
    writer.start()
    drain.waitForFirst()
    usleep(microseconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let text = drain.text
    let whole = text.hasSuffix("\n") ? text[...] : text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
    return try whole.split(separator: "\n").map { try object(String($0)) }
      .filter { $0["event"] as? String == "tallied" }
      .compactMap { ($0["votes"] as? [String: Int])?["fix"] }
  }

  @Test func `a workshop killed twice ends with the files of one that was not`() throws {
    var lines = RoomTests.shipIt
    lines = lines.flatMap { $0 == "2 5 3" ? [$0, "because 2: somebody has to"] : [$0] }
    let after = [
      "review", "9 2 0", "1 9 1", "adopt", "adopt", "adopt", "adopt", "adopt", "adopt", "adopt", "adopt",
    ]
    func finish(_ home: Home, _ parts: [[String]]) throws -> [String: String] {
      for (index, part) in parts.enumerated() {
        let start =
          index == 0
          ? ["room", "ship-it", "--seed", "3", "--session", "mine"] + RoomTests.seats
          : ["play", "--session", "mine"]
        try playAndKill(start, part, in: home)
      }
      for line in after {
        // As many answers as there are proposals; one too many is refused and changes nothing.
        _ = try Binary.run(["review", "mine"], input: line + "\n", in: home)
      }
      let last = ["well we heard her", "name Noor, Friday", "record", "keep all", "draft"]
      let end = try Binary.run(
        ["play", "--session", "mine"], input: last.map { $0 + "\n" }.joined(), in: home)
      #expect(end.code == 0, "\(end.error)")
      return try Dictionary(
        uniqueKeysWithValues: ["ai-policy-draft.md", "room-record.md", "room.json"].map {
          ($0, try home.read($0))
        })
    }
    let third = lines.count / 3
    let whole = try finish(Home(), [lines])
    let killed = try finish(
      Home(), [Array(lines[..<third]), Array(lines[third..<(2 * third)]), Array(lines[(2 * third)...])])
    for (name, text) in whole { #expect(killed[name] == text, "\(name)") }
    #expect(whole["room-record.md"]?.contains("somebody has to") == true)
  }

  /// Types lines, waits until all are on record, and kills the program before it can end by itself.
  private func playAndKill(_ arguments: [String], _ lines: [String], in home: Home) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = arguments + ["--json"]
    process.currentDirectoryURL = home.folder
    process.environment = home.environment
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let drain = Drain(stdout.fileHandleForReading)
    try stdin.fileHandleForWriting.write(
      contentsOf: Data((lines + ["status"]).map { $0 + "\n" }.joined().utf8))
    // Once the last line is answered, everything before it is on disk.
    for _ in 0..<2000 where !drain.soFar.contains(#""command":"status""#) { usleep(5_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
