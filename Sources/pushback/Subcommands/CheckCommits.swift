import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct AdoptedPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "An adopted policy at work: whether commits and descriptions keep it.",
    subcommands: [CheckCommits.self])
}

extension CommitPolicy.Mode: ExpressibleByArgument {}

struct CheckCommits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether commits, or the description of a change, say what the policy asks.",
    discussion: """
      Reads .pushback/policy.json, which draft export --format pack writes, and looks only at what a commit itself \
      says: its message, its trailers by git's rules for them, who made it. Nothing is guessed from code or style. \
      Merges are passed over, also while one waits to be committed; a message with nothing staged after a merge is \
      taken for that merge reworded. Without --range or --message it looks at the last commit. What is missing fails \
      in block mode alone, with 6. As a hook: pushback policy check --message "$1" in .git/hooks/commit-msg. A hook \
      lets a commit pass with a warning where there are no rules to read, unless --mode block is said.
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case commit, description }

  @ArgumentParser.Option(help: "Which commits, such as main..HEAD.")
  var range: String?

  @ArgumentParser.Option(
    help: "A file with a message that is not committed yet, or with the description of a change.")
  var message: String?

  @ArgumentParser.Option(name: .customLong("as"), help: "What the file is: commit or description.")
  var kind = Kind.commit

  @ArgumentParser.Option(help: "The rules; without it .pushback/policy.json of the repository.")
  var policy: String?

  @ArgumentParser.Option(help: "warn or block, instead of what the policy says.")
  var mode: CommitPolicy.Mode?

  @Flag(help: "As one JSON object, by Content/policy-check.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func validate() throws {
    guard range == nil || message == nil else {
      throw ValidationError("Say --range for commits or --message for a file, not both.")
    }
    guard message != nil || kind == .commit else {
      throw ValidationError("--as description needs --message FILE.")
    }
    guard range?.hasPrefix("-") != true, range != "" else {
      throw ValidationError("--range takes two names of commits, as main..HEAD.")
    }
  }

  func run() throws {
    let git = try Git()
    guard let rules = try rules(git) else { return }
    let report = try message.map { try look(at: $0, rules, git) } ?? lookAtCommits(rules, git)
    if json { Screen.standardOut(report.json.pretty + "\n") } else { looks.show(report.document) }
    if report.blocks { throw ExitCode(Failure.Code.unkept.rawValue) }
  }

  /// Nil for a message that may pass, because nobody can read whether it is to be blocked.
  private func rules(_ git: Git) throws -> CommitPolicy? {
    do {
      if let policy { return try readPolicy(policy) }
      let top = try message == nil ? git.top() : (try? git.top()) ?? "."
      return try readUsual(top.appending(part: ".pushback/policy.json"))
    } catch
      where message != nil && kind == .commit && policy == nil && mode != .block && !json
    {
      Screen.standardError("Warning: not checked. \(neutral(Failure(error).message))\n")
      return nil
    }
  }

  private func readUsual(_ usual: String) throws -> CommitPolicy {
    guard OutputFile.exists(usual) else {
      throw Failure(
        .failed,
        "There is no \(usual), so nothing can be checked. pushback draft export --format pack writes one where an "
          + "adopted rule leaves a trace in commits or descriptions, such as a trailer, a sign-off or a ticked "
          + "statement; --policy FILE names another.")
    }
    return try readPolicy(usual)
  }

  private func readPolicy(_ path: String) throws -> CommitPolicy {
    let reading = CommitPolicyReading(bytes: try Library.bytes(file: path), name: path)
    if let problem = reading.problem { throw CheckedFile(problem).failure("used") }
    guard let policy = reading.policy else { throw Failure(.data, "\(path) is no policy.") }
    return policy
  }

  private func lookAtCommits(_ rules: CommitPolicy, _ git: Git) throws -> CommitReport {
    let (commits, notes) = try git.commits(range, countingLines: rules.rules.contains { $0.check == .small })
    return CommitReport(rules, mode: mode, commits: commits, notes: notes, try tools())
  }

  private func look(at path: String, _ rules: CommitPolicy, _ git: Git) throws -> CommitReport {
    let text = String(decoding: try Library.bytes(file: path), as: UTF8.self)
    if kind == .description { return CommitReport(rules, mode: mode, description: ChangeDescription(text)) }
    return CommitReport(rules, mode: mode, commits: [try git.commit(message: text)], try tools())
  }

  private func tools() throws -> AITools {
    let part = try shelves.openLibrary().tools()
    if let problem = part.problems.first { throw CheckedFile(problem).failure("used") }
    return AITools(part.value)
  }
}
