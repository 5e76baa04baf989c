import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

/// Where stories come from: an option that most subcommands share.
struct Shelves: ParsableArguments {
  @ArgumentParser.Option(
    name: .customLong("library"),
    help: "A folder with scenarios/ and Content/ to use instead of the bundled one.")
  var folder: String?

  func outside() throws -> Outside { try Outside.real(library: folder) }
  func openLibrary() throws -> Library { try Outside.openLibrary(at: folder) }
}

/// How things are shown: options of whatever writes for people.
struct Looks: ParsableArguments {
  @Flag(help: "Plain text for screen readers: no layout, numbered lines. ACCESSIBLE=1 does the same.")
  var plain = false

  @ArgumentParser.Option(
    help: "Whether to use colour, which never carries meaning alone: auto, always or never.")
  var color = Appearance.ColourChoice.auto

  var look: Look { Look(style: plain ? .plain : .auto, colour: color) }
  func show(_ document: Document) { look.show(document) }
}

extension Appearance.ColourChoice: ExpressibleByArgument {}

/// Where a document goes: options of whatever can also write a file.
struct Output: ParsableArguments {
  @ArgumentParser.Option(
    name: .customLong("output"),
    help: "Write to this file, or into this folder, instead of showing it. How it ends may say the format.")
  var place: String?

  /// As elsewhere a hyphen stands for what is shown.
  var output: String? { place == "-" ? nil : place }

  @Flag(help: "Overwrite the file if it is there.")
  var force = false

  /// Writes the text; a folder takes the default name. Refuses to overwrite.
  func write(_ text: String, defaultName: String) throws {
    try OutputPlace(path: output, force: force).write(text, defaultName: defaultName)
  }

  /// Writes what is no text. A terminal could not show it, so there it needs a place.
  func write(bytes: Data, called what: String, defaultName: String) throws {
    guard output == nil else {
      return try OutputPlace(path: output, force: force).write(bytes, defaultName: defaultName)
    }
    guard isatty(1) == 0 else {
      throw Failure(.usage, "\(what) is nothing to show here. Say where: --output \(defaultName).")
    }
    Streams.out(bytes)
  }
}
