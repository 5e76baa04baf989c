/// What is still possible under a draft, and what would close it.
extension Trial.Story {
  func worstBlocks(level: Int) -> [Block] {
    guard !worst.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level, "The worst that a plan can still do")]
    for one in worst.prefix(Trial.Story.shown) {
      blocks.append(
        .paragraph(
          Text(
            "“\(one.title)” in \(percentage(one.odds)) of plays, for a player who aims at it. Its likeliest play:"
          ))
      )
      blocks.append(
        .numbered(
          one.path.map { step in
            let dice = step.percent.map { " (the dice, \($0) %)" } ?? ""
            return [.paragraph(Text([Span("\(step.title): ", .strong), Span(step.text + dice)]))]
          }))
    }
    let others = worst.dropFirst(Trial.Story.shown).map { "“\($0.title)” \(percentage($0.odds))" }
    if !others.isEmpty {
      blocks.append(.aside(Text("The other bad endings, by plan: \(others.joined(separator: ", ")).")))
    }
    return blocks
  }

  var closingBlocks: [Block] {
    guard let closing else { return [] }
    func list(_ clauses: [Clause]) -> Block {
      .list(clauses.map { [.paragraph(Text("\($0.label) (") + .code($0.position.description) + ")")] })
    }
    switch closing.found {
    case .closed: return [.paragraph(Text("Nobody comes to “\(closing.title)” under this draft."))]
    case .fewest(let clauses):
      let count = clauses.count == 1 ? "One clause" : "\(clauses.count) clauses"
      return [
        .paragraph(Text("\(count) more would close “\(closing.title)”, and no fewer do:")), list(clauses),
      ]
    case .stepwise(let clauses):
      return [
        .paragraph(
          Text(
            "\(clauses.count) clauses more would close “\(closing.title)”. They were chosen one after another: no three "
              + "do, but fewer than these may.")), list(clauses),
      ]
    case .none(let open):
      return [
        .paragraph(
          Text(
            "No clause of the library that goes with this draft closes “\(closing.title)”. One way that none of them "
              + "forbids. \(open.words)"))
      ]
    case .unfound:
      return [
        .paragraph(
          Text(
            "No three clauses of the library that go with this draft close “\(closing.title)”. More of them, chosen "
              + "one after another, did not either; another choice of them might."))
      ]
    }
  }
}

extension [PlayStep] {
  /// By way of what, in one sentence.
  var words: String {
    guard !isEmpty else { return "It comes at once." }
    let steps = map { step in
      "\(step.scene)/\(step.way)" + (step.percent.map { " (\($0) %)" } ?? "")
    }
    return "The way there: \(steps.joined(separator: ", "))."
  }
}
