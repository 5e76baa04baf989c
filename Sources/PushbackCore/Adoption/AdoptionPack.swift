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
    package var place: Place
    package var text: String

    init(_ place: Place, _ text: String) {
      self.place = place
      self.text = text
    }

    package var path: String { place.path }
  }

  package let rules: [Rule]
  package let standing: Standing
  /// The policy itself, as Markdown.
  package let policy: String

  package init(rules: [Rule], standing: Standing, policy: String) {
    self.rules = rules
    self.standing = standing
    self.policy = policy
  }

  /// Rules in force: what is proposed to people and legal asks nothing of anybody yet.
  var inForce: [Rule] { rules.filter { !$0.clause.isProposal } }

  package var files: [File] {
    guard !rules.isEmpty else { return [] }
    let files: [File?] = [
      File(.policy, policy), pullRequestTemplate.map { File(.pullRequest, $0) },
      agents.map { File(.agents, $0) }, codeOwners.map { File(.owners, $0) },
      gitMessage.map { File(.gitMessage, $0) },
      commitPolicy.map { File(.check, $0.json.pretty + "\n") }, workflow.map { File(.workflow, $0) },
      riskAcceptance.map { File(.riskAcceptance, $0.markdown) },
      exceptions.map { File(.exceptions, $0.markdown) },
      File(.announcement, announcement.markdown), File(.onePage, onePage.markdown),
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
