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
    for (clause, fields) in clauses { checkProse(of: clause, fields, vague) }
  }

  private mutating func checkProse(of clause: Clause, _ fields: Fields, _ vague: [String]) {
    let name = clause.position.stance
    for fault in clause.faults(vague: vague) {
      findings.add(.prose(fault, of: name, at: fields.place(fault.part.rawValue)))
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
