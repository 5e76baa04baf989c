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
    if let last = spans.last, last.style == .plain {
      spans[spans.count - 1].text = last.text.withoutTrailingSpaces
    }
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
