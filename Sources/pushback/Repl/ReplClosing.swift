import PushbackCore

/// The end of an hour: three lists, a name and a date.
extension Repl {
  /// To whoever comes back to a room after its ending: what of the hour is left.
  mutating func sayWhatIsLeft() {
    let play = session.play
    guard play.room != nil, play.isOver else { return }
    let proposed = proposals.all
    let open = proposed.count { $0.answer == .unreviewed }
    var left: [String] = []
    if open > 0 {
      left.append(open == proposed.count ? "review" : "review, \(open) of \(proposed.count) left")
    }
    if play.closing.nextStep == nil { left += ["well, change and action TEXT", "name NAME, DATE"] }
    let quotations = play.quotations(content).count { $0.quoting == nil }
    if quotations > 0 { left.append("record, \(quotations) quotations left") }
    turns.append(.remark(Document([.hint(Text("Next: \((left + ["draft"]).joined(separator: " · "))"))])))
  }

  /// Asks in turn: what went well, what to change, who does what, who takes it further, what may be quoted.
  mutating func startClosing() { ask(.well) }

  private mutating func ask(_ list: Closing.List) {
    place = .listing(list)
    say(
      .review,
      Document([
        .heading(2, Text("\(list.title)?")),
        .hint("One line each; undo takes the last one back. An empty line goes on."),
      ]))
  }

  mutating func add(_ line: String, to list: Closing.List) throws -> Bool {
    let line = line.trimmed
    if line == "undo" {
      try make(.room(.unlist(list)))
      say(.undo, Document([.aside(Text("Taken back from “\(list.title)”."))]))
      return true
    }
    if isCommand(line, besides: list) { return false }
    if Event.Verdict(rawValue: line) != nil {
      throw Misunderstanding(
        "The review is over. Type what belongs under “\(list.title)”, or Enter to go on.")
    }
    guard line.isEmpty else {
      try make(.room(.list(list, line)))
      return true
    }
    switch list {
    case .well: ask(.change)
    case .change: ask(.action)
    case .action: askName()
    }
    return true
  }

  /// What is said may begin with any word, so only what can hardly be anything else is taken for a command.
  private func isCommand(_ line: String, besides list: Closing.List?) -> Bool {
    guard case .command(let name, let argument)? = try? Request(line, choices: []) else { return false }
    if argument.isEmpty { return true }
    switch name {
    case .well, .change, .action: return name.rawValue != list?.rawValue
    case .name: return argument.contains(",") || argument.contains(" by ")
    case .dispute: return session.play.scenario.measures.contains { argument.hasPrefix("\($0) ") }
    case .draft, .record, .transcript, .save, .restore, .help, .guide, .undo: return !argument.contains(" ")
    default: return false
    }
  }

  private mutating func askName() {
    place = .naming
    say(
      .review,
      Document([
        .paragraph(.strong("Who takes it to those who sign, by when?")),
        .hint("For example: Noor, 2026-12-04. An empty line leaves it open."),
      ]))
  }

  mutating func name(_ line: String) throws -> Bool {
    let line = line.trimmed
    if isCommand(line, besides: nil) { return false }
    if line.isEmpty {
      let step = session.play.closing.nextStep
      let words =
        step.map { "It stays with \($0.name), by \($0.by)." } ?? "Nobody is named yet. The draft says so."
      say(.name, Document([.aside(Text(words))]))
    } else {
      try takeOn(line)
    }
    startQuoting()
    return true
  }

  /// `NAME, DATE` or `NAME by DATE`.
  mutating func takeOn(_ argument: String) throws {
    let comma = argument.lastIndex(of: ",").map { ($0, argument.index(after: $0)) }
    let by = argument.ranges(of: " by ").last.map { ($0.lowerBound, $0.upperBound) }
    guard let (end, start) = comma ?? by, !argument[..<end].isBlank, !argument[start...].isBlank else {
      throw Misunderstanding("Say who, and by when. For example: name Noor, 2026-12-04")
    }
    let (name, date) = (String(argument[..<end]).trimmed, String(argument[start...]).trimmed)
    try make(.room(.name(name, by: date)))
    let isPast = date.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil && date < outside.today
    say(
      .name,
      Document([
        .paragraph(
          Text(
            "\(name) takes it to those who sign by \(date)."
              + (isPast ? " That day is past: name NAME, DATE says another." : "")))
      ]))
  }

  mutating func list(_ list: Closing.List, _ text: String) throws {
    try make(.room(.list(list, text)))
    let name = Command.Name(rawValue: list.rawValue) ?? .review
    say(name, Document([.aside(Text("Kept under “\(list.title)”."))]))
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
