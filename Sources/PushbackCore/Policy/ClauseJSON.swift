/// The clause library for other programs. Its form is published as `Content/clauses.schema.json`.
extension Content {
  /// Every stance, by its id.
  package var clausesJSON: JSON {
    .array(topics.flatMap(\.clauses).sorted { $0.position < $1.position }.map(\.json))
  }
}

extension Clause {
  package var json: JSON {
    [
      "id": .string(position.description), "topic": .string(position.topic),
      "stance": .string(position.stance),
      "label": .string(label), "force": .string(effectiveForce.rawValue), "proposal": .bool(isProposal),
      "answersTopic": .bool(answersTopic),
      "text": .string(sentence), "check": JSON(check), "owner": .string(owner), "reason": .string(reason),
      "strictness": .int(strictness), "references": strings(references),
      "forbids": .array(
        forbids.map { ["act": .string($0.act.text), "unless": JSON($0.unless?.text)] }),
      "requires": strings(requires.map(\.text)),
      "excludes": strings(excludes.sorted().map { "\(position.topic)/\($0)" }),
      "enforce": [
        "pullRequest": JSON(enforce.pullRequest), "agents": JSON(enforce.agents),
        "commits": strings(enforce.commits.map(\.rawValue)), "owners": strings(enforce.owners),
      ],
    ]
  }

  private func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
