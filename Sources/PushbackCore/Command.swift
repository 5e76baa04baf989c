/// What one can type besides a choice. This table is the parser, the help, the completion and a section of the
/// README.
package struct Command: Hashable, Sendable {
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case help, look, status, because, note, undo, redo, review, debrief, dispute, draft
    case stories, sessions, resume, save, restore, restart, guide, transcript, quit
    case rules, reopen
    case room, tally, really, revote, clock, well, change, action, name, record
  }

  /// What completes the argument.
  package enum Completes: Hashable, Sendable {
    case nothing, topics, measures, sessions, guides, files, drafts, debriefs
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
        + "can stand in one line: 2 because we would be on call for it. In a room, because refuse: TEXT keeps a "
        + "voter’s reason without a name.",
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
      .draft, takes: .optional("FOR|FILE"), "write the policy draft, or the questions for your lead",
      detail: "Without a review it writes questions-for-my-lead.md, after one ai-policy-draft.md. "
        + "A name ending in .html or .json gives that format. A room gets its record and room.json as well. "
        + "draft employer and draft project put first what such a reader looks for, and a file’s name may follow; "
        + "draft alone asks once.",
      example: "draft", completes: .drafts),
    Command(.stories, "the stories there are; pick one by number or name"),
    Command(.sessions, "the sessions on record"),
    Command(
      .resume, takes: .required("ID"), "go on with a session", example: "resume ship-it-1",
      completes: .sessions),
    Command(
      .save, takes: .required("FILE"), "keep this session in a file, for another machine",
      detail:
        "Everything is on record anyway; this is a copy to take along. It holds the story and every word that was "
        + "typed. Nothing is overwritten.", example: "save my-play.json", completes: .files),
    Command(
      .restore, takes: .required("FILE"), "go on with a session that save kept, as a new one",
      detail: "The file stays as it is, and so does the session you leave.", example: "restore my-play.json",
      completes: .files),
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
    Command(
      .rules, takes: .optional("RULE"), "the rules you play under, or one of them in full",
      detail:
        "In a story played under a draft, with --rules: what it says, its check, and what it forbids here.",
      example: "rules 1"),
    Command(
      .reopen, takes: .required("RULE"), "suspend one of your rules for this play",
      detail:
        "In a story played under a draft, with --rules. It is kept on record with the scene; the debrief and the draft "
        + "name it. undo right after it lets the rule stand again.", example: "reopen 1"),
    Command(
      .room, takes: .optional("PEOPLE"), "play with a team: slips, counts, one keyboard",
      detail:
        "It asks the team’s name and how many vote, and begins the story anew. In a room, a number changes "
        + "how many vote.", example: "room"),
    Command(
      .tally, takes: .required("COUNTS"), "count slips: what people would do",
      detail:
        "In screen order, 2 5 3, or by name, refuse=3 fix=5; the word tally may be left out. Fewer than the "
        + "headcount are abstentions; a later count replaces an earlier one. Enter takes what most voted for.",
      example: "tally 2 5 3"),
    Command(
      .really, takes: .required("COUNTS"), "count the second slip: what would happen here",
      example: "really 5 4 1"),
    Command(
      .revote, "open a second vote after talking; the first is kept",
      detail: "Type the new counts as before. The debrief says how many moved."),
    Command(.clock, "time used and left against the plan; it never scores"),
    Command(
      .well, takes: .required("TEXT"), "write down what went well", example: "well we heard Soo-jin out"),
    Command(
      .change, takes: .required("TEXT"), "write down what to change",
      example: "change box nine needs a person"),
    Command(
      .action, takes: .required("TEXT"), "write down who does what by when",
      example: "action Noor asks Bashir about licences by Friday"),
    Command(
      .name, takes: .required("NAME, DATE"), "name who takes the draft to those who sign, and by when",
      example: "name Noor, 2026-12-04"),
    Command(
      .record, takes: .optional("FILE"), "keep or strike each quotation, then write the room’s record",
      detail: "What was answered before is not asked again; record again asks once more.", example: "record"),
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
    guard !line.isEmpty else { throw Choosable(choices, verbs: verbs).nothing }
    let word = String(line.prefix { $0 != " " && $0 != "\t" })
    let argument = String(line.dropFirst(word.count)).trimmed
    if let name = Command.Name(rawValue: word == "?" ? "help" : word), let command = Command.named(name) {
      self = try Request.command(command, argument)
      return
    }
    if let (before, reason) = line.partedByBecause,
      case .choose(let choice) = try Request(before, choices: choices, verbs: verbs)
    {
      self = .explain(choice, because: reason)
      return
    }
    self = .choose(try Choosable(choices, verbs: verbs).choice(line))
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

extension String {
  /// What stands before the word because and what after it, in whatever letters it is typed.
  fileprivate var partedByBecause: (before: String, reason: String)? {
    let lowered = lowercased()
    guard lowered.count == count, let split = lowered.firstRange(of: " because ") else { return nil }
    let (start, end) = (
      lowered.distance(from: lowered.startIndex, to: split.lowerBound),
      lowered.distance(from: lowered.startIndex, to: split.upperBound)
    )
    return (String(prefix(start)), String(dropFirst(end)).trimmed)
  }

  /// A reason is quoted after the word because, whether or not it was typed.
  package var withoutBecause: String {
    var text = trimmed
    while text.prefix(8).lowercased() == "because ", text.count > 8 {
      text = String(text.dropFirst(8)).trimmed
    }
    return text
  }

  /// Without white space at either end.
  package var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
