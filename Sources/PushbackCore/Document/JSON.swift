/// A value as JSON, members in the order given. Its text is exact data and harmless in a terminal.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// What is not finite is written as null.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The first member of that name.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0, $1) })
  }

  package init(_ text: String?) { self = text.map(JSON.string) ?? .null }
  package init(_ number: Int?) { self = number.map(JSON.int) ?? .null }
}

extension JSON {
  /// On one line.
  package var text: String {
    var text = ""
    write(to: &text, lineBreak: nil)
    return text
  }

  /// A member a line, two spaces deeper on each level.
  package var pretty: String {
    var text = ""
    write(to: &text, lineBreak: "\n")
    return text
  }

  /// A line break carries the indentation it leads to; without one everything stands on one line.
  private func write(to text: inout String, lineBreak: String?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .string(let value): text.append(quoting: value)
    case .array(let elements):
      text.append(elements, between: ("[", "]"), lineBreak: lineBreak) { $1.write(to: &$0, lineBreak: $2) }
    case .object(let members):
      text.append(members, between: ("{", "}"), lineBreak: lineBreak) { text, member, lineBreak in
        text.append(quoting: member.name)
        text += lineBreak == nil ? ":" : ": "
        member.value.write(to: &text, lineBreak: lineBreak)
      }
    }
  }
}

extension String {
  fileprivate mutating func append<Element>(
    _ elements: [Element], between brackets: (String, String), lineBreak: String?,
    write: (inout String, Element, String?) -> Void
  ) {
    self += brackets.0
    let inner = lineBreak.map { $0 + "  " }
    for (index, element) in elements.enumerated() {
      if index > 0 { self += "," }
      self += inner ?? ""
      write(&self, element, inner)
    }
    if !elements.isEmpty { self += lineBreak ?? "" }
    self += brackets.1
  }

  /// Escaped wherever the text shown raw would not be neutral, so that reading it back gives every scalar.
  fileprivate mutating func append(quoting text: String) {
    self += "\""
    if text.utf8.allSatisfy({ byte in
      (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "<")
    }) {
      self += text
    } else {
      appendEscaped(text)
    }
    self += "\""
  }

  private mutating func appendEscaped(_ text: String) {
    var marks: Int?
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let showing = scalar.showing
      switch (showing, scalar) {
      case (_, "\""): self += "\\\""
      case (_, "\\"): self += "\\\\"
      // The end of a script and the start of a comment, where the data stands inside a page.
      case (_, "/") where before == "<": self += "\\/"
      case (_, "!") where before == "<": self += "\\u0021"
      case (.lineBreak, _): self += "\\n"
      case (.tab, _): self += "\\t"
      case (.itself, _): unicodeScalars.append(scalar)
      case (.mark, _), (.joiner, _):
        if let marks, marks < marksInARow {
          unicodeScalars.append(scalar)
        } else {
          append(escaping: scalar)
        }
      default: append(escaping: scalar)
      }
      marks = showing == .mark || showing == .joiner ? marks.map { $0 + 1 } : 0
      before = scalar
    }
  }

  private mutating func append(escaping scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      self += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
  }
}
