package import PushbackCore

extension Finding {
  /// How much a code weighs where nothing else is said; what a draft may still lack is an error in a policy in force.
  package static func level(of code: String) -> Severity {
    if policyNotes.contains(code) { return .note }
    return warnings.contains(code) || policyWarnings.contains(code) ? .warning : .error
  }

  private static let policyNotes: Set<String> = ["PL053"]
  private static let policyWarnings: Set<String> = [
    "PL004", "PL005", "PL007", "PL010", "PL011", "PL013", "PL014", "PL016", "PL017", "PL018", "PL019", "PL020", "PL021",
    "PL031", "PL034", "PL035", "PL038", "PL050",
  ]
}
