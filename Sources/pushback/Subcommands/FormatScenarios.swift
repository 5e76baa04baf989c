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
      stay as you broke them, and your notes where they were. A file with errors is left alone.
      """)

  @Argument(help: "Scenario files in Markdown; without any, those in the folder scenarios here.")
  var files: [String] = []

  @Flag(help: "Write nothing: list the files that would change, and exit 1 if there are any.")
  var check = false

  @OptionGroup var shelves: Shelves

  func run() throws {
    let library = try shelves.openLibrary()
    var changed = 0
    var broken = 0
    let paths = try files.isEmpty ? here() : files
    for path in paths {
      guard Form(file: path) != .json else {
        throw Failure(.usage, "\(path) is JSON, which convert writes in its one layout; fmt is for Markdown.")
      }
      let bytes: [UInt8]
      do { bytes = try Library.bytes(file: path) } catch { throw Failure(.usage, error.message) }
      let layout = Layout(bytes: bytes, id: Form.id(file: path), name: path, knowing: library.vocabulary)
      guard let text = layout.text else {
        broken += 1
        Screen.standardError("pushback: \(neutral(CheckedFile(layout).failure("formatted").message))\n")
        continue
      }
      guard Array(text.utf8) != bytes else { continue }
      changed += 1
      if check {
        Screen.standardOut(neutral(path) + "\n")
      } else {
        // A link stays one: what it leads to is rewritten.
        try OutputFile.write(text, to: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        Screen.standardOut("Written: \(neutral(path))\n")
      }
    }
    if broken > 0 { throw ExitCode(Failure.Code.data.rawValue) }
    if check, changed > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
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
