import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

struct WriteDebrief: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debrief", abstract: "What a finished session’s choices bought and cost.")

  @Argument(help: "The session; without one, the latest.")
  var session: String?

  @ArgumentParser.Option(
    help:
      "text, markdown, html, or json by Content/debrief.schema.json; without it as --output ends, or text.")
  var format: DocumentFormat?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .text)
    let name = try session ?? Records(outside).latest()
    let (_, play) = try Records(outside).play(name)
    guard play.reviewed.isEmpty else {
      throw Failure(
        .failed,
        "\(name) is a review of \(play.reviewed.listed), in which nothing was played. Name one of them.")
    }
    guard play.isOver else {
      throw Failure(
        .failed,
        "\(name) is not finished, so there is no debrief yet. pushback play --session \(name) goes on.")
    }
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(play.machine.withoutRules) }
    let debrief = Debrief(play.publishable, analysis: analysis, content: outside.content.value)
    let title = "\(play.scenario.title): debrief"
    if format == .text, output.output == nil { return looks.show(debrief.whole) }
    try output.write(
      format.text(of: debrief.whole, title: title, json: debrief.json),
      defaultName: "debrief\(format.fileEnding)")
  }
}

struct WriteDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "The policy draft from reviewed sessions, or the questions from unreviewed ones.")

  @OptionGroup var sessions: ChosenSessions

  @ArgumentParser.Option(
    help: "markdown, html, or json by Content/draft.schema.json; without it as --output ends, or markdown.")
  var format: DraftFormat?

  @ArgumentParser.Option(
    name: .customLong("for"),
    help:
      "Whom it is for: employer or project; without it, as the one session says. It orders the rules, and adds none."
  )
  var kind: String?

  @OptionGroup var annexes: DraftAnnexes
  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .markdown)
    let content = outside.content.value
    let kind = try kind.map { try content.texts.kind($0) }
    let draft = try annexes.draft(try Evidence(sessions.names(outside), outside), kind, outside)
    let name = draft.fileName.replacingOccurrences(of: ".md", with: format.fileEnding)
    try output.write(format.text(of: draft), defaultName: name)
    if output.output == nil, isatty(1) == 1 {
      Screen.standardError("To keep it: pushback draft --output \(name)\n")
    }
  }
}

/// What a draft carries besides its rules.
struct DraftAnnexes: ParsableArguments {
  @Flag(help: "Try the rules against every story, and say in an annex what they change.")
  var tried = false

  @ArgumentParser.Option(
    help:
      "The policy it comes after: its version, owner, dates and change log go on, and its signatures are named."
  )
  var previous: String?

  var isEmpty: Bool { !tried && previous == nil }

  func draft(_ evidence: Evidence, _ kind: PolicyTexts.Kind?, _ outside: Outside) throws -> Draft {
    let content = outside.content.value
    var draft = Draft(
      evidence.proposals(content), date: outside.today, kind: kind ?? said(evidence, content),
      previous: try previous.map { try PolicyFile.open($0).read() })
    if tried, draft.isPolicy {
      let stories = try outside.stories.scenarioNames.map {
        try Story($0.text, in: outside.stories).machine(outside.stories).scenario
      }
      draft.trial = try Trial.of(stories, under: Rules(draft), library: content)
    }
    if let warning = draft.lengthWarning { Screen.standardError("\(warning)\n") }
    return draft
  }
}

extension DraftAnnexes {
  /// Whom it is for, as it was last said in the session itself.
  private func said(_ evidence: Evidence, _ content: Content) -> PolicyTexts.Kind? {
    guard evidence.records.count == 1 else { return nil }
    return content.texts.kinds.first { $0.id == evidence.records[0].play.addressee }
  }
}

/// The sessions that something is written from.
struct ChosenSessions: ParsableArguments {
  @Argument(help: "The sessions; without any, the latest.")
  var sessions: [String] = []

  @Flag(help: "All finished sessions.")
  var all = false

  func names(_ outside: Outside) throws -> [String] {
    try ChosenSessions.names(sessions, all: all, outside)
  }

  static func names(_ sessions: [String], all: Bool, _ outside: Outside) throws -> [String] {
    guard all else { return try sessions.isEmpty ? [Records(outside).latest()] : sessions }
    guard sessions.isEmpty else { throw Failure(.usage, "Name sessions, or say --all, not both.") }
    let finished = Records(outside).all.filter { $0.state == .finished }.map(\.id)
    guard !finished.isEmpty else {
      throw Failure(.failed, "No session is finished yet. pushback begins one.")
    }
    return finished
  }
}

extension PolicyTexts {
  /// The kind of organisation of that name.
  func kind(_ id: String) throws -> Kind {
    if let kind = kinds.first(where: { $0.id == id }) { return kind }
    let near = nearest(id, among: kinds.map(\.id)).map { " Did you mean \($0)?" } ?? ""
    let known = kinds.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
    throw Failure(.usage, "No draft is for “\(id)”.\(near) The kinds: \(known).")
  }
}

extension DraftFormat: ExpressibleByArgument {
  var fileEnding: String { ".\((ending ?? .md).rawValue)" }
}
