import ArgumentParser
import PushbackCore
import PushbackTerminal

/// Who plays, where a team does: options of whatever opens a story.
struct Seats: ParsableArguments {
  @ArgumentParser.Option(help: "The team’s name: play with a room, slips and one keyboard.")
  var team: String?

  @ArgumentParser.Option(help: "How many people vote.")
  var people: Int?

  @ArgumentParser.Option(help: "What the hour is planned to last, in minutes (60 unless said).")
  var minutes: Int?

  @Flag(help: "Type in what a room voted on paper; the dice are asked, not thrown.")
  var fromPaper = false

  @Flag(help: "For the big screen: larger spacing, at most 100 columns, no keyboard hints.")
  var projector = false

  func validate() throws {
    if let people, !Room.sizes.contains(people) {
      throw ValidationError("--people takes a whole number from 1 to \(Room.sizes.upperBound).")
    }
    if let minutes, !Room.plans.contains(minutes) {
      throw ValidationError(
        "--minutes takes a whole number from \(Room.plans.lowerBound) to \(Room.plans.upperBound).")
    }
    if let team, team.trimmed.isEmpty { throw ValidationError("--team takes a name.") }
  }

  /// Nil where none of it was said.
  var seating: Repl.Seating? {
    guard team != nil || people != nil || minutes != nil || fromPaper else { return nil }
    return Repl.Seating(
      team: team?.trimmed, people: people, minutes: minutes, votes: fromPaper ? .paper : .live)
  }

  func look(_ look: Look) -> Look {
    var look = look
    if projector { look.audience = .room }
    return look
  }
}

struct PlayRoom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Play a story with a team: slips of paper, counts, one keyboard; it asks who is there.")

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String?

  @ArgumentParser.Option(help: "The seed of the dice, 0 to 9007199254740991. The same seed rolls the same.")
  var seed: UInt64?

  @ArgumentParser.Option(help: "Go on with the session of this name, or begin it.")
  var session: String?

  @Flag(help: "Speak the JSON protocol: one object a line on standard output.")
  var json = false

  @ArgumentParser.Option(
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
  }

  func run() throws {
    let start = Start(
      scenario: scenario, seed: seed, session: session, seating: seats.seating ?? Repl.Seating(),
      manner: json ? .json : .text,
      library: shelves.folder, look: seats.look(looks.look), rules: rules)
    throw ExitCode(try start.run())
  }
}
