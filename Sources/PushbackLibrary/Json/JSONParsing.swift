import PushbackCore

extension JSONNode {
  static let deepest = 32
  /// A whole story has more of them than a header, which is all that YAML's limit is for.
  static let mostValues = 100_000

  /// Reads a text that is one JSON value, as RFC 8259 has it. Nil with a finding where it is none.
  ///
  /// A name that stands twice is reported, and the second is passed over so that the rest is still read.
  static func parse(_ source: SourceText, findings: inout Findings) -> JSONNode? {
    var parser = JSONParser(source: source)
    do throws(JSONParser.Unreadable) {
      let node = try parser.document()
      findings.add(contentsOf: parser.findings)
      return node
    } catch {
      findings.add(contentsOf: parser.findings + [error.finding])
      return nil
    }
  }
}

private struct JSONParser {
  struct Unreadable: Error {
    let finding: Finding
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Counted on the way, because a file may be one long line.
  private var line = 1
  private var column = 1
  private var count = 0
  var findings: [Finding] = []

  init(source: SourceText) { bytes = source.bytes }

  private var place: Place { Place(line: line, column: column) }
  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func document() throws(Unreadable) -> JSONNode {
    skipBlanks()
    let node = try value(at: .root, depth: 0)
    skipBlanks()
    guard byte == nil else { throw broken("something stands after its end") }
    return node
  }

  private func broken(_ problem: String) -> Unreadable { Unreadable(finding: .notJSON(problem, at: place)) }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A {
      index += 1
      column += 1
      if byte == 0x0A { (line, column) = (line + 1, 1) }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    column += 1
    return true
  }

  private mutating func value(at path: JSONNode.Path, depth: Int) throws(Unreadable) -> JSONNode {
    let start = place
    count += 1
    if depth > JSONNode.deepest { throw Unreadable(finding: .jsonTooDeep(at: start)) }
    if count > JSONNode.mostValues { throw Unreadable(finding: .jsonTooMuch(at: start)) }
    let value: JSONNode.Value
    switch byte {
    case UInt8(ascii: "{"): value = .object(try members(of: path, depth: depth))
    case UInt8(ascii: "["): value = .array(try elements(of: path, depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case nil: throw broken("it ends where a value should stand")
    default: value = try plain()
    }
    return JSONNode(value: value, place: start, path: path)
  }

  private mutating func members(
    of path: JSONNode.Path, depth: Int
  ) throws(Unreadable) -> [JSONNode.Member] {
    index += 1
    column += 1
    var members: [JSONNode.Member] = []
    var lines: [String: Int] = [:]
    skipBlanks()
    if take("}") { return [] }
    while true {
      let start = place
      guard byte == UInt8(ascii: "\"") else {
        throw broken(
          byte == UInt8(ascii: "}")
            ? "a comma stands before the closing brace" : "a name in double quotes should stand here")
      }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw broken("a colon should stand after the name “\(brief(name))”") }
      skipBlanks()
      let value = try value(at: .member(path, name), depth: depth + 1)
      if let first = lines[name] {
        findings.append(.keyTwice(name, at: start, first: first))
      } else {
        lines[name] = start.line
        members.append(JSONNode.Member(name: name, place: start, value: value))
      }
      skipBlanks()
      if take("}") { return members }
      guard take(",") else { throw broken("a comma or a closing brace should stand here") }
      skipBlanks()
    }
  }

  private mutating func elements(of path: JSONNode.Path, depth: Int) throws(Unreadable) -> [JSONNode] {
    index += 1
    column += 1
    var elements: [JSONNode] = []
    skipBlanks()
    if take("]") { return [] }
    while true {
      if byte == UInt8(ascii: "]") { throw broken("a comma stands before the closing bracket") }
      elements.append(try value(at: .element(path, elements.count), depth: depth + 1))
      skipBlanks()
      if take("]") { return elements }
      guard take(",") else { throw broken("a comma or a closing bracket should stand here") }
      skipBlanks()
    }
  }

  /// `true`, `false`, `null` or a number.
  private mutating func plain() throws(Unreadable) -> JSONNode.Value {
    let word = bytes[index...].prefix { byte in
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: ".")
    }.text
    let value: JSONNode.Value
    switch word {
    case "true": value = .bool(true)
    case "false": value = .bool(false)
    case "null": value = .null
    case let number where isNumber(number): value = .number(number)
    case "":
      throw broken(
        "“\(String(decoding: bytes[index...].prefix(8), as: UTF8.self).prefix(1))” begins no value")
    default: throw broken("“\(brief(word))” is no value; texts stand in double quotes")
    }
    index += word.utf8.count
    column += word.utf8.count
    return value
  }

  /// `-0.5e+10`: a whole part without zeros in front, then what there is of fraction and exponent.
  private func isNumber(_ word: String) -> Bool {
    var rest = Substring(word).utf8
    func takeDigits() -> Int {
      let count = rest.prefix(while: \.isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let beginsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits()
    guard whole == 1 || (whole > 1 && !beginsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(Unreadable) -> String {
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
