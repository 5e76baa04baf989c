import PushbackCore

/// A story under the room's own rules.
extension Repl {
  /// A forbidden choice that is typed all the same is kept on record, and refused with its rule and what is left.
  mutating func refuseForbidden(_ line: String) throws {
    guard case .playing = place, let agenda = session.play.agenda, !agenda.struck.isEmpty else { return }
    if let number = Int(line.trimmed) { return try refuse(number, in: agenda) }
    let word = String(line.trimmed.prefix { !$0.isWhitespace })
    guard let item = agenda.struckChoice(word, isAlone: word == line.trimmed) else { return }
    try make(.want(item.id))
    throw Misunderstanding(
      "\(agenda.refusal(of: item)) Your wish is kept for the questions to your lead; undo right now strikes it."
    )
  }

  /// Right after a wish, undo means the wish.
  mutating func takeBackWish() throws {
    try make(.unwant)
    say(.undo, Document([.aside("Your wish is struck; your decisions stand.")]))
  }

  /// What is struck has no number, so that those of the rest count what can be taken.
  private func refuse(_ number: Int, in agenda: Turn.Agenda) throws {
    guard !agenda.offered.indices.contains(number - 1) else { return }
    let reasons = agenda.struck.map { "“\(agenda.name(of: $0.id))” has none. \($0.reason ?? "")" }
    throw Misunderstanding(
      "There is no choice \(number). \(reasons.joined(separator: " ")) \(agenda.rest)")
  }

  /// Slips for a forbidden choice, `deploy=2`, or a reason for it.
  func refuseSlips(_ argument: String) throws {
    guard let agenda = session.play.agenda, !agenda.struck.isEmpty else { return }
    for word in argument.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard let name = word.split(separator: "=").first, word.contains("="),
        let item = agenda.struckChoice(String(name), isAlone: true)
      else { continue }
      throw Misunderstanding("No slips for “\(name)”. \(agenda.refusal(of: item))")
    }
  }

  /// All of them, or one in full.
  func rules(_ argument: String) throws -> Document {
    let rules = try rulesHere()
    guard !argument.isEmpty else { return session.play.rulesListed(content) }
    guard let rule = rules.first(where: { "\($0.number)" == argument }) else {
      throw Misunderstanding(
        "There is no rule “\(argument)”. The rules here: \(rules.map { "\($0.number)" }.listed).")
    }
    return rule.document(content, isReopened: session.play.reopened.contains { $0.rule == rule })
  }

  private func rulesHere() throws -> [Rules.Rule] {
    let rules = session.play.rules.rules
    guard !rules.isEmpty else {
      throw Misunderstanding("This play has no rules. pushback play NAME --rules DRAFT plays under a draft.")
    }
    return rules
  }

  mutating func reopen(_ argument: String) throws {
    let rules = try rulesHere()
    guard let number = Int(argument) else {
      throw Misunderstanding("reopen takes a rule’s number. For example: reopen \(rules[0].number)")
    }
    try make(.reopen(number))
  }
}

extension Turn.Agenda {
  /// What rules alone keep from being taken.
  var struck: [Item] { choices.filter { !$0.rules.isEmpty } }

  /// The struck choice of that name or verb, or of a name that begins so; nil where something is offered by that word.
  func struckChoice(_ word: String, isAlone: Bool) -> Item? {
    guard !word.isEmpty, Command.Name(rawValue: word) == nil,
      !offered.contains(where: { $0.id.text == word || $0.verb?.rawValue == word })
    else { return nil }
    if let item = struck.first(where: { $0.id.text == word })
      ?? struck.first(where: { $0.verb?.rawValue == word })
    {
      return item
    }
    let begun = struck.filter { $0.id.text.hasPrefix(word) }
    guard isAlone, begun.count == 1, !offered.contains(where: { $0.id.text.hasPrefix(word) }) else {
      return nil
    }
    return begun[0]
  }

  func refusal(of item: Item) -> String {
    let reason = "\(item.reason ?? "A rule forbids that.") \(rest)"
    return offered.isEmpty ? reason : "\(reason) To take it all the same: \([item.rules].reopening)."
  }

  /// What can be taken, by number and name.
  var rest: String {
    let left = offered.enumerated().map { "\($0 + 1) \(name(of: $1.id))" }
    return left.isEmpty
      ? "Nothing is left: \(waysOut.reopening), or undo."
      : "Left: \(left.joined(separator: ", "))."
  }
}
