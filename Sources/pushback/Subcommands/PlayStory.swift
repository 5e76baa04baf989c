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

  @Flag(help: "Speak the JSON protocol: one object a line on standard output.")
  var json = false

  @OptionGroup var seats: Seats
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func validate() throws {
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed takes a whole number from 0 to 9007199254740991.")
    }
  }

  func run() throws {
    let start = Start(
      scenario: scenario, seed: seed, session: session, text: text, seating: seats.seating,
      manner: json ? .json : .text, library: shelves.folder, look: seats.look(looks.look))
    throw ExitCode(try start.run())
  }
}

extension Start.TextChoice: ExpressibleByArgument {}
