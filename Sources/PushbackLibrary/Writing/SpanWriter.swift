import PushbackCore

/// Words as Markdown that reads back as the same words: escaped where they must be, and no more.
struct SpanWriter {
  /// What a character is to the rule that says whether a star opens or closes.
  private enum Flank { case blank, punctuation, letter }

  /// One character as it is written.
  private struct Piece {
    var source: String
    var flank: Flank
    let scalar: Unicode.Scalar?

    /// As a numeric reference, which begins and ends with punctuation.
    var asReference: Piece {
      guard let scalar else { return self }
      return Piece(source: "&#\(scalar.value);", flank: .punctuation, scalar: scalar)
    }
  }

  enum Setting { case paragraph, link, continued }

  private var pieces: [Piece] = []
  /// After a mark that would not close if a letter followed it.
  private var needsReference = false
  private let setting: Setting

  /// A paragraph's words, from its first character on; `continued` after something else has begun the line.
  ///
  /// With its first character by its number, it is never taken for notation.
  static func markdown(_ text: Text, in setting: Setting, firstByNumber: Bool = false) -> String {
    var writer = SpanWriter(setting: setting)
    for (index, span) in text.spans.enumerated() {
      writer.write(
        span, before: index > 0 ? text.spans[index - 1] : nil,
        after: index + 1 < text.spans.count ? text.spans[index + 1] : nil)
    }
    if firstByNumber, let first = writer.pieces.firstIndex(where: { $0.scalar != nil }) {
      writer.pieces[first] = writer.pieces[first].asReference
    }
    return writer.finished
  }

  private init(setting: Setting) { self.setting = setting }

  private mutating func write(_ span: Span, before: Span?, after: Span?) {
    let followsMark = needsReference
    needsReference = false
    switch span.style {
    case .plain:
      var letters = letters(span.text)
      if followsMark, letters.first?.flank == .letter { letters[0] = letters[0].asReference }
      pieces += letters
    case .code:
      let code = Piece(source: codeSpan(span.text), flank: .punctuation, scalar: nil)
      guard before == nil, setting == .paragraph, span.looksLikeNotation else { return pieces.append(code) }
      // Inside emphasis, code is code and nothing else.
      mark("*", around: [code])
    case .emphasis:
      let isByStar = pieces.last?.source.hasSuffix("*") == true && pieces.last?.scalar == nil
      mark(isByStar || after?.style == .strong ? "_" : "*", around: letters(span.text))
    case .strong:
      // A bold name with a colon at the start would speak.
      let isName =
        before == nil && setting != .link && (span.text.hasSuffix(":") || after?.text.hasPrefix(":") == true)
      mark(isName ? "***" : "**", around: letters(span.text))
    }
  }

  /// Puts marks around the pieces, and references where the marks would not be taken for marks.
  private mutating func mark(_ opening: String, around inner: [Piece]) {
    var inner = inner
    if inner.first?.flank == .blank { inner[0] = inner[0].asReference }
    if let last = inner.indices.last, inner[last].flank == .blank { inner[last] = inner[last].asReference }
    if let last = pieces.indices.last, pieces[last].flank == .letter,
      opening.hasPrefix("_") || inner.first?.flank == .punctuation
    {
      pieces[last] = pieces[last].asReference
    }
    pieces.append(Piece(source: opening, flank: .punctuation, scalar: nil))
    pieces += inner
    let closing = String(opening.reversed())
    pieces.append(Piece(source: closing, flank: .punctuation, scalar: nil))
    needsReference = opening.hasPrefix("_") || inner.last?.flank == .punctuation
  }

  private func letters(_ text: String) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    for (index, scalar) in scalars.enumerated() {
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      let before = index > 0 ? scalars[index - 1] : nil
      let isEscaped = needsBackslash(scalar, before: before, after: after)
      pieces.append(
        Piece(source: isEscaped ? "\\\(scalar)" : "\(scalar)", flank: flank(scalar), scalar: scalar))
    }
    return pieces
  }

  private func flank(_ scalar: Unicode.Scalar) -> Flank {
    if scalar.isASCII {
      if scalar == " " || scalar == "\t" { return .blank }
      return Character(scalar).isLetter || Character(scalar).isNumber ? .letter : .punctuation
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .blank
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    default: return .letter
    }
  }

  private func needsBackslash(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    let blanks: [Unicode.Scalar?] = [" ", "\t"]
    return switch scalar {
    case "`", "[", "\\": true
    case "]": setting == .link
    case "*": !(blanks.contains(before) && blanks.contains(after))
    case "_":
      !(before.map { flank($0) == .letter } ?? false) || !(after.map { flank($0) == .letter } ?? false)
    case "<": after.map { !blanks.contains($0) } ?? true
    case "&": after.map { flank($0) == .letter || $0 == "#" } ?? true
    default: false
    }
  }

  /// The line, with its beginning kept from beginning a block and its ends from being cut off.
  private var finished: String {
    var pieces = pieces
    let blanks: Set<Unicode.Scalar> = [" ", "\t"]
    if setting != .link {
      if let first = pieces.first?.scalar, blanks.contains(first) { pieces[0] = pieces[0].asReference }
      if let last = pieces.last?.scalar, blanks.contains(last) {
        pieces[pieces.count - 1] = pieces[pieces.count - 1].asReference
      }
    }
    let line = pieces.map(\.source).joined()
    return setting == .paragraph ? line.keptFromBeginningABlock : line
  }
}

extension Span {
  /// Code that would be a condition, a mark or a choice's name at the start of a paragraph or a list's entry.
  fileprivate var looksLikeNotation: Bool {
    guard let word = text.words.first else { return false }
    return ["if", "argue", "argue:", "ending", "rest"].contains(word) || word.hasPrefix("ending:")
      || Verb(rawValue: word) != nil || (word.utf8.first?.isDigit == true && text.contains("%"))
  }
}

extension String {
  fileprivate var keptFromBeginningABlock: String {
    guard let first = utf8.first else { return self }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="):
      let next = utf8.dropFirst().first
      let isHarmless =
        first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        ? next != nil && next?.isBlank == false && next != first : false
      return isHarmless ? self : "\\" + self
    case UInt8(ascii: "~"): return "\\" + self
    case UInt8(ascii: "*"): return utf8.dropFirst().first?.isBlank == true ? "\\" + self : self
    case let byte where byte.isDigit:
      let digits = utf8.prefix(while: \.isDigit)
      let rest = utf8.dropFirst(digits.count)
      guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return self }
      guard rest.dropFirst().first?.isBlank != false else { return self }
      return String(Substring(digits)) + "\\" + String(Substring(rest))
    default: return self
    }
  }
}

/// Between backticks, more of them than there are in a row inside.
private func codeSpan(_ text: String) -> String {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "`") ? run + 1 : 0
    longest = max(longest, run)
  }
  let fence = String(repeating: "`", count: longest + 1)
  // One blank inside each fence is taken off again by the reader, unless there is nothing else.
  let ends = [text.utf8.first, text.utf8.last]
  let isBare = ends.contains(UInt8(ascii: "`"))
  let isPadded = ends == [0x20, 0x20] && text.utf8.contains { $0 != 0x20 }
  return isBare || isPadded ? "\(fence) \(text) \(fence)" : fence + text + fence
}
