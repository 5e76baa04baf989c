extension Turn {
  /// The turn as something to read. Effects, totals and odds are not shown before the ending.
  package var document: Document {
    switch self {
    case .session: Document()
    case .scene(_, _, let blocks): Document(blocks)
    case .remark(let document): document
    case .decision(let agenda): agenda.document
    case .chose(_, _, _, let says): Document(says)
    case .chance(let draw): Document([.paragraph(.strong(draw.text))] + draw.says)
    case .ending(let close): close.document
    case .undone(let count):
      Document([
        .aside(Text("Taken back: \(count == 1 ? "the last decision" : "the last \(count) decisions")."))
      ])
    case .redone: Document([.aside("Done again.")])
    case .reopened(let rule):
      Document([
        .paragraph(
          Text("Rule \(rule.number) is reopened for this play, and that is on record: \(rule.label.sentence)")
        )
      ])
    case .reinstated(let rule):
      Document([.paragraph(Text("Rule \(rule.number) stands again: \(rule.label.sentence)"))])
    case .room(let room): room.document
    case .tallied(let vote): vote.document
    case .revoted: Document([.paragraph("A second vote. The first is kept.")])
    case .asked(let chance): chance.question
    case .answer(_, let document): document
    case .refused(_, _, let message): Document([.paragraph(Text(message))])
    }
  }
}

extension Turn.Agenda {
  package var document: Document {
    var number = 0
    let options = choices.map { item in
      if item.reason == nil { number += 1 }
      // A verb that several choices bear would not say which is meant.
      let verb = item.verb?.rawValue ?? ""
      let name = name(of: item.id)
      let id = name == verb ? "" : name
      return Option(
        number: item.reason == nil ? number : nil, word: "\(verb) \(id)".trimmed, text: item.text,
        unavailable: item.reason, isStruck: !item.rules.isEmpty)
    }
    var blocks: [Block] = []
    if let argue, !argue.isEmpty { blocks.append(.paragraph(.emphasis(argue))) }
    blocks.append(.options(options))
    let ways = waysOut
    if let first = ways.first {
      blocks.append(.paragraph("The rules leave nothing to do here."))
      let what = first.count == 1 ? "that rule" : "those rules"
      let suspend = ways.count == 1 ? " to suspend \(what) for this play" : ""
      blocks.append(.paragraph(Text("Type \(ways.reopening)\(suspend), or undo.")))
    }
    return Document(blocks)
  }
}

extension [[Int]] {
  /// What to type for each way out: `reopen 1 and reopen 3, or reopen 2`.
  package var reopening: String {
    map { $0.map { "reopen \($0)" }.listed }.joined(separator: ", or ")
  }
}

extension Turn.Throw {
  /// The outcomes without their odds.
  fileprivate var question: Document {
    Document([
      .paragraph("What did the dice say?"),
      .options(
        zip(targets, texts).enumerated().map { index, outcome in
          Option(number: index + 1, word: outcome.0.text, text: outcome.1)
        }),
    ])
  }
}

extension Room {
  package var document: Document {
    Document([
      .paragraph(.strong(title)),
      .hint(
        votes == .live
          ? "Where a question is argued, collect slips and type the counts in screen order; Enter takes what most "
            + "voted for. Elsewhere one number goes on. help tally says more."
          : "From paper: at a question that was argued type the counts, then what was taken; elsewhere one number."
      ),
    ])
  }
}

extension Turn.Close {
  package var document: Document {
    let fates = fates.map { "\($0.party.text.capitalised): \($0.outlook.rawValue)" }.joined(separator: " · ")
    return Document(
      [.rule, .paragraph(.strong("Ending: \(title)"))] + (fates.isEmpty ? [] : [.aside(Text(fates))]))
  }
}

extension String {
  /// With a full stop, unless it ends a sentence already.
  package var sentence: String { last.map { ".!?…".contains($0) } ?? true ? self : self + "." }

  /// With its first letter large.
  package var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
