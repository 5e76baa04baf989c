import ArgumentParser
import PushbackCore
import PushbackJournal
import PushbackLibrary

struct ListStories: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The stories there are to play.")

  @Flag(help: "As a JSON array, by Content/stories.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let library = try shelves.openLibrary()
    let stories = library.scenarioNames.compactMap(library.headline)
    if json {
      let all = stories.map { story -> JSON in
        [
          "id": .string(story.id.text), "title": .string(story.title), "summary": .string(story.summary),
          "minutes": JSON(story.minutes?.alone),
        ]
      }
      return Screen.standardOut(JSON.array(all).pretty + "\n")
    }
    let rows = stories.map { story in
      [
        Text(story.id.text), Text(story.title), Text(story.minutes.map { "\($0.alone)" } ?? ""),
        Text(story.summary),
      ]
    }
    looks.show(
      Document([
        .table(
          Table(header: ["story", "title", "minutes", "what it is about"], rows: rows, rightAligned: [2])),
        .aside("pushback play STORY begins one."),
      ]))
  }
}

struct ListSessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "The sessions on record.")

  @Flag(help: "As a JSON array, by Content/sessions.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    if json {
      let all = Records(outside).all.map { record -> JSON in
        [
          "id": .string(record.id), "scenario": .string(record.scenario),
          "state": .string(record.state.rawValue),
          "ending": JSON(record.ending), "decisions": .int(record.decisions),
        ]
      }
      return Screen.standardOut(JSON.array(all).pretty + "\n")
    }
    looks.show(Records(outside).table)
  }
}

struct ShowSession: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What happened in a session, event by event.")

  @Argument(help: "The session; without one, the latest.")
  var session: String?

  @Flag(help: "As a JSON array of the events, by Content/show.schema.json.")
  var json = false

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let name = try session ?? Records(outside).latest()
    let recorded = try Records(outside).recording(name)
    if json { return Screen.standardOut(JSON.array(recorded.events.map(\.members)).pretty + "\n") }
    let lines = recorded.events.map { [Block.paragraph(Text($0.sentence))] }
    looks.show(
      Document([
        .paragraph(Text("\(recorded.header.id): “\(recorded.header.title)”, seed \(recorded.header.seed).")),
        lines.isEmpty ? .paragraph("Nothing happened yet.") : .numbered(lines),
      ]))
  }
}

struct DeleteSession: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a session and its copies for good.")

  @Argument(help: "The session.")
  var session: String

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let id = try Records(outside).id(session)
    guard yes || confirmed(id, loss(id, outside)) else {
      throw Failure(.usage, "Nothing was deleted. Add --yes to delete without being asked.")
    }
    try outside.folder.delete(id)
    Screen.standardError("Deleted: \(id)\n")
  }

  /// That a review of several sessions would be lost with it.
  private func loss(_ id: SessionID, _ outside: Outside) -> String {
    guard let mark = try? Records(outside).recording(id.text).header.mark else { return "" }
    let reviews = JointReview.all(Records(outside)).filter { $0.sessions.contains { $0.mark == mark } }
    guard !reviews.isEmpty else { return "" }
    let names = reviews.map(\.recording.header.id.text).listed
    return "\(names) \(reviews.count == 1 ? "goes" : "go") through it, and cannot be used without it. "
  }

  private func confirmed(_ id: SessionID, _ loss: String) -> Bool {
    Screen.standardError("\(loss)Delete \(id) and its copies for good? Type its name: ")
    return PipedLines().next()?.text.trimmed == id.text
  }
}

struct RecoverSession: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Save what is whole of a damaged session into a new one.")

  @Argument(help: "The damaged session; it is left as it is.")
  var session: String

  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let new = try outside.folder.recover(try Records(outside).id(session))
    Screen.standardOut("Recovered as \(new). pushback play --session \(new) goes on with it.\n")
  }
}

struct ReadGuide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Pages about playing, prices, drafts and writing; `topics WORD` finds a clause topic.")

  @Argument(help: "The page, or `topics` and a word.")
  var topic: [String] = []

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let content = try shelves.openLibrary().content.value
    do { looks.show(try GuidePages(content).page(topic.joined(separator: " "))) } catch let error
      as Misunderstanding
    {
      throw Failure(.failed, error.message)
    }
  }
}
