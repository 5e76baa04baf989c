import PushbackCore

/// What may be quoted: each thing that was said is kept or struck before it leaves the room.
extension Repl {
  /// Quotations still to be answered, the present one first, and those answered in this pass.
  struct Quoting {
    var ahead: [Quotation]
    var behind: [Quotation] = []
    /// Where the record is written after the last answer; nil where that was not asked for.
    var path: String?
  }

  mutating func record(_ argument: String) throws {
    guard session.play.room != nil else {
      throw Misunderstanding("The record is a room’s. Alone, draft writes what you take home.")
    }
    guard session.play.isOver else { throw Misunderstanding("The record comes after the ending.") }
    let all = session.play.quotations(content)
    let asked = argument == "again" ? all : all.filter { $0.quoting == nil }
    let path = argument.isEmpty || argument == "again" ? RoomRecord.fileName : argument
    guard !asked.isEmpty else { return try writeRecord(path) }
    startQuoting(Quoting(ahead: asked, path: path))
  }

  /// At the end of the hour, where anything was said.
  mutating func startQuoting() {
    let open = session.play.quotations(content).filter { $0.quoting == nil }
    place = .playing
    guard !open.isEmpty else { return sayDraftIsNext() }
    startQuoting(Quoting(ahead: open))
  }

  private mutating func startQuoting(_ quoting: Quoting) {
    say(
      .record,
      Document([
        .paragraph(
          "What was said, without names. Only what you keep may stand in the record and in the draft’s annex."
        ),
        .hint("keep or strike each; keep all or strike all for the rest; undo goes back."),
      ]))
    ask(quoting)
  }

  private mutating func ask(_ quoting: Quoting) {
    place = .quoting(quoting)
    var document = quoting.ahead[0].document
    let number = quoting.behind.count + 1
    document.blocks.insert(.aside(Text("\(number) of \(quoting.behind.count + quoting.ahead.count)")), at: 0)
    document.blocks.append(
      .options([
        Option(number: 1, word: "keep", text: "It may be quoted."),
        Option(number: 2, word: "strike", text: "It stays in this room."),
      ]))
    say(.record, document)
  }

  /// Takes `keep`, `strike`, either with `all`, their numbers, or `undo`; false if the line is something else.
  mutating func quote(_ line: String, _ quoting: Quoting) throws -> Bool {
    let words = line.trimmed.split(separator: " ").map(String.init)
    if words == ["undo"] {
      guard let last = quoting.behind.last else {
        throw Misunderstanding("This is the first quotation; there is none before it.")
      }
      var back = quoting
      back.ahead.insert(last, at: 0)
      back.behind.removeLast()
      ask(back)
      return true
    }
    let numbered = ["1": Event.Quoting.keep, "2": .strike]
    guard let first = words.first, let answer = Event.Quoting(rawValue: first) ?? numbered[first],
      words.count == 1 || words[1...] == ["all"]
    else {
      if let first = words.first, Repl.leavingReview.contains(first) { place = .playing }
      return false
    }
    let answered = words.count == 2 ? quoting.ahead : [quoting.ahead[0]]
    for quotation in answered { try make(.room(.quote(quotation.text, answer))) }
    var rest = quoting
    rest.ahead.removeFirst(answered.count)
    rest.behind += answered
    guard rest.ahead.isEmpty else {
      ask(rest)
      return true
    }
    place = .playing
    if let path = rest.path { try writeRecord(path) } else { sayDraftIsNext() }
    return true
  }

  private mutating func sayDraftIsNext() {
    say(
      .record,
      Document([
        .hint("draft writes the policy draft, the room’s record and room.json. record again asks once more.")
      ]))
  }
}
