/// What adopted clauses forbid, each under the number of its rule: what a story is played and solved under.
///
/// Whatever its force, a clause is taken as kept. What it only requires forbids nothing.
package struct Rules: Hashable, Sendable {
  package struct Rule: Hashable, Sendable {
    /// As the draft numbers it, from 1.
    package var number: Int
    package var position: Position
    package var label: String
    /// "6 to 5", or "agreed" or "split" where few voted; nil where nobody counted.
    package var ballot: String?
    package var bans: [Clause.Ban]

    package init(number: Int, clause: Clause, ballot: String? = nil) {
      self.number = number
      position = clause.position
      label = clause.label
      self.ballot = ballot
      bans = clause.forbids
    }
  }

  package var rules: [Rule]

  package static let none = Rules([])
  package init(_ rules: [Rule]) { self.rules = rules }

  package init(_ draft: Draft) {
    self.init(
      draft.rules.map {
        Rule(number: $0.number, clause: $0.proposal.clause, ballot: $0.proposal.ballotWords)
      })
  }

  package var isEmpty: Bool { rules.isEmpty }

  /// With a further clause, as the rule after the last.
  package func adding(_ clauses: [Clause]) -> Rules {
    var rules = rules
    for clause in clauses {
      rules.append(Rule(number: (rules.map(\.number).max() ?? 0) + 1, clause: clause))
    }
    return Rules(rules)
  }
}

extension Rules.Rule {
  /// Why a choice cannot be taken: `Not under rule 3, yours, adopted 6 to 5.`
  package var refusal: String {
    let vote =
      ballot.map { $0.contains(where: \.isNumber) ? ", adopted \($0)" : ", adopted; the vote: \($0)" }
    return "Not under rule \(number), yours\(vote ?? ", adopted"): \(label)".sentence
  }
}
