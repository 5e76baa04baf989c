extension Policy.Passage {
  /// Read with a rule, or about the words of force; it is compared there.
  var isOfARule: Bool {
    section == .rules
      && (text.begins(with: "check:") || text.begins(with: "owner:") || text.numbered != nil
        || text.explainsForce
        || text.begins(with: "proposal to people and legal"))
  }
}

extension Policy {
  /// What people wrote among the rules of a draft of ours that is neither a rule nor its check: an exception, as like as
  /// not.
  package var remarksAmongRules: [String] {
    guard isTraced, !rules.isEmpty else { return [] }
    return passages.filter {
      $0.section == .rules && !$0.isHeading && !$0.isOfARule && $0.text.forces.isEmpty && !$0.text.isStruck
    }.map(\.text.plain)
  }
}
