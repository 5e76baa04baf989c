/// How hard the library is to read.
extension Content {
  /// Topic by topic, the hardest first, and the whole.
  package var readabilityTable: Document {
    let written = topics.filter { !$0.clauses.isEmpty }
      .sorted { ($1.readability.grade, $0.id) < ($0.readability.grade, $1.id) }
    let rows = written.map { [Text.code($0.id), Text("\($0.clauses.count)")] + $0.readability.cells }
    let whole = readability
    let isHard = whole.grade > Readability.mostForLibrary
    return Document([
      .heading(2, "How hard it is to read"),
      .table(
        Table(
          header: ["topic", "stances", "words", "grade"], rows: rows, rightAligned: [1, 2, 3])),
      .paragraph(
        Text(
          "The whole library: school grade \(figure(whole.grade)), \(isHard ? "above" : "within") the "
            + "\(figure(Readability.mostForLibrary)) it keeps to; \(whole.words) words, "
            + "\(figure(Double(whole.words) / Double(max(1, whole.sentences)))) a sentence.")),
      .aside("Flesch–Kincaid, over clause, check and reason; for a single clause a rough guess."),
    ])
  }

  package var readabilityJSON: JSON {
    [
      "library": readability.json,
      "topics": .array(
        topics.filter { !$0.clauses.isEmpty }.map { ["topic": .string($0.id), "is": $0.readability.json] }),
      "clauses": .array(
        topics.flatMap(\.clauses).sorted { $0.position < $1.position }.map {
          ["id": .string($0.position.description), "is": $0.readability.json]
        }),
    ]
  }
}

extension Readability {
  fileprivate var cells: [Text] { [Text("\(words)"), Text(figure(grade))] }

  package var json: JSON {
    [
      "grade": .number((grade * 10).rounded() / 10), "words": .int(words), "sentences": .int(sentences),
      "syllables": .int(syllables),
    ]
  }
}
