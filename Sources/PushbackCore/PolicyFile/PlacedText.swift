/// A text, and where its parts stand in the file it was read from. Two are equal that say the same, wherever.
package struct PlacedText: Hashable, Sendable {
  package struct Piece: Sendable {
    /// A line’s end inside a paragraph is a piece of its own, `\n`.
    package var text: String
    package var style: Span.Style
    package var place: Place
    /// Where the piece leads, if it is a link.
    package var target: String?

    package init(_ text: String, _ style: Span.Style = .plain, at place: Place, target: String? = nil) {
      self.text = text
      self.style = style
      self.place = place
      self.target = target
    }
  }

  /// None longer than `Piece.longest`, so that a place in a long text is found quickly.
  package let pieces: [Piece]
  package let place: Place
  /// The words alone, a line’s end as a space.
  package let plain: String
  /// The bytes of `plain` before each piece.
  private let starts: [Int]

  package init(_ pieces: [Piece], at place: Place) {
    self.pieces = pieces.flatMap(\.short)
    self.place = self.pieces.first?.place ?? place
    plain = self.pieces.map { $0.text == "\n" ? " " : $0.text }.joined()
    var starts: [Int] = []
    var before = 0
    for piece in self.pieces {
      starts.append(before)
      before += piece.text.utf8.count
    }
    self.starts = starts
  }

  package init(_ text: String, at place: Place = .start) { self.init([Piece(text, at: place)], at: place) }

  package init(_ text: Text) {
    self.init(text.neutralised.spans.map { Piece($0.text, $0.style, at: .start) }, at: .start)
  }

  package static func == (a: PlacedText, b: PlacedText) -> Bool { a.plain == b.plain }
  package func hash(into hasher: inout Hasher) { hasher.combine(plain) }

  package var isEmpty: Bool { plain.utf8.allSatisfy { $0 == 0x20 } }

  /// The place of a byte of `plain`, counted from 0; of the beginning where there is no such byte.
  package func place(at offset: Int) -> Place {
    guard let index = piece(at: offset) else { return place }
    return pieces[index].place(at: offset - starts[index])
  }

  /// The piece that holds a byte of `plain`.
  private func piece(at offset: Int) -> Int? {
    guard offset >= 0, offset < plain.utf8.count else { return nil }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The part between two bytes of `plain`.
  package func part(_ range: Range<Int>) -> PlacedText {
    guard let first = piece(at: range.lowerBound), let last = piece(at: range.upperBound - 1) else {
      return PlacedText([], at: place)
    }
    let parts = (first...last).map { index -> Piece in
      let bytes = pieces[index].text.utf8
      let low = max(range.lowerBound - starts[index], 0)
      let high = min(range.upperBound - starts[index], bytes.count)
      var part = pieces[index]
      part.text = String(decoding: bytes.dropFirst(low).prefix(high - low), as: UTF8.self)
      part.place = part.text == "\n" ? part.place : pieces[index].place(at: low)
      return part
    }
    return PlacedText(parts, at: place)
  }

  package func dropping(_ bytes: Int) -> PlacedText { part(min(bytes, plain.utf8.count)..<plain.utf8.count) }

  /// Without blanks at the ends.
  package var trimmed: PlacedText {
    let bytes = plain.utf8
    let start = bytes.prefix { $0 == 0x20 }.count
    let end = bytes.reversed().prefix { $0 == 0x20 }.count
    return start == 0 && end == 0 ? self : start + end >= bytes.count ? part(0..<0) : part(start..<bytes.count - end)
  }

  /// As the file has them, one text a line.
  package var lines: [PlacedText] {
    pieces.split { $0.text == "\n" }.map { PlacedText(Array($0), at: place).trimmed }
  }

  package var sentences: [PlacedText] {
    plain.sentenceRanges.map { range in
      let low = plain.utf8.distance(from: plain.startIndex, to: range.lowerBound)
      return part(low..<low + plain[range].utf8.count)
    }
  }

  /// Whether all of it is code, as an id is written.
  var isCode: Bool { !pieces.isEmpty && pieces.allSatisfy { $0.style == .code } }
}

extension PlacedText.Piece {
  static let longest = 256

  func place(at offset: Int) -> Place {
    Place(line: place.line, column: place.column + String(decoding: text.utf8.prefix(offset), as: UTF8.self).count)
  }

  /// In as many pieces as it takes; none for an empty text.
  var short: [PlacedText.Piece] {
    if text.utf8.count <= Self.longest { return text.isEmpty ? [] : [self] }
    var pieces: [PlacedText.Piece] = []
    var next = self
    next.text = ""
    var column = place.column
    for character in text {
      if next.text.utf8.count >= Self.longest {
        pieces.append(next)
        next.text = ""
        next.place.column = column
      }
      next.text.append(character)
      column += 1
    }
    return pieces + [next]
  }
}

extension PlacedText {
  /// A run of letters and digits, with the hyphens and apostrophes inside.
  package struct Token: Sendable {
    package var word: String
    /// The bytes of `plain` before it.
    package var offset: Int
    package var lower: String { word.lowercased() }
    package var end: Int { offset + word.utf8.count }
  }

  package var tokens: [Token] {
    let bytes = Array(plain.utf8)
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      guard bytes.isWordPart(index) else {
        index += bytes[index] == 0xE2 ? 3 : 1
        continue
      }
      let start = index
      while index < bytes.count,
        bytes.isWordPart(index) || (bytes.isJoint(index) && bytes.isWordPart(index + 1))
      {
        index += 1
      }
      tokens.append(Token(word: String(decoding: bytes[start..<index], as: UTF8.self), offset: start))
    }
    return tokens
  }
}

extension [UInt8] {
  /// Letters and digits; beyond ASCII everything but dashes, quotation marks and dots.
  fileprivate func isWordPart(_ index: Int) -> Bool {
    guard index < count else { return false }
    switch self[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0xE2: return index + 1 < count && self[index + 1] != 0x80
    case 0x80...: return true
    default: return false
    }
  }

  fileprivate func isJoint(_ index: Int) -> Bool {
    self[index] == UInt8(ascii: "-") || self[index] == UInt8(ascii: "'")
  }
}
