extension Comparison {
  package var title: String { "Side by side: \(names.joined(separator: ", "))" }

  package var document: Document {
    var blocks: [Block] = [.heading(1, Text(title))]
    for (scenario, members) in scenarios {
      blocks.append(.heading(2, Text(scenario.title)))
      blocks.append(.table(endings(members)))
      guard members.count > 1 else {
        blocks.append(.paragraph(Text("Only \(names[members[0]]) played it, so there is nothing beside it.")))
        continue
      }
      let rows = rows(scenario, members)
      blocks += chosen(rows.filter { !$0.isSame }, members)
      blocks += argued(rows.filter(\.isArguedDifferently), members)
      let same = rows.count { $0.isSame }
      blocks.append(
        .aside(Text("\(same) of \(rows.count) decisions went the same way wherever they were met.")))
    }
    return Document(blocks + adopted)
  }

  private func endings(_ members: [Int]) -> Table {
    Table(
      header: ["", "people", "ending"],
      rows: members.map { index in
        let play = records[index].play
        return [
          Text(names[index]), Text(play.room.map { "\($0.people)" } ?? "1"),
          Text(play.isOver ? play.scene.title : "not finished"),
        ]
      }, rightAligned: [1])
  }

  private func chosen(_ rows: [Row], _ members: [Int]) -> [Block] {
    let heading = Block.heading(3, "Where they chose differently")
    guard !rows.isEmpty else { return [heading, .paragraph("Nowhere that more than one of them came to.")] }
    let cells = rows.map { row -> [Text] in
      [Text(row.scene.title)]
        + row.steps.map { pair in
          guard let pair, let choice = pair.play.choice(of: pair.step) else { return "–" }
          let name = pair.play.agenda(in: pair.step.before)?.name(of: choice.id) ?? choice.id.text
          let votes = pair.play.balance(of: pair.step).flatMap { $0.votes == nil ? nil : " (\($0.score))" }
          return Text(name + (votes ?? ""))
        }
    }
    return [heading, .table(Table(header: ["scene"] + members.map { Text(names[$0]) }, rows: cells))]
  }

  private func argued(_ rows: [Row], _ members: [Int]) -> [Block] {
    let heading = Block.heading(3, "Where they argued differently")
    guard !rows.isEmpty else {
      return [heading, .paragraph("Nowhere: where two of them voted, they were of one mind or split alike.")]
    }
    return [heading]
      + rows.flatMap { row -> [Block] in
        let items = zip(members, row.balances).compactMap { index, balance -> [Block]? in
          balance.map {
            [
              .paragraph(
                Text([Span(names[index], .strong), Span(": \($0.sentences.joined(separator: " "))")]))
            ]
          }
        }
        let question = row.balances.compactMap { $0?.question }.first ?? row.scene.title
        return [.paragraph(.emphasis(question)), .list(items)]
      }
  }

  private var adopted: [Block] {
    let clauses = clauses
    let different = clauses.filter { Set($0.answers.map(\.word)).count > 1 }
    var blocks: [Block] = [.heading(2, "Where they adopted differently")]
    if different.isEmpty {
      blocks.append(.paragraph("Nowhere: what was proposed was answered alike."))
    } else {
      blocks.append(
        .table(
          Table(
            header: ["rule"] + names.map { Text($0) },
            rows: different.map { [Text($0.clause.label)] + $0.answers.map { Text($0.sentence) } })))
    }
    blocks.append(
      .aside(
        Text("\(clauses.count - different.count) of \(clauses.count) proposed rules were answered alike.")))
    return blocks
  }

  package var json: JSON {
    [
      "format": "pushback-comparison", "version": 1,
      "sessions": .array(
        zip(records, names).map { record, name in
          [
            "session": .string(record.session), "name": .string(name),
            "scenario": .string(record.play.scenario.id.text),
            "people": record.play.room.map { .int($0.people) } ?? .null,
            "ending": record.play.isOver ? .string(record.play.scene.id.text) : .null,
          ]
        }),
      "decisions": .array(
        scenarios.flatMap { scenario, members in
          rows(scenario, members).map { row in
            [
              "scenario": .string(scenario.id.text), "scene": .string(row.scene.id.text),
              "same": .bool(row.isSame),
              "taken": .object(
                zip(members, row.steps).map { index, pair in
                  let choice = pair.flatMap { $0.play.choice(of: $0.step) }
                  return JSON.Member(records[index].session, JSON(choice?.id.text))
                }),
              "votes": .object(
                zip(members, row.balances).map { index, balance in
                  JSON.Member(records[index].session, balance?.votes.map { $0.printedJSON(\.text) } ?? .null)
                }),
            ]
          }
        }),
      "clauses": .array(
        clauses.map { clause, answers in
          [
            "clause": .string(clause.position.description),
            "answers": .object(zip(records, answers).map { JSON.Member($0.session, .string($1.sentence)) }),
          ]
        }),
    ]
  }
}
