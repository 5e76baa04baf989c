extension Draft {
  /// The draft for programs: its clauses as data, and the same document that the other formats render.
  package var json: JSON {
    [
      "title": .string(title), "status": "draft", "written": .string(date),
      "adopted": .array(
        rules.map { rule in
          var members: [JSON.Member] = [JSON.Member("number", .int(rule.number))]
          if case .object(let clause) = rule.proposal.json { members += clause }
          return .object(members)
        }),
      "decisionNeeded": .array(proposals.undecided.map(\.json)),
      "contradictions": .array(contradictions.map(\.json)),
      "dropped": .array(proposals.dropped.map(\.json)),
      "notDecided": .array(
        notDecided.map { topic in
          [
            "topic": .string(topic.id), "question": .string(topic.question),
            "reached": .bool(proposals.raised.contains(topic.id)),
          ]
        }),
      "tried": trial?.json ?? .null, "document": document.json,
    ]
  }
}

extension Proposals.Proposal {
  var json: JSON {
    [
      "id": .string(position.description),
      "force": .string(clause.isProposal ? "PROPOSAL" : clause.effectiveForce.rawValue),
      "text": .string(clause.text.plain), "check": JSON(clause.check), "owner": .string(clause.owner),
      "references": .array(clause.references.map { .string($0) }),
      "reasons": .array(reasons.map { .string($0) }), "overruled": .array(overruled.map(\.json)),
      "ballots": .array(ballots.map { $0.votes.leavingJSON(\.rawValue) }),
      "evidence": .array(evidence.map(\.json)),
    ]
  }
}

extension Proposals.Reply {
  var json: JSON {
    ["review": .string(review), "verdict": .string(verdict.rawValue), "reason": .string(reason)]
  }
}

extension Proposals.Evidence {
  var json: JSON {
    [
      "session": .string(session), "scenario": .string(scenario), "choice": .string(place),
      "situation": JSON(situation), "text": .string(text), "reason": JSON(reason),
      "support": .string(support.rawValue),
      "votes": balance?.votes.map { $0.leavingJSON(\.text) } ?? .null,
      "changedFrom": .array(changedFrom.map { .string($0.description) }),
    ]
  }
}
