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

  /// Why a story cannot be drawn from that, if there is a reason.
  func trouble(in section: Scenario.ArticleSection, at place: Place) -> Finding? {
    guard !sections.isEmpty else { return nil }
    guard let known = sections[section.article] else {
      return .unknownArticle(section.article, known: sections.keys.sorted(), at: place)
    }
    guard let name = section.section, !known.contains(name) else { return nil }
    return .unknownSection(name, of: section.article, known: known, at: place)
  }

  /// Why a choice cannot stand for that, if there is a reason.
  func trouble(in position: Position, at place: Place, stanceAt stancePlace: Place) -> Finding? {
    guard !stances.isEmpty else { return nil }
    guard let known = stances[position.topic] else {
      return .unknownName(
        position.topic, "topic", among: stances.keys.sorted(), called: "topics",
        otherwise: "topics are the files of Content/clauses", at: place)
    }
    guard !known.contains(position.stance) else { return nil }
    return .unknownName(
      position.stance, "stance on “\(position.topic)”", among: known, called: "stances",
      otherwise: "stances stand in Content/clauses/\(position.topic).yaml", at: stancePlace)
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
