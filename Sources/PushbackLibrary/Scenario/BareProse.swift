import PushbackCore

/// Words of the notation at a paragraph's start that are spelled otherwise, or have lost their backticks.
extension SceneReader {
  /// The code span a paragraph begins with, its first word as the notation has it. Code that shows something else is
  /// left alone: a condition names a fact, and an ending or a mark stands by itself.
  mutating func opening(_ inset: Inset, of block: Markdown) -> Inset {
    guard let meant = Spelling.meant(inset.firstWord.trimmingColon) else { return inset }
    switch meant {
    case "if":
      let words = Token.all(in: inset.after(inset.firstWord).text).filter { $0.kind == .word }
      return words.contains { facts[$0.text] != nil } ? spelled(inset) : inset
    case "argue" where inset.text == inset.firstWord: return spelled(inset)
    case "ending" where block.children.count == 1: return spelledEnding(inset)
    default: return inset
    }
  }

  private mutating func spelledEnding(_ inset: Inset) -> Inset {
    let written = inset.firstWord.trimmingColon
    findings.add(.spelledOtherwise(written, "ending", at: inset.place))
    // What it says of whom is read once the word is mended.
    return Inset("ending", line: inset.line, byte: inset.byte, in: source)
  }

  /// “Ending” or “Ending: you good” as mere words, alone in a paragraph.
  mutating func bareEnding(_ block: Markdown) -> Inset? {
    guard block.kind == .paragraph, !block.children.contains(where: { $0.kind == .span }),
      let words = Bare.ending(block.plain), !source.isEscaped(block)
    else { return nil }
    findings.add(.backticksMissing(words, at: source.place(of: block)))
    return Inset("ending", line: block.line, byte: block.byte, in: source)
  }

  /// A condition in other marks than backticks, or in none.
  mutating func reportBareCondition(_ block: Markdown) {
    guard block.kind == .paragraph, let first = block.children.first, first.kind != .span else { return }
    guard first.plain.prefix(8).contains("if") else { return }
    guard let fact = Bare.condition(block.plain, isFact: { facts[$0] != nil }), !source.isEscaped(block)
    else {
      return
    }
    findings.add(.backticksMissing("if \(fact) …", at: source.place(of: block)))
  }
}

extension SourceText {
  /// True where a paragraph begins with a backslash or a character by its number: its author means the mere words.
  func isEscaped(_ paragraph: Markdown) -> Bool {
    let words = line(paragraph.line).dropFirst(paragraph.byte - 1)
    let first = words.first { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "_") }
    return first == UInt8(ascii: "\\") || first == UInt8(ascii: "&")
  }
}

extension String {
  fileprivate var trimmingColon: String { hasSuffix(":") ? String(dropLast()) : self }
}
