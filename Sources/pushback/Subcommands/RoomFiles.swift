import ArgumentParser
import PushbackCore
import PushbackJournal
import PushbackTerminal

struct WriteRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "A room’s own record: its votes, what was said and kept, its lists, and the next step.")

  @Argument(help: "The session; without one, the latest.")
  var session: String?

  @ArgumentParser.Option(
    help:
      "markdown, html, text, or json by Content/room.schema.json; without it as --output ends, or markdown.")
  var format: DocumentFormat?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .markdown)
    let name = try session ?? Records(outside).latest()
    let (recording, play) = try Records(outside).play(name)
    guard play.room != nil else {
      guard play.reviewed.isEmpty else {
        throw Failure(
          .failed, "\(name) is a review of \(play.reviewed.listed), which is no room.")
      }
      throw Failure(.failed, "\(name) was played alone. pushback draft \(name) writes what it leaves.")
    }
    let open = play.quotations(outside.content.value).count { $0.quoting == nil }
    guard open == 0 || format == .json else {
      throw Failure(
        .refused,
        "\(open) quotation\(open == 1 ? " has" : "s have") not been kept or struck. pushback play --session \(name), "
          + "then record, goes through them.")
    }
    let day = Outside.day(Double(recording.moments.last ?? recording.header.startedAt))
    let record = RoomRecord(play, session: name, date: day, content: outside.content.value)
    let file = format == .json ? RoomRecord.jsonName : "room-record\(format.fileEnding)"
    try output.write(
      format.text(of: record.document, title: record.title, json: record.json), defaultName: file)
  }
}

struct CompareSessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Teams side by side: where they chose, argued and adopted differently.")

  @Argument(help: "Two sessions or more.")
  var sessions: [String]

  @ArgumentParser.Option(
    help:
      "text, markdown, html, or json by Content/comparison.schema.json; without it as --output ends, or text."
  )
  var format: DocumentFormat?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func validate() throws {
    guard sessions.count > 1 else { throw ValidationError("compare takes two sessions or more.") }
    guard Set(sessions).count == sessions.count else {
      throw ValidationError("compare takes each session once.")
    }
  }

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .text)
    let comparison = Comparison(try Evidence(sessions, outside).records, content: outside.content.value)
    if format == .text, output.output == nil { return looks.show(comparison.document) }
    let text = format.text(of: comparison.document, title: comparison.title, json: comparison.json)
    try output.write(text, defaultName: "comparison\(format.fileEnding)")
  }
}
