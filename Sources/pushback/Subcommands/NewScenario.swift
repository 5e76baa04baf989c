import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct NewScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a story of your own: seven scenes that play, with notes on how they work.")

  @Argument(help: "The story’s name; the file is called after it.")
  var name: String

  @OptionGroup var shelves: Shelves

  func run() throws {
    let library = try shelves.openLibrary()
    let words = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let id = words.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    guard !id.isEmpty, id.count <= 64, id.allSatisfy({ $0.isASCII }) else {
      throw Failure(
        .usage, "A story’s name has letters, digits and hyphens, at most 64: not “\(neutral(name))”.")
    }
    let path = "\(id).md"
    guard !OutputFile.exists(path) else {
      throw Failure(.refused, "\(path) is there already. Choose another name; nothing was overwritten.")
    }
    let title = id.split(separator: "-").joined(separator: " ")
    let text = try library.template().replacingOccurrences(
      of: "{{TITLE}}", with: title.prefix(1).uppercased() + title.dropFirst())
    try OutputFile.write(text, to: path)
    Screen.standardOut(
      """
      Written: \(path)
      Play it:  pushback play \(path)
      While you write: pushback play \(path) --watch, in a second terminal
      Check it: pushback check \(path)
      The notes in it say what each line does; pushback guide writing-scenarios says the rest.

      """)
  }
}
