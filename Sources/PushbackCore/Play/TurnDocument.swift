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
    case .answer(_, let document): document
    case .refused(_, _, let message): Document([.paragraph(Text(message))])
    }
  }
}

extension Turn.Agenda {
  package var document: Document {
    var number = 0
    // A verb that several choices bear would not say which is meant.
    let shared = Dictionary(grouping: choices.compactMap(\.verb)) { $0 }.filter { $1.count > 1 }
    let options = choices.map { item in
      if item.reason == nil { number += 1 }
      let verb = item.verb?.rawValue ?? ""
      let isShared = item.verb.map { shared[$0] != nil } ?? true
      let id = isShared && verb != item.id.text ? item.id.text : ""
      return Option(
        number: item.reason == nil ? number : nil, word: "\(verb) \(id)".trimmed, text: item.text,
        unavailable: item.reason)
    }
    var blocks: [Block] = []
    if let argue, !argue.isEmpty { blocks.append(.paragraph(.emphasis(argue))) }
    return Document(blocks + [.options(options)])
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
  var sentence: String { last.map { ".!?…".contains($0) } ?? true ? self : self + "." }

  /// With its first letter large.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
