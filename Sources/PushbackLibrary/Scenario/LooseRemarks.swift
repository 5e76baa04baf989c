import PushbackCore

/// What stands in an entry that leads on, and is not quite what the notation has.
extension SceneReader {
  mutating func report(withoutLink node: Markdown) {
    if let broken = node.children.first?.brokenLink {
      findings.add(.brokenLink(broken.trouble, broken.advice, at: source.place(of: node)))
    } else {
      findings.add(.itemWithoutLink(at: source.place(of: node)))
    }
  }

  /// The inset with its first word as the notation has it; what was spelled otherwise is reported.
  mutating func spelled(_ inset: Inset) -> Inset {
    let written = inset.firstWord
    guard facts[written] == nil, let meant = Spelling.meant(written), meant == "if" || inset.text == written
    else {
      return inset
    }
    findings.add(.spelledOtherwise(written, meant, at: inset.place))
    let rest = inset.text.dropFirst(written.count)
    // As many bytes as before, so that what follows keeps its place.
    let gap = String(repeating: " ", count: max(0, written.utf8.count - meant.utf8.count))
    return Inset(meant + gap + rest, line: inset.line, byte: inset.byte, in: source)
  }

  /// A condition, a change or “once” that stands behind the link as mere words.
  func bareRemark(_ words: String) -> String? {
    let text = Bare.stripped(words)
    if text == "once" { return text }
    let tokens = Token.all(in: text)
    if tokens[0].text == "if", tokens.contains(where: { $0.kind == .word && facts[$0.text] != nil }) {
      return "if …"
    }
    guard facts[tokens[0].text] != nil, ["=", "+", "-"].contains(tokens[1].text) else { return nil }
    return text
  }
}
