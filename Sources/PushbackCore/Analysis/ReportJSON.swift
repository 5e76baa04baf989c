/// A report for other programs; its schema stands in the content.
extension Report {
  package static let version = 1

  package var json: JSON {
    guard let stuck, case .object(let members) = plainJSON else { return plainJSON }
    return .object(members + [JSON.Member("stuck", .object(stuck.members))])
  }

  private var plainJSON: JSON {
    [
      "format": "pushback-analysis", "version": .int(Report.version), "scenario": .string(scenario.id.text),
      "states": .int(states), "decisionStates": .int(decisionStates), "plays": JSON(plays),
      "shortest": .int(shortest), "longest": JSON(longest), "decisions": .number(decisions),
      "words": .number(words),
      "minutes": ["silent": .number(minutes(at: .silent)), "aloud": .number(minutes(at: .aloud))],
      "endings": .object(
        endings.map { ending in
          JSON.Member(
            ending.id.text,
            .object(
              ending.odds.members + [
                JSON.Member("title", .string(ending.title)),
                JSON.Member(
                  "parties",
                  .object(ending.fates.map { JSON.Member($0.party.text, .string($0.outlook.rawValue)) })),
              ]))
        }),
      "measures": .object(
        measures.map { measure in
          JSON.Member(
            measure.id.text,
            .object(
              measure.total.members + [
                JSON.Member("lowest", .int(measure.range.lowerBound)),
                JSON.Member("highest", .int(measure.range.upperBound)),
                JSON.Member("gains", .object(measure.gains.members)),
                JSON.Member("losses", .object(measure.losses.members)),
              ]))
        }),
      "dominated": .array(
        choices.dominated.map { one in
          [
            "scene": .string(one.scene.text), "choice": .string(one.choice.text), "by": .string(one.by.text),
            "loss": .number(one.loss), "share": .number(one.share),
          ]
        }),
      "lines": .object(lines.map { JSON.Member($0.verb.rawValue, json(of: $0)) }),
      "front": [
        "extent": .string(front.extent.word), "points": .array(front.points.map { named($0) }),
      ],
      "scenes": .object(zip(scenario.scenes, seen).map { JSON.Member($0.id.text, .number($1)) }),
      "choices": .array(choices.decisions.map(json(of:))), "findings": .array(findings.map { .string($0) }),
    ]
  }

  private func json(of line: Line) -> JSON {
    ["endings": odds(line.endings), "measures": named(line.measures)]
  }

  private func json(of decision: Choices.Decision) -> JSON {
    [
      "scene": .string(decision.scene.text), "neverMattered": .bool(decision.neverMattered),
      "more": .int(decision.more),
      "classes": .array(
        decision.classes.map { one in
          [
            "facts": .array(one.facts.map { .string($0) }), "states": .int(one.states),
            "visits": .number(one.visits),
            "choices": .array(
              one.choices.map { choice in
                [
                  "id": .string(choice.id.text), "stance": JSON(choice.verb?.rawValue),
                  "measures": named(choice.bill), "endings": odds(choice.endings),
                  "bad": .object(
                    zip(scenario.parties, choice.bad).map { JSON.Member($0.text, .number($1)) }),
                  "dominatedBy": JSON(choice.dominatedBy?.text),
                ]
              }),
          ]
        }),
    ]
  }

  private func named(_ amounts: [Double]) -> JSON {
    .object(zip(measures, amounts).map { JSON.Member($0.id.text, .number($1)) })
  }

  private func odds(_ odds: [Double]) -> JSON {
    .object(zip(endings, odds).map { JSON.Member($0.id.text, .number($1)) })
  }
}

extension Report.Figure {
  fileprivate var members: [JSON.Member] {
    [
      JSON.Member("blind", .number(blind)), JSON.Member("min", .number(least)),
      JSON.Member("max", .number(most)),
    ]
  }
}

extension Front.Extent {
  fileprivate var word: String {
    switch self {
    case .all: "all"
    case .weighted: "weighted"
    case .sampled: "sampled"
    }
  }
}
