/// The page that shows a sceptic where every figure comes from.
extension Proposals {
  package var evidencePage: Document {
    let topics = topics
    var blocks: [Block] = [
      .heading(1, "Evidence for a policy"),
      .paragraph(
        Text(
          "What \(records.count == 1 ? "one session says" : "\(records.count) sessions say") of each of the "
            + "\(topics.count) topics. A choice in a story is evidence and never a rule; reviews decide.")),
      .paragraph(Text(content.texts.fictionNote)),
      .heading(2, "Sessions"), sessionTable,
    ]
    blocks += together.map { review in
      .paragraph(
        Text(
          "\(review.id) goes through the proposals of \(names(of: review).listed) together. What it answers counts "
            + "instead of what they answered by themselves."))
    }
    blocks += [
      .heading(2, "How to read it"),
      .list(
        TopicEvidence.Standing.allCases.map { standing in
          let count = topics.filter { $0.standing == standing }.count
          return [
            .paragraph(
              Text([Span("\(count) \(standing.rawValue)", .strong), Span(": \(standing.meaning)")]))
          ]
        }),
      .aside(
        "In one session the latest position on a topic replaces those before it that it excludes. The score decides nothing."
      ),
    ]
    for topic in topics where !topic.proposals.isEmpty { blocks += section(on: topic) }
    for standing in [TopicEvidence.Standing.raised, .notReached] {
      let open = topics.filter { $0.standing == standing }
      guard !open.isEmpty else { continue }
      blocks.append(
        .heading(2, Text(standing.rawValue.prefix(1).uppercased() + standing.rawValue.dropFirst())))
      blocks.append(
        .list(
          open.map { topic in
            let places = topic.sessions.isEmpty ? "" : " (\(topic.sessions.joined(separator: ", ")))"
            return [.paragraph(Text("\(topic.topic.title): \(topic.topic.question)\(places)"))]
          }))
    }
    return Document(blocks)
  }

  private var sessionTable: Block {
    .table(
      Table(
        header: ["session", "story", "text", "ended at", "decisions", "counted", "reviewed"],
        rows: records.map { record in
          let counted = record.play.path.filter { $0.poll.standing != nil }.count
          return [
            Text(record.session), Text(record.play.scenario.title), Text(record.storyVersion ?? ""),
            Text(record.play.isOver ? record.play.scene.title : "not ended"),
            Text("\(record.play.decisions)"),
            Text("\(counted)"), Text(record.reviewedOn ?? "no"),
          ]
        }, rightAligned: [4, 5]))
  }

  private func section(on topic: TopicEvidence) -> [Block] {
    var blocks: [Block] = [
      .heading(
        2,
        Text(
          "\(topic.topic.title): \(topic.standing.rawValue)\(topic.isDisputed ? " in play, and the reviews disagree" : "")"
        )),
      .paragraph(Text(topic.topic.question)),
      .table(
        Table(
          header: ["position", "taken in", "behind it", "review"],
          rows: topic.proposals.map { proposal in
            [
              .code(proposal.position.stance),
              Text(proposal.evidence.map(\.session).unique.joined(separator: ", ")),
              Text(proposal.backing), Text(proposal.answer.word),
            ]
          })),
    ]
    for proposal in topic.proposals {
      blocks.append(.paragraph(Text([Span("\(proposal.clause.label). ", .strong)]) + proposal.clause.text))
      blocks.append(
        .list(
          proposal.evidence.map { evidence in
            [.paragraph(.code("\(evidence.session) \(evidence.place)"))] + evidence.blocks(content)
          }))
      blocks += proposal.dissent(content).map { .paragraph(Text($0)) }
      let replies = proposal.overruled + proposal.replies
      if !replies.isEmpty { blocks.append(.paragraph(Text("Reviewed: \(replies.sentence)"))) }
    }
    let silent = topic.sessions.filter { session in
      !topic.proposals.contains { $0.evidence.contains { $0.session == session } }
    }
    if !silent.isEmpty {
      blocks.append(.aside(Text("Offered and not held at the end: \(silent.joined(separator: ", ")).")))
    }
    return blocks
  }

  package var evidenceJSON: JSON {
    [
      "sessions": .array(
        records.map {
          [
            "id": .string($0.session), "scenario": .string($0.play.scenario.title),
            "storyVersion": JSON($0.storyVersion), "reviewedOn": JSON($0.reviewedOn),
          ]
        }),
      "together": .array(
        together.map { review in
          [
            "id": .string(review.id), "sessions": .array(names(of: review).map { .string($0) }),
            "reviewedOn": JSON(review.reviewedOn),
          ]
        }),
      "topics": .array(
        topics.map { topic in
          [
            "topic": .string(topic.topic.id), "standing": .string(topic.standing.rawValue),
            "sessions": .array(topic.sessions.map { .string($0) }),
            "positions": .array(topic.proposals.map(\.json)),
          ]
        }),
    ]
  }
}

extension Proposals.Answer {
  var word: String {
    switch self {
    case .adopted: "adopted"
    case .decisionNeeded: "decision needed"
    case .dropped: "dropped"
    case .unreviewed: "not reviewed"
    }
  }
}
