import PushbackCore

/// The pages of guidance, and the search for a clause topic in plain words.
struct GuidePages {
  let content: Content

  init(_ content: Content) { self.content = content }

  /// A guide's page, the list of them, or what `topics WORD` finds.
  func page(_ topic: String) throws -> Document {
    if topic.isEmpty { return list }
    let words = topic.split(whereSeparator: \.isWhitespace).map(String.init)
    if words[0] == "topics" { return topics(words.dropFirst().joined(separator: " ")) }
    if let guide = content.guides.first(where: { $0.id == topic }) { return guide.page }
    if let article = content.articles.first(where: { $0.id == topic }) { return article.page }
    let known = content.guides.map(\.id) + content.articles.map(\.id) + ["topics"]
    let near = nearest(topic, among: known).map { " Did you mean \($0)?" } ?? ""
    throw Misunderstanding(
      "There is no guide to “\(topic)”.\(near) The pages: \(known.joined(separator: ", ")).")
  }

  private var list: Document {
    let rows = content.guides.map { [Text($0.id), Text($0.summary)] }
    let articles = content.articles.map { [Text($0.id), Text("Digest: \($0.title)")] }
    let topics = [Text("topics WORD"), Text("Find a topic of the clause library in plain words.")]
    return Document([.table(Table(header: ["guide", "what it is about"], rows: rows + articles + [topics]))])
  }

  /// Topics whose words, title, question or stances hold the word; all of them for an empty one.
  private func topics(_ word: String) -> Document {
    let wanted = word.lowercased()
    let found = content.topics.filter { topic in
      wanted.isEmpty || topic.searchable.contains { $0.lowercased().contains(wanted) }
    }
    guard !found.isEmpty else {
      let words = content.topics.flatMap(\.words)
      let near = nearest(wanted, among: words).map { " Did you mean \($0)?" } ?? ""
      return Document([
        .paragraph(Text("No topic knows “\(word)”.\(near) guide topics lists all of them."))
      ])
    }
    let items = found.map { topic -> [Block] in
      var blocks: [Block] = [
        .paragraph(Text([Span(topic.id, .code), Span("  \(topic.title). \(topic.question)")]))
      ]
      if !topic.clauses.isEmpty {
        let stances = topic.clauses.map { "\($0.position) (\($0.label))" }.joined(separator: ", ")
        blocks.append(.aside(Text(stances)))
      }
      return blocks
    }
    return Document([.list(items)])
  }
}

extension Topic {
  fileprivate var searchable: [String] {
    [id, title, question] + words + clauses.flatMap { [$0.position.stance, $0.label] }
  }
}
