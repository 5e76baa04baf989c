/// The files that put adopted clauses to work in a repository. What no clause asks for is not in it.
package struct AdoptionPack: Sendable {
  package struct Rule: Sendable {
    /// As the policy numbers it, from 1.
    package var number: Int
    package var clause: Clause
    package init(number: Int, clause: Clause) {
      self.number = number
      self.clause = clause
    }

    /// As a remark says where a line comes from: nothing in it can end the remark.
    var origin: String { "rule \(number), \(id)" }

    var id: String {
      String(
        String.UnicodeScalarView(
          clause.position.description.unicodeScalars.filter {
            $0.isASCIIWord || $0 == "-" || $0 == "/"
          }))
    }

    var sentence: String { neutral(clause.text.plain) }
  }

  /// A file of the pack.
  package struct File: Hashable, Sendable {
    /// In the folder of the repository.
    package var path: String
    package var text: String
    /// Other places where its reader looks for it: where one of them is taken, it goes there.
    package var elsewhere: [String] = []
    /// Whether it is a part between two marks, put into whatever stands in the file besides.
    package var isSection = false
  }

  package let rules: [Rule]
  /// The day of the draft, as `YYYY-MM-DD`.
  package let date: String
  /// The policy itself.
  package let policy: Document

  package init(rules: [Rule], date: String, policy: Document) {
    self.rules = rules
    self.date = date
    self.policy = policy
  }

  /// Rules in force: what is proposed to people and legal asks nothing of anybody yet.
  var inForce: [Rule] { rules.filter { !$0.clause.isProposal } }

  package var files: [File] {
    guard !rules.isEmpty else { return [] }
    let files: [File?] = [
      File(path: "AI_POLICY.md", text: policy.markdown),
      pullRequestTemplate.map {
        File(
          path: ".github/pull_request_template.md", text: $0,
          elsewhere: [
            ".github/PULL_REQUEST_TEMPLATE.md", "pull_request_template.md", "PULL_REQUEST_TEMPLATE.md",
            "docs/pull_request_template.md", "docs/PULL_REQUEST_TEMPLATE.md",
          ])
      },
      agents.map { File(path: "AGENTS.md", text: $0, isSection: true) },
      codeOwners.map {
        File(path: ".github/CODEOWNERS", text: $0, elsewhere: ["CODEOWNERS", "docs/CODEOWNERS"])
      },
      gitMessage.map { File(path: ".gitmessage", text: $0) },
      commitPolicy.map { File(path: ".pushback/policy.json", text: $0.json.pretty + "\n") },
      workflow.map { File(path: ".github/workflows/ai-policy.yml", text: $0) },
      riskAcceptance.map { File(path: "risk-acceptance.md", text: $0.markdown) },
      exceptions.map { File(path: "exceptions.md", text: $0.markdown) },
      File(path: "announcement.md", text: announcement.markdown),
      File(path: "one-page.md", text: onePage.markdown),
    ]
    return files.compactMap { $0 }
  }

  /// What `policy check` reads; nil where no rule shows in commits or descriptions.
  package var commitPolicy: CommitPolicy? {
    let rules = inForce.flatMap { rule in
      rule.clause.enforce.commits.flatMap { check -> [CommitPolicy.Rule] in
        let plain = CommitPolicy.Rule(
          number: rule.number, clause: rule.id, check: check, text: rule.sentence,
          limit: check == .small ? CommitPolicy.usualLimit : nil)
        guard check == .ticked else { return [plain] }
        return rule.statements.map { statement in with(plain) { $0.statement = statement } }
      }
    }
    return rules.isEmpty ? nil : CommitPolicy(rules: rules)
  }

  func asking(_ checks: CommitRule...) -> [Rule] {
    inForce.filter { !Set($0.clause.enforce.commits).isDisjoint(with: checks) }
  }
}

extension AdoptionPack.Rule {
  /// What a description has to say, a statement a line.
  var statements: [String] {
    neutralLines(clause.enforce.pullRequest ?? "").map(\.trimmed).filter { !$0.isEmpty }
  }
}

private func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var value = value
  change(&value)
  return value
}
