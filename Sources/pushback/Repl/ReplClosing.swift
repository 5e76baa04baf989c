import PushbackCore

/// The end of an hour: three lists, a name and a date, and what may be quoted.
extension Repl {
  enum AfterQuoting {
    case nothing
    case write(String)
  }

  /// To whoever comes back to a room after its ending: what of the hour is left.
  mutating func sayWhatIsLeft() {
    let play = session.play
    guard play.room != nil, play.isOver else { return }
    let proposed = proposals.all
    let open = proposed.count { $0.answer == .unreviewed }
    var left: [String] = []
    if open > 0 { left.append(open == proposed.count ? "review" : "review, \(open) of \(proposed.count) left") }
    if play.closing.nextStep == nil { left += ["well, change and action TEXT", "name NAME, DATE"] }
    let quotations = play.quotations.count { $0.quoting == nil }
    if quotations > 0 { left.append("record, \(quotations) quotations left") }
    turns.append(.remark(Document([.hint(Text("Next: \((left + ["draft"]).joined(separator: " · "))"))])))
  }

  /// Asks in turn: what went well, what to change, who does what, who takes it further, what may be quoted.
  mutating func startClosing() { ask(.well) }

  private mutating func ask(_ list: Closing.List) {
    place = .listing(list)
    say(
      .review,
      Document([.heading(2, Text("\(list.title)?")), .hint("One line each. An empty line goes on.")]))
  }

  mutating func add(_ line: String, to list: Closing.List) throws -> Bool {
    let line = line.trimmed
    if isCommand(line, besides: list) { return false }
    if Event.Verdict(rawValue: line) != nil {
      throw Misunderstanding("The review is over. Type what belongs under “\(list.title)”, or Enter to go on.")
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
    case .draft, .record, .transcript, .help, .guide, .undo: return !argument.contains(" ")
    default: return false
    }
  }

  private mutating func askName() {
    place = .naming
    say(
      .review,
      Document([
        .paragraph(.strong("Who takes it to legal and security, by when?")),
        .hint("For example: Noor, 2026-12-04. An empty line leaves it open."),
      ]))
  }

  mutating func name(_ line: String) throws -> Bool {
    let line = line.trimmed
    if isCommand(line, besides: nil) { return false }
    if line.isEmpty {
      say(.name, Document([.aside("Nobody is named yet. The draft says so.")]))
    } else {
      try takeOn(line)
    }
    startQuoting(then: .nothing)
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
    say(.name, Document([.paragraph(Text("\(name) takes it to legal and security by \(date)."))]))
  }

  mutating func list(_ list: Closing.List, _ text: String) throws {
    try make(.room(.list(list, text)))
    let name = Command.Name(rawValue: list.rawValue) ?? .review
    say(name, Document([.aside(Text("Kept under “\(list.title)”."))]))
  }

  // MARK: What may be quoted

  mutating func record(_ argument: String) throws {
    guard session.play.room != nil else {
      throw Misunderstanding("The record is a room’s. Alone, draft writes what you take home.")
    }
    guard session.play.isOver else { throw Misunderstanding("The record comes after the ending.") }
    let path = argument.isEmpty ? RoomRecord.fileName : argument
    startQuoting(then: .write(path))
    if case .playing = place { try writeRecord(path) }
  }

  private mutating func startQuoting(then: AfterQuoting) {
    let open = session.play.quotations.filter { $0.quoting == nil }
    place = .playing
    guard !open.isEmpty else { return sayFiles(after: then) }
    say(
      .record,
      Document([
        .paragraph(
          "What was said, without names. Only what you keep may stand in the record and in the draft’s annex."),
        .hint("keep or strike each; keep all or strike all for the rest."),
      ]))
    ask(open, then: then)
  }

  private mutating func ask(_ ahead: [Quotation], then: AfterQuoting) {
    place = .quoting(ahead, then: then)
    var document = ahead[0].document
    document.blocks.append(
      .options([
        Option(number: 1, word: "keep", text: "It may be quoted."),
        Option(number: 2, word: "strike", text: "It stays in this room."),
      ]))
    say(.record, document)
  }

  mutating func quote(_ line: String, _ ahead: [Quotation], then: AfterQuoting) throws -> Bool {
    let words = line.trimmed.split(separator: " ").map(String.init)
    let numbered = ["1": Event.Quoting.keep, "2": .strike]
    guard let first = words.first, let quoting = Event.Quoting(rawValue: first) ?? numbered[first],
      words.count == 1 || words[1...] == ["all"]
    else {
      if isBareCommand(line), line.trimmed != Command.Name.status.rawValue { place = .playing }
      return false
    }
    let answered = words.count == 2 ? ahead : [ahead[0]]
    for quotation in answered { try make(.room(.quote(quotation.text, quoting))) }
    let rest = Array(ahead.dropFirst(answered.count))
    guard rest.isEmpty else {
      ask(rest, then: then)
      return true
    }
    place = .playing
    sayFiles(after: then)
    if case .write(let path) = then { try writeRecord(path) }
    return true
  }

  private mutating func sayFiles(after then: AfterQuoting) {
    guard case .nothing = then else { return }
    say(.record, Document([.hint("draft writes the policy draft, the room’s record and room.json.")]))
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
