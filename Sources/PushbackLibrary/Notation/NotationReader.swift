import PushbackCore

/// Walks the tokens of one inset. The first thing that cannot be read ends the inset; wrong names do not.
struct NotationReader {
  let inset: Inset
  let facts: KnownFacts
  private let tokens: [Token]
  private var index = 0
  /// Names and values that are wrong in a text that can be read.
  var findings: [Finding] = []

  /// Brackets and `not` inside one another.
  static let deepest = 32

  struct Unreadable: Error {
    let finding: Finding
  }

  init(_ inset: Inset, facts: KnownFacts) {
    self.inset = inset
    self.facts = facts
    tokens = Token.all(in: inset.text)
  }

  var token: Token { tokens[index] }
  var following: Token { tokens[min(index + 1, tokens.count - 1)] }
  var place: Place { place(of: token) }
  func place(of token: Token) -> Place { inset.place(at: token.offset) }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  /// Steps over the token if it is the one named.
  mutating func take(_ text: String) -> Bool {
    guard token.text == text, token.kind != .end else { return false }
    advance()
    return true
  }

  /// Complains where something stands behind the last thing that was understood.
  func expectEnd(_ also: String?, _ report: (String, String, Place) -> Finding) throws(Unreadable) {
    guard token.kind != .end else { return }
    guard token.plainForm == nil, let also else {
      throw token.plainForm == nil
        ? Unreadable(finding: report("\(token.named) stands after its end", "delete it", place))
        : unexpected("", report)
    }
    throw unexpected("\(also) or the end", report)
  }

  /// The complaint about the current token, with the plain form where the author used another language's.
  func unexpected(_ wanted: String, _ report: (String, String, Place) -> Finding) -> Unreadable {
    if let plain = token.plainForm {
      return Unreadable(
        finding: report("\(token.named) is not part of the notation", "write “\(plain)”", place))
    }
    let trouble =
      token.kind == .end
      ? "\(wanted) is missing at the end" : "\(wanted) should stand where \(token.named) stands"
    return Unreadable(finding: report(trouble, "write \(wanted)", place))
  }
}

/// The facts of a header, by name.
struct KnownFacts {
  private var facts: [String: Fact] = [:]
  /// Declared in a way that cannot be read, so that nothing more is said about them.
  private let broken: Set<String>
  /// False where the header could not be read: then any name may be a fact.
  private let isComplete: Bool
  let measures: Set<String>

  init(_ header: Header, measures: [String]) {
    self.measures = Set(measures)
    for fact in header.facts { facts[fact.name.text] = fact }
    broken = header.brokenFacts
    isComplete = header.isReadable
  }

  var names: [String] { facts.keys.sorted() }
  var isEmpty: Bool { facts.isEmpty && broken.isEmpty && isComplete }
  subscript(name: String) -> Fact? { facts[name] }
  func isExcused(_ name: String) -> Bool { !isComplete || broken.contains(name) }
  func knows(_ name: String) -> Bool { facts[name] != nil || isExcused(name) }
}
