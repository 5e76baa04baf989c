import PushbackCore
import PushbackJournal

/// The files a player takes home.
extension Repl {
  /// Writes it, or asks first whom it is for; `argument` may say so, and name the file.
  mutating func draft(_ argument: String) throws {
    guard session.play.isOver else {
      throw Misunderstanding("The draft comes after the ending, from what you chose.")
    }
    let file = try addressed(argument)
    guard file.isEmpty || !outside.fileExists(file) else { throw Misunderstanding(Repl.isThere(file)) }
    if addressee == nil, !isPiped, !content.texts.kinds.isEmpty, proposals.isReviewed {
      return askWhomFor(file)
    }
    try writeDraft(file)
  }

  mutating func writeDraft(_ argument: String) throws {
    if let told, session.play.addressee == nil { try keep(addressee: told) }
    try save()
    let draft = Draft(proposals(of: session.play.publishable), date: outside.today, kind: addressee?.kind)
    let format = DraftFormat(path: argument) ?? .markdown
    let path = try place(format.text(of: draft), argument.isEmpty ? nil : argument, or: draft.fileName)
    let purpose =
      draft.isPolicy
      ? "The policy draft: page one first, then the rules, what is open, and where each line comes from."
      : "The questions your choices raise, to take to your lead. Nothing was adopted; review does that."
    say(.draft, Document([.paragraph(Text("Written: \(path)")), .paragraph(Text(purpose))]))
    if let warning = draft.lengthWarning { say(.draft, Document([.aside(Text(warning))])) }
    if draft.isPolicy, addressee == nil { sayHowToAddress() }
    if session.play.room != nil, argument.isEmpty { try writeRoom() }
  }

  /// A room's own two files. What nobody has kept or struck yet holds the record back.
  private mutating func writeRoom() throws {
    let open = session.play.quotations(content).count { $0.quoting == nil }
    if open == 0 {
      try writeRecord(RoomRecord.fileName)
    } else {
      let what = open == 1 ? "1 quotation waits" : "\(open) quotations wait"
      say(
        .draft,
        Document([.paragraph(Text("\(what) for keep or strike before \(RoomRecord.fileName): record."))]))
    }
    let path = try place(roomRecord.json.pretty + "\n", nil, or: RoomRecord.jsonName)
    say(
      .draft,
      Document([
        .paragraph(Text("Written: \(path)")), .paragraph("The same for other programs, and for compare."),
      ]))
  }

  mutating func writeRecord(_ name: String) throws {
    let isUsual = name == RoomRecord.fileName
    let path = try place(roomRecord.document.markdown, isUsual ? nil : name, or: RoomRecord.fileName)
    let purpose = "The room’s own record: votes, what was said and kept, the lists, and the next step."
    say(.record, Document([.paragraph(Text("Written: \(path)")), .paragraph(Text(purpose))]))
  }

  private var roomRecord: RoomRecord {
    RoomRecord(session.play, session: session.id.text, date: outside.today, content: content)
  }

  private static func isThere(_ file: String) -> String {
    "\(file) is there already. Give another name, and nothing is overwritten."
  }

  /// Writes a text under the name somebody gave, or under the usual one with the first number that makes it new.
  /// Nothing is overwritten; what stands there word for word is not written again.
  func place(_ text: String, _ given: String?, or usual: String) throws -> String {
    if let given {
      guard !outside.fileExists(given) else {
        throw Misunderstanding(Repl.isThere(given))
      }
      try outside.write(text, given)
      return given
    }
    var (path, number) = (usual, 1)
    while outside.fileExists(path) {
      if outside.read(path) == text { return path }
      number += 1
      let dot = usual.lastIndex(of: ".") ?? usual.endIndex
      path = "\(usual[..<dot])-\(number)\(usual[dot...])"
    }
    try outside.write(text, path)
    return path
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
