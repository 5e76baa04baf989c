import ArgumentParser
import PushbackCore
import PushbackLibrary

struct ClauseLibrary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clauses", abstract: "The clause library: topics, and every stance one can take on them.",
    usage: "pushback clauses [TOPIC] [--json]\n       pushback clauses check [--json] [--strict]",
    subcommands: [ShowClauses.self, CheckClauses.self], defaultSubcommand: ShowClauses.self)
}

struct ShowClauses: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The topics, or every stance on one.")

  @Argument(help: "A topic; without one, all of them.")
  var topic: String?

  @Flag(help: "As a JSON array of stances, by Content/clauses.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    var content = try shelves.openLibrary().content.value
    let shown = try topic.map { try content.topic(named: $0) }
    if json {
      if let shown { content.topics = [shown] }
      return Screen.standardOut(content.clausesJSON.pretty + "\n")
    }
    looks.show(shown?.document(in: content) ?? content.topicList)
  }
}

extension Content {
  fileprivate func topic(named id: String) throws -> Topic {
    if let topic = topic(id) { return topic }
    // Somebody may well type a stance with it.
    if let position = Position(id), let topic = topic(position.topic) { return topic }
    let near = nearest(id, among: topics.map(\.id)).map { "Did you mean \($0)?" }
    throw Failure(
      .failed,
      "There is no topic “\(id)”. \(near ?? "pushback guide topics WORD finds one in plain words.")")
  }
}

struct CheckClauses: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Whether every clause is short, single, checkable and plain.",
    discussion: """
      Looks at Content/clauses as pushback check does, and at its prose: 25 words a sentence, one duty a clause, no \
      vague word in a MUST, a check behind it, editions in references, a stance in every topic. It measures how hard \
      the library is to read. Ends with 1 where there is an error, or with --strict a warning.
      """)

  @Flag(help: "Findings and figures as one JSON object, by Content/clauses-check.schema.json.")
  var json = false

  @Flag(help: "Warnings fail too.")
  var strict = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let part = library.checkedTopics()
    var content = Content()
    content.topics = part.value
    let checks = part.problems.map { CheckedFile($0).inLibrary(at: shelves.folder) }
    let findings = checks.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    if json {
      let report: JSON = [
        "topics": .int(content.topics.count), "stances": .int(content.topics.flatMap(\.clauses).count),
        "errors": .int(errors), "warnings": .int(findings.count - errors),
        "findings": .array(checks.flatMap(\.json)), "readability": content.readabilityJSON,
      ]
      Screen.standardOut(report.pretty + "\n")
    } else {
      looks.show(checks)
      looks.show(content.readabilityTable)
      Screen.standardError(
        "\(count(content.topics.flatMap(\.clauses).count, "stance")) checked: \(count(errors, "error")), "
          + "\(count(findings.count - errors, "warning")).\n")
    }
    if errors > 0 || (strict && !findings.isEmpty) { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private func count(_ number: Int, _ what: String) -> String {
    "\(number) \(what)\(number == 1 ? "" : "s")"
  }
}
