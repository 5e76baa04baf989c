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

    package init(number: Int, position: Position, label: String, ballot: String?, bans: [Clause.Ban]) {
      (self.number, self.position, self.label) = (number, position, label)
      (self.ballot, self.bans) = (ballot, bans)
    }

    package init(number: Int, clause: Clause, ballot: String? = nil) {
      self.number = number
      position = clause.position
      label = clause.label
      self.ballot = ballot
      bans = clause.forbids
    }
  }

  /// How a rule reads in a draft that people edited, beside the clause it names.
  package enum Wording: Hashable, Sendable {
    /// Nothing is changed but the word of force.
    case force(Clause.Force)
    /// Something is: what it forbids in a story is not known.
    case reworded
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
  /// Whether people have to keep it: neither advice nor a proposal to people and legal.
  func binds(_ content: Content, _ wordings: [Int: Rules.Wording]) -> Bool {
    guard let clause = content.clause(position) else { return true }
    if case .force(let force)? = wordings[number] { return force.isDuty }
    return !clause.isProposal && clause.effectiveForce.isDuty
  }

  /// Why a choice cannot be taken: `Not under rule 3, yours, adopted 6 to 5.`
  package var refusal: String {
    "Not under rule \(number), yours, \(Rules.Rule.adopted(ballot)): \(label)".sentence
  }
}
