import Foundation
import PushbackCore

/// Why a file cannot be restored.
package enum Unrestorable: Error, Hashable, Sendable {
  case foreign
  case newer(String)
  case damaged(String)
  case tooLarge

  /// What is wrong, and what to do, for people.
  package func message(_ path: String) -> String {
    switch self {
    case .foreign: "\(path) was not saved by Pushback. Give the name of a file that save wrote."
    case .newer(let what):
      "\(path) was saved by a newer Pushback (\(what)). Update Pushback to restore it."
    case .damaged(let what): "\(path) is damaged: \(what). Copy it again, or save the session again."
    case .tooLarge:
      "\(path) is larger than a saved session can be, which is \(SavedSession.largest >> 20) MiB and "
        + "\(SavedSession.mostEvents) events. Give the name of a file that save wrote."
    }
  }
}

extension SavedSession {
  /// Believes nothing that it has not checked: the file may come from anybody.
  package init(_ bytes: [UInt8]) throws(Unrestorable) {
    guard bytes.count <= SavedSession.largest else { throw .tooLarge }
    let data = Data(bytes)
    let envelope: Envelope
    do { envelope = try JSONDecoder().decode(Envelope.self, from: data) } catch {
      let beginning = String(decoding: bytes.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
      throw beginning.hasPrefix(#"{"pushback":"session""#)
        ? .damaged("it is cut short, or was changed") : .foreign
    }
    guard envelope.pushback == SavedSession.kind else { throw .foreign }
    guard envelope.version <= SavedSession.version else {
      throw .newer("file version \(envelope.version); this one knows \(SavedSession.version)")
    }
    let file: File
    do { file = try JSONDecoder().decode(File.self, from: data) } catch {
      throw .damaged("a part of it is missing, or was changed")
    }
    try self.init(file)
  }

  private init(_ file: File) throws(Unrestorable) {
    guard file.events.count <= SavedSession.mostEvents else { throw .tooLarge }
    var events: [Event] = []
    for (number, line) in zip(1..., file.events) {
      let event: Event
      do throws(UnreadableEvent) { event = try Event(json: line.event) } catch {
        guard case .newer(let what) = error else { throw .damaged("event \(number) cannot be understood") }
        throw .newer(what)
      }
      guard event.json == line.event, event.isWithinBounds else {
        throw .damaged("event \(number) is none that Pushback writes")
      }
      events.append(event)
    }
    scenario = ScenarioID(file.scenario)
    title = file.title
    seed = file.seed
    source = file.source
    startedAt = file.startedAt
    self.events = events
    moments = file.events.map(\.at)
    guard file.version == SavedSession.version, file.checksum == checksum else {
      throw .damaged("it does not match its checksum")
    }
    try checkValues()
  }

  /// What a checksum says nothing about, because anybody can reckon one.
  private func checkValues() throws(Unrestorable) {
    let name = scenario.text
    // As a path it would be a file of this machine.
    guard !name.isEmpty, name.utf8.count <= 255, !name.contains("/"), !name.hasSuffix(".md") else {
      throw .damaged("its story has no usable name")
    }
    guard ([startedAt] + moments).allSatisfy(SavedSession.times.contains) else {
      throw .damaged("it was played at no possible time")
    }
    do throws(JournalError) { try header(as: try SessionID("restored")).check() } catch {
      throw .damaged("it holds what no session can")
    }
  }

  /// Far more than any clock tells, and small enough to reckon with.
  private static let times = -(1 << 40)...(1 << 40)
}

private struct Envelope: Decodable {
  let pushback: String
  let version: Int
}

private struct File: Decodable {
  let version: Int
  let scenario: String
  let title: String
  let seed: UInt64
  let startedAt: Int
  let source: String
  let events: [Line]
  let checksum: String

  struct Line: Decodable {
    let at: Int
    let event: String
  }
}
