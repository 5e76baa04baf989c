/// What people and agents write into: each line with the rule that it comes from.
extension AdoptionPack {
  /// The description of a change: lines to fill in, and statements to tick.
  var pullRequestTemplate: String? {
    var lines: [String] = []
    func line(_ name: String, _ rules: [Rule]) {
      guard !rules.isEmpty else { return }
      lines.append("\(name): <!-- \(rules.map(\.origin).joined(separator: "; ")) -->\n")
    }
    line("AI use", asking(.descriptionSays, .aiSaidEitherWay, .namesTool, .namesVersion))
    line("AI extent", asking(.statesExtent))
    line("Work item", asking(.linked))
    for rule in inForce {
      lines += rule.statements.map { "- [ ] \(Text($0).markdown(in: .line)) <!-- \(rule.origin) -->" }
    }
    guard !lines.isEmpty else { return nil }
    let remark = "<!-- From AI_POLICY.md, by pushback: fill in, and tick what is so. “none” is an answer. -->"
    let draft = standing.warning.map { ["<!-- \($0) -->"] } ?? []
    return ([remark] + draft + [""] + lines).joined(separator: "\n") + "\n"
  }

  package static let sectionBegin = "<!-- pushback:begin -->"
  package static let sectionEnd = "<!-- pushback:end -->"

  /// For agents that work in the repository.
  var agents: String? {
    let lines = inForce.flatMap { rule in
      neutralLines(rule.clause.enforce.agents ?? "").map(\.trimmed).filter { !$0.isEmpty }.map {
        "- \(Text($0).markdown(in: .line)) <!-- \(rule.origin) -->"
      }
    }
    guard !lines.isEmpty else { return nil }
    let whole = ["The whole policy is in AI_POLICY.md.", standing.warning].compactMap { $0 }
    let head = [AdoptionPack.sectionBegin, "## AI policy", "", whole.joined(separator: " "), ""]
    return (head + lines + [AdoptionPack.sectionEnd]).joined(separator: "\n") + "\n"
  }

  /// Who approves changes where a rule asks for it. The last line that fits a path decides, so each pattern has one.
  var codeOwners: String? {
    var patterns: [(pattern: String, rules: [Rule])] = []
    for rule in inForce {
      for pattern in rule.clause.enforce.owners where pattern.isOwnersPattern {
        if let index = patterns.firstIndex(where: { $0.pattern == pattern }) {
          patterns[index].rules.append(rule)
        } else {
          patterns.append((pattern, [rule]))
        }
      }
    }
    guard !patterns.isEmpty else { return nil }
    var lines = [
      "# From AI_POLICY.md, by pushback. Put your own teams in the place of @your-org/…; until then nobody is asked.",
      "# Where a file that fits two patterns is changed, the owners behind the last one are asked.",
    ]
    for (pattern, rules) in patterns {
      lines += ["", "# " + rules.map { "\($0.origin): \(neutral($0.clause.owner))" }.joined(separator: "; ")]
      lines.append(
        "\(pattern) \(rules.map { "@your-org/\($0.clause.owner.slug)" }.unique.joined(separator: " "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What git opens for a new message. Lines with `#` stay out of it.
  var gitMessage: String? {
    var lines: [String] = []
    func block(_ rules: [Rule], _ line: String?) {
      guard !rules.isEmpty else { return }
      lines += ["#"] + rules.map { "# Rule \($0.number), \($0.id): \($0.sentence)" }
      if let line { lines.append("#" + line) }
    }
    let assisted = asking(.aiTrailer, .aiSaidEitherWay, .namesTool, .namesVersion)
    let version = asking(.namesVersion).isEmpty ? "" : " (its model and version)"
    let none = asking(.aiSaidEitherWay).isEmpty ? "" : ", or none"
    block(asking(.noAI, .noAICoauthor, .humanSignOff), nil)
    block(assisted, "Assisted-by: the tool’s name\(version)\(none)")
    block(asking(.statesExtent), "AI-extent: \(CommitPolicy.extentToFill)")
    block(asking(.signedOff), "Signed-off-by: your name <your address>")
    guard !lines.isEmpty else { return nil }
    let head = [
      "", "",
      "# From AI_POLICY.md, by pushback. To have it in every new message: git config commit.template .gitmessage",
      "# On a branch without this file git commit stops: git commit --template=/dev/null goes on.",
      "# Take the # away before a line that ends in what you have to say, and put it last in the message.",
    ]
    return (head + lines).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// As a team is called in an address: small letters, digits and hyphens.
  var slug: String {
    let parts = lowercased().unicodeScalars.split { !$0.isASCIIWord }.map(String.init)
    return parts.isEmpty ? "owner" : parts.joined(separator: "-")
  }

  /// One path pattern that a CODEOWNERS file knows.
  fileprivate var isOwnersPattern: Bool {
    !isEmpty && neutral(self) == self && !hasPrefix("#") && !hasPrefix("!") && !contains("[")
      && !unicodeScalars.contains { $0.properties.isWhitespace }
  }
}
