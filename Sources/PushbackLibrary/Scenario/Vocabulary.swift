package import PushbackCore

/// The names of the content that a scenario may use. Where a part is empty, its names are not checked.
package struct Vocabulary: Sendable {
  /// In the order the content defines them.
  package var measures: [String]
  package var acts: Set<String>
  /// Topics with their stances.
  package var stances: [String: [String]]
  /// Articles with their sections.
  package var sections: [String: [String]]

  package init(
    measures: [String] = [], acts: Set<String> = [], stances: [String: [String]] = [:],
    sections: [String: [String]] = [:]
  ) {
    self.measures = measures
    self.acts = acts
    self.stances = stances
    self.sections = sections
  }

  package init(_ content: Content) {
    measures = content.measures.map(\.id.text)
    acts = Set(content.acts.map(\.id.text))
    stances = Dictionary(
      content.topics.map { ($0.id, $0.clauses.map(\.position.stance)) },
      uniquingKeysWith: { first, _ in first })
    sections = Dictionary(
      content.articles.map { ($0.id, $0.sections) }, uniquingKeysWith: { first, _ in first })
  }
}
