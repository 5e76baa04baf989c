/// Something wrong with a scenario or its content, told to the person who can mend it.
package struct Finding: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    case error, warning
    /// Worth knowing, and nothing to mend.
    case note
  }

  /// Stable for ever: `PB` and three digits. The catalogue stands in the guide to writing scenarios.
  package var code: String
  package var severity: Severity
  package var place: Place
  /// What is wrong, as one sentence without the full stop.
  package var message: String
  /// What to do about it, as one sentence without the full stop.
  package var advice: String

  package init(
    _ code: String, _ severity: Severity = .error, at place: Place, _ message: String, advice: String
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.advice = advice
  }
}
