import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

struct CheckScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "All that is wrong with scenarios; without a file, the bundled ones and their content.")

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
      for check in checks { looks.show(check.document) }
      Screen.standardError("\(summary(checks.count, errors, checks.flatMap(\.findings).count - errors))\n")
    }
    if errors > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private func everything(in library: Library) -> [CheckedFile] {
    let scenarios = library.scenarioNames.map { id in
      let bytes = (try? library.bytes(of: id)) ?? []
      return CheckedFile(name: "scenarios/\(id).md", bytes: bytes, id: id, library: library, standard: .bundled)
    }
    return library.contentFindings.map(CheckedFile.init(content:)) + scenarios
  }

  private func check(_ name: String, _ library: Library) throws -> CheckedFile {
    if let bytes = FileManager.default.contents(atPath: name) {
      let file = (name as NSString).lastPathComponent
      let id = ScenarioID(String(file.hasSuffix(".md") ? file.dropLast(3) : file[...]))
      return CheckedFile(name: name, bytes: Array(bytes), id: id, library: library, standard: .anyone)
    }
    let id = ScenarioID(name)
    guard library.contains(id) else {
      let near = nearest(name, among: library.scenarioNames.map(\.text)).map { " Did you mean \($0)?" } ?? ""
      throw Failure(.usage, "There is no file and no story “\(neutral(name))”.\(near)")
    }
    return CheckedFile(
      name: "scenarios/\(id).md", bytes: try library.bytes(of: id), id: id, library: library, standard: .bundled)
  }

  private func summary(_ files: Int, _ errors: Int, _ warnings: Int) -> String {
    func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
    return "\(count(files, "file")) checked: \(count(errors, "error")), \(count(warnings, "warning"))."
  }
}
