import PushbackCore
import PushbackJournal
import PushbackLibrary

/// The conversation: a line comes in, turns go out. Nothing here reads, prints or waits.
struct Repl {
  /// What a line is taken for.
  enum Place {
    case playing
    case choosingStory([ScenarioID])
    /// The scenario's file has changed since: play on with the old text, or move to the new one.
    case choosingText(Transfer, SessionHeader)
    /// The proposals still to be answered in this pass, the present one first, and those answered.
    case reviewing(ahead: [Position], behind: [Answered])
    /// A room is being seated; what is not known yet is asked.
    case seating(Seating)
    /// The next line says why another option is taken than the one with most votes.
    case explaining(ChoiceID)
    /// A list is typed in as it is said.
    case listing(Closing.List)
    /// Who takes the draft further, and by when.
    case naming
    /// Words that were said are kept or struck.
    case quoting(Quoting)
    /// Whom the draft is for, before it is written to a file of this name, or of the usual one.
    case addressing(file: String)
  }

  enum Next {
    case go, quit
  }

  let outside: Outside
  var content: Content { outside.content.value }
  var session: Session
  var place = Place.playing
  /// From a pipe nobody can be asked back.
  var isPiped = false
  /// Said but not shown yet: shown only after everything before is durable.
  var turns: [Turn] = []
  /// Where everything shown is copied to.
  var transcript: Transcript?
  /// The file whose text is played as soon as it is saved, and its text when it was last looked at.
  var watched: WatchedFile?
  var textSaved: String?
  /// A play of which the saved text refused something, to be made again in the next one; it holds as long as nothing
  /// more has happened than by then.
  var refused: (play: Play, happened: Int)?
  /// Whom drafts are for, as somebody said it in this session or in one before it; "" for neither.
  var told: String?

  init(_ outside: Outside, session: Session) {
    self.outside = outside
    self.session = session
  }

  /// Understands a line and does it. A rejection changes nothing.
  mutating func handle(_ line: String) throws -> Next {
    if try isAnswer(line) { return .go }
    try refuseForbidden(line)
    switch try Request(line, choices: choices, verbs: verbs) {
    case .choose(let choice): try choose(choice)
    case .explain(let choice, let reason): try choose(choice, because: reason)
    case .command(.quit, _): return .quit
    case .command(let name, let argument): try run(name, argument)
    }
    return .go
  }

  /// Takes a line for what the place asks; false if it is something else.
  private mutating func isAnswer(_ line: String) throws -> Bool {
    switch place {
    case .playing: try isVote(line)
    case .choosingStory: false
    case .reviewing(let ahead, let behind): try review(line, ahead, behind)
    case .choosingText(let transfer, let header): try chooseText(line, transfer, header)
    case .seating(let seating): try seat(seating, line)
    case .explaining(let choice): try explain(choice, line)
    case .listing(let list): try add(line, to: list)
    case .naming: try name(line)
    case .quoting(let quoting): try quote(line, quoting)
    case .addressing(let file): try address(line, file)
    }
  }

  /// Whether an empty line means something here.
  var takesEnter: Bool {
    switch place {
    case .listing, .naming, .addressing: true
    case .playing: session.play.votesHere && !session.play.poll.isEmpty
    default: false
    }
  }

  /// What can be chosen here, in number order.
  var choices: [ChoiceID] {
    switch place {
    case .playing: session.play.agenda?.offered.map(\.id) ?? diceOnPaper
    case .choosingStory(let stories): stories.map { ChoiceID($0.text) }
    case .choosingText: Repl.texts.map { ChoiceID($0) }
    case .reviewing: Repl.verdicts.map { ChoiceID($0.rawValue) }
    case .quoting: Event.Quoting.allCases.map { ChoiceID($0.rawValue) }
    case .addressing: content.texts.kinds.map { ChoiceID($0.id) }
    case .seating, .explaining, .listing, .naming: []
    }
  }

  var verbs: [Verb?] {
    if case .playing = place { session.play.agenda?.offered.map(\.verb) ?? [] } else { [] }
  }

  static let verdicts = Event.Verdict.allCases
  static let texts = ["old", "new"]

  /// Makes everything done so far durable. Must succeed before `turns` are shown.
  mutating func save() throws(JournalError) {
    do throws(JournalError) { try session.save(in: outside.folder, at: Int(outside.now())) } catch {
      // What was not kept must not look as if it had been done.
      turns = []
      throw error
    }
  }

  mutating func say(_ command: Command.Name, _ document: Document) {
    turns.append(.answer(command: command.rawValue, document))
  }

  mutating func choose(_ choice: ChoiceID, because reason: String? = nil) throws {
    switch place {
    case .choosingStory: try begin(try Story(choice.text, in: outside.stories))
    case .playing:
      if session.play.agenda == nil, diceOnPaper.contains(choice) {
        try make(.room(.drew(SceneID(choice.text))))
      } else if session.play.overrules(choice) {
        try overrule(choice, reason)
      } else {
        try make(.choose(choice))
        if let reason { try make(.because(reason)) }
      }
      if session.play.isOver { sayDebriefAfterEnding() }
    default: break
    }
  }

  /// Makes a move and says what came of it. A story that cannot go on is its author's mistake, not the player's.
  mutating func make(_ move: Play.Move) throws {
    let said: [Turn]
    do throws(Play.Refusal) { said = try session.make(move) } catch {
      if case .fault(let fault) = error { throw Failure(.data, fault.sentence) }
      throw Misunderstanding(error.sentence)
    }
    tell(said)
  }

  /// Says turns; an ending with the parts of its bill.
  mutating func tell(_ said: [Turn]) {
    for turn in said {
      guard case .ending(var close) = turn else {
        turns.append(turn)
        continue
      }
      if let analysis = try? session.analysis().get(), let score = Score(session.play, analysis) {
        close.parts = Turn.Parts(score)
      }
      turns.append(.ending(close))
    }
  }

  mutating func sayDebriefAfterEnding() {
    var document = session.debrief(content).firstPage
    let next =
      session.play.room == nil
      ? session.play.rules.isEmpty
        ? "review (what your choices propose) · draft (a file to take home) · debrief more · undo · stories"
        : "draft (questions for your lead) · debrief more · review (what your choices propose) · undo · stories"
      : "dispute MEASURE TEXT · review, by votes · then three lists, a name and a date · draft · debrief more"
    document.blocks.append(.hint(Text("Next: \(next)")))
    turns.append(.remark(document))
  }
}

extension Play.Refusal {
  /// What to tell the player.
  var sentence: String {
    switch self {
    case .over: "The story is over. Type undo to go back, or restart to play again."
    case .notOffered(let choice, let reason): "“\(choice)” cannot be taken here. \(reason ?? "")".trimmed
    case .nothingToUndo(let asked, let possible):
      possible == 0
        ? "There is nothing to undo yet."
        : "Only \(possible) decision\(possible == 1 ? "" : "s") can be undone, not \(asked)."
    case .nothingToRedo: "There is nothing to redo."
    case .nothingChosen: "You have not chosen anything yet; a reason belongs to a choice."
    case .unknownMeasure(let measure): "“\(measure)” is not a measure of this story."
    case .room(let refusal): refusal.sentence
    case .noSuchRule(let number): "There is no rule \(number) in this play."
    case .reopenedAlready(let number): "Rule \(number) is reopened already."
    case .fault(let fault): fault.sentence
    }
  }
}

extension Fault {
  var sentence: String {
    let what =
      switch self {
      case .nothingOffered(let scene): "nothing can be chosen in “\(scene)”"
      case .weights(let scene, let total): "the weights in “\(scene)” add up to \(total) %"
      case .bound(let scene, let fact, let value): "“\(fact)” would become \(value) in “\(scene)”"
      case .circling(let scene): "the scenes from “\(scene)” on lead round in a circle"
      }
    return "The story cannot go on: \(what). Its author can find out more with pushback check."
  }
}
