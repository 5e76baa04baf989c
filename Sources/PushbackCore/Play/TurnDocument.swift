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
    let names = shownNames(of: choices.map { ($0.id, $0.verb) })
    let options = zip(choices, names).map { item, name in
      if item.reason == nil { number += 1 }
      return Option(
        number: item.reason == nil ? number : nil, word: name, text: item.text, unavailable: item.reason)
    }
    var blocks: [Block] = []
    if let argue, !argue.isEmpty { blocks.append(.paragraph(.emphasis(argue))) }
    return Document(blocks + [.options(options)])
  }
}

/// What the choices of one decision are called, on a screen and on paper.
func shownNames(of choices: [(id: ChoiceID, verb: Verb?)]) -> [String] {
  // A verb that several choices bear would not say which is meant.
  let shared = Dictionary(grouping: choices.compactMap(\.verb)) { $0 }.filter { $1.count > 1 }
  return choices.map { id, verb in
    let word = verb?.rawValue ?? ""
    let isShared = verb.map { shared[$0] != nil } ?? true
    return "\(word) \(isShared && word != id.text ? id.text : "")".trimmed
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
