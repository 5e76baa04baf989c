package import PushbackCore

/// What came of reading `.pushback/policy.json`.
package struct CommitPolicyReading: Sendable {
  /// Nil exactly when something is wrong with it.
  package let policy: CommitPolicy?
  package let problem: Problem?

  package init(bytes: [UInt8], name: String) {
    let (text, refusals) = Intake.accept(bytes, as: .json)
    var reader = JSONReader(vocabulary: Vocabulary(measures: []), findings: Findings())
    reader.findings.add(contentsOf: refusals)
    var policy: CommitPolicy?
    if refusals.isEmpty, let node = JSONNode.parse(text, findings: &reader.findings) {
      policy = reader.commitPolicy(node)
    }
    let findings = reader.findings.inOrder.map(\.ofRules)
    problem = findings.isEmpty ? nil : Problem(file: SourceFile(name: name, text: text), findings: findings)
    self.policy = findings.isEmpty ? policy : nil
  }
}

extension Finding {
  /// The same without words that only a story has use for.
  fileprivate var ofRules: Finding {
    var finding = self
    finding.message = message.replacing("than what is played", with: "than what is checked")
      .replacing("scenarios are UTF-8", with: "only UTF-8 is read")
    if ["PB005", "PB011"].contains(code) {
      finding.advice = "check that this is the right file; draft export --format pack writes it anew"
    }
    return finding
  }
}

extension JSONReader {
  fileprivate mutating func commitPolicy(_ node: JSONNode) -> CommitPolicy? {
    let keys = ["version", "mode", "rules"]
    guard let members = object(node, "the policy", keys: keys, required: keys) else { return nil }
    _ = integer(members["version"], "“version”", in: 1...1)
    let modes = CommitPolicy.Mode.allCases.map(\.rawValue)
    let mode = word(members["mode"], "mode", among: modes).flatMap(CommitPolicy.Mode.init)
    return CommitPolicy(
      mode: mode ?? .warn, rules: elements(members["rules"], "“rules”").compactMap { rule($0) })
  }

  private mutating func rule(_ node: JSONNode) -> CommitPolicy.Rule? {
    let required = ["rule", "clause", "check", "text"]
    guard let members = object(node, "a rule", keys: required + ["statement", "limit"], required: required)
    else { return nil }
    let checks = CommitRule.allCases.map(\.rawValue)
    guard let number = integer(members["rule"], "“rule”", in: 1...10_000),
      let clause = text(members["clause"], "“clause”"), let words = text(members["text"], "“text”"),
      let check = word(members["check"], "check", among: checks).flatMap(CommitRule.init)
    else { return nil }
    if check == .ticked, members["statement"] == nil {
      report(.memberMissing("statement", of: "a rule with the check “ticked”", at: node.place), node)
    }
    return CommitPolicy.Rule(
      number: number, clause: clause, check: check, text: words,
      statement: text(members["statement"], "“statement”"),
      limit: integer(members["limit"], "“limit”", in: 1...1_000_000))
  }

  private mutating func word(_ node: JSONNode?, _ name: String, among known: [String]) -> String? {
    guard let node, let word = text(node, "“\(name)”") else { return nil }
    if known.contains(word) { return word }
    report(
      .unknownName(
        word, name, among: known, called: "\(name)s", otherwise: "a new one needs code that looks for it",
        at: node.place), node)
    return nil
  }
}
