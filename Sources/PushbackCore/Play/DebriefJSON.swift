extension Debrief {
  /// The debrief for programs: the figures, and the same document that the other formats render.
  package var json: JSON {
    [
      "scenario": .string(play.scenario.id.text), "ending": play.isOver ? .string(play.scene.id.text) : .null,
      "measures": amounts(play.totals.map(Double.init)), "par": amounts(score?.par),
      "judgement": amounts(score?.judgement), "luck": amounts(score?.luck),
      "verbs": .object(verbs),
      "disputed": .array(
        play.disputes.map { ["measure": .string($0.measure.text), "text": .string($0.text)] }),
      "positions": .array(play.positions.map { .string($0.description) }),
      "document": whole.json,
    ]
  }

  private var verbs: [JSON.Member] {
    guard let score else { return [] }
    let all: [Verb?] = Verb.allCases + [nil]
    return all.map { verb in
      JSON.Member(
        verb?.rawValue ?? "other",
        ["times": .int(score.times(verb)), "judgement": amounts(score.judgement(of: verb))])
    }
  }

  private func amounts(_ values: [Double]?) -> JSON {
    guard let values else { return .null }
    return .object(zip(play.scenario.measures, values).map { JSON.Member($0.text, .number($1)) })
  }
}
