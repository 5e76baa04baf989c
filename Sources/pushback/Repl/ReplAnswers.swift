import PushbackCore
import PushbackJournal
import PushbackLibrary

/// What the commands that only look something up answer.
extension Repl {
  func help(_ topic: String) throws -> Document {
    if topic.isEmpty { return Repl.commandList }
    if topic == "exit-codes" { return Repl.exitCodes }
    guard let name = Command.Name(rawValue: topic), let command = Command.named(name) else {
      let near = nearest(topic, among: Command.Name.allCases.map(\.rawValue) + ["exit-codes"])
      throw Misunderstanding(
        "There is no help on “\(topic)”."
          + (near.map { " Did you mean \($0)?" } ?? " Type help for the list."))
    }
    var blocks: [Block] = [
      .paragraph(Text("For example: \(command.example)")), .heading(3, Text(command.usage)),
      .paragraph(Text("\(command.summary).")),
    ]
    if !command.detail.isEmpty { blocks.append(.paragraph(Text(command.detail))) }
    return Document(blocks)
  }

  static var commandList: Document {
    Document([
      .paragraph("A number, a choice’s name or the beginning of one takes a choice. Besides:"),
      .table(
        Table(
          header: ["command", "what it does"],
          rows: Command.table.map { [Text($0.usage), Text($0.summary)] })),
      .hint("Everything is kept as you go; leave whenever you like. help COMMAND says more."),
    ])
  }

  static var exitCodes: Document {
    let rows = [["0", "all went well"]] + Failure.Code.allCases.map { ["\($0.rawValue)", $0.meaning] }
    return Document([.table(Table(header: ["exit code", "means"], rows: rows.map { $0.map { Text($0) } }))])
  }

  var look: Document {
    session.play.present.map(\.document).reduce(Document(), +)
  }

  /// Where one is, and what can be done next.
  var status: Document {
    let play = session.play
    guard play.reviewed.isEmpty else {
      return Document([
        .paragraph(Text("“\(play.scenario.title)”, \(standing).")),
        .paragraph("Next: review, draft, stories or quit."),
      ])
    }
    var lines = [
      "“\(play.scenario.title)”, \(standing)."
    ]
    if !play.scenario.role.isEmpty { lines.append(play.scenario.role) }
    let made = "\(play.decisions) decision\(play.decisions == 1 ? "" : "s") made"
    if play.isOver {
      lines.append("The story is over: “\(play.scene.title)”, \(made).")
      lines.append("Next: debrief, review, draft, undo, restart or stories.")
    } else {
      lines.append("You are in “\(play.scene.title)”, \(made).")
      let undo = play.decisions > 0 ? ", undo" : ""
      let number = choices.isEmpty ? "" : "a number from 1 to \(choices.count), "
      let vote = play.votesHere ? "counts in screen order, because CHOICE: TEXT, revote, " : ""
      lines.append("Next: \(vote)\(number)look, note\(undo) or help.")
    }
    if let room = play.room { lines.append("\(room.title).") }
    if play.redoable > 0 { lines.append("\(play.redoable) undone; redo brings the last one back.") }
    let words = Document(lines.map { .paragraph(Text($0)) } + rules)
    return play.room == nil ? words : words + clock
  }

  /// The rules it is played under, and which are suspended.
  private var rules: [Block] {
    let play = session.play
    guard !play.rules.isEmpty else { return [] }
    let lines = play.rules.rules.map { rule in
      let isReopened = play.reopened.contains { $0.rule.number == rule.number }
      return [
        Block.paragraph(Text("Rule \(rule.number)\(isReopened ? ", reopened" : ""): \(rule.label.sentence)"))
      ]
    }
    return [.list(lines)]
  }

  /// Where the record of this play is.
  private var standing: String {
    if let watched { return "watching \(watched.path); nothing is kept" }
    return "session \(session.id)\(session.isOnRecord ? "" : " (nothing to keep yet)")"
  }

  var storyList: Document {
    var options: [Option] = []
    for (index, id) in outside.stories.scenarioNames.enumerated() {
      let story = outside.stories.headline(id)
      let minutes = story?.minutes.map { " (\(counted($0.alone, "minute")))" } ?? ""
      let text = "\(story?.title ?? id.text)\(minutes). \(story?.summary ?? "")"
      options.append(Option(number: index + 1, word: id.text, text: text))
    }
    return Document([
      .options(options), .hint("A number or a name begins one. What you play now stays on record."),
    ])
  }

  func guide(_ topic: String) throws -> Document {
    try GuidePages(content).page(topic)
  }
}
