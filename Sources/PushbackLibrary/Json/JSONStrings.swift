import PushbackCore

/// Texts in double quotes, and the escapes in them.
extension JSONParser {
  /// A text from its first quotation mark to behind its last.
  mutating func string() throws(Unreadable) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        column += bytes[start..<index].text.count
        return text.text
      case UInt8(ascii: "\\"):
        index += 1
        try escape(into: &text, since: start)
      case ..<0x20:
        column += bytes[start..<index].text.count
        throw broken(
          byte == 0x0A ? "a text must end on the line it begins on; a line end is \\n" : "a tab is \\t")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw broken("a quotation mark is not closed")
  }

  private mutating func escape(into text: inout [UInt8], since start: Int) throws(Unreadable) {
    let mark = byte
    index += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark ?? 0)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = scalar() else {
        column += bytes[start..<min(index, bytes.count)].text.count
        throw broken("an escape such as \\u00e9 has four digits, and a surrogate its partner")
      }
      text += Array(String(Character(scalar)).utf8)
    default:
      column += bytes[start..<min(index, bytes.count)].text.count
      throw broken("there is no such escape; a backslash is \\\\")
    }
  }

  /// The scalar of one `\u`, or of a pair of them.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let unit = unit() else { return nil }
    guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit) }
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    index += 2
    guard let low = self.unit(), low & 0xFC00 == 0xDC00 else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF))
  }

  private mutating func unit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<index + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt16(digits.text, radix: 16)
  }
}
