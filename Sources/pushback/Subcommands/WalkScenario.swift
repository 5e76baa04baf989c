import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

struct WalkScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk",
    abstract: "Play a story blindly, thousands of times, and count what came of it.",
    discussion: """
      Each offered choice is as likely as the next; chances follow their weights. Ctrl-C ends it early with what is \
      known so far.
      """)

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String

  @ArgumentParser.Option(help: "How many plays, 1 to 1000000000.")
  var plays = 10_000

  @ArgumentParser.Option(
    help: "The seed of the dice, 0 to 9007199254740991. The same seed gives the same result.")
  var seed: UInt64?

  @Flag(help: "List the scenes and choices that fewest plays came to first.")
  var rarest = false

  @Flag(help: "As a JSON object, by Content/walk.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  /// So many plays between two looks at the clock and the keyboard: a few milliseconds.
  private static let batch = 1_000

  func validate() throws {
    guard (1...1_000_000_000).contains(plays) else {
      throw ValidationError("--plays takes a number from 1 to 1000000000.")
    }
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed takes a whole number from 0 to 9007199254740991.")
    }
  }

  func run() throws {
    let outside = try shelves.outside()
    let story = try Story(scenario, in: outside.stories)
    var walk = Walk(try story.machine(outside.stories), seed: seed ?? outside.newSeed())
    let interrupt = Interrupt()
    var progress = WalkProgress(looks.look, began: outside.ticks())
    while walk.plays < plays, !interrupt.hasCome {
      walk.play(times: min(WalkScenario.batch, plays - walk.plays))
      progress.show(walk.plays, of: plays, at: outside.ticks())
    }
    progress.end(walk.plays, at: outside.ticks())
    if json {
      Screen.standardOut(walk.json.pretty + "\n")
    } else {
      looks.show(walk.document(rarest ? .rarestFirst : .asWritten))
    }
    if walk.plays < plays {
      Screen.standardError("Stopped after \(grouped(walk.plays)) of \(grouped(plays)) plays.\n")
      throw ExitCode(Failure.Code.interrupted.rawValue)
    }
    if let fault = walk.fault {
      throw Failure(
        .data,
        "\(grouped(walk.brokenOff)) play\(walk.brokenOff == 1 ? "" : "s") could not go on. \(Play.Refusal.fault(fault).sentence)"
      )
    }
  }
}

/// What a walk shows of itself while it goes on: a bar where somebody looks, a line at its end for those who listen.
private struct WalkProgress {
  private enum Manner {
    case bar(ProgressBar), lastLine, silent
  }

  private let manner: Manner
  private let began: Double
  private var shownAt: Double?

  /// A walk shorter than this, in seconds, shows no bar; a bar is drawn so many times a second.
  private static let patience = 0.5
  private static let rate = 10.0

  init(_ look: Look, began: Double) {
    let appearance = Appearance(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(2) == 1,
      columns: Appearance.columns(of: 2), style: look.style)
    switch (appearance.layout, appearance.editing) {
    case (.columns(let columns), .keys): manner = .bar(ProgressBar(columns: columns))
    case (.linear, _): manner = .lastLine
    default: manner = .silent
    }
    self.began = began
  }

  mutating func show(_ plays: Int, of all: Int, at moment: Double) {
    guard case .bar(let bar) = manner, moment - began > Self.patience,
      moment - (shownAt ?? 0) > 1 / Self.rate
    else { return }
    shownAt = moment
    Screen.standardError(bar.line(Double(plays) / Double(all), "\(grouped(plays)) of \(grouped(all)) plays"))
  }

  func end(_ plays: Int, at moment: Double) {
    switch manner {
    case .bar(let bar): if shownAt != nil { Screen.standardError(bar.erased) }
    case .lastLine:
      let seconds = counted(Int((moment - began).rounded()), "second")
      Screen.standardError("\(grouped(plays)) \(plays == 1 ? "play" : "plays") in \(seconds).\n")
    case .silent: break
    }
  }
}
