import ArgumentParser
import Foundation

/// The program: rehearses the day somebody says "ship it".
@main
struct Pushback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pushback",
    abstract: "Rehearse the day somebody says “ship it”.",
    discussion: "Alone, it opens the first story. Nothing leaves this machine.",
    version: "0.1.0",
    subcommands: [
      PlayStory.self, ListStories.self, ListSessions.self, ShowSession.self, WriteDebrief.self, ReviewSession.self,
      WriteDraft.self, DeleteSession.self, ReadGuide.self, CheckScenarios.self, NewScenario.self,
    ],
    defaultSubcommand: PlayStory.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Screen.standardError("pushback: \(failure.message)\n")
      Foundation.exit(failure.code.rawValue)
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      leave(for: error)
    }
  }

  /// Help and the version succeed; everything else ArgumentParser throws is a mistake in the command line.
  private static func leave(for error: any Error) -> Never {
    let text = fullMessage(for: error)
    if exitCode(for: error).isSuccess {
      Screen.standardOut(text + "\n")
      Foundation.exit(0)
    }
    Screen.standardError((exitCode(for: error) == .validationFailure ? text : "pushback: \(sentence(of: error))") + "\n")
    Foundation.exit(exitCode(for: error) == .validationFailure ? Failure.Code.usage.rawValue : Failure.Code.failed.rawValue)
  }
}
