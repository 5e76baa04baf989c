import PushbackCore

/// A stretch of notation inside the page (a code span, a line of the bill) and where in the file it stands.
struct Inset {
  let text: String
  let source: SourceText
  let line: Int
  /// The byte of the line where the text begins, from 1.
  let byte: Int

  init(_ span: Markdown, in source: SourceText) {
    (text, line, byte) = (span.literal.withPlainBlanks, span.line, span.byte)
    self.source = source
  }

  init(_ text: String, line: Int, byte: Int, in source: SourceText) {
    (self.text, self.line, self.byte) = (text, line, byte)
    self.source = source
  }

  var place: Place { place(at: 0) }
  func place(at offset: Int) -> Place { source.place(line: line, byte: byte + offset) }

  /// The rest of the text after its first word.
  func after(_ word: String) -> Inset {
    let rest = text.utf8.dropFirst(word.utf8.count)
    let trimmed = rest.drop(while: \.isBlank)
    let offset = text.utf8.count - trimmed.count
    return Inset(String(Substring(trimmed)), line: line, byte: byte + offset, in: source)
  }

  var firstWord: String {
    String(Substring(text.utf8.prefix { !$0.isBlank }))
  }

  /// True for `if …`, whatever follows.
  var isCondition: Bool { firstWord == "if" }

  /// The parts between separators, without the blanks around them.
  func split(at separator: UInt8) -> [Inset] {
    var text = text
    return text.withUTF8 { bytes in
      var parts: [Inset] = []
      var start = 0
      for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
        let words = bytes[start..<index].trimmed
        let offset = words.isEmpty ? index : words.startIndex
        parts.append(Inset(words.text, line: line, byte: byte + offset, in: source))
        start = index + 1
      }
      return parts
    }
  }
}
