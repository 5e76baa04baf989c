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

struct JSONParser {
  struct Unreadable: Error {
    let finding: Finding
  }

  let bytes: [UInt8]
  var index = 0
  /// Counted on the way, because a file may be one long line.
  private var line = 1
  var column = 1
  private var count = 0
  var findings: [Finding] = []

  init(source: SourceText) { bytes = source.bytes }

  private var place: Place { Place(line: line, column: column) }
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func document() throws(Unreadable) -> JSONNode {
    skipBlanks()
    let node = try value(at: .root, depth: 0)
    skipBlanks()
    guard byte == nil else { throw broken("something stands after its end") }
    return node
  }

  func broken(_ problem: String) -> Unreadable { Unreadable(finding: .notJSON(problem, at: place)) }

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
}
