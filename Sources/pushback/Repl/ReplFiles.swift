import PushbackCore

/// The files a player takes home.
extension Repl {
  mutating func draft(_ argument: String) throws {
    guard session.play.isOver else {
      throw Misunderstanding("The draft comes after the ending, from what you chose.")
    }
    try save()
    let draft = Draft(proposals, date: outside.today)
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
