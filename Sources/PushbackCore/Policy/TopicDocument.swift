/// The clause library as people read it.
extension Content {
  /// Topics by group, in the order in which a draft prints them.
  package var groups: [(name: String, topics: [Topic])] {
    (Draft.groups + topics.map(\.group)).unique.compactMap { name in
      let own = topics.filter { $0.group == name }
      return own.isEmpty ? nil : (name, own)
    }
  }

  /// Every topic with the number of its stances.
  package var topicList: Document {
    var blocks: [Block] = []
    for group in groups {
      blocks.append(.heading(2, Text(group.name)))
      let rows = group.topics.map { [Text.code($0.id), Text("\($0.clauses.count)"), Text($0.question)] }
      blocks.append(
        .table(Table(header: ["topic", "stances", "what it asks"], rows: rows, rightAligned: [1])))
    }
    let count = topics.reduce(0) { $0 + $1.clauses.count }
    blocks.append(.aside(Text("\(topics.count) topics, \(count) stances. pushback clauses TOPIC shows one.")))
    return Document(blocks)
  }
}

extension Topic {
  /// The question with every stance on it.
  package func document(in content: Content) -> Document {
    var blocks: [Block] = [.heading(1, Text(title)), .paragraph(Text(question))]
    if clauses.isEmpty { blocks.append(.paragraph("No stance has been written yet.")) }
    for clause in clauses {
      blocks.append(.heading(2, Text(clause.label)))
      blocks.append(.paragraph(.code(clause.position.description)))
      blocks.append(.paragraph(clause.text))
      let items = clause.details(in: content)
      blocks.append(
        .list(items.map { [.paragraph(Text([Span($0.name, .strong), Span(": \($0.text)")]))] }))
    }
    return Document(blocks)
  }
}

extension Clause {
  fileprivate func details(in content: Content) -> [(name: String, text: String)] {
    var details: [(name: String, text: String)] = []
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { details.append((name, text)) }
    }
    add("Check", check)
    add("Owner", owner)
    add("Reason", reason)
    add("Strictness", "\(strictness) of 5")
    add("Forbids", forbids.map { $0.words(in: content) }.joined(separator: "; "))
    add("Requires", requires.map { content.words(for: $0) }.joined(separator: "; "))
    add("Excludes", excludes.sorted().joined(separator: ", "))
    add("Aligned with", references.joined(separator: "; "))
    add("In the description of a change", enforce.pullRequest)
    add("Told to agents", enforce.agents)
    add("Seen in commits", enforce.commits.map(\.rawValue).joined(separator: ", "))
    add("Its owner approves changes to", enforce.owners.joined(separator: ", "))
    return details
  }
}

extension Clause.Ban {
  /// `releasing code nobody reviewed, unless after checking where the code came from`.
  package func words(in content: Content) -> String {
    content.words(for: act) + (unless.map { ", unless after \(content.words(for: $0))" } ?? "")
  }
}

extension Content {
  /// What an act is called in a sentence; its name where nobody wrote that.
  package func words(for act: ActID) -> String { acts.first { $0.id == act }?.text ?? act.text }
}
