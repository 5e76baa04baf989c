import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct ConvertScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a story in its other form: Markdown for people, JSON for programs.",
    discussion: """
      pushback convert my-story.md my-story.json, and back. The story stays the same: whatever the program plays, \
      prices and shows. Notes to the author and the breaks of lines are Markdown’s alone. The JSON is described in \
      Content/scenario.schema.json.
      """)

  @Argument(help: "A scenario file, .md or .json, or the name of a story in the library.")
  var from: String

  @Argument(help: "The file to write, with the other ending; - is standard output.")
  var to: String

  @Flag(help: "Overwrite the file if it is there.")
  var force = false

  @OptionGroup var shelves: Shelves

  func run() throws {
    let library = try shelves.openLibrary()
    let story = try Story(from, in: library)
    let source = Form(file: story.path) ?? .markdown
    let form = source.other
    guard to == "-" || Form(file: to) == form else {
      throw Failure(
        .usage,
        "\(from) is \(source.name), so it becomes \(form.name): give a name that ends in \(form.ending), or - for "
          + "standard output.")
    }
    let reading = Reading(bytes: story.bytes, id: story.id, name: story.path, knowing: library.vocabulary)
    guard let scenario = reading.scenario else { throw CheckedFile(reading).failure("converted") }
    let text: String
    do { text = try scenario.written(as: form, knowing: library.vocabulary) } catch {
      throw Failure(.data, error.message)
    }
    guard to != "-" else { return Screen.standardOut(text) }
    guard force || !OutputFile.exists(to) else {
      throw Failure(.refused, "\(to) is there already. Choose another name, or add --force to overwrite it.")
    }
    try OutputFile.write(text, to: to)
    Screen.standardError("Written: \(neutral(to))\n")
  }
}

extension Form {
  /// As messages name it.
  fileprivate var name: String { self == .json ? "JSON" : "Markdown" }
}
