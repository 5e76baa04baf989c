import Foundation
import PushbackCore
import Testing

/// Nothing that was shown as done is lost, whenever the program dies.
struct KillTests {
  @Test func `a hundred kills at random moments lose nothing that was shown`() throws {
    let home = try Home()
    var generator = SystemRandomNumberGenerator()
    var shownInAll = 0
    signal(SIGPIPE, SIG_IGN)
    for round in 0..<100 {
      let name = "round-\(round)"
      let shown = try playAndKill(name, after: UInt32.random(in: 1_000...90_000, using: &generator), in: home)
      shownInAll += shown.count
      guard !shown.isEmpty else { continue }
      let record = try Binary.run(["show", name, "--json"], in: home)
      #expect(record.code == 0, "\(record.error)")
      let kept = try kinds(record.out)
      #expect(kept.count >= shown.count, "shown \(shown.count), kept \(kept.count)")
      #expect(Array(kept.prefix(shown.count)) == shown)
      // The record opens again and the story goes on.
      let resumed = try Binary.run(["play", "--json", "--session", name], in: home)
      #expect(resumed.code == 0, "\(resumed.error)")
    }
    // If nothing was ever shown before a kill, the test proved nothing.
    #expect(shownInAll > 100)
  }

  /// Types choices and undos without end, kills the program, and returns what its output says was done.
  private func playAndKill(_ name: String, after microseconds: UInt32, in home: Home) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["play", "ship-it", "--json", "--seed", "4", "--session", name]
    process.environment = home.environment
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let drain = Drain(stdout.fileHandleForReading)
    let writer = Thread {
      let handle = stdin.fileHandleForWriting
      for turn in 0..<4000 {
        do { try handle.write(contentsOf: Data((turn % 4 < 2 ? "1\n" : "undo\n").utf8)) } catch { return }
        // Sometimes one line at a time, sometimes many waiting at once.
        if turn % 40 < 20 { usleep(3_000) }
      }
    }
    writer.start()
    drain.waitForFirst()
    usleep(microseconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // A line cut short by the kill was not shown as done.
    let text = drain.text
    let whole = text.hasSuffix("\n") ? text[...] : text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
    return try whole.split(separator: "\n").compactMap { line in
      let event = try object(String(line))["event"] as? String ?? ""
      return ["chose": "chose", "chance": "drew", "undone": "undone"][event]
    }
  }

  private func kinds(_ json: String) throws -> [String] {
    let events = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] ?? []
    return events.compactMap { $0["kind"] as? String }.filter { ["chose", "drew", "undone"].contains($0) }
  }
}
