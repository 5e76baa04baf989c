/// What one can type besides a choice. This table is the parser, the help, the completion and a section of the
/// README.
package struct Command: Hashable, Sendable {
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case help, look, status, because, note, undo, redo, review, debrief, dispute, draft
    case stories, sessions, resume, restart, guide, transcript, quit
  }

  /// What completes the argument.
  package enum Completes: Hashable, Sendable {
    case nothing, topics, measures, sessions, guides, files, debriefs
  }

  package enum Argument: Hashable, Sendable {
    case none
    case optional(String)
    case required(String)

    /// As it is written in usage lines.
    package var usage: String {
      switch self {
      case .none: ""
      case .optional(let name): " [\(name)]"
      case .required(let name): " \(name)"
      }
    }
  }

  package var name: Name
  package var argument: Argument
  /// One line, without the full stop.
  package var summary: String
  package var detail: String
  /// A line one can type as it stands, once a decision has been taken.
  package var example: String
  package var completes: Completes

  package var usage: String { name.rawValue + argument.usage }

  init(
    _ name: Name, takes argument: Argument = .none, _ summary: String, detail: String = "",
    example: String? = nil,
    completes: Completes = .nothing
  ) {
    self.name = name
    self.argument = argument
    self.summary = summary
    self.detail = detail
    self.example = example ?? name.rawValue
    self.completes = completes
  }
}

extension Command {
  package static let table: [Command] = [
    Command(
      .help, takes: .optional("TOPIC"), "what you can type, or one command explained",
      detail: "`?` is short for it. `help exit-codes` lists the exit codes.", example: "help undo",
      completes: .topics),
    Command(.look, "read the scene and its choices again"),
    Command(.status, "where you are, and what you can do next"),
    Command(
      .because, takes: .required("TEXT"), "write down why you made the last choice",
      detail:
        "The debrief and the draft’s annex quote it. Undoing the choice takes it along. A choice and its reason "
        + "can stand in one line: 2 because we would be on call for it.",
      example: "because we would be on call for it"),
    Command(
      .note, takes: .required("TEXT"), "write something down for the debrief",
      example: "note ask legal about the contract"),
    Command(
      .undo, takes: .optional("N"), "take back the last decision, or the last N",
      detail: "The dice that follow a decision are taken back with it. They fall the same way again.",
      example: "undo"),
    Command(.redo, "do again what was undone"),
    Command(
      .review, "go through what your choices propose: adopt, later or drop",
      detail: "Each proposed rule is shown with its evidence. Only what you adopt enters the draft."),
    Command(
      .debrief, takes: .optional("more"), "what your choices bought and cost, after the ending",
      example: "debrief more",
      completes: .debriefs),
    Command(
      .dispute, takes: .required("MEASURE TEXT"), "put on record that a price is wrong",
      detail: "The debrief prints the dispute and gives the bill again without that measure.",
      example: "dispute trust refusing raised it here", completes: .measures),
    Command(
      .draft, takes: .optional("FILE"), "write the policy draft, or the questions for your lead",
      detail: "Without a review it writes questions-for-my-lead.md, after one ai-policy-draft.md. "
        + "A name ending in .html or .json gives that format.", example: "draft", completes: .files),
    Command(.stories, "the stories there are; pick one by number or name"),
    Command(.sessions, "the sessions on record"),
    Command(
      .resume, takes: .required("ID"), "go on with a session", example: "resume ship-it-1",
      completes: .sessions),
    Command(
      .restart, "begin this story anew, with new dice", detail: "The session you leave stays on record."),
    Command(
      .guide, takes: .optional("TOPIC"), "pages about playing, prices and drafts", example: "guide prices",
      completes: .guides),
    Command(
      .transcript, takes: .required("FILE|off"), "copy everything shown to a file, from here on",
      example: "transcript off",
      completes: .files),
    Command(.quit, "leave; everything is already kept"),
  ]

  package static func named(_ name: Name) -> Command? { table.first { $0.name == name } }
}

/// A line that was understood.
package enum Request: Hashable, Sendable {
  case choose(ChoiceID)
  /// A choice with its reason in one line: `2 because we would be on call for it`.
  case explain(ChoiceID, because: String)
  case command(Command.Name, argument: String)
}

/// A line that was not, and what may have been meant.
package struct Misunderstanding: Error, Hashable, Sendable {
  package var message: String
  package init(_ message: String) { self.message = message }
}

extension Request {
  /// Tried in this order: an exact command, a number, an exact choice, a verb that only one choice bears, the
  /// unambiguous beginning of a choice.
  package init(_ line: String, choices: [ChoiceID], verbs: [Verb?] = []) throws(Misunderstanding) {
    let line = line.trimmed
    guard !line.isEmpty else { throw .nothing(choices) }
    let word = String(line.prefix { $0 != " " && $0 != "\t" })
    let argument = String(line.dropFirst(word.count)).trimmed
    if let name = Command.Name(rawValue: word == "?" ? "help" : word), let command = Command.named(name) {
      self = try Request.command(command, argument)
      return
    }
    if let split = line.firstRange(of: " because "),
      case .choose(let choice) = try Request(
        String(line[..<split.lowerBound]), choices: choices, verbs: verbs)
    {
      self = .explain(choice, because: String(line[split.upperBound...]).trimmed)
      return
    }
    if let number = Int(line) {
      guard number >= 1, number <= choices.count else {
        throw Misunderstanding(
          choices.isEmpty
            ? "There is nothing to choose here. Type help to see what you can do."
            : "There is no choice \(number). Type a number from 1 to \(choices.count).")
      }
      self = .choose(choices[number - 1])
      return
    }
    if let exact = choices.first(where: { $0.text == line }) {
      self = .choose(exact)
      return
    }
    // A choice is shown by its verb, so that comes before the beginning of a name nobody sees.
    let ofVerb = zip(choices, verbs).filter { $1?.rawValue == line }.map(\.0)
    if let only = ofVerb.first {
      guard ofVerb.count == 1 else { throw .shared(line, ofVerb, of: choices) }
      self = .choose(only)
      return
    }
    let begun = choices.filter { $0.text.hasPrefix(line) }
    guard begun.count == 1 else { throw .unknown(line, word, begun: begun, choices: choices) }
    self = .choose(begun[0])
  }

  private static func command(_ command: Command, _ argument: String) throws(Misunderstanding) -> Request {
    switch command.argument {
    case .none where !argument.isEmpty:
      throw Misunderstanding(
        "\(command.name.rawValue) takes nothing after it. Type \(command.name.rawValue) alone.")
    case .required(let what) where argument.isEmpty:
      throw Misunderstanding("\(command.name.rawValue) needs \(what). For example: \(command.example)")
    default: return .command(command.name, argument: argument)
    }
  }
}

extension Misunderstanding {
  /// Every choice begins with nothing, so an empty line must not be taken for the only one.
  fileprivate static func nothing(_ choices: [ChoiceID]) -> Self {
    switch choices.count {
    case 0: Misunderstanding("Type help to see what you can do.")
    case 1: Misunderstanding("Type 1 to choose, or help to see what else you can do.")
    default:
      Misunderstanding("Type a number from 1 to \(choices.count), or help to see what else you can do.")
    }
  }

  /// Several choices bear the same verb, so only their numbers tell them apart on screen.
  fileprivate static func shared(_ verb: String, _ meant: [ChoiceID], of choices: [ChoiceID]) -> Self {
    let numbers = choices.indices.filter { meant.contains(choices[$0]) }.map { "\($0 + 1)" }
    return Misunderstanding("“\(verb)” could be \(numbers.joined(separator: " or ")). Type the number.")
  }

  fileprivate static func unknown(_ line: String, _ word: String, begun: [ChoiceID], choices: [ChoiceID])
    -> Self
  {
    if begun.count > 1 {
      return Misunderstanding(
        "“\(line)” could be \(begun.map(\.text).joined(separator: " or ")). Type a little more.")
    }
    let known = Command.Name.allCases.map(\.rawValue) + choices.map(\.text)
    if let near = nearest(word, among: known) {
      return Misunderstanding("“\(word)” is not something one can do here. Did you mean \(near)?")
    }
    let numbers = choices.isEmpty ? "Type " : "Type a number from 1 to \(choices.count), or "
    return Misunderstanding(
      "“\(word)” is not something one can do here. \(numbers)help to see what there is.")
  }
}

extension String {
  /// Without white space at either end.
  package var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
