import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary

/// The program: rehearses the day somebody says "ship it".
@main
struct Pushback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pushback",
    abstract: "Rehearse the day somebody says “ship it”.",
    discussion: "Alone, it opens the first story. Nothing leaves this machine.",
    version: "0.1.0",
    subcommands: [
      PlayStory.self, PlayRoom.self, ListStories.self, ListSessions.self, ShowSession.self,
      FacilitatorNotes.self, WriteDebrief.self, ReviewSessions.self, PolicyDraft.self, WriteRecord.self,
      CompareSessions.self, PrintKit.self, DeleteSession.self, RecoverSession.self, ReadGuide.self,
      ClauseLibrary.self, AdoptedPolicy.self,
      CheckScenarios.self, AnalyzeScenario.self, FormatScenarios.self, ConvertScenario.self, DrawGraph.self,
      WalkScenario.self, TestPlays.self, NewScenario.self,
    ],
    defaultSubcommand: PlayStory.self)

  static func main() {
    Streams.open()
    // A reader that went away is no reason to die in the middle of a step.
    signal(SIGPIPE, SIG_IGN)
    do {
      if let start = plainStart(CommandLine.arguments.dropFirst()) { leave(try start.run()) }
      var command = try parseAsRoot()
      try command.run()
      leave(0)
    } catch let code as ExitCode {
      leave(code.rawValue)
    } catch let error where isOurs(error) {
      let failure = misplaced(error) ?? Failure(error)
      Screen.standardError("pushback: \(neutral(failure.message))\n")
      leave(failure.code.rawValue)
    } catch {
      guard let failure = misplaced(error) else { leave(for: error) }
      Screen.standardError("pushback: \(neutral(failure.message))\n")
      leave(failure.code.rawValue)
    }
  }

  /// Alone, or with a story's name and no more, there is nothing to parse, and the story is on the screen sooner.
  private static func plainStart(_ words: ArraySlice<String>) -> Start? {
    if words.isEmpty { return Start() }
    guard words.count == 2, words.first == "play", let scenario = words.last, !scenario.hasPrefix("-")
    else {
      return nil
    }
    return Start(scenario: scenario)
  }

  /// What was meant by a word that is a command only behind another, such as `lint`. Stories may bear such a name too, so
  /// this counts only where the line was not understood.
  private static func misplaced(_ error: any Error) -> Failure? {
    let words = CommandLine.arguments.dropFirst()
    let isFailure = (error as? Failure).map { $0.code == .usage && words.count == 1 }
    guard let word = words.first, isFailure ?? !(isOurs(error) || exitCode(for: error).isSuccess),
      !configuration.subcommands.contains(where: { $0.configuration.commandName == word }),
      let group = configuration.subcommands.first(where: { group in
        group.configuration.subcommands.contains { $0.configuration.commandName == word }
      })?.configuration.commandName
    else { return nil }
    return Failure(
      .usage,
      "\(word) is no command by itself. Did you mean pushback \(group) \(words.joined(separator: " "))?")
  }

  private static func isOurs(_ error: any Error) -> Bool {
    error is Failure || error is JournalError || error is LibraryMissing || error is Unreadable
      || error is Misunderstanding
  }

  private static func leave(_ code: Int32) -> Never { Foundation.exit(Streams.ending(with: code)) }

  /// Help and the version succeed; everything else ArgumentParser throws is a mistake in the command line.
  private static func leave(for error: any Error) -> Never {
    let text = fullMessage(for: error)
    if exitCode(for: error).isSuccess {
      Screen.standardOut(text + "\n")
      leave(0)
    }
    Screen.standardError(neutralLines(text).joined(separator: "\n") + "\n")
    leave(
      exitCode(for: error) == .validationFailure ? Failure.Code.usage.rawValue : Failure.Code.failed.rawValue)
  }
}
