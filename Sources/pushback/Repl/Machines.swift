import PushbackCore
import PushbackJournal
import PushbackLibrary
import Synchronization

/// The stories that sessions were played with, each read when first asked for and kept: most sessions share their text.
final class Machines: Sendable {
  private let kept = Mutex<[Played: Machine]>([:])

  private struct Played: Hashable {
    let scenario: ScenarioID
    let source: String

    init(_ header: SessionHeader) { (scenario, source) = (header.scenario, header.source) }
  }

  /// The machine of a session's own text.
  func machine(of header: SessionHeader, in library: Library) throws -> Machine {
    try kept.withLock { kept in
      if let known = kept[Played(header)] { return known }
      let reading = library.read(Array(header.source.utf8), id: header.scenario)
      guard let scenario = reading.scenario, let machine = Machine(scenario) else {
        let why = reading.findings.first.map { "\($0.code), \($0.message)." } ?? "it is too large."
        throw Failure(.data, "The story that \(header.id) was played with can no longer be read: \(why)")
      }
      kept[Played(header)] = machine
      return machine
    }
  }

  /// A story that was read to be played now need not be read again for other sessions.
  func keep(_ machine: Machine, of header: SessionHeader) {
    kept.withLock { $0[Played(header)] = machine }
  }
}
