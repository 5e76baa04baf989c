import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct PrintKit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "A story as a kit on paper, for a workshop without a computer.",
    discussion: """
      Writes one page for the browser, to print on A4 or Letter: run sheet, story, tracking sheet, tally sheet, vote \
      slips and the draft’s first page.
      """)

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String

  @ArgumentParser.Option(help: "The folder to write into; it is made if it is not there.")
  var output = "."

  @Flag(help: "Overwrite the file if it is there.")
  var force = false

  @ArgumentParser.Option(help: "How many people there are slips for, 1 to 200.")
  var people = 12

  @ArgumentParser.Option(help: "How many minutes the workshop has, 15 to 240.")
  var minutes = 60

  @ArgumentParser.Option(help: "The seed of the number strip, 0 to 9007199254740991.")
  var seed: UInt64?

  @OptionGroup var shelves: Shelves

  func validate() throws {
    guard (1...200).contains(people) else { throw ValidationError("--people takes a number from 1 to 200.") }
    guard (15...240).contains(minutes) else {
      throw ValidationError("--minutes takes a number from 15 to 240.")
    }
    if let seed, seed >= 1 << 53 {
      throw ValidationError("--seed takes a whole number from 0 to 9007199254740991.")
    }
    if output.hasSuffix(".html") {
      throw ValidationError("--output takes a folder; the file in it is called after the story.")
    }
  }

  func run() throws {
    let outside = try shelves.outside()
    let story = try Story(scenario, in: outside.stories)
    let kit = Kit(
      try story.machine(outside.stories).scenario, named: scenario.namePart,
      texts: outside.content.value.texts,
      plan: HourPlan(minutes: minutes), seed: seed ?? outside.newSeed(), people: people)
    let html = kit.booklet.html(title: "\(kit.scenario.title): workshop kit")
    try OutputFile.makeFolder(output)
    let path = output.appending(part: "\(story.id)-kit.html")
    guard force || !OutputFile.exists(path) else {
      throw Failure(
        .refused, "\(path) is there already. Choose another folder, or add --force to overwrite it.")
    }
    try OutputFile.write(html, to: path)
    Screen.standardError("Written: \(neutral(path))\n")
  }
}
