/// A warning that a story's author means to live with, and why.
package struct Allowance: Hashable, Sendable {
  package var code: String
  package var reason: String
  package var place: Place

  package init(code: String, reason: String, place: Place) {
    self.code = code
    self.reason = reason
    self.place = place
  }
}

extension Finding {
  /// Codes that come as warnings, in their order. Some of them are errors elsewhere, and those nobody can allow.
  package static let warnings = [
    "PB008", "PB032", "PB038", "PB080", "PB090", "PB091", "PB092", "PB093", "PB096", "PB103",
    "PB112", "PB113", "PB114",
  ]

  /// Warnings about the list of findings itself, or about clauses: a story has nothing to live with.
  private static let neverAllowed: Set<String> = ["PB008", "PB103", "PB112"]

  /// The warnings that a story's header may allow.
  package static let allowable = warnings.filter { !neverAllowed.contains($0) }

  /// What the reader finds, and between PB080 and PB099 what only a story's states show.
  private static let numbers = [1...96, 100...114]

  package static func isKnown(_ code: String) -> Bool {
    guard code.utf8.count == 5, code.hasPrefix("PB"), let number = Int(code.dropFirst(2)) else {
      return false
    }
    return numbers.contains { $0.contains(number) }
  }
}

extension [Finding] {
  /// Without the warnings that are allowed. Errors stay, whatever their code.
  package func leavingOut(_ allowances: [Allowance]) -> [Finding] {
    let codes = Set(allowances.map(\.code))
    return filter { $0.severity == .error || !codes.contains($0.code) }
  }
}
