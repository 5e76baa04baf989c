import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct FormatScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Put stories into the one layout that stories have; what they say stays as it is.",
    discussion: """
      Orders the header, the spacing, the lists and the bill, and gives an id to choices that lack one. Lines of prose \
      stay as you broke them, and your notes where they were. A file with errors is left alone, and the others go on.
      """)

  @Argument(help: "Scenario files in Markdown; without any, those in the folder scenarios here.")
  var files: [String] = []

  @Flag(help: "Write nothing: list the files that would change, and exit 1 if there are any.")
  var check = false

  @OptionGroup var shelves: Shelves

  func run() throws {
    let library = try shelves.openLibrary()
    var code: Int32 = 0
    for path in try files.isEmpty ? here() : files {
      do {
        if try format(path, library), check { code = max(code, Failure.Code.failed.rawValue) }
      } catch {
        let failure = Failure(error)
        Screen.standardError("pushback: \(neutral(failure.message))\n")
        code = max(code, failure.code.rawValue)
      }
    }
    if code > 0 { throw ExitCode(code) }
  }

  /// Whether its layout was another one.
  private func format(_ path: String, _ library: Library) throws -> Bool {
    guard Form(file: path) != .json else {
      throw Failure(.usage, "\(path) is JSON, which convert writes in its one layout; fmt is for Markdown.")
    }
    let bytes: [UInt8]
    do { bytes = try Library.bytes(file: path) } catch { throw Failure(.usage, error.message) }
    let layout = Layout(bytes: bytes, id: Form.id(file: path), name: path, knowing: library.vocabulary)
    guard let text = layout.text else { throw CheckedFile(layout).failure("formatted") }
    guard Array(text.utf8) != bytes else { return false }
    if check {
      Screen.standardOut(neutral(path) + "\n")
    } else {
      // A link stays one: what it leads to is rewritten.
      try OutputFile.write(text, to: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      Screen.standardOut("Written: \(neutral(path))\n")
    }
    return true
  }

  /// The stories of the library named, or of the folder one is in.
  private func here() throws -> [String] {
    let folder = (shelves.folder.map { $0 + "/" } ?? "") + "scenarios"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { Form(file: $0) == .markdown && !$0.hasPrefix(".") }.sorted()
    guard !names.isEmpty else {
      throw Failure(.usage, "There is no story in \(folder). Name the files to format.")
    }
    return names.map { "\(folder)/\($0)" }
  }
}
