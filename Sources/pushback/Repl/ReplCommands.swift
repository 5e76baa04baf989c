import PushbackCore
import PushbackJournal
import PushbackLibrary

/// What each command does.
extension Repl {
  mutating func run(_ name: Command.Name, _ argument: String) throws {
    try refuseOutsidePlay(name)
    switch name {
    case .help: say(.help, try help(argument))
    case .look: say(.look, look)
    case .status: say(.status, status)
    case .because: try because(argument)
    case .note: try record(.note(argument), as: name, "Noted.")
    case .undo: try undo(argument)
    case .redo: try make(.redo)
    case .review: try startReview()
    case .debrief: try debrief(argument)
    case .dispute: try dispute(argument)
    case .draft: try draft(argument)
    case .stories: try stories()
    case .sessions: say(.sessions, Records(outside).table)
    case .resume: try resume(argument)
    case .save: try save(to: argument)
    case .restore: try restore(argument)
    case .restart: try begin(restarted)
    case .guide: say(.guide, try guide(argument))
    case .transcript: try startTranscript(argument)
    case .rules: say(.rules, try rules(argument))
    case .reopen: try reopen(argument)
    case .room: try room(argument)
    case .tally: try tally(.would, argument)
    case .really: try tally(.really, argument)
    case .revote: try make(.room(.revote))
    case .clock: say(.clock, clock)
    case .well: try list(.well, argument)
    case .change: try list(.change, argument)
    case .action: try list(.action, argument)
    case .name: try takeOn(argument)
    case .record: try record(argument)
    case .quit: break
    }
  }

  private mutating func record(_ move: Play.Move, as name: Command.Name, _ answer: String) throws {
    try make(move)
    say(name, Document([.aside(Text(answer))]))
  }

  private mutating func undo(_ argument: String) throws {
    guard let count = argument.isEmpty ? 1 : Int(argument), count > 0 else {
      throw Misunderstanding("undo takes a whole number of decisions. For example: undo 2")
    }
    place = .playing
    switch session.play.takenBackFirst {
    case .wish? where count == 1: try takeBackWish()
    case .reopening? where count == 1: try make(.reinstate)
    default: try make(.undo(count))
    }
  }

  private mutating func debrief(_ argument: String) throws {
    guard session.play.isOver else {
      throw Misunderstanding("The debrief comes after the ending; until then prices and odds stay hidden.")
    }
    guard ["", "more"].contains(argument) else { throw Misunderstanding("Type debrief, or debrief more.") }
    let debrief = session.debrief(content)
    say(.debrief, argument.isEmpty ? debrief.firstPage : debrief.more)
  }

  private mutating func dispute(_ argument: String) throws {
    let measure = String(argument.prefix { !$0.isWhitespace })
    let text = String(argument.dropFirst(measure.count)).trimmed
    let known = session.play.scenario.measures.map(\.text)
    guard known.contains(measure) else {
      let near = nearest(measure, among: known).map { " Did you mean \($0)?" } ?? ""
      throw Misunderstanding(
        "“\(measure)” is not a measure of this story.\(near) Its measures: \(known.joined(separator: ", ")).")
    }
    guard !text.isEmpty else {
      throw Misunderstanding(
        "Say what is wrong with it. For example: dispute \(measure) refusing raised it here")
    }
    try record(
      .dispute(MeasureID(measure), text), as: .dispute,
      "On record. The debrief gives the bill again without it.")
    if session.play.room != nil, session.play.isOver {
      say(.dispute, Document(session.debrief(content).disputes))
    }
  }

  /// Which choice a reason was kept with, because the scene has moved on since.
  var reasonKept: Document {
    let last = session.play.path.last { !$0.isDraw }.flatMap(session.play.choice)
    guard session.play.room == nil else {
      return Document([
        .aside(Text("Kept with “\(last?.text ?? "")”; record asks whether it may leave the room."))
      ])
    }
    let use =
      last?.positions.isEmpty == false
      ? "the debrief and the draft’s annex quote it" : "the debrief quotes it"
    return Document([.aside(Text("Kept with “\(last?.text ?? "")”; \(use)."))])
  }

  func changesTranscript(_ line: String) -> Bool {
    line.trimmed.prefix { !$0.isWhitespace } == Command.Name.transcript.rawValue
  }

  private mutating func startTranscript(_ argument: String) throws {
    transcript = argument == "off" ? nil : Transcript(argument, try outside.append(argument))
    let answer =
      transcript.map { "From here on everything shown goes to \($0.path) too." }
      ?? "Nothing is copied any more."
    say(.transcript, Document([.aside(Text(answer))]))
  }

  private mutating func stories() throws {
    try refuseElsewhere()
    let ids = outside.stories.scenarioNames
    place = .choosingStory(ids)
    say(.stories, storyList)
  }

  /// Leaves the session and begins a story anew, with the same room if there is one.
  mutating func begin(_ story: Story) throws { try begin(story, with: session.play.room) }

  mutating func begin(_ story: Story, with room: Room?) throws {
    try save()
    open(
      try Opening(outside).new(
        story, seed: nil, name: nil, room: room, rules: session.play.rules, keeping: session.keeping))
    turns += begun
  }

  /// The story as the library has it now; one that is not there is played again as it was.
  private var restarted: Story {
    get throws {
      // The file may be broken at the moment; what is played is not.
      if watched != nil { return Story(session.header) }
      return (try? Story(session.header.scenario.text, in: outside.stories)) ?? Story(session.header)
    }
  }

  private mutating func resume(_ argument: String) throws {
    try refuseElsewhere()
    try save()
    guard argument != session.id.text || !session.isOnRecord else {
      throw Misunderstanding("\(argument) is the session you are in.")
    }
    open(try Opening(outside).resume(argument))
    try goOn()
  }

  mutating func open(_ opened: Session) {
    session.close(in: outside.folder)
    session = opened
    refused = nil
    place = .playing
    turns.append(.session(id: session.id.text, scenario: session.header.scenario, seed: session.header.seed))
  }

  /// What stands between a story's title and its first scene.
  var introduction: Turn? {
    let blocks = session.play.scenario.introduction.map(\.block)
    return blocks.isEmpty ? nil : .remark(Document(blocks + [.rule]))
  }

  /// Answers `old` or `new`; false if the line is something else.
  mutating func chooseText(_ line: String, _ transfer: Transfer, _ header: SessionHeader) throws -> Bool {
    switch line.trimmed {
    case "old", "1":
      place = .playing
      say(.resume, Document([.aside("You play on with the text the session was begun with.")]))
    case "new", "2":
      guard let fresh = try? Play(transfer.play.machine, seed: header.seed) else { return false }
      var moved = Session(
        header: header, play: fresh, journal: nil, clock: session.clock, solutions: outside.solutions)
      moved.carry(transfer.events)
      // The new text may ask the dice where the old one did not.
      do { _ = try moved.make(.begin) } catch { throw Failure(.data, error.sentence) }
      open(moved)
      let text = "You go on in \(header.id), with the new text. The old session stays as it was."
      say(.resume, Document([.aside(Text(text))]))
    default: return false
    }
    tell(session.play.resumed)
    return true
  }
}
