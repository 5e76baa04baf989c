import PushbackCore

/// Whom a draft is for. It orders the groups of rules, and adds none.
extension Repl {
  enum Addressee {
    case nobody
    case kind(PolicyTexts.Kind)

    var kind: PolicyTexts.Kind? { if case .kind(let kind) = self { kind } else { nil } }
  }

  /// Nil until somebody was asked or said so. What the session itself has on record goes before.
  var addressee: Addressee? {
    guard let id = session.play.addressee ?? told else { return nil }
    return id.isEmpty ? .nobody : content.texts.kinds.first { $0.id == id }.map { .kind($0) }
  }

  mutating func keep(addressee id: String) throws {
    told = id
    try make(.address(id))
  }

  /// Takes a kind at the beginning of what stands behind `draft`, and leaves the file's name.
  mutating func addressed(_ argument: String) throws -> String {
    let word = String(argument.prefix { !$0.isWhitespace })
    let kinds = content.texts.kinds
    guard let kind = kinds.first(where: { $0.id == word }) else {
      if let near = nearest(word, among: kinds.map(\.id)), DraftFormat(path: word) == nil {
        throw Misunderstanding("No draft is for “\(word)”. Did you mean draft \(near)?")
      }
      return argument
    }
    try keep(addressee: kind.id)
    return String(argument.dropFirst(word.count)).trimmed
  }

  mutating func askWhomFor(_ file: String) {
    place = .addressing(file: file)
    let kinds = content.texts.kinds.enumerated().map { "\($0 + 1) \($1.id)" }.joined(separator: ", ")
    say(
      .draft, Document([.paragraph(Text("Whom is it for? \(kinds); Enter for neither, in the usual order."))])
    )
  }

  /// Takes a kind, its number, or Enter. Before anything else that is typed, the draft is written as for neither.
  mutating func address(_ line: String, _ file: String) throws -> Bool {
    let word = line.trimmed
    let known = Choosable(choices)
    if let chosen = try? known.choice(word), !word.isEmpty, !isBareCommand(word) {
      _ = try addressed(chosen.text)
    } else if let near = nearest(word, among: choices.map(\.text)) {
      throw Misunderstanding("No draft is for “\(word)”. Did you mean \(near)?")
    } else {
      try keep(addressee: "")
    }
    place = .playing
    try writeDraft(file)
    return word.isEmpty || addressee?.kind != nil
  }

  /// Where nobody can be asked.
  mutating func sayHowToAddress() {
    let words = content.texts.kinds.map { "draft \($0.id)" }
    guard !words.isEmpty else { return }
    say(
      .draft,
      Document([.hint(Text("\(words.joined(separator: " or ")): what such a reader looks for first."))]))
  }
}
