/// The room's record for other programs; its schema stands in the content.
extension RoomRecord {
  package static let version = 1

  package var json: JSON {
    [
      "format": "pushback-room", "version": .int(RoomRecord.version), "session": .string(session),
      "date": .string(date),
      "scenario": ["id": .string(play.scenario.id.text), "title": .string(play.scenario.title)],
      "room": play.room.map { room in
        [
          "team": .string(room.team), "people": .int(room.people), "minutes": .int(room.minutes),
          "votes": .string(room.votes.rawValue),
        ]
      } ?? .null,
      "ending": play.isOver
        ? ["id": .string(play.scene.id.text), "title": .string(play.scene.title)] : .null,
      "rules": .array(play.rules.rules.map(rule)),
      "decisions": .array(play.path.filter { !$0.isDraw }.compactMap(decision)),
      "disputes": .array(
        play.disputes.map { ["measure": .string($0.measure.text), "text": .string($0.text)] }),
      "review": .array(
        play.reviews.map { review in
          [
            "clause": .string(review.position.description), "answer": .string(review.verdict.rawValue),
            "votes": play.counted[review.position]?.printedJSON(\.rawValue) ?? .null,
            "reason": .string(review.reason),
          ]
        }),
      "lists": .object(
        Closing.List.allCases.map { list in
          JSON.Member(list.rawValue, .array(play.closing.texts(list).map { .string($0) }))
        }),
      "next": play.closing.nextStep.map { ["name": .string($0.name), "by": .string($0.by)] } ?? .null,
    ]
  }

  private func rule(_ rule: Rules.Rule) -> JSON {
    [
      "number": .int(rule.number), "clause": .string(rule.position.description), "ballot": JSON(rule.ballot),
      "reopened": JSON(play.reopened.first { $0.rule.number == rule.number }?.scene.text),
    ]
  }

  private func decision(_ step: Play.Step) -> JSON? {
    guard let choice = play.choice(of: step) else { return nil }
    let scene = play.scene(of: step.before)
    var argue: String?
    if case .decision(let decision) = scene.exit { argue = decision.argue }
    let rounds = step.poll.rounds.filter { $0 != Poll.Round() }
    return [
      "scene": .string(scene.id.text), "title": .string(scene.title), "argue": .bool(argue != nil),
      "choice": .string(choice.id.text), "verb": JSON(choice.verb?.rawValue), "text": .string(choice.text),
      "rounds": .array(
        rounds.map { round in
          [
            "would": round.would?.printedJSON(\.text) ?? .null,
            "really": round.really?.printedJSON(\.text) ?? .null,
          ]
        }),
      "overruled": JSON(play.against(step)), "reason": JSON(step.reason),
      "voices": .array(
        step.poll.voices.map { ["choice": .string($0.choice.text), "text": .string($0.text)] }),
    ]
  }
}
