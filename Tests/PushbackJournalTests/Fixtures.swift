import Foundation
import GRDB
import PushbackCore
import Synchronization

@testable import PushbackJournal

/// A folder of its own for each test, gone with it.
final class Home: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/pushback-\(UUID().uuidString.lowercased())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: JournalFolder { JournalFolder(path + "/sessions", clock: { 1_700_000_000 }) }

  func file(_ name: String) -> URL { URL(filePath: path + "/sessions/" + name) }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: file(name)) }

  /// Puts bytes under a session's name, as if they had always been there.
  func put(_ bytes: Data, as name: String) throws {
    try FileManager.default.createDirectory(at: file(""), withIntermediateDirectories: true)
    try bytes.write(to: file(name))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: file("").path).sorted() }
  }
}

func header(
  _ id: String = "ship-it-1", seed: UInt64 = 42, startedAt: Int = 1_600_000_000
) throws(JournalError) -> SessionHeader {
  SessionHeader(
    id: try SessionID(id), scenario: "ship-it", title: "Ship it", seed: seed,
    source: "# Ship it\n\n" + String(repeating: "The build is green. Nobody has read the code.\n", count: 60),
    startedAt: startedAt)
}

/// One of every kind of event, with texts that are awkward to store.
let everyKind: [Event] = [
  .chose(scene: "the-pull-request", choice: "deploy"),
  .drew(scene: "friday", target: "outage"),
  .undone(decisions: 2),
  .redone(decisions: 1),
  .because(text: "Because “green” isn't \"right\": C:\\temp\n\tsecond line\r\u{0}\u{1b}[31m\u{7f}"),
  .noted(text: "naïve 🧑🏽‍💻 e\u{301} \u{202e}txt\u{2028}"),
  .disputed(measure: "trust", text: ""),
  .reviewed(
    position: Position(topic: "review", stance: "two/people"), verdict: .adopt, reason: "We do this already."),
  .addressed(kind: "employer"),
]

func events(_ count: Int) -> [Event] { (0..<count).map { everyKind[$0 % everyKind.count] } }

extension JournalFolder {
  /// A closed session with one operation for each event.
  @discardableResult
  func record(_ header: SessionHeader, _ events: [Event]) throws -> [Event] {
    let journal = try create(header)
    for (number, event) in events.enumerated() { try journal.append([event], operation: "op-\(number)") }
    journal.close()
    return events
  }
}

extension Journal {
  /// Speaks to the journal's own connection, to make it fail.
  func connection<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value? {
    try store.state.withLock { state in
      guard case .ready(let queue) = state.link else { return nil }
      return try queue.writeWithoutTransaction(body)
    }
  }
}

/// What several tasks that start together come to.
func atOnce<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) throws(JournalError) -> Value
) async -> [Result<Value, JournalError>] {
  await withTaskGroup { group in
    for number in 0..<count {
      group.addTask { () -> Result<Value, JournalError> in
        do throws(JournalError) { return .success(try body(number)) } catch { return .failure(error) }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
}
