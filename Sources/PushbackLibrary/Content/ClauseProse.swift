import PushbackCore

/// What an editor of the library wants to know besides, and a play does not.
extension ClauseReader {
  mutating func checkProse(
    of clauses: [(clause: Clause, fields: Fields)], in topic: Fields, _ vague: [String]
  ) {
    if clauses.isEmpty, topic.has("stances") {
      findings.add(
        .clauseRule(
          "the topic has no stance, so nobody can decide it", "write one", at: topic.place("stances")))
    }
    if let group = topic.value("group")?.text, !group.isEmpty, !Draft.groups.contains(group) {
      findings.add(
        .unknownName(
          group, "group of rules", among: Draft.groups, called: "groups",
          otherwise: "a draft prints its rules in these alone", at: topic.place("group")))
    }
    for (clause, fields) in clauses { checkProse(of: clause, fields, vague) }
  }

  private mutating func checkProse(of clause: Clause, _ fields: Fields, _ vague: [String]) {
    let name = clause.position.stance
    for fault in clause.faults(vague: vague) {
      findings.add(.prose(fault, of: name, at: fields.place(fault.part.rawValue)))
    }
    if clause.owner.trimmed.isEmpty {
      findings.add(
        .clauseRule(
          "“\(name)” has no owner, so nobody answers for it", "write “owner:” and a role",
          at: fields.place(fields.has("owner") ? "owner" : "id")))
    }
    let grade = clause.readability.grade
    if grade > Readability.mostForClause {
      findings.add(.hardToRead(name, grade: Int(grade.rounded()), at: fields.place("action")))
    }
    for (reference, place) in fields.texts("references", findings: &findings) where !hasEdition(reference) {
      findings.add(
        .clauseRule(
          "“\(brief(reference))” does not say of which edition",
          "numbers move between editions: put its year in", at: place))
    }
  }

  /// A year, or a version that something follows: in “GOVERN 1.3” the number is the entry's own.
  private func hasEdition(_ reference: String) -> Bool {
    if reference.contains(/(^|\D)20\d\d(\D|$)/) { return true }
    return reference.split(separator: " ").dropLast().contains { $0.wholeMatch(of: /\d+(\.\d+)+/) != nil }
  }
}
