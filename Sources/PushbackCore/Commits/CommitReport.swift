/// What a check of commits or of a description has found.
package struct CommitReport: Sendable {
  package struct Entry: Sendable {
    /// Empty where nothing is committed yet, and for all commits together.
    package var id: String
    package var subject: String
    package var unkept: [Unkept]
  }

  package let mode: CommitPolicy.Mode
  package let place: CommitRule.Place
  /// Those that keep not every rule, newest first.
  package let entries: [Entry]
  /// How many were looked at; merges are not.
  package let checked: Int
  package let merges: Int
  /// Whether something is missing in a commit that is not the newest.
  private let isBehind: Bool
  /// Rules that only show elsewhere.
  package let unseen: [CommitPolicy.Rule]
  /// What could not be looked at, sentences.
  package let notes: [String]
  /// Whether there is only a message yet.
  private let isWaiting: Bool

  package init(
    _ policy: CommitPolicy, mode: CommitPolicy.Mode? = nil, commits: [Commit], notes: [String] = [],
    _ tools: AITools
  ) {
    self.mode = mode ?? policy.mode
    place = .commit
    merges = commits.count(where: \.isMerge)
    checked = commits.count - merges
    let (large, oversize) = policy.oversize(commits, tools)
    let alone = large.count == 1 ? large.first : nil
    let all = commits.map { commit in
      let size = alone.map { $0.id == commit.id } == true ? oversize : []
      return Entry(id: commit.id, subject: commit.subject, unkept: policy.unkept(by: commit, tools) + size)
    }
    let whole = Entry(id: "", subject: "The change as a whole", unkept: alone == nil ? oversize : [])
    entries = (all + [whole]).filter { !$0.unkept.isEmpty }
    isBehind = all.dropFirst().contains { !$0.unkept.isEmpty }
    unseen = policy.rules.filter { !$0.check.places.contains(.commit) }
    self.notes = notes
    isWaiting = commits.contains { !$0.isMade }
  }

  package init(_ policy: CommitPolicy, mode: CommitPolicy.Mode? = nil, description: ChangeDescription) {
    self.mode = mode ?? policy.mode
    place = .description
    (merges, isBehind) = (0, false)
    checked = 1
    let unkept = policy.unkept(by: description)
    entries = unkept.isEmpty ? [] : [Entry(id: "", subject: "The description", unkept: unkept)]
    unseen = policy.rules.filter { !$0.check.places.contains(.description) }
    (notes, isWaiting) = ([], false)
  }

  package var count: Int { entries.reduce(0) { $0 + $1.unkept.count } }
  package var blocks: Bool { mode == .block && count > 0 }

  package var document: Document {
    var blocks: [Block] = []
    for entry in entries {
      let id = String(entry.id.prefix(12))
      blocks.append(
        .paragraph(
          Text(id.isEmpty ? [] : [Span(id, .code), Span("  ")])
            + Text([Span(entry.subject.isEmpty ? "(no message)" : entry.subject, .strong)])))
      blocks.append(
        .list(
          entry.unkept.map { unkept in
            [
              .paragraph(Text("\(unkept.missing) Asked by \(unkept.rule.name): \(unkept.rule.text)")),
              .paragraph(Text("Fix: ") + unkept.fix.shown),
            ]
          }))
    }
    if isBehind {
      blocks.append(
        .aside(
          "An older commit than the last: git rebase --interactive COMMIT^, put “edit” before it, then the fix."
        ))
    }
    if isWaiting, count > 0 { blocks.append(.aside(waiting)) }
    blocks.append(.paragraph(Text(summary)))
    blocks += notes.map { .aside(Text($0)) }
    if !unseen.isEmpty { blocks.append(.aside(Text(unseenWords))) }
    return Document(blocks)
  }

  private var waiting: Text {
    guard mode == .block else { return "Once it is committed, pushback policy check says how to mend it." }
    return Text([
      Span("If git refused the commit for this, it kept the message, and opens it again: "),
      Span("git commit --edit --file=\"$(git rev-parse --git-path COMMIT_EDITMSG)\"", .code),
    ])
  }

  private var summary: String {
    let what = place == .commit ? counted(checked, "commit") : "The description"
    let skipped = merges > 0 ? " (\(counted(merges, "merge")) passed over)" : ""
    guard count > 0 else { return "\(what) checked\(skipped): nothing is missing." }
    let end = mode == .warn ? " This only warns; --mode block fails." : ""
    return "\(what) checked\(skipped): \(counted(count, "thing")) missing.\(end)"
  }

  private var unseenWords: String {
    let numbers = Set(unseen.map(\.number)).sorted()
    let rules = (numbers.count == 1 ? "Rule " : "Rules ") + numbers.map { "\($0)" }.joined(separator: ", ")
    let where_ =
      place == .commit
      ? "the description of the change: pushback policy check --message FILE --as description"
      : "the commits: pushback policy check --range A..B"
    return "\(rules) can only be seen in \(where_)"
  }

  package var json: JSON {
    [
      "mode": .string(mode.rawValue), "checked": .int(checked), "merges": .int(merges),
      "missing": .int(count),
      "findings": .array(
        entries.flatMap { entry in
          entry.unkept.map { unkept in
            [
              "commit": entry.id.isEmpty ? .null : .string(entry.id), "subject": .string(entry.subject),
              "rule": .int(unkept.rule.number), "clause": .string(unkept.rule.clause),
              "check": .string(unkept.rule.check.rawValue), "missing": .string(unkept.missing),
              "fix": .string(unkept.fix.text),
            ]
          }
        }),
      "unseen": .array(Set(unseen.map(\.number)).sorted().map(JSON.int)),
      "notes": .array(notes.map(JSON.string)),
    ]
  }
}

extension Unkept.Fix {
  /// Code is what can be pasted.
  fileprivate var shown: Text {
    switch self {
    case .command(let text): .code(text)
    case .words(let text): Text(text)
    }
  }
}
