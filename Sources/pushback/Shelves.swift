import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

/// Where stories come from and where records go: options that most subcommands share.
struct Shelves: ParsableArguments {
  @ArgumentParser.Option(help: "A folder with scenarios/ and Content/ to use instead of the bundled one.")
  var library: String?

  /// What the subcommands are given from outside.
  func outside() throws -> Outside {
    let environment = ProcessInfo.processInfo.environment
    return Outside(
      library: try openLibrary(), folder: JournalFolder(try JournalFolder.path(environment: environment)),
      now: { Date().timeIntervalSince1970 }, newSeed: { UInt64.random(in: 0..<(1 << 53)) },
      write: OutputFile.write, fileExists: OutputFile.exists, files: OutputFile.here)
  }

  func openLibrary() throws -> Library {
    guard let library else { return try Library.bundled() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: library + "/scenarios", isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw Failure(.data, "\(library) is no library: it has no folder called scenarios.")
    }
    let hasContent = FileManager.default.fileExists(atPath: library + "/Content")
    return Library(root: library, content: hasContent ? nil : try Library.bundled())
  }
}

/// How things are shown: options of whatever writes for people.
struct Looks: ParsableArguments {
  @Flag(help: "Plain text for screen readers: no layout, numbered lines. ACCESSIBLE=1 does the same.")
  var plain = false

  @ArgumentParser.Option(
    help: "Whether to use colour, which never carries meaning alone: auto, always or never.")
  var color = Appearance.ColourChoice.auto

  func appearance() -> Appearance {
    Appearance(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(1) == 1,
      columns: Appearance.columns(of: 1), colour: color, style: plain ? .plain : .auto)
  }

  func show(_ document: Document) { Screen.standardOut(Renderer(appearance()).text(of: document) + "\n") }
}

extension Appearance.ColourChoice: ExpressibleByArgument {}

/// Where a document goes: options of whatever can also write a file.
struct Output: ParsableArguments {
  @ArgumentParser.Option(help: "Write to this file, or into this folder, instead of showing it.")
  var output: String?

  @Flag(help: "Overwrite the file if it is there.")
  var force = false

  /// Writes the text; a folder takes the default name. Refuses to overwrite.
  func write(_ text: String, defaultName: String) throws {
    guard var path = output else { return Screen.standardOut(text) }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      path = (path as NSString).appendingPathComponent(defaultName)
    }
    guard force || !OutputFile.exists(path) else {
      throw Failure(
        .refused, "\(path) is there already. Choose another name, or add --force to overwrite it.")
    }
    try OutputFile.write(text, to: path)
    Screen.standardError("Written: \(neutral(path))\n")
  }
}
