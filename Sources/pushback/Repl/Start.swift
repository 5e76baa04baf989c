import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

/// Opening a story to play: a new session, or one that goes on.
struct Start {
  /// Which text to play when the story was edited since.
  enum TextChoice: String {
    case old, new
  }

  /// A story's name or file; nil is the first of the library.
  var scenario: String?
  var seed: UInt64?
  var session: String?
  var text: TextChoice?
  /// The story's file, where each saving of it is to be played at once.
  var watched: WatchedFile?
  /// What is known of a room; nil to play alone.
  var seating: Repl.Seating?
  var manner = Dialogue.Manner.text
  var library: String?
  var look = Look()
  /// Where the play is written down; nil where it is not.
  var record: RecordedPlay.Place?
  /// A draft, or a session that adopted one, under which it is played.
  var rules: String?

  /// Plays until somebody leaves, and returns the exit code.
  func run() throws -> Int32 {
    var outside = try Outside.real(library: library)
    var dialogue = Dialogue(manner, look: look, outside: outside)
    guard watched == nil || dialogue.isInteractive else {
      throw Failure(
        .usage, "--watch shows a story to somebody at a terminal, and this is a pipe. Leave --watch out.")
    }
    if record != nil, let rules, !RuleSource.isFile(rules) {
      throw Failure(
        .usage,
        "A recording names the file that its rules stand in, and \(rules) is a session. Write them to one first: "
          + "pushback draft \(rules) --format json --output rules.json")
    }
    guard let record else { return try dialogue.run(try repl(outside, dialogue)) }
    var start = self
    let seed = seed ?? outside.newSeed()
    start.seed = seed
    // Whatever is begun anew on the way must fall the same the next time.
    outside.newSeed = Outside.seeds(after: seed)
    let repl = try start.repl(outside, dialogue)
    dialogue.recorded = try RecordedPlay(record, header(seed, repl.session, record.path))
    return try dialogue.run(repl)
  }

  private func header(_ seed: UInt64, _ session: Session, _ path: String) -> PlayFile.Header {
    let isFile = scenario.map { $0.contains("/") || $0.hasSuffix(".md") } ?? false
    return PlayFile.Header(
      scenario: isFile ? scenario?.path(from: path) : session.header.scenario.text, seed: seed,
      team: seating?.team, people: seating?.people, minutes: seating?.minutes,
      votes: seating?.votes == .paper ? .paper : nil, rules: rules?.path(from: path))
  }

  /// The conversation with its first words said: the session, and where it stands.
  private func repl(_ outside: Outside, _ dialogue: Dialogue) throws -> Repl {
    let (session, isNew) = try opened(outside)
    var repl = Repl(outside, session: session)
    repl.watched = watched
    repl.textSaved = watched.map { _ in session.header.source }
    repl.turns.append(
      .session(id: session.id.text, scenario: session.header.scenario, seed: session.header.seed))
    if dialogue.isInteractive, record == nil { repl.turns += greeting(outside) }
    if isNew, let rules, let words = try RuleSource(outside).leftOut(rules) {
      repl.turns.append(.remark(Document([.paragraph(Text(words))])))
    }
    if let watched { repl.turns.append(Repl.beginsWatching(watched.path, dialogue.editing)) }
    if isNew, let seating, seating.room == nil {
      try repl.ask(seating)
      return repl
    }
    if session.reviewed != nil {
      try repl.startReview()
      return repl
    }
    repl.tell(isNew ? repl.begun : session.play.rulesTold(repl.content) + session.play.resumed)
    if !isNew {
      repl.sayWhatIsLeft()
      try offerNewText(&repl, dialogue)
    }
    if dialogue.isInteractive, isNew, scenario == nil, record == nil {
      repl.turns.append(.remark(Document([.hint("stories: others to play · ? for help")])))
    }
    return repl
  }

  private func opened(_ outside: Outside) throws -> (session: Session, isNew: Bool) {
    guard let first = outside.stories.scenarioNames.first else {
      throw Failure(.data, "There is no story in the library’s scenarios folder.")
    }
    let story = try Story(scenario ?? first.text, in: outside.stories)
    let rules = try self.rules.map { try RuleSource(outside).rules([$0]) } ?? .none
    guard let name = session else {
      let keeping = watched == nil ? Session.Keeping.onRecord : .nowhere
      return (
        try Opening(outside).new(
          story, seed: seed, name: nil, room: seating?.room, rules: rules, keeping: keeping),
        true
      )
    }
    let id: SessionID
    do { id = try SessionID(name) } catch { throw Failure(.usage, error.message) }
    guard outside.folder.contains(id) else {
      return (try Opening(outside).new(story, seed: seed, name: id, room: seating?.room, rules: rules), true)
    }
    let resumed = try Opening(outside).resume(name)
    guard scenario == nil || resumed.header.scenario == story.id else {
      throw Failure(
        .usage,
        "The session \(id) plays “\(resumed.header.scenario)”, not “\(story.id)”. Choose another name.")
    }
    guard seed == nil || resumed.header.seed == seed else {
      throw Failure(
        .usage,
        "The session \(id) has the seed \(resumed.header.seed). Leave out --seed, or choose another name.")
    }
    guard self.rules == nil || resumed.play.rules == rules else {
      throw Failure(
        .usage, "The session \(id) has rules of its own, or none. Leave out --rules, or choose another name.")
    }
    try checkSeats(resumed)
    return (resumed, false)
  }

  /// Going on, the room is the one on record.
  private func checkSeats(_ resumed: Session) throws {
    guard let seating else { return }
    guard let room = resumed.play.room else {
      throw Failure(.usage, "The session \(resumed.id) is played alone. Choose another name for the room.")
    }
    guard seating.team ?? room.team == room.team, seating.people ?? room.people == room.people else {
      throw Failure(
        .usage,
        "The session \(resumed.id) is \(room.title)’s. Leave out --team and --people; room N changes how many."
      )
    }
  }

  /// The first lines at a terminal: where the record is, and what was left unfinished.
  private func greeting(_ outside: Outside) -> [Turn] {
    guard scenario == nil, self.session == nil else { return [] }
    let (path, home) = (outside.folder.path, NSHomeDirectory())
    let place = path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    var blocks: [Block] = [.aside(Text("Nothing leaves this machine. Your record: \(place)"))]
    if let name = try? Records(outside).latest(),
      let (recording, play) = try? Records(outside).play(name), !play.isOver
    {
      let count = "\(play.decisions) decision\(play.decisions == 1 ? "" : "s")"
      blocks.append(
        .aside(Text("Unfinished: “\(recording.header.title)”, \(count). resume \(name) goes on with it.")))
    }
    return [.remark(Document(blocks))]
  }

  /// A session whose story was edited since asks which text to play; a pipe keeps the old one unless told.
  private func offerNewText(_ repl: inout Repl, _ dialogue: Dialogue) throws {
    let file = try scenario.map { try Story($0, in: repl.outside.stories) }
    guard let change = Opening(repl.outside).change(of: repl.session, to: file) else { return }
    repl.place = .choosingText(change.transfer, change.header)
    switch text {
    case .old: repl.place = .playing
    case .new:
      dialogue.screen.note(change.document.plainText)
      repl.turns = []
      _ = try repl.handle("new")
    case nil where dialogue.isInteractive: repl.say(.resume, change.document)
    case nil:
      repl.place = .playing
      dialogue.screen.note(change.document.plainText)
      dialogue.screen.note("Playing on with the old text; --text new moves to the new one.")
    }
  }
}

extension Repl {
  /// Who plays and as whom, and under what name a second terminal finds the notes.
  private var seated: [Turn] {
    guard let room = session.play.room else { return [] }
    let role = session.play.scenario.role
    return [
      .room(room), .remark(Document(role.isEmpty ? [] : [.paragraph(Text(role))])),
      .remark(
        Document([
          .aside(
            Text("Session \(session.id). For the facilitator alone: pushback notes \(session.id) --follow"))
        ])),
    ]
  }

  /// The opening of a new session, with whatever was drawn before its first decision.
  var begun: [Turn] {
    var turns = session.play.room == nil ? [] : seated
    turns += session.play.rulesTold(content)
    turns += (introduction.map { [$0] } ?? []) + session.play.opening
    guard let fresh = try? Play(session.play.machine, seed: session.header.seed) else { return turns }
    var play = fresh
    for event in session.unsaved {
      play.apply(event)
      if case .seated = event { continue }
      turns += play.turns(for: event)
    }
    return turns
  }
}

extension String {
  /// This path as it is found from beside another file.
  fileprivate func path(from file: String) -> String {
    func parts(_ path: String) -> [String] { URL(fileURLWithPath: path).standardized.pathComponents }
    let (there, here) = (parts(self), parts(file).dropLast())
    let shared = zip(there, here).prefix { $0 == $1 }.count
    let ways = here.dropFirst(shared).map { _ in ".." } + there.dropFirst(shared)
    // Without a slash it could be the name of a story.
    return ways.count == 1 ? "./\(ways[0])" : ways.joined(separator: "/")
  }
}
