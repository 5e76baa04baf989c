import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

struct PlayStory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a story; without a name, the first one.")

  @Argument(help: "The story’s name, as `pushback list` gives it.", completion: .default)
  var scenario: String?

  @ArgumentParser.Option(help: "The seed of the dice, 0 to 9007199254740991. The same seed rolls the same.")
  var seed: UInt64?

  @ArgumentParser.Option(help: "Go on with the session of this name, or begin it.")
  var session: String?

  @ArgumentParser.Option(
    help: "When the story was edited since: play on with the `old` text or move to the `new` one.")
  var text: TextChoice?

  @Flag(help: "Speak the JSON protocol: one object a line on standard output.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  enum TextChoice: String, ExpressibleByArgument {
    case old, new
  }

  func validate() throws {
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed takes a whole number from 0 to 9007199254740991.")
    }
  }

  func run() throws {
    let outside = try shelves.outside()
    let dialogue = Dialogue(json ? .json : .text, looks: looks, outside: outside)
    throw ExitCode(
      try dialogue.run(try repl(outside, dialogue.screen, isInteractive: dialogue.isInteractive)))
  }

  /// The conversation with its first words said: the session, and where it stands.
  private func repl(_ outside: Outside, _ screen: Screen, isInteractive: Bool) throws -> Repl {
    let (session, isNew) = try opened(outside)
    var repl = Repl(outside, session: session)
    repl.turns.append(
      .session(id: session.id.text, scenario: session.header.scenario, seed: session.header.seed))
    if isInteractive { repl.turns += greeting(outside) }
    repl.tell(isNew ? repl.begun : session.play.present)
    try offerNewText(&repl, screen, isNew: isNew, isInteractive: isInteractive)
    if isInteractive, isNew, scenario == nil { repl.turns.append(.answer(command: "help", Repl.hints)) }
    return repl
  }

  private func opened(_ outside: Outside) throws -> (session: Session, isNew: Bool) {
    guard let first = outside.library.scenarioNames.first else {
      throw Failure(.data, "There is no story in the library’s scenarios folder.")
    }
    let story = try Story(scenario ?? first.text, in: outside.library)
    guard let name = session else { return (try Opening(outside).new(story, seed: seed, name: nil), true) }
    let id: SessionID
    do { id = try SessionID(name) } catch { throw Failure(.usage, error.message) }
    guard outside.folder.contains(id) else {
      return (try Opening(outside).new(story, seed: seed, name: id), true)
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
    return (resumed, false)
  }

  /// The first lines at a terminal: where the record is, and what was left unfinished.
  private func greeting(_ outside: Outside) -> [Turn] {
    guard scenario == nil, session == nil else { return [] }
    var blocks: [Block] = [
      .aside(Text("Nothing leaves this machine. Your record: \(shortened(outside.folder.path))"))
    ]
    if let name = try? Records(outside).latest(), let (recording, play) = try? Records(outside).play(name),
      !play.isOver
    {
      let count = "\(play.decisions) decision\(play.decisions == 1 ? "" : "s")"
      blocks.append(
        .aside(Text("Unfinished: “\(recording.header.title)”, \(count). resume \(name) goes on with it.")))
    }
    return [.answer(command: "greeting", Document(blocks))]
  }

  /// A path as people write it.
  private func shortened(_ path: String) -> String {
    let home = NSHomeDirectory()
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// A session whose story was edited since asks which text to play; a pipe keeps the old one unless told.
  private func offerNewText(_ repl: inout Repl, _ screen: Screen, isNew: Bool, isInteractive: Bool) throws {
    let file = try scenario.map { try Story($0, in: repl.outside.library) }
    guard !isNew, let changed = Opening(repl.outside).change(of: repl.session, to: file) else { return }
    repl.place = .choosingText(changed.transfer, changed.header)
    switch text {
    case .old: repl.place = .playing
    case .new:
      screen.note(changed.document.plainText)
      repl.turns = []
      _ = try repl.handle("new")
    case nil where isInteractive: repl.say(.resume, changed.document)
    case nil:
      repl.place = .playing
      screen.note(changed.document.plainText)
      screen.note("Playing on with the old text; --text new moves to the new one.")
    }
  }
}

extension Repl {
  /// The opening of a new session, with whatever was drawn before its first decision.
  var begun: [Turn] {
    var turns = (introduction.map { [$0] } ?? []) + session.play.opening
    guard let fresh = try? Play(session.play.machine, seed: session.header.seed) else { return turns }
    var play = fresh
    for event in session.unsaved {
      play.apply(event)
      turns += play.turns(for: event)
    }
    return turns
  }

  static let hints = Document([.aside("stories: others to play · ? for help")])
}
