import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

struct CheckScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "All that is wrong with scenarios; without a file, the bundled ones and their content.",
    discussion: """
      Ends with 1 where there is an error, or with --strict a warning. A story's header can allow a warning, with the \
      reason; pushback guide writing-scenarios says how, and what each finding means.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @Argument(help: "Scenario files, or names of stories in the library.")
  var files: [String] = []

  @ArgumentParser.Option(
    help:
      "For people, for programs (an array of findings), or for a forge that shows findings beside the changed lines."
  )
  var format: Format?

  @Flag(help: "Short for --format json.")
  var json = false

  @Flag(help: "Warnings fail too.")
  var strict = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError(
        "--json is short for --format json, and --format says \(format.rawValue). Leave one out.")
    }
  }

  func run() throws {
    let library = try shelves.openLibrary()
    let checks = try files.isEmpty ? everything(in: library) : files.map { try check($0, library) }
    let findings = checks.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    switch format ?? (json ? .json : .text) {
    case .json: Screen.standardOut(JSON.array(checks.flatMap(\.json)).pretty + "\n")
    case .sarif: Screen.standardOut(try sarif(checks, library).json.pretty + "\n")
    case .text:
      Screen.standardOut(checks.flatMap(\.lines).map { $0 + "\n" }.joined())
      Screen.standardError("\(summary(checks.count, errors, findings.count - errors))\n")
    }
    if errors > 0 || (strict && !findings.isEmpty) { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private func everything(in library: Library) throws -> [CheckedFile] {
    let stories = try library.scenarioNames.map { try Story($0.text, in: library) }
    let checks =
      CheckedFile.content(of: library) + stories.map { CheckedFile($0, in: library, standard: .bundled) }
    return checks.map { $0.inLibrary(at: shelves.folder) }
  }

  private func check(_ name: String, _ library: Library) throws -> CheckedFile {
    let story = try Story(name, in: library)
    if story.path == name { return CheckedFile(story, in: library, standard: .anyone) }
    return CheckedFile(story, in: library, standard: .bundled).inLibrary(at: shelves.folder)
  }

  /// A library of one's own may have no guide; then the bundled one explains the findings.
  private func sarif(_ checks: [CheckedFile], _ library: Library) throws -> Sarif {
    let rules = library.rules
    return Sarif(rules: rules.isEmpty ? try Library.bundled().rules : rules, checks: checks)
  }

  private func summary(_ files: Int, _ errors: Int, _ warnings: Int) -> String {
    func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
    return "\(count(files, "file")) checked: \(count(errors, "error")), \(count(warnings, "warning"))."
  }
}
