import PushbackCore

/// A story under the room's own rules.
extension Repl {
  /// A forbidden choice that is typed all the same is kept on record, and refused with its rule.
  mutating func refuseForbidden(_ line: String) throws {
    guard case .playing = place, let agenda = session.play.agenda else { return }
    let word = String(line.trimmed.prefix { !$0.isWhitespace })
    let isOffered = agenda.offered.contains { $0.id.text == word || $0.verb?.rawValue == word }
    let struck = agenda.choices.filter { !$0.rules.isEmpty }
    guard !isOffered,
      let item = struck.first(where: { $0.id.text == word })
        ?? struck.first(where: { $0.verb?.rawValue == word })
    else { return }
    try make(.want(item.id))
    throw Misunderstanding(item.reason ?? "A rule forbids that.")
  }

  mutating func reopen(_ argument: String) throws {
    let rules = session.play.rules.rules
    guard !rules.isEmpty else {
      throw Misunderstanding("This play has no rules. pushback play NAME --rules DRAFT plays under a draft.")
    }
    guard let number = Int(argument) else {
      throw Misunderstanding("reopen takes a rule’s number. For example: reopen \(rules[0].number)")
    }
    try make(.reopen(number))
  }
}

extension Rules {
  /// What a play under rules begins with.
  var opening: Turn {
    let lines = rules.map { [Block.paragraph(Text("Rule \($0.number): \($0.label.sentence)"))] }
    return .remark(
      Document([
        .paragraph(
          Text(
            "You play under \(rules.count) rule\(rules.count == 1 ? "" : "s") of your own. What one forbids stays in sight."
          )),
        .list(lines), .hint("reopen N suspends a rule for this play."),
      ]))
  }
}
