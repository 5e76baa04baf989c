/// The JSON protocol, version 1: one object a line. Its schema stands in the content.
extension Turn {
  package static let protocolVersion = 1

  /// Nil for what is said to people only.
  package var json: JSON? {
    switch self {
    case .remark: nil
    case .session(let id, let scenario, let seed):
      line(
        "session",
        [
          ("id", .string(id)), ("scenario", .string(scenario.text)), ("seed", .int(Int(seed))),
          ("version", .int(Turn.protocolVersion)),
        ])
    case .scene(let id, let title, let blocks):
      line(
        "scene",
        [
          ("scene", .string(id.text)), ("title", .string(title)),
          ("text", .string(Document(blocks).plainText)),
        ])
    case .decision(let agenda):
      line(
        "decision",
        [
          ("scene", .string(agenda.scene.text)), ("argue", .bool(agenda.argue != nil)),
          ("choices", .array(agenda.offered.map(\.json))),
          ("unavailable", .array(agenda.unavailable.map(\.json))),
        ])
    case .chose(let scene, let choice, let effects, let says):
      line(
        "chose",
        [
          ("scene", .string(scene.text)), ("choice", .string(choice.text)), ("effects", effects.json),
          ("says", .string(Document(says).plainText)),
        ])
    case .chance(let draw):
      line(
        "chance",
        [
          ("scene", .string(draw.scene.text)),
          (
            "outcomes",
            .array(
              draw.outcomes.map { outcome in
                ["to": .string(outcome.to.text), "probability": .number(Double(outcome.percent) / 100)]
              })
          ),
          ("drew", JSON(draw.drew?.text)), ("effects", draw.effects.json),
          ("text", .string(Document([.paragraph(Text(draw.text))] + draw.says).plainText)),
        ])
    case .ending(let close): line("ending", close.members)
    case .undone(let count): line("undone", [("decisions", .int(count))])
    case .redone(let count): line("redone", [("decisions", .int(count))])
    case .reopened(let rule):
      line("reopened", [("rule", .int(rule.number)), ("clause", .string(rule.position.description))])
    case .reinstated(let rule):
      line("reinstated", [("rule", .int(rule.number)), ("clause", .string(rule.position.description))])
    case .room(let room):
      line(
        "room",
        [
          ("team", .string(room.team)), ("people", .int(room.people)), ("minutes", .int(room.minutes)),
          ("votes", .string(room.votes.rawValue)),
        ])
    case .tallied(let vote): line("tallied", vote.members)
    case .revoted(let scene): line("revoted", [("scene", .string(scene.text))])
    case .asked(let chance):
      line(
        "asked",
        [
          ("scene", .string(chance.scene.text)),
          (
            "outcomes",
            .array(
              zip(chance.outcomes, chance.texts).map { outcome, text in
                [
                  "to": .string(outcome.to.text), "probability": .number(Double(outcome.percent) / 100),
                  "text": .string(text),
                ]
              })
          ),
        ])
    case .answer(let command, let document):
      line("answer", [("command", .string(command)), ("text", .string(document.plainText))])
    case .refused(let number, let input, let message):
      line("refused", [("line", .int(number)), ("input", .string(input)), ("message", .string(message))])
    }
  }

  private func line(_ event: String, _ members: [(String, JSON)]) -> JSON {
    .object([JSON.Member("event", .string(event))] + members.map { JSON.Member($0.0, $0.1) })
  }
}

extension Turn.Agenda.Item {
  fileprivate var json: JSON {
    let members: [JSON.Member] = [
      JSON.Member("id", .string(id.text)), JSON.Member("text", .string(text)),
      JSON.Member("stance", JSON(verb?.rawValue)), JSON.Member("reason", JSON(reason)),
    ]
    return .object(
      rules.isEmpty ? members : members + [JSON.Member("rules", .array(rules.map { .int($0) }))])
  }
}

extension [Effect] {
  fileprivate var json: JSON { .object(map { JSON.Member($0.measure.text, .int($0.amount)) }) }
}

extension Turn.Close {
  fileprivate var members: [(String, JSON)] {
    func amounts(_ values: (Turn.Parts) -> [Double]) -> JSON {
      guard let parts else { return .null }
      return .object(zip(totals, values(parts)).map { JSON.Member($0.measure.text, .number($1)) })
    }
    return [
      ("ending", .string(ending.text)), ("title", .string(title)), ("effects", effects.json),
      ("measures", totals.json), ("par", amounts(\.par)), ("judgement", amounts(\.judgement)),
      ("luck", amounts(\.luck)),
      ("parties", .object(fates.map { JSON.Member($0.party.text, .string($0.outlook.rawValue)) })),
    ]
  }
}
