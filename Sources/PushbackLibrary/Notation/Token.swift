/// A word, a number or a mark of the notation, and the byte of the text where it begins.
struct Token: Equatable {
  enum Kind {
    case word, number, mark, end
  }

  let kind: Kind
  let text: String
  let offset: Int

  /// As a message names it.
  var named: String { kind == .end ? "the end" : "“\(brief(text))”" }

  /// What the notation writes where other languages, or a word processor, write this.
  var plainForm: String? {
    switch text {
    case "==", "===", "is", "equals": "="
    case "≠", "<>", "=!", "!==": "!="
    case "≤", "=<": "<="
    case "≥", "=>": ">="
    case "&&", "&", "AND", "And": "and"
    case "||", "|", "OR", "Or": "or"
    case "!", "NOT", "Not": "not"
    case "−", "–", "—": "-"
    case "+=", "++": "+"
    case "-=", "--": "-"
    default: nil
    }
  }
}

extension Token {
  /// Splits a text into tokens, and an end token behind the last. Never fails: what it does not know is a mark.
  static func all(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { all(in: $0) }
  }

  private static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(8)
    var index = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      index += 1
      var kind = Kind.mark
      if byte.isBlank || byte == UInt8(ascii: "\n") { continue }
      if isSign(bytes, at: start) {
        index += 2
      } else if startsWord(byte) {
        while index < bytes.count, continuesWord(bytes, at: index) { index += 1 }
        kind = bytes[start..<index].allSatisfy(\.isDigit) ? .number : .word
      } else if isOperator(byte) {
        while index < bytes.count, isOperator(bytes[index]) { index += 1 }
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), index < bytes.count,
        bytes[index] == UInt8(ascii: "=") || bytes[index] == byte
      {
        index += 1
      }
      tokens.append(Token(kind: kind, text: bytes[start..<index].text, offset: start))
    }
    tokens.append(Token(kind: .end, text: "", offset: bytes.count))
    return tokens
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func startsWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// A hyphen belongs to the word before it where a letter or digit follows.
  private static func continuesWord(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "-") {
      return index + 1 < bytes.count && startsWord(bytes[index + 1]) && !isSign(bytes, at: index + 1)
    }
    return startsWord(bytes[index]) && !isSign(bytes, at: index)
  }

  /// The typographic minus, dashes and comparisons: − – — ≠ ≤ ≥, three bytes each.
  private static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard bytes[index] == 0xE2, index + 2 < bytes.count else { return false }
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0x88, 0x92), (0x80, 0x93), (0x80, 0x94), (0x89, 0xA0), (0x89, 0xA4), (0x89, 0xA5): return true
    default: return false
    }
  }
}
