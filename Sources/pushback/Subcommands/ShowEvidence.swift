import ArgumentParser
import PushbackCore

struct ShowEvidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "What sessions say of each topic: contested, supported, raised or not reached, and why.")

  @OptionGroup var sessions: ChosenSessions

  @ArgumentParser.Option(
    help:
      "text, markdown, html, or json by Content/evidence.schema.json; without it as --output ends, or text.")
  var format: DocumentFormat?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .text)
    let proposals = try Evidence(sessions.names(outside), outside).proposals(outside.content.value)
    if format == .text, output.output == nil { return looks.show(proposals.evidencePage) }
    try output.write(
      format.text(of: proposals.evidencePage, title: "Evidence for a policy", json: proposals.evidenceJSON),
      defaultName: "evidence\(format.fileEnding)")
  }
}
