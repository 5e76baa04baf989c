/// The policy draft: every line traceable to a choice, nothing decided by default.
package struct Draft: Sendable {
  package let proposals: Proposals
  /// The day it is written, as `YYYY-MM-DD`.
  package let date: String
  /// Whom it is for, where somebody said so: it decides which rules are read first.
  package let kind: PolicyTexts.Kind?
  /// The policy that this one comes after.
  package let previous: Policy?
  /// What its rules change in the stories, where somebody asked.
  package var trial: Trial?

  package init(_ proposals: Proposals, date: String, kind: PolicyTexts.Kind? = nil, previous: Policy? = nil) {
    self.previous = previous
    self.proposals = proposals
    self.date = date
    self.kind = kind
  }

  /// A play that was never reviewed adopts nothing: its draft is a list of questions.
  package var isPolicy: Bool { proposals.isReviewed }
  package var fileName: String { isPolicy ? "ai-policy-draft.md" : "questions-for-my-lead.md" }
  package var title: String { isPolicy ? "AI usage policy: DRAFT" : "Questions for my lead" }

  package var document: Document { isPolicy ? policy : questions }

  var content: Content { proposals.content }
  var texts: PolicyTexts { content.texts }

  /// Adopted clauses as they are numbered, by group in the order of the kind.
  package var rules: [(number: Int, proposal: Proposals.Proposal)] {
    let groups = groupOrder
    return proposals.adopted.enumerated()
      .sorted { a, b in
        let (first, second) = (groups[group(of: a.element)] ?? 0, groups[group(of: b.element)] ?? 0)
        return (first, a.offset) < (second, b.offset)
      }
      .enumerated().map { ($0 + 1, $1.element) }
  }

  func group(of proposal: Proposals.Proposal) -> String {
    content.topic(proposal.position.topic)?.group ?? "Other"
  }

  private var groupOrder: [String: Int] {
    var order: [String: Int] = [:]
    for name in (kind?.groups ?? []) + Draft.groups + content.topics.map(\.group) where order[name] == nil {
      order[name] = order.count
    }
    return order
  }

  /// The order in which groups of rules are printed.
  package static let groups = [
    "Use and people", "Tools and data", "Making the change", "Release and exceptions", "When it goes wrong",
    "Keeping this alive",
  ]

  /// Topics whose question no rule answers, and none that waits for a decision: those that most employers decide come
  /// first, then those that a scene raised.
  package var notDecided: [Topic] {
    let answering = proposals.adopted.filter(\.clause.answersTopic)
    let taken = Set((answering + proposals.undecided).map(\.position.topic))
    let open = content.topics.filter { !taken.contains($0.id) }
    func raised(_ topic: Topic) -> Bool { proposals.raised.contains(topic.id) }
    return open.filter(\.usual) + open.filter { !$0.usual && raised($0) }
      + open.filter { !$0.usual && !raised($0) }
  }

  /// Those that page one has room for: what most employers decide, and what the play asked in vain.
  var notDecidedOnPageOne: [Topic] {
    Array(
      notDecided.prefix(Draft.pageOneLimit).prefix { $0.usual || proposals.raised.contains($0.id) })
  }

  /// How many undecided topics page one lists.
  static let pageOneLimit = 8
  /// How many rules and open questions: with them, and a vote beside each, it fills a sheet of A4.
  static let pageOneRules = 12
  static let pageOneDecisions = 5
}
