extension Contradiction {
  /// The sentence, the clauses on both sides with where each comes from, and the ways out.
  package func blocks(_ content: Content, title: String, source: (Position) -> String) -> [Block] {
    let clauses = positions.map { position -> [Block] in
      let text = content.clause(position)?.text ?? .code(position.description)
      return [.paragraph(text), .aside(Text(source(position)))]
    }
    return [
      .paragraph(Text([Span("\(title): ", .strong), Span(why)])), .list(clauses), .paragraph("Ways out:"),
      .list(waysOut.map { [.paragraph(Text($0))] }),
    ]
  }

  var json: JSON {
    func ids(_ positions: [Position]) -> JSON { .array(positions.map { .string($0.description) }) }
    return [
      "id": .string(id), "between": ids(one), "and": ids(other), "why": .string(why),
      "waysOut": .array(waysOut.map { .string($0) }),
    ]
  }
}

extension Proposals {
  /// What does not fit among the clauses adopted so far because of this one.
  package func contradictions(of position: Position) -> [Contradiction] {
    Contradictions.brought(by: position, into: adopted.map(\.position), content)
  }
}

extension Draft {
  /// What does not fit together among the adopted clauses.
  package var contradictions: [Contradiction] {
    Contradictions.find(in: rules.map(\.proposal.position), content)
  }

  var contradictionBlocks: [Block] {
    let rules = rules
    return contradictions.flatMap { contradiction in
      contradiction.blocks(content, title: title(of: contradiction)) { position in
        guard let rule = rules.first(where: { $0.proposal.position == position }) else { return "" }
        let places = rule.proposal.evidence.map {
          "“\($0.text)” in “\($0.scene)” (\($0.scenario), session \($0.session))"
        }
        return "Rule \(rule.number), from \(places.joined(separator: "; "))"
      }
    }
  }

  /// `Rules 3 and 7 do not fit together`.
  func title(of contradiction: Contradiction) -> String {
    let numbers = rules.filter { contradiction.positions.contains($0.proposal.position) }.map(\.number)
    if numbers.count == 1 { return "Rule \(numbers[0]) does not stand alone" }
    return "Rules \(numbers.map(String.init).listed) do not fit together"
  }
}
