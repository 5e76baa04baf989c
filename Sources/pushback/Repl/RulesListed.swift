import PushbackCore

/// The rules of a play, as they are told when it begins, when it goes on, and when asked for.
extension Play {
  /// What a play under rules begins and goes on with; nothing where there are none, and then the library is not read.
  func rulesTold(_ content: @autoclosure () -> Content) -> [Turn] {
    guard !rules.isEmpty else { return [] }
    let count = "\(rules.rules.count) rule\(rules.rules.count == 1 ? "" : "s")"
    return [
      .remark(
        Document([.paragraph(Text("You play under \(count) of your own. What one forbids stays in sight."))])
          + rulesListed(content()))
    ]
  }

  func rulesListed(_ content: Content) -> Document {
    rules.listed(content, reopened: Set(reopened.map(\.rule.number)))
  }
}

extension Rules {
  /// Which of them bind is said where `content` has the clause as it was adopted.
  func listed(_ content: Content, reopened: Set<Int> = []) -> Document {
    let lines = rules.map {
      [Block.paragraph(Text($0.title(content, isReopened: reopened.contains($0.number))))]
    }
    var blocks: [Block] = [.list(lines)]
    if rules.contains(where: { $0.clause(content).map { !$0.binds } ?? false }) {
      blocks.append(
        .paragraph(
          Text(
            "This play keeps them all. At work what binds says MUST or MUST NOT; advice says SHOULD or MAY, and a proposal "
              + "binds nobody before people and legal have adopted it.")))
    }
    return Document(blocks + [.hint("rules N shows one in full; reopen N suspends it for this play.")])
  }
}

extension Rules.Rule {
  /// One rule in full: what it says, how one checks it, and what it forbids in stories.
  func document(_ content: Content, isReopened: Bool) -> Document {
    var blocks: [Block] = [.paragraph(Text([Span(title(content, isReopened: isReopened), .strong)]))]
    if let clause = clause(content) {
      blocks.append(.paragraph(clause.text))
      if let check = clause.check { blocks.append(.paragraph(Text("Check: \(check)"))) }
      if !clause.reason.isEmpty { blocks.append(.paragraph(Text("Why: \(clause.reason)"))) }
      blocks.append(.paragraph(Text("Forbids in stories: \(clause.forbidden(content)).")))
    }
    if let ballot { blocks.append(.paragraph(Text("Adopted \(ballot)."))) }
    return Document(blocks)
  }

  fileprivate func title(_ content: Content, isReopened: Bool) -> String {
    let hold = clause(content).map { ", \($0.hold)" } ?? ""
    return "Rule \(number)\(hold)\(isReopened ? ", reopened" : ""): \(label.sentence)"
  }

  /// Its clause, where the library has it as it was adopted.
  fileprivate func clause(_ content: Content) -> Clause? {
    content.clause(position).flatMap { $0.label == label ? $0 : nil }
  }
}

extension Clause {
  fileprivate var binds: Bool { !isProposal && [.must, .mustNot].contains(effectiveForce) }

  /// How far people are held to it.
  fileprivate var hold: String {
    binds ? "binding" : isProposal ? "only a proposal to people and legal" : "advice"
  }
}
