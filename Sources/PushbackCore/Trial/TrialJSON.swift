/// A trial for other programs; its schema stands in the content.
extension Trial {
  package static let version = 1

  package var json: JSON {
    [
      "format": "pushback-trial", "version": .int(Trial.version),
      "rules": .array(
        rules.rules.map {
          [
            "number": .int($0.number), "clause": .string($0.position.description), "ballot": JSON($0.ballot),
            "reworded": .bool(wordings[$0.number] == .reworded),
          ]
        }),
      "scenarios": .array(stories.map(\.json)),
      "idle": .array(idle.map { .string($0.position.description) }),
    ]
  }
}

extension Trial.Story {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      JSON.Member("scenario", .string(scenario.id.text)),
      JSON.Member(
        "endings",
        .object(
          endings.map { ending in
            JSON.Member(
              ending.id.text,
              [
                "title": .string(ending.title), "bad": .bool(ending.isBad),
                "before": ["blind": .number(ending.blind.before), "max": .number(ending.most.before)],
                "after": ["blind": .number(ending.blind.after), "max": .number(ending.most.after)],
                "ways": .array(ending.ways.map { .string("\($0.scene)/\($0.way)") }),
              ])
          })),
      JSON.Member(
        "measures",
        .object(
          zip(scenario.measures, measures).map {
            JSON.Member($0.text, ["before": .number($1.before), "after": .number($1.after)])
          })),
      JSON.Member(
        "stuck",
        [
          "blind": .number(stuckOdds),
          "paths": .array(
            stuck.map { place in
              [
                "scene": .string(place.scene.text), "blind": .number(place.odds),
                "rules": .array(place.rules.map { .int($0) }), "path": place.path.json,
              ]
            }),
        ]),
      JSON.Member("badUnderBindingRules", bindingOdds.map { .number($0) } ?? .null),
      JSON.Member(
        "worst",
        .array(
          worst.map {
            ["ending": .string($0.ending.text), "max": .number($0.odds), "path": $0.path.json]
          })),
    ]
    if let closing { members.append(JSON.Member("close", closing.json)) }
    return .object(members)
  }
}

extension Closure {
  fileprivate var json: JSON {
    let (how, clauses): (String, [Clause]) =
      switch found {
      case .closed: ("closed", [])
      case .fewest(let clauses): ("fewest", clauses)
      case .stepwise(let clauses): ("stepwise", clauses)
      case .none: ("none", [])
      case .unfound: ("unfound", [])
      }
    return [
      "ending": .string(ending.text), "found": .string(how),
      "clauses": .array(clauses.map { .string($0.position.description) }),
    ]
  }
}

extension [PlayStep] {
  fileprivate var json: JSON {
    .array(
      map { step in
        let way = step.percent == nil ? "choice" : "outcome"
        var members = [
          JSON.Member("scene", .string(step.scene.text)), JSON.Member(way, .string(step.way)),
        ]
        if let percent = step.percent { members.append(JSON.Member("percent", .int(percent))) }
        return .object(members)
      })
  }
}
