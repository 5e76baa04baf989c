/// With a backslash before every character that could begin markup in the middle of a line.
func escaped(_ text: String) -> String {
  if !text.utf8.contains(where: isAtRisk) { return text }
  var line = ""
  line.reserveCapacity(text.utf8.count + 16)
  let scalars = text.unicodeScalars
  for index in scalars.indices {
    let (before, after) = (scalars[..<index], scalars[scalars.index(after: index)...])
    if scalars[index].needsBackslash(between: before, and: after) { line += "\\" }
    line.unicodeScalars.append(scalars[index])
  }
  return line
}

private func isAtRisk(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
    UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "$"), UInt8(ascii: "&"),
    UInt8(ascii: ":"), UInt8(ascii: "."):
    true
  default: false
  }
}

extension Unicode.Scalar {
  fileprivate func needsBackslash(
    between before: Substring.UnicodeScalarView, and after: Substring.UnicodeScalarView
  ) -> Bool {
    switch self {
    case "\\", "`", "*", "[", "<", "~", "|", "$": true
    // Inside a word an underscore is one.
    case "_": !(before.last?.isASCIIWord ?? false) || !(after.first?.isASCIIWord ?? false)
    case "&": after.first != " "
    // GitHub makes links of bare addresses.
    case ":": after.starts(with: "//".unicodeScalars)
    case ".": before.suffix(3).elementsEqual("www".unicodeScalars) { $0.value | 0x20 == $1.value }
    default: false
    }
  }
}

extension String {
  /// What is escaped already, and with its beginning escaped where it would begin a block.
  var escapedAtLineStart: String {
    guard let first = utf8.first else { return self }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
      return "\\" + self
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let end = utf8.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? utf8.endIndex
      guard end < utf8.endIndex, utf8[end] == UInt8(ascii: ".") || utf8[end] == UInt8(ascii: ")") else {
        return self
      }
      let next = utf8.index(after: end)
      guard next == utf8.endIndex || utf8[next] == UInt8(ascii: " ") else { return self }
      return self[..<end] + "\\" + self[end...]
    default: return self
    }
  }

  /// Escaped, with a `#` at the end kept from closing a heading.
  var escapedHashAtEnd: String {
    utf8.last == UInt8(ascii: "#") ? escaped(String(utf8.dropLast()) ?? "") + "\\#" : escaped(self)
  }
}

/// Between backticks, more of them than there are in a row inside.
func codeSpan(_ text: String, in position: MarkdownPosition) -> String {
  let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
  let parts = text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
  let code = position == .cell ? parts.map(String.init).joined(separator: "\\|") : text
  // One space inside each fence is taken off again by the reader.
  let isBare = text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
  let isPadded = text.utf8.first == UInt8(ascii: " ") && text.utf8.last == UInt8(ascii: " ")
  return isBare || isPadded ? "\(fence) \(code) \(fence)" : fence + code + fence
}

/// How many times in a row the scalar comes at most.
func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
  var longest = 0
  var run = 0
  for each in text.unicodeScalars {
    run = each == scalar ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}
