import ArgumentParser
import PushbackCore

struct ReviewSessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Adopt, argue later or drop what finished sessions propose.",
    discussion: """
      Several sessions are reviewed together, in a record of its own: what it answers counts instead of what they \
      answered by themselves, in every draft from all of them. Named again, it goes on.
      """)

  @OptionGroup var sessions: ChosenSessions
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let names = try sessions.names(outside).unique
    let session =
      names.count == 1
      ? try Opening(outside).resume(names[0]) : try JointReview.open(names, outside)
    var repl = Repl(outside, session: session)
    do { try repl.startReview() } catch let error as Misunderstanding {
      throw Failure(.failed, error.message)
    }
    throw ExitCode(try Dialogue(.text, look: looks.look, outside: outside).run(repl))
  }
}
