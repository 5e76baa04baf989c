import PushbackCore
import Synchronization

/// What stories come to on average, each solved when first asked for and kept: sessions of one text share it.
final class Solutions: Sendable {
  private let kept = Mutex<[String: Result<Analysis, Analysis.Obstacle>]>([:])

  /// Whoever asks for the same one meanwhile waits for it, which is sooner than solving it twice.
  func analysis(of machine: Machine, source: String) -> Result<Analysis, Analysis.Obstacle> {
    kept.withLock { kept in
      if let solved = kept[source] { return solved }
      let solved = Result { () throws(Analysis.Obstacle) in try Analysis(machine.withoutRules) }
      kept[source] = solved
      return solved
    }
  }
}
