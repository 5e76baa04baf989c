package import PushbackCore

/// The clauses that a draft says were adopted, as the draft is written in Markdown or in JSON.
package struct AdoptedClauses: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var number: Int
    package var position: Position
    /// "6 to 5", or a word where few voted; nil where nobody counted.
    package var ballot: String?
    package var line: Int
  }

  package let entries: [Entry]

  /// Reads a draft. `name` is the file as messages call it; a name ending in `.json` is JSON.
  package init(_ bytes: [UInt8], name: String) throws(Unreadable) {
    let form: Form = name.hasSuffix(".json") ? .json : .markdown
    let (text, refused) = Intake.accept(bytes, as: form)
    if let finding = refused.first(where: { $0.severity == .error }) {
      throw Unreadable(message: "\(name):\(finding.place.line): \(finding.message). \(finding.advice)".sentence)
    }
    entries =
      form == .json
      ? try AdoptedClauses.entries(json: text, name) : try AdoptedClauses.entries(markdown: text, name)
  }

  /// As rules of the library; a clause that it does not have is told with its line.
  package func rules(in content: Content, name: String) throws(Unreadable) -> Rules {
    var rules: [Rules.Rule] = []
    for entry in entries {
      guard let clause = content.clause(entry.position) else {
        let known = content.topics.flatMap(\.clauses).map(\.position.description)
        let near = nearest(entry.position.description, among: known).map { " Did you mean \($0)?" } ?? ""
        throw Unreadable(
          message:
            "\(name):\(entry.line): The library has no clause “\(brief(entry.position.description))”.\(near) "
            + "pushback clauses lists the topics.")
      }
      rules.append(Rules.Rule(number: entry.number, clause: clause, ballot: entry.ballot))
    }
    return Rules(rules)
  }

  // MARK: Markdown

  /// Annex A has a heading `Rule N: label` for each, then the clause's code on a line of its own.
  private static func entries(markdown text: SourceText, _ name: String) throws(Unreadable) -> [Entry] {
    var entries: [Entry] = []
    var number: Int?
    for block in Markdown.parse(text).tree.children {
      if case .heading = block.kind {
        number = ruleNumber(block.plain)
      } else if let open = number, block.kind == .paragraph, block.children.count == 1,
        block.children[0].kind == .span, let position = Position(block.plain)
      {
        entries.append(Entry(number: open, position: position, ballot: nil, line: block.line))
      } else if number != nil, let ballot = block.plain.after("Votes to adopt it: "),
        let last = entries.indices.last
      {
        entries[last].ballot = ballot.hasSuffix(".") ? String(ballot.dropLast()) : ballot
      }
    }
    guard entries.isEmpty, !text.bytes.isEmpty, !isDraft(text) else { return entries }
    throw Unreadable(
      message:
        "\(name) is no draft: it has no “Annex A” that says where its rules come from. pushback draft writes one.")
  }

  private static func isDraft(_ text: SourceText) -> Bool {
    Markdown.parse(text).tree.children.contains {
      if case .heading = $0.kind { $0.plain.hasPrefix("Annex A") } else { false }
    }
  }

  private static func ruleNumber(_ heading: String) -> Int? {
    heading.after("Rule ").flatMap { rest in
      rest.firstIndex(of: ":").flatMap { Int(rest[..<$0]) }
    }
  }

  // MARK: JSON

  private static func entries(json text: SourceText, _ name: String) throws(Unreadable) -> [Entry] {
    var findings = Findings()
    guard let root = JSONNode.parse(text, findings: &findings), let members = root.members else {
      let found = findings.listed.first
      throw Unreadable(
        message: "\(name):\(found?.place.line ?? 1): \(found?.message ?? "this is no JSON object").")
    }
    guard let adopted = members.first(where: { $0.name == "adopted" })?.value.elements else {
      throw Unreadable(
        message:
          "\(name) is no draft: it has no list “adopted”. pushback draft --format json writes one.")
    }
    var entries: [Entry] = []
    for (index, node) in adopted.enumerated() {
      func value(_ name: String) -> JSONNode? { node.members?.first { $0.name == name }?.value }
      guard let position = value("id")?.text.flatMap({ Position($0) }) else {
        throw Unreadable(
          message:
            "\(name):\(node.place.line): an adopted clause needs an “id” such as review-bar/human-review-required.")
      }
      let ballots = (value("ballots")?.elements ?? []).compactMap(ballot)
      entries.append(
        Entry(
          number: value("number")?.integer ?? index + 1, position: position,
          ballot: ballots.isEmpty ? nil : ballots.joined(separator: ", "), line: node.place.line))
    }
    return entries
  }

  private static func ballot(_ node: JSONNode) -> String? {
    if let word = node.text { return word }
    guard let counts = node.members?.compactMap({ member in member.value.integer.map { (member.name, $0) } })
    else { return nil }
    let adopt = counts.first { $0.0 == "adopt" }?.1 ?? 0
    return "\(adopt) to \(counts.filter { $0.0 != "adopt" }.reduce(0) { $0 &+ $1.1 })"
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
