import PushbackCore

/// What is wrong with the warnings that a header allows.
extension Finding {
  static func allowsNothingKnown(_ code: String, at place: Place) -> Finding {
    Finding(
      "PB100", at: place, "no finding has the code “\(brief(code))”, so nothing can be allowed by it",
      advice: didYouMean(
        code, among: allowable, called: "warnings", otherwise: "use a warning's code, as check prints it"))
  }

  static func allowsError(_ code: String, at place: Place) -> Finding {
    Finding(
      "PB101", at: place, "\(code) cannot be allowed: \(cause(of: code))",
      advice: "delete this line; only these can be allowed: \(allowable.joined(separator: ", "))")
  }

  private static func cause(of code: String) -> String {
    warnings.contains(code)
      ? "it is about the findings, not about the story" : "it is an error, and no warning"
  }

  static func allowsWithoutReason(_ code: String, at place: Place) -> Finding {
    Finding(
      "PB102", at: place, "nothing says why \(brief(code)) is allowed",
      advice:
        "write the reason after the code, on a line below “allow:”: “  \(brief(code)): your reason”"
    )
  }

  static func allowsInVain(_ code: String, at place: Place) -> Finding {
    Finding(
      "PB103", .warning, at: place, "\(code) is allowed, and nothing in the story gives that warning",
      advice: "delete the line, so that it hides no later mistake")
  }
}
