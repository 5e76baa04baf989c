import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

struct CheckScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "All that is wrong with scenarios; without a file, the bundled ones and their content.")

  @Argument(help: "Scenario files, or names of stories in the library.")
  var files: [String] = []

  @Flag(help: "As a JSON array of findings.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let checks = try files.isEmpty ? everything(in: library) : files.map { try check($0, library) }
    let errors = checks.flatMap(\.findings).count { $0.severity == .error }
    if json {
      Screen.standardOut(JSON.array(checks.flatMap(\.json)).pretty + "\n")
    } else {
      Screen.standardOut(checks.flatMap(\.lines).map { $0 + "\n" }.joined())
      Screen.standardError("\(summary(checks.count, errors, checks.flatMap(\.findings).count - errors))\n")
    }
    if errors > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private func everything(in library: Library) throws -> [CheckedFile] {
    let stories = try library.scenarioNames.map { try Story($0.text, in: library) }
    return CheckedFile.content(of: library) + stories.map { CheckedFile($0, in: library, standard: .bundled) }
  }

  private func check(_ name: String, _ library: Library) throws -> CheckedFile {
    let story = try Story(name, in: library)
    return CheckedFile(story, in: library, standard: story.path == name ? .anyone : .bundled)
  }

  private func summary(_ files: Int, _ errors: Int, _ warnings: Int) -> String {
    func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
    return "\(count(files, "file")) checked: \(count(errors, "error")), \(count(warnings, "warning"))."
  }
}
