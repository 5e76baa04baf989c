import PushbackCore

extension Clause.Enforcement {
  init(_ yaml: Yaml?, findings: inout Findings) {
    self.init()
    let keys = ["pull-request", "agents", "commits", "owners"]
    guard
      let fields = Fields(
        yaml, of: "“enforce”", keys: keys, example: "pull-request: \"Tested by:\"", findings: &findings)
    else { return }
    pullRequest = fields.optionalText("pull-request", findings: &findings)
    agents = fields.optionalText("agents", findings: &findings)
    for (name, place) in fields.texts("commits", findings: &findings) {
      if let rule = CommitRule(rawValue: name) {
        commits.append(rule)
      } else {
        findings.add(
          .unknownName(
            name, "commit rule", among: CommitRule.allCases.map(\.rawValue), called: "commit rules",
            otherwise: "a new one needs code that looks for it", at: place))
      }
    }
    for (pattern, place) in fields.texts("owners", findings: &findings) {
      if let trouble = Self.trouble(with: pattern) {
        findings.add(
          .clauseRule(
            "“\(brief(pattern))” is no pattern for a CODEOWNERS file: \(trouble)",
            "write one path pattern an entry, such as /deploy/ or *.tf", at: place))
      } else {
        owners.append(pattern)
      }
    }
  }

  /// What a CODEOWNERS file does not know, though `.gitignore` does.
  private static func trouble(with pattern: String) -> String? {
    if pattern.isEmpty { return "it is empty" }
    if pattern.contains(where: \.isWhitespace) { return "it holds a blank" }
    if pattern.hasPrefix("!") { return "nothing can be taken out again with !" }
    if pattern.hasPrefix("#") { return "a line that begins with # is a remark" }
    return pattern.contains("[") ? "brackets mean nothing there" : nil
  }
}
