/// A session that a review of several goes through.
package struct ReviewedSession: Hashable, Sendable {
  /// Its name when the review began.
  package var name: String
  /// Tells what was played in it from any other play, wherever it is kept and under whatever name.
  package var mark: String

  package init(name: String, mark: String) {
    self.name = name
    self.mark = mark
  }
}

extension [ReviewedSession] {
  /// Their names, as a sentence lists them.
  package var listed: String { map(\.name).listed }
}
