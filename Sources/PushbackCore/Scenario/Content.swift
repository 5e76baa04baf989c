/// What a price is counted in.
package struct Measure: Hashable, Sendable {
  package var id: MeasureID
  package var name: String
  /// What the measure asks, ending with a question mark.
  package var question: String
  package var low: String
  package var high: String

  package init(id: MeasureID, name: String, question: String, low: String = "", high: String = "") {
    self.id = id
    self.name = name
    self.question = question
    self.low = low
    self.high = high
  }
}

/// Something a choice does that a policy may forbid or require.
package struct Act: Hashable, Sendable {
  package var id: ActID
  package var text: String

  package init(id: ActID, text: String) {
    self.id = id
    self.text = text
  }
}

/// A digest of an article that scenarios are drawn from.
package struct Article: Hashable, Sendable {
  package var id: String
  package var title: String
  /// Anchors of its `##` headings.
  package var sections: [String]
  package var page: Document

  package init(id: String, title: String, sections: [String], page: Document) {
    self.id = id
    self.title = title
    self.sections = sections
    self.page = page
  }
}

/// A page of guidance, shown by `guide`.
package struct Guide: Hashable, Sendable {
  package var id: String
  package var title: String
  package var summary: String
  package var page: Document

  package init(id: String, title: String, summary: String, page: Document) {
    self.id = id
    self.title = title
    self.summary = summary
    self.page = page
  }
}

/// Everything a scenario may name, and everything a reader or an editor changes without Swift.
package struct Content: Hashable, Sendable {
  package var measures: [Measure] = []
  package var acts: [Act] = []
  package var topics: [Topic] = []
  package var articles: [Article] = []
  package var guides: [Guide] = []
  package var frameworks: [FrameworkReference] = []
  package var texts = PolicyTexts()
  package var contradictions: [ContradictionRule] = []

  package init() {}

  package func measure(_ id: MeasureID) -> Measure? { measures.first { $0.id == id } }
  package func topic(_ id: String) -> Topic? { topics.first { $0.id == id } }
  package func clause(_ position: Position) -> Clause? {
    topic(position.topic)?.clauses.first { $0.position == position }
  }
}
