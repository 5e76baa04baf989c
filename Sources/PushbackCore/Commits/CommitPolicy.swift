/// What of an adopted policy a check of commits and descriptions can see. Kept as `.pushback/policy.json`; its form is
/// published as `Content/policy.schema.json`.
package struct CommitPolicy: Hashable, Sendable {
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Says what is missing and succeeds.
    case warn
    case block
  }

  package struct Rule: Hashable, Sendable {
    /// As the policy numbers it, from 1.
    package var number: Int
    package var clause: String
    package var check: CommitRule
    /// The duty as the policy words it.
    package var text: String
    /// The statement that a description must hold, ticked; only for `ticked`.
    package var statement: String?
    /// How many lines a change may have; only for `small`.
    package var limit: Int?

    package init(
      number: Int, clause: String, check: CommitRule, text: String, statement: String? = nil,
      limit: Int? = nil
    ) {
      self.number = number
      self.clause = clause
      self.check = check
      self.text = text
      self.statement = statement
      self.limit = limit
    }
  }

  package var mode: Mode
  package var rules: [Rule]

  package init(mode: Mode = .warn, rules: [Rule]) {
    self.mode = mode
    self.rules = rules
  }

  /// Lines that an AI-assisted change may have where nobody set another limit.
  package static let usualLimit = 400

  /// What stands behind “AI-extent:” until somebody writes there.
  static let extentToFill = "which parts; how checked"

  package var json: JSON {
    [
      "version": 1, "mode": .string(mode.rawValue), "rules": .array(rules.map(\.json)),
    ]
  }
}

extension CommitPolicy.Rule {
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("rule", .int(number)), .init("clause", .string(clause)), .init("check", .string(check.rawValue)),
      .init("text", .string(text)),
    ]
    if let statement { members.append(.init("statement", .string(statement))) }
    if let limit { members.append(.init("limit", .int(limit))) }
    return .object(members)
  }

  /// As a message names it: `rule 4 (disclosure-form/commit-trailer)`.
  var name: String { "rule \(number) (\(clause))" }
}

extension CommitRule {
  /// Where it can be seen.
  package enum Place: Hashable, Sendable { case commit, description }

  package var places: Set<Place> {
    switch self {
    case .aiTrailer, .signedOff, .humanSignOff, .noAICoauthor, .noAI, .small: [.commit]
    case .aiSaidEitherWay, .namesTool, .namesVersion, .statesExtent: [.commit, .description]
    case .ticked, .descriptionSays, .linked: [.description]
    }
  }
}
