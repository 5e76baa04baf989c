/// Where a line of Markdown text stands: what would be read as markup depends on it.
enum MarkdownPosition {
  case line, heading, cell
}

extension Text {
  /// The words escaped, and emphasised where Markdown can express it; the words matter more than their weight.
  func markdown(in position: MarkdownPosition) -> String {
    let pieces = neutralised.spans.apart(in: position).merged.trimmed.expressible.merged
    var line = ""
    for (index, piece) in pieces.enumerated() {
      switch piece.style {
      case .plain:
        let isFirst = index == 0 && position == .line
        let isLast = index == pieces.count - 1 && position == .heading
        let text = isLast ? piece.text.escapedHashAtEnd : escaped(piece.text)
        line += isFirst ? text.escapedAtLineStart : text
      case .emphasis: line += "*\(escaped(piece.text))*"
      case .strong: line += "**\(escaped(piece.text))**"
      case .code: line += codeSpan(piece.text, in: position)
      }
    }
    return line
  }
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

// MARK: - Spans that Markdown can express

extension [Span] {
  /// Spaces at the ends of an emphasised span are moved out: Markdown does not emphasise those.
  fileprivate func apart(in position: MarkdownPosition) -> [Span] {
    flatMap { span -> [Span] in
      switch span.style {
      case .plain: return [span]
      // In a table a backslash before a bar reads differently from parser to parser.
      case .code: return position == .cell && span.text.contains("\\|") ? [Span(span.text)] : [span]
      case .emphasis, .strong:
        let scalars = span.text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
          let last = scalars.lastIndex(where: { !$0.isSpace }), scalars.contains(where: \.isWordLike)
        else { return [Span(span.text)] }
        return [
          Span(String(scalars[..<first])), Span(String(scalars[first...last]), span.style),
          Span(String(scalars[scalars.index(after: last)...])),
        ]
      }
    }
  }

  /// Without empty spans, and with neighbours of one style made one.
  fileprivate var merged: [Span] {
    reduce(into: []) { spans, span in
      if span.text.isEmpty { return }
      if let last = spans.last, last.style == span.style {
        spans[spans.count - 1].text += span.text
      } else {
        spans.append(span)
      }
    }
  }

  /// Without spaces at either end: they would indent, or break the line.
  fileprivate var trimmed: [Span] {
    var spans = self
    if let first = spans.first, first.style == .plain {
      spans[0].text = String(first.text.unicodeScalars.drop { $0 == " " })
    }
    if let last = spans.last, last.style == .plain { spans[spans.count - 1].text = last.text.withoutTrailingSpaces }
    return spans
  }

  /// With the emphasis left off where a parser would not see its asterisks as such.
  fileprivate var expressible: [Span] {
    var spans = self.filter { !$0.text.isEmpty }
    for index in spans.indices where spans[index].style == .emphasis || spans[index].style == .strong {
      let before = index > 0 ? spans[index - 1] : nil
      let after = index + 1 < spans.count ? spans[index + 1] : nil
      if !spans[index].isExpressible(between: before, and: after) { spans[index].style = .plain }
    }
    return spans
  }
}

extension Span {
  /// The rule of CommonMark for left- and right-flanking delimiters, strictly read.
  fileprivate func isExpressible(between before: Span?, and after: Span?) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    // Asterisks side by side would be counted together.
    if before?.style == .emphasis || before?.style == .strong { return false }
    return (first.isWordLike || before?.endsOpenly ?? true)
      && (last.isWordLike || after?.beginsOpenly ?? true)
  }

  private var endsOpenly: Bool { style == .code || text.unicodeScalars.last?.isOpen ?? true }
  private var beginsOpenly: Bool { style == .code || text.unicodeScalars.first?.isOpen ?? true }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { self == " " || properties.generalCategory == .spaceSeparator }

  fileprivate var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// White space or punctuation in every version of CommonMark.
  fileprivate var isOpen: Bool {
    if isSpace || isASCIIPunctuation { return true }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Neither white space, punctuation nor a symbol in any version of CommonMark.
  fileprivate var isWordLike: Bool {
    if isOpen { return false }
    return switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: false
    default: true
    }
  }

  /// A digit or a letter of the ASCII alphabet.
  var isASCIIWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

// MARK: - Escaping

/// With a backslash before every character that could begin markup in the middle of a line.
private func escaped(_ text: String) -> String {
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
  fileprivate var escapedAtLineStart: String {
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
  fileprivate var escapedHashAtEnd: String {
    utf8.last == UInt8(ascii: "#") ? escaped(String(utf8.dropLast()) ?? "") + "\\#" : escaped(self)
  }
}

extension String {
  fileprivate var withBarsEscaped: String {
    unicodeScalars.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }.joined(
      separator: "\\|")
  }
}

/// Between backticks, more of them than there are in a row inside.
private func codeSpan(_ text: String, in position: MarkdownPosition) -> String {
  let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
  let code = position == .cell ? text.withBarsEscaped : text
  // One space inside each fence is taken off again by the reader.
  let isBare = text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
  let isPadded = text.utf8.first == UInt8(ascii: " ") && text.utf8.last == UInt8(ascii: " ")
  return isBare || isPadded ? "\(fence) \(code) \(fence)" : fence + code + fence
}
