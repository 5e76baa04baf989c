/// A play written down for people to read and edit: what is typed, and what must be shown for it.
///
/// A line that begins with `>` is typed. Every other line is expected, as `Expectation` says; before the first typed
/// line stands what the story opens with.
package struct PlayFile: Hashable, Sendable {
  package var header: Header
  /// The first has nothing typed: it is the opening.
  package var parts: [Part]
  /// The header's lines as they stand in the file.
  private var head: [String]

  package struct Part: Hashable, Sendable {
    /// Nil at the opening; empty for Enter.
    package var typed: String?
    /// Where the part begins in its file, counted from 1.
    package var line: Int
    package var expected: Expectation
  }

  /// Why a text is no play.
  package struct Trouble: Error, Hashable, Sendable {
    package var line: Int
    package var message: String

    package init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }

  /// A play that nobody has typed anything in yet.
  package init(_ header: Header) {
    self.header = header
    head = header.lines
    parts = [Part(line: head.count + 1, expected: Expectation([], from: head.count + 1))]
  }

  package init(_ text: String) throws(Trouble) {
    let lines = PlayFile.lines(of: text)
    let length = lines.prefix { $0.hasPrefix("#") }.count
    header = try Header(Array(lines[..<length]))
    head = Array(lines[..<length])
    parts = []
    var typed: String?
    var start = length
    for index in length...lines.count where index == lines.count || lines[index].hasPrefix(">") {
      let body = typed == nil ? start : start + 1
      let expected = Expectation(Array(lines[body..<index]), from: body + 1)
      parts.append(Part(typed: typed, line: start + 1, expected: expected))
      guard index < lines.count else { break }
      typed = PlayFile.typed(lines[index])
      start = index
    }
  }

  /// One space after the mark is the mark's.
  private static func typed(_ line: String) -> String {
    let words = line.dropFirst()
    return String(words.first == " " ? words.dropFirst() : words).withoutTrailingBlanks
  }

  /// Whoever's editor ended them: a newline, or both characters of Windows.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    if lines.first?.unicodeScalars.first == "\u{FEFF}" { lines[0].unicodeScalars.removeFirst() }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The file, each untouched line as it was.
  package var text: String {
    var lines = head + parts.flatMap { ($0.typed.map { [PlayFile.mark($0)] } ?? []) + $0.expected.lines }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where the value of a header's key stands; nil where the header does not have it.
  package func place(of key: String) -> Place? {
    for (number, line) in zip(1..., head) {
      guard let colon = line.firstIndex(of: ":"), String(line[..<colon].dropFirst()).trimmed == key else {
        continue
      }
      let blanks = line[line.index(after: colon)...].prefix(while: \.isWhitespace).count
      return Place(line: number, column: line[...colon].count + blanks + 1)
    }
    return nil
  }

  /// A typed line as it is written.
  package static func mark(_ typed: String) -> String { typed.isEmpty ? ">" : "> \(typed)" }
}

extension String {
  /// Without white space at the end.
  var withoutTrailingBlanks: String {
    var part = self[...]
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
