import ArgumentParser
import PushbackCore
import PushbackLibrary

struct LintDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "What is wrong with a policy: ours, ours after people edited it, or anybody’s.",
    discussion: """
      Reads Markdown, or a draft’s JSON. Says what is missing, vague, untraced or contradictory, with its place. Ends \
      with 1 where there is an error, or with --strict a warning. What a draft still lacks is a warning, and an error \
      in a policy that is in force. pushback guide checking-drafts explains each finding.
      """)

  @Argument(help: "Policies, as files ending in .md or .json.")
  var files: [String]

  @OptionGroup var options: CheckOptions
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let checks = try files.map { name in
      CheckedFile(try PolicyFile.open(name), content: outside.content.value, today: outside.today)
    }
    try options.report(checks, looks) {
      let rules = outside.stories.policyRules
      return rules.isEmpty ? try Library.bundled().policyRules : rules
    }
  }
}

extension PolicyFile {
  static func open(_ name: String) throws -> PolicyFile {
    do { return PolicyFile(bytes: try Library.bytes(file: name), name: name) } catch {
      throw Failure(.usage, error.message)
    }
  }

  /// What it says, or as a failure why it cannot be read.
  func read() throws -> Policy {
    if let policy { return policy }
    let why = findings.first.map { " \($0.message.capitalised)." } ?? ""
    throw Failure(.data, "\(file.name) cannot be read.\(why) pushback draft lint shows where.")
  }
}

/// A policy that somebody named: a file, or a session that adopted rules.
struct PolicySource {
  let outside: Outside

  init(_ outside: Outside) { self.outside = outside }

  func policy(_ name: String) throws -> Policy {
    if name.contains("/") || Form(file: name) != nil { return try PolicyFile.open(name).read() }
    let draft = Draft(
      try Evidence([name], outside).proposals(outside.content.value), date: outside.today)
    guard draft.isPolicy else {
      throw Failure(
        .failed, "\(name): nothing was adopted, because nobody reviewed it yet. pushback review \(name) does."
      )
    }
    return Policy(reading: draft.document)
  }
}
