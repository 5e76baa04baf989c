import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct TryDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "What a draft changes in the stories: their endings, and its price.",
    discussion: """
      Takes out every choice that the adopted rules forbid and works each story out again. It says how often each \
      ending comes before and after, the worst that a plan can still do, which rules change nothing, and where they \
      leave somebody nothing to do. The result may be worse; then it says so.
      """)

  @Argument(help: "A draft (.md or .json), or sessions; without any, the latest session.")
  var draft: [String] = []

  @ArgumentParser.Option(
    help: "A story’s name, or a file. May be repeated; without one, every story of the library.")
  var scenario: [String] = []

  @ArgumentParser.Option(help: "An ending: which further clauses would make it unreachable?")
  var close: String?

  @Flag(help: "As one JSON object, by Content/trial.schema.json.")
  var json = false

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(json ? .json : nil, usual: DraftFormat.markdown, option: "--json")
    let tried = try RuleSource(outside).tried(draft, beside: close != nil)
    let names = scenario.isEmpty ? outside.stories.scenarioNames.map(\.text) : scenario
    let stories = try names.map { try Story($0, in: outside.stories).machine(outside.stories).scenario }
    let trial = try Trial.of(
      stories, under: tried.rules, wordings: tried.wordings,
      close: try close.map { try ending($0, in: stories) },
      library: tried.content)
    let document = trial.document(tried.content)
    if format == .markdown, output.output == nil { return looks.show(document) }
    let text =
      switch format {
      case .json: trial.json.pretty + "\n"
      case .html: document.html(title: Trial.title)
      case .markdown: document.markdown
      }
    try output.write(text, defaultName: "trial\(format.fileEnding)")
  }

  /// By its id, or as the report names it.
  private func ending(_ ending: String, in stories: [Scenario]) throws -> SceneID {
    let scenes = stories.flatMap { story in
      story.scenes.filter { if case .ending = $0.exit { true } else { false } }
    }
    let endings = scenes.map(\.id.text)
    let named =
      scenes.first { $0.id.text == ending } ?? scenes.first { $0.title.lowercased() == ending.lowercased() }
    if let named { return named.id }
    let near = nearest(ending, among: endings).map { " Did you mean \($0)?" } ?? ""
    throw Failure(
      .usage,
      "No story here has the ending “\(neutral(ending))”.\(near) pushback graph shows a story’s endings.")
  }
}

/// Where rules come from: a draft's file, or the sessions that adopted them.
struct RuleSource {
  let outside: Outside

  init(_ outside: Outside) { self.outside = outside }

  func rules(_ names: [String]) throws -> Rules {
    if names.count == 1, RuleSource.isFile(names[0]) {
      return try RuleSource.rules(file: names[0], outside.content.value)
    }
    if let file = names.first(where: RuleSource.isFile) {
      throw Failure(.usage, "\(neutral(file)) is a file. Name one draft, or sessions.")
    }
    let sessions = try names.isEmpty ? [Records(outside).latest()] : names
    let draft = Draft(
      try Evidence(sessions, outside).proposals(outside.content.value), date: outside.today)
    guard draft.isPolicy else {
      throw Failure(
        .failed,
        "\(sessions.joined(separator: ", ")): nothing was adopted, because nobody reviewed it yet. pushback review "
          + "\(sessions[0]) does.")
    }
    return Rules(draft)
  }

  /// Rules, how they read where people edited them, and what is known of their clauses.
  struct Tried {
    let rules: Rules
    let wordings: [Int: Rules.Wording]
    let content: Content
  }

  /// A file needs no more of the library than the topics it names, unless clauses are looked for beside its own.
  func tried(_ names: [String], beside others: Bool) throws -> Tried {
    guard names.count == 1, RuleSource.isFile(names[0]) else {
      return Tried(rules: try rules(names), wordings: [:], content: outside.content.value)
    }
    let file = try PolicyFile.open(names[0])
    if !others {
      let content = outside.stories.content(ofTopics: file.topics)
      if let rules = try? file.rules(in: content) {
        return Tried(rules: rules, wordings: file.wordings(in: content), content: content)
      }
    }
    let content = outside.content.value
    return Tried(
      rules: try RuleSource.rules(of: file, content), wordings: file.wordings(in: content),
      content: content)
  }

  /// The rules of a file whose words are those of their clauses. What others forbid in a story is not known.
  static func rules(file: String, _ content: Content) throws -> Rules {
    let file = try PolicyFile.open(file)
    let wordings = file.wordings(in: content)
    return Rules(try rules(of: file, content).rules.filter { wordings[$0.number] != .reworded })
  }

  private static func rules(of file: PolicyFile, _ content: Content) throws -> Rules {
    do { return try file.rules(in: content) } catch { throw Failure(.data, error.message) }
  }

  /// Which rules of a file are left out because people reworded them; nil where none is.
  func leftOut(_ name: String) throws -> String? {
    guard RuleSource.isFile(name) else { return nil }
    let file = try PolicyFile.open(name)
    let remarks = (file.policy?.remarksAmongRules ?? []).prefix(3).map { "“\(neutral($0))”" }
    let unknown = remarks.isEmpty ? nil : "What this means in a story is not known: \(remarks.listed)"
    let numbers = file.wordings(in: outside.content.value).filter { $0.value == .reworded }.keys.sorted()
      .map { "\($0)" }
    guard !numbers.isEmpty else { return unknown }
    let one = numbers.count == 1
    let reworded =
      "Rule\(one ? "" : "s") \(numbers.listed) \(one ? "was" : "were") reworded by hand, so what \(one ? "it forbids" : "they forbid") "
      + "in a story is not known: \(one ? "it is" : "they are") left out."
    return [reworded, unknown].compactMap(\.self).joined(separator: " ")
  }

  /// Whether a name is that of a file, and not of a session.
  static func isFile(_ name: String) -> Bool { name.contains("/") || Form(file: name) != nil }
}

extension Trial {
  /// A trial, or why there is none as a failure for people.
  static func of(
    _ stories: [Scenario], under rules: Rules, wordings: [Int: Rules.Wording] = [:], close: SceneID? = nil,
    library: Content
  ) throws -> Trial {
    do {
      return try Trial(stories, under: rules, wordings: wordings, close: close, library: library)
    } catch {
      switch error {
      case .unsolved(let story, let obstacle): throw Failure(.data, obstacle.advice(story.text))
      case .tooMuch(let story):
        throw Failure(
          .data, "“\(story)” under these rules has more to remember than fits. Try it with fewer rules.")
      }
    }
  }
}
