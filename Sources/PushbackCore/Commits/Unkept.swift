/// A rule that a commit or a description does not keep: what is missing, and how to put it right.
package struct Unkept: Hashable, Sendable {
  package var rule: CommitPolicy.Rule
  package var missing: String
  /// A command, or a line to write.
  package var fix: String
}

extension CommitPolicy {
  /// What the commit does not keep. A merge says nothing of its own, so nothing is asked of it.
  package func unkept(by commit: Commit, _ tools: AITools) -> [Unkept] {
    guard !commit.isMerge else { return [] }
    let stated = StatedUse(commit, tools)
    return rules.filter { $0.check.places.contains(.commit) }.compactMap { rule in
      rule.unkept(by: commit, stated).map { Unkept(rule: rule, missing: $0.missing, fix: $0.fix) }
    }
  }
}

/// What a commit itself says of AI tools. Nothing is guessed from its code or its style.
private struct StatedUse {
  let coauthor: AITool?
  let signer: AITool?
  /// Who wrote or made it, where that is a tool.
  let maker: AITool?
  let generator: AITool?
  let assistants: [String]

  init(_ commit: Commit, _ tools: AITools) {
    coauthor = commit.trailers(called: "co-authored-by").compactMap { tools.signing($0) }.first
    signer = commit.trailers(called: "signed-off-by").compactMap { tools.signing($0) }.first
    maker = tools.making(commit)
    generator = tools.generating(commit.message)
    assistants = commit.assistants
  }

  var tool: AITool? { coauthor ?? signer ?? maker ?? generator }
  var isStated: Bool { tool != nil || !assistants.isEmpty }
}

extension CommitPolicy.Rule {
  fileprivate func unkept(by commit: Commit, _ stated: StatedUse) -> (missing: String, fix: String)? {
    switch check {
    case .aiTrailer:
      guard stated.assistants.isEmpty, let tool = stated.tool else { return nil }
      return ("It names \(tool.name) and has no Assisted-by trailer.", amend("Assisted-by: \(tool.name)"))
    case .aiSaidEitherWay:
      if !commit.trailers(called: "assisted-by").allSatisfy(\.value.isEmpty) { return nil }
      return (
        "It does not say whether an AI tool helped.",
        amend("Assisted-by: \(stated.tool?.name ?? "none")")
          + (stated.tool == nil ? ", or the tool’s name" : "")
      )
    case .namesTool:
      guard let value = stated.assistants.first(where: { !$0.namesTool }) else { return nil }
      return (
        value.isEmpty
          ? "Its Assisted-by trailer is empty." : "Its Assisted-by trailer, “\(value)”, names no tool.",
        retype("Assisted-by: the tool’s name")
      )
    case .namesVersion:
      guard let value = stated.assistants.first(where: { !$0.namesVersion }) else { return nil }
      return (
        "Its Assisted-by trailer, “\(value)”, gives no model and version.",
        retype("Assisted-by: the tool (its model and version)")
      )
    case .statesExtent:
      guard stated.isStated,
        !commit.trailers(called: "ai-extent").contains(where: { $0.value.proseWords.count > 1 })
      else { return nil }
      return (
        "It does not say which parts the tool made and how they were checked.",
        amend("AI-extent: which parts; how checked")
      )
    case .signedOff:
      let signed = commit.trailers(called: "signed-off-by")
      if signed.isEmpty { return ("It is not signed off.", "git commit --amend --no-edit --signoff") }
      guard !commit.people.isEmpty, !signed.contains(where: { commit.people.contains($0.address ?? "") })
      else {
        return nil
      }
      return ("Nobody who wrote or made it has signed it off.", "git commit --amend --no-edit --signoff")
    case .humanSignOff:
      guard let tool = stated.signer else { return nil }
      return (
        "\(tool.name) has signed it off.",
        "git commit --amend, take that Signed-off-by line out, and sign off yourself with --signoff"
      )
    case .noAICoauthor:
      guard let tool = stated.coauthor else { return nil }
      return (
        "It lists \(tool.name) as co-author.", "git commit --amend, and take that Co-authored-by line out"
      )
    case .noAI:
      guard let tool = stated.assistants.first ?? stated.tool?.name else { return nil }
      return (
        "It names an AI tool: \(tool).", "git commit --amend, and take the line that names the tool out"
      )
    case .small:
      let limit = limit ?? CommitPolicy.usualLimit
      guard stated.isStated, let lines = commit.changedLines, lines > limit else { return nil }
      return (
        "It says that an AI tool helped, and changes \(lines) lines; \(limit) are allowed.",
        "split it: git reset HEAD~1, then git add --patch and git commit in parts"
      )
    case .ticked, .descriptionSays, .linked: return nil
    }
  }

  private func amend(_ trailer: String) -> String { "git commit --amend --no-edit --trailer \"\(trailer)\"" }
  private func retype(_ line: String) -> String { "git commit --amend, and write “\(line)”" }
}

extension String {
  /// Whether it has a word besides those that stand for any tool.
  var namesTool: Bool {
    proseWords.contains { word in
      let word = word.lowercased()
      return !unnamed.contains(word) && word.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
  }

  /// A model's version has a digit somewhere.
  var namesVersion: Bool { unicodeScalars.contains { $0.properties.numericType != nil } }
}

private let unnamed: Set<String> = [
  "ai", "an", "a", "the", "tool", "tools", "assistant", "agent", "bot", "llm", "model", "yes", "some", "used",
  "chatbot", "machine", "name", "tool’s", "tool's", "help", "of", "it", "its", "and", "version",
]
