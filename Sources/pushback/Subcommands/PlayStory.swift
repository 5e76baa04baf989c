import ArgumentParser

struct PlayStory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a story; without a name, the first one.")

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String?

  @Option(help: "The seed of the dice, 0 to 9007199254740991. The same seed rolls the same.")
  var seed: UInt64?

  @Option(help: "Go on with the session of this name, or begin it.")
  var session: String?

  @Option(help: "When the story was edited since: play on with the `old` text or move to the `new` one.")
  var text: Start.TextChoice?

  @Flag(help: "For authors: whenever the file is saved, go on in its new text. Nothing is kept.")
  var watch = false

  @Flag(help: "Speak the JSON protocol: one object a line on standard output.")
  var json = false

  @Option(help: "Write the play down in this file as it goes: what is typed, and what is shown.")
  var record: String?

  @Flag(help: "Overwrite the file of --record if it is there.")
  var force = false

  @Option(help: "Play the lines of a recording, and stop where something else is shown; nothing is kept.")
  var replay: String?

  @Option(
    help:
      "Your rules: a draft (.md or .json), or the session that adopted them. What they forbid cannot be taken."
  )
  var rules: String?

  @OptionGroup var seats: Seats
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func validate() throws {
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed takes a whole number from 0 to 9007199254740991.")
    }
    if record != nil, session != nil {
      throw ValidationError("--record begins a session of its own. Leave out --session.")
    }
    let others: [Any?] = [scenario, seed, session, text, record, rules, seats.seating]
    if replay != nil, watch || others.contains(where: { $0 != nil }) {
      throw ValidationError(
        "--replay takes the story, the seed, the rules and the room from its file. Leave out the rest.")
    }
    if watch { try validateWatching() }
  }

  private func validateWatching() throws {
    guard let scenario, scenario.hasSuffix(".md") else {
      throw ValidationError("--watch needs the story’s file, such as my-story.md.")
    }
    if json { throw ValidationError("--watch is for somebody at a terminal; leave out --json.") }
    if session != nil || text != nil || record != nil {
      throw ValidationError("--watch keeps no session; leave out --session, --text and --record.")
    }
  }

  func run() throws {
    let look = seats.look(looks.look)
    if let replay {
      let screen = Screen(json ? .json : .text(look.appearance))
      throw ExitCode(try Replay(path: replay, library: shelves.folder, screen: screen).run())
    }
    let start = Start(
      scenario: scenario, seed: seed, session: session, text: text,
      watched: watch ? scenario.map { WatchedFile($0) } : nil, seating: seats.seating,
      manner: json ? .json : .text, library: shelves.folder, look: look,
      record: record.map { RecordedPlay.Place(path: $0, existing: force ? .replaced : .kept) },
      rules: rules)
    throw ExitCode(try start.run())
  }
}

extension Start.TextChoice: ExpressibleByArgument {}
