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

  @Argument(help: "Scenario files, or names of stories in the library.")
  var files: [String] = []

  @OptionGroup var options: CheckOptions
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let checks = try files.isEmpty ? everything(in: library) : files.map { try check($0, library) }
    try options.report(checks) {
      // A library of one's own may have no guide; then the bundled one explains the findings.
      library.rules.isEmpty ? try Library.bundled().rules : library.rules
    }
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
}
