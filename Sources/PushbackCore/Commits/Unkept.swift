/// A rule that a commit or a description does not keep: what is missing, and how to put it right.
package struct Unkept: Hashable, Sendable {
  package var rule: CommitPolicy.Rule
  package var missing: String
  package var fix: Fix

  package enum Fix: Hashable, Sendable {
    /// Can be pasted as it stands.
    case command(String)
    /// Says what to write or to do.
    case words(String)

    package var text: String {
      switch self {
      case .command(let text), .words(let text): text
      }
    }
  }
}

extension CommitPolicy {
  /// What the commit does not keep. A merge says nothing of its own, so nothing is asked of it; nor is its size, which
  /// is that of the whole change.
  package func unkept(by commit: Commit, _ tools: AITools) -> [Unkept] {
    guard !commit.isMerge else { return [] }
    let stated = StatedUse(commit, tools)
    return rules.filter { $0.check.places.contains(.commit) }.compactMap { rule in
      rule.unkept(by: commit, stated, in: self).map { Unkept(rule: rule, missing: $0.missing, fix: $0.fix) }
    }
  }

  /// What a disclosure says for all rules at once; complete where nothing in it is left to fill in.
  func disclosure(of tool: String?) -> (text: String, isComplete: Bool) {
    let asksVersion = rules.contains { $0.check == .namesVersion }
    let isComplete = tool.map { !asksVersion || $0.namesVersion } ?? false
    let version = asksVersion && tool?.namesVersion != true ? " (its model and version)" : ""
    return ((tool ?? "the tool’s name") + version, isComplete)
  }

  /// Rules on size that the commits which say that a tool helped do not keep together: a change cut into commits is as
  /// long to read as before.
  func oversize(_ commits: [Commit], _ tools: AITools) -> (commits: [Commit], unkept: [Unkept]) {
    let assisted = commits.filter {
      !$0.isMerge && ($0.changedLines ?? 0) > 0 && StatedUse($0, tools).isStated
    }
    let lines = assisted.reduce(0) { $0 + ($1.changedLines ?? 0) }
    let unkept = rules.filter { $0.check == .small && lines > $0.limit ?? CommitPolicy.usualLimit }.map {
      rule in
      let limit = rule.limit ?? CommitPolicy.usualLimit
      let who =
        assisted.count == 1
        ? "It says that an AI tool helped, and changes \(lines) lines"
        : "\(assisted.count) commits say that an AI tool helped, and together change \(lines) lines"
      return Unkept(
        rule: rule, missing: "\(who); \(limit) are allowed for a change.",
        fix: .words(
          "split the change request into several, each of at most \(limit) such lines; more commits in one do not help"
        ))
    }
    return (assisted, unkept)
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
  fileprivate func unkept(by commit: Commit, _ stated: StatedUse, in policy: CommitPolicy)
    -> (missing: String, fix: Unkept.Fix)?
  {
    switch check {
    case .aiTrailer:
      guard stated.assistants.allSatisfy(\.isEmpty) else { return nil }
      let fix = commit.disclosing(policy.disclosure(of: stated.tool?.name))
      // Put there and left empty, it says that there is something to say.
      if !stated.assistants.isEmpty { return ("Its Assisted-by trailer is empty.", fix) }
      return stated.tool.map { ("It names \($0.name) and has no Assisted-by trailer.", fix) }
    case .aiSaidEitherWay:
      if !commit.trailers(called: "assisted-by").allSatisfy(\.value.isEmpty) { return nil }
      let fix =
        stated.tool.map { commit.disclosing(policy.disclosure(of: $0.name)) }
        ?? commit.writing("Assisted-by: none", "Assisted-by: \(policy.disclosure(of: nil).text)")
      return ("It does not say whether an AI tool helped.", fix)
    case .namesTool:
      guard let value = stated.assistants.first(where: { !$0.namesTool }) else { return nil }
      return (
        value.isEmpty
          ? "Its Assisted-by trailer is empty." : "Its Assisted-by trailer, “\(value)”, names no tool.",
        commit.writing("Assisted-by: \(policy.disclosure(of: nil).text)")
      )
    case .namesVersion:
      guard let value = stated.assistants.first(where: { !$0.namesVersion }) else { return nil }
      return (
        "Its Assisted-by trailer, “\(value)”, gives no model and version.",
        commit.writing("Assisted-by: \(policy.disclosure(of: value.namesTool ? value : nil).text)")
      )
    case .statesExtent:
      guard stated.isStated,
        !commit.trailers(called: "ai-extent").contains(where: { $0.value.statesExtent })
      else { return nil }
      return (
        "It does not say which parts the tool made and how they were checked.",
        commit.writing("AI-extent: \(CommitPolicy.extentToFill)")
      )
    case .signedOff:
      let signed = commit.trailers(called: "signed-off-by").filter {
        !$0.value.contains("<your address>") && !$0.value.trimmed.isEmpty
      }
      let fix =
        commit.isMade
        ? Unkept.Fix.command("git commit --amend --no-edit --signoff") : .words("commit with --signoff")
      if signed.isEmpty { return ("It is not signed off.", fix) }
      guard !commit.people.isEmpty, !signed.contains(where: { commit.people.contains($0.address ?? "") })
      else {
        return nil
      }
      return ("Nobody who wrote or made it has signed it off.", fix)
    case .humanSignOff:
      guard let tool = stated.signer else { return nil }
      return (
        "\(tool.name) has signed it off.",
        commit.takingOut("that Signed-off-by line", andThen: ", and sign off yourself with --signoff")
      )
    case .noAICoauthor:
      guard let tool = stated.coauthor else { return nil }
      return (
        "It lists \(tool.name) as co-author.",
        commit.takingOut("that Co-authored-by line")
      )
    case .noAI:
      guard let tool = stated.assistants.first(where: { !$0.isEmpty }) ?? stated.tool?.name else {
        return nil
      }
      return (
        "It names an AI tool: \(tool).",
        commit.takingOut("the line that names the tool")
      )
    case .small, .ticked, .descriptionSays, .linked: return nil
    }
  }

}

/// How its message is mended. Before it is made, an amendment would change the commit before it.
extension Commit {
  fileprivate func disclosing(_ disclosure: (text: String, isComplete: Bool)) -> Unkept.Fix {
    let line = "Assisted-by: \(disclosure.text)"
    return isMade && disclosure.isComplete
      ? .command("git commit --amend --no-edit --trailer \"\(line)\"") : writing(line)
  }

  fileprivate func writing(_ lines: String...) -> Unkept.Fix {
    let lines = lines.map { "“\($0)”" }.joined(separator: " or ")
    return .words(isMade ? "git commit --amend, and write \(lines)" : "write \(lines) last in the message")
  }

  fileprivate func takingOut(_ what: String, andThen end: String = "") -> Unkept.Fix {
    .words((isMade ? "git commit --amend, and take \(what) out" : "take \(what) out of the message") + end)
  }
}

extension String {
  /// Whether it has a word besides those that stand for any tool.
  var namesTool: Bool {
    proseWords.contains { word in
      let word = word.lowercased()
      return !unnamed.contains(word) && word.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
  }

  /// Whether it says more than a word, and more than the form that was there to be filled in.
  var statesExtent: Bool {
    proseWords.count > 1 && proseWords != CommitPolicy.extentToFill.proseWords
  }

  /// A model's version has a digit somewhere.
  var namesVersion: Bool { unicodeScalars.contains { $0.properties.numericType != nil } }
}

private let unnamed: Set<String> = [
  "ai", "an", "a", "the", "tool", "tools", "assistant", "agent", "bot", "llm", "model", "yes", "some", "used",
  "chatbot", "machine", "name", "tool’s", "tool's", "help", "of", "it", "its", "and", "version",
]
