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
      Ends with 1 where there is an error, or with --strict a warning, and with 2 where a file cannot be had. A story's header can allow a warning, with the \
      reason; pushback guide writing-scenarios says how, and what each finding means.
      """)

  @Argument(help: "Scenario files, folders of them, or names of stories in the library.")
  var files: [String] = []

  @OptionGroup var options: CheckOptions
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let names = files.flatMap { stories($0, library) }
    var checks = try files.isEmpty ? everything(in: library) : []
    var absent: Failure?
    for name in names {
      do { checks.append(try check(name, library)) } catch {
        // The others are checked all the same.
        guard names.count > 1 else { throw error }
        let failure = Failure(error)
        Screen.standardError("pushback: \(neutral(failure.message))\n")
        absent = failure
      }
    }
    do {
      try options.report(checks, looks) {
        // A library of one's own may have no guide; then the bundled one explains the findings.
        library.rules.isEmpty ? try Library.bundled().rules : library.rules
      }
    } catch let code as ExitCode {
      throw absent.map { ExitCode($0.code.rawValue) } ?? code
    }
    if let absent { throw ExitCode(absent.code.rawValue) }
  }

  private func isFolder(_ name: String, _ library: Library) -> Bool {
    !library.contains(ScenarioID(name)) && FilesBelow.isFolder(name)
  }

  /// What was named, or the stories that a folder and the folders in it hold.
  private func stories(_ name: String, _ library: Library) -> [String] {
    let below = isFolder(name, library) ? FilesBelow.names(in: name) { isStory($0) } : []
    return below.isEmpty ? [name] : below
  }

  /// A folder also holds what is said about its stories, and what was made of them.
  private func isStory(_ path: String) -> Bool {
    switch Form(file: path) {
    case .markdown: path.namePart.lowercased() != "readme.md"
    case .json:
      (try? Library.bytes(file: path)).map { String(decoding: $0, as: UTF8.self).contains("\"scenes\"") }
        ?? false
    case nil: false
    }
  }

  private func everything(in library: Library) throws -> [CheckedFile] {
    let stories = try library.scenarioNames.map { try Story($0.text, in: library) }
    let checks =
      CheckedFile.content(of: library) + stories.map { CheckedFile($0, in: library, standard: .bundled) }
    return checks.map { $0.inLibrary(at: shelves.folder) }
  }

  private func check(_ name: String, _ library: Library) throws -> CheckedFile {
    if isFolder(name, library) { throw Failure(.usage, "There is no story in the folder \(name).") }
    let story = try Story(name, in: library)
    if story.path == name { return CheckedFile(story, in: library, standard: .anyone) }
    return CheckedFile(story, in: library, standard: .bundled).inLibrary(at: shelves.folder)
  }
}
