import PushbackCore
import PushbackJournal

/// The files a player takes home.
extension Repl {
  mutating func draft(_ argument: String) throws {
    guard session.play.isOver else {
      throw Misunderstanding("The draft comes after the ending, from what you chose.")
    }
    try save()
    let draft = Draft(proposals(of: session.play.publishable), date: outside.today)
    let path = argument.isEmpty ? freeName(draft.fileName) : argument
    guard argument.isEmpty || !outside.fileExists(path) else {
      throw Misunderstanding("\(path) is there already. Give another name, and nothing is overwritten.")
    }
    let format = DraftFormat(path: path) ?? .markdown
    try outside.write(format.text(of: draft), path)
    let purpose =
      draft.isPolicy
      ? "The policy draft: page one first, then the rules, what is open, and where each line comes from."
      : "The questions your choices raise, to take to your lead. Nothing was adopted; review does that."
    say(.draft, Document([.paragraph(Text("Written: \(path)")), .paragraph(Text(purpose))]))
    if session.play.room != nil, argument.isEmpty { try writeRoom() }
  }

  /// A room's own two files. What nobody has kept or struck yet holds the record back.
  private mutating func writeRoom() throws {
    let open = session.play.quotations.count { $0.quoting == nil }
    if open == 0 {
      try writeRecord(RoomRecord.fileName)
    } else {
      let what = open == 1 ? "1 quotation waits" : "\(open) quotations wait"
      say(.draft, Document([.paragraph(Text("\(what) for keep or strike before \(RoomRecord.fileName): record."))]))
    }
    let path = freeName(RoomRecord.jsonName)
    try outside.write(roomRecord.json.pretty + "\n", path)
    say(
      .draft,
      Document([.paragraph(Text("Written: \(path)")), .paragraph("The same for other programs, and for compare.")]))
  }

  mutating func writeRecord(_ name: String) throws {
    let path = name == RoomRecord.fileName ? freeName(name) : name
    guard !outside.fileExists(path) else {
      throw Misunderstanding("\(path) is there already. Give another name, and nothing is overwritten.")
    }
    try outside.write(roomRecord.document.markdown, path)
    let purpose = "The room’s own record: votes, what was said and kept, the lists, and the next step."
    say(.record, Document([.paragraph(Text("Written: \(path)")), .paragraph(Text(purpose))]))
  }

  private var roomRecord: RoomRecord {
    RoomRecord(session.play, session: session.id.text, date: outside.today, content: content)
  }

  /// The name, or with the first number that makes it new: nothing is overwritten.
  private func freeName(_ name: String) -> String {
    guard outside.fileExists(name), let dot = name.lastIndex(of: ".") else { return name }
    var number = 2
    while outside.fileExists("\(name[..<dot])-\(number)\(name[dot...])") { number += 1 }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }
}

/// How a draft is written to a file.
enum DraftFormat: String, CaseIterable {
  case markdown, html, json

  /// By a file name's ending.
  init?(path: String) {
    if path.hasSuffix(".html") {
      self = .html
    } else if path.hasSuffix(".json") {
      self = .json
    } else {
      return nil
    }
  }

  func text(of draft: Draft) -> String {
    switch self {
    case .markdown: draft.document.markdown
    case .html: draft.document.html(title: draft.title)
    case .json: draft.json.pretty + "\n"
    }
  }
}
