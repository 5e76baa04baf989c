import ArgumentParser
import PushbackCore
import PushbackLibrary

struct DiffDrafts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What changed from one policy to another, topic by topic.",
    discussion: """
      Each is a file ending in .md or .json, or a reviewed session. Says what became stricter or weaker by the \
      library’s scale, what was added, dropped, decided or reopened, and where each rule came from.
      """)

  @Argument(help: "The earlier policy.")
  var before: String

  @Argument(help: "The later policy.")
  var after: String

  @ArgumentParser.Option(
    help:
      "text, markdown, html, or json by Content/policy-diff.schema.json; without it as --output ends, or text."
  )
  var format: DocumentFormat?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .text)
    let source = PolicySource(outside)
    let difference = PolicyDifference(
      from: try source.policy(before), to: try source.policy(after), content: outside.content.value)
    let document = difference.document((before, after))
    if format == .text, output.output == nil { return looks.show(document) }
    try output.write(
      format.text(of: document, title: "What changed", json: difference.json),
      defaultName: "policy-diff\(format.fileEnding)")
  }
}
