/// A topic of the clause library, with every stance one can take on it.
package struct Topic: Hashable, Sendable {
  package var id: String
  package var title: String
  package var question: String
  /// Plain words that somebody would look for it with.
  package var words: [String]
  /// The group of rules it is printed in.
  package var group: String
  /// Whether most employers' policies decide it.
  package var usual: Bool
  package var clauses: [Clause]

  package init(
    id: String, title: String, question: String, words: [String], group: String, usual: Bool,
    clauses: [Clause]
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.words = words
    self.group = group
    self.usual = usual
    self.clauses = clauses
  }
}

/// One duty that a policy may state.
package struct Clause: Hashable, Sendable {
  package enum Force: String, Hashable, Sendable, CaseIterable {
    case must = "MUST"
    case mustNot = "MUST NOT"
    case should = "SHOULD"
    case shouldNot = "SHOULD NOT"
    case may = "MAY"
  }

  /// An act that the clause forbids, unless another was done earlier on the path.
  package struct Ban: Hashable, Sendable {
    package var act: ActID
    package var unless: ActID?
    package init(act: ActID, unless: ActID?) {
      self.act = act
      self.unless = unless
    }
  }

  package var position: Position
  package var label: String
  package var force: Force
  package var actor: String
  package var action: String
  package var condition: String?
  /// How one sees that it was kept: the evidence it leaves.
  package var check: String?
  /// The role that owns the clause.
  package var owner: String
  package var reason: String
  package var references: [String]
  package var forbids: [Ban]
  package var requires: [ActID]
  /// 1 lax to 5 strict, comparable within the topic.
  package var strictness: Int
  /// Stances of the same topic that cannot be held with this one.
  package var excludes: Set<String>
  /// Sanctions and protection print as a proposal to people and legal, without force, until those have adopted them.
  package var isProposal: Bool
  /// Whether it answers the topic's own question. One that only stands beside it leaves that undecided.
  package var answersTopic = true
  package var enforce = Enforcement()

  package init(
    position: Position, label: String, force: Force, actor: String, action: String, condition: String? = nil,
    check: String? = nil, owner: String = "", reason: String = "", references: [String] = [],
    forbids: [Ban] = [], requires: [ActID] = [], strictness: Int = 3, excludes: Set<String> = [],
    isProposal: Bool = false, enforce: Enforcement = Enforcement()
  ) {
    self.position = position
    self.label = label
    self.force = force
    self.actor = actor
    self.action = action
    self.condition = condition
    self.check = check
    self.owner = owner
    self.reason = reason
    self.references = references
    self.forbids = forbids
    self.requires = requires
    self.strictness = strictness
    self.excludes = excludes
    self.isProposal = isProposal
    self.enforce = enforce
  }
}
