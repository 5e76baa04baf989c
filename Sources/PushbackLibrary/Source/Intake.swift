import PushbackCore

/// Decides whether bytes are a text that is safe to hand to the parsers.
///
/// Everything here looks at each byte once. The two limits on shape are those beyond which the Markdown parser's time
/// grows with the square of the text.
enum Intake {
  static let largest = 1 << 20
  static let mostLines = 50_000
  static let mostBrackets = 4_000
  /// Marks of quotes and lists, or pairs of blanks, at the start of one line.
  static let mostMarks = 100

  /// The text, or why there is none.
  static func accept(_ bytes: [UInt8], as form: Form = .markdown) -> (text: SourceText, findings: [Finding]) {
    if bytes.count > largest { return refused(bytes, [.tooLarge]) }
    if let encoding = encodingTrouble(bytes) { return refused(bytes, [encoding]) }
    let text = SourceText(bytes: bytes)
    if text.lineCount > mostLines { return (text, [.tooManyLines(text.lineCount)]) }
    var findings: [Finding] = []
    if let finding = carriageReturns(text) { findings.append(finding) }
    if let finding = invisibles(text) { findings.append(finding) }
    if form == .markdown, let finding = shape(text) { findings.append(finding) }
    return (text, findings)
  }

  /// A refused text is kept as far as it can be shown, so that the finding has a line to point at.
  private static func refused(_ bytes: [UInt8], _ findings: [Finding]) -> (SourceText, [Finding]) {
    (SourceText(String(decoding: bytes.prefix(largest), as: UTF8.self)), findings)
  }

  private static func encodingTrouble(_ bytes: [UInt8]) -> Finding? {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return .utf16() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark() }
    let zeros = bytes.prefix(200).count { $0 == 0 }
    if zeros > 20, zeros * 3 > min(200, bytes.count) { return .utf16() }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput:
        return .notUTF8(at: SourceText(bytes: Array(bytes.prefix(offset))).place(offset: offset))
      }
    }
  }

  private static func carriageReturns(_ text: SourceText) -> Finding? {
    guard let first = text.bytes.firstIndex(of: UInt8(ascii: "\r")) else { return nil }
    return .carriageReturn(
      at: text.place(offset: first), lines: text.bytes.count { $0 == UInt8(ascii: "\r") })
  }

  /// Control characters, and those that reorder what stands around them.
  private static func invisibles(_ text: SourceText) -> Finding? {
    let bytes = text.bytes
    var first: (offset: Int, scalar: UInt32)?
    var count = 0
    func note(_ offset: Int, _ scalar: UInt32) {
      count += 1
      if first == nil { first = (offset, scalar) }
    }
    for (offset, byte) in bytes.enumerated() where byte < 0x20 || byte >= 0x7F {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case ..<0x20, 0x7F: note(offset, UInt32(byte))
      case 0xC2 where bytes[offset + 1] < 0xA0 || bytes[offset + 1] == 0xAD:
        note(offset, UInt32(bytes[offset + 1]))
      case 0xEF where bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF: note(offset, 0xFEFF)
      case 0xD8 where bytes[offset + 1] == 0x9C: note(offset, 0x061C)
      case 0xE2:
        let scalar = 0x2000 + (UInt32(bytes[offset + 1]) & 0x3F) << 6 + UInt32(bytes[offset + 2]) & 0x3F
        switch scalar {
        case 0x200B, 0x200E, 0x200F, 0x2060, 0x2028...0x202E, 0x2066...0x2069: note(offset, scalar)
        default: continue
        }
      default: continue
      }
    }
    return first.map { .controlCharacter($0.scalar, at: text.place(offset: $0.offset), count: count) }
  }

  private static func shape(_ text: SourceText) -> Finding? {
    var brackets = 0
    for number in 1...text.lineCount {
      let line = text.line(number)
      if line.isEmpty { brackets = 0 }
      brackets += line.count { $0 == UInt8(ascii: "[") }
      if brackets > mostBrackets { return .tooManyBrackets(at: Place(line: number, column: 1)) }
      if marks(line) > mostMarks { return .tooDeep(at: Place(line: number, column: 1)) }
    }
    return nil
  }

  /// How many levels a line could open or continue.
  private static func marks(_ line: ArraySlice<UInt8>) -> Int {
    var marks = 0
    var blanks = 0
    var index = line.startIndex
    while index < line.endIndex {
      let next = index + 1 < line.endIndex ? line[index + 1] : 0x20
      switch line[index] {
      case 0x20: blanks += 1
      case 0x09: blanks += 4
      case UInt8(ascii: ">"): marks += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
        guard next.isBlank else { return marks + blanks / 2 }
        marks += 1
      case let byte where byte.isDigit: break
      default: return marks + blanks / 2
      }
      index += 1
    }
    // A line of blanks continues whatever is open without any mark.
    return marks == 0 ? 0 : marks + blanks / 2
  }
}
