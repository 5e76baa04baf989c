/// A line in which `*` stands for anything, also for nothing. `\*`, `\>` and `\\` are the characters themselves.
package struct LinePattern: Hashable, Sendable {
  /// What stands between the stars; one piece where there is none.
  private let pieces: [[Character]]

  package init(_ written: String) {
    var pieces: [[Character]] = [[]]
    var rest = written.withoutTrailingBlanks[...]
    while let first = rest.popFirst() {
      if first == "\\", let next = rest.first, LinePattern.special.contains(next) {
        rest.removeFirst()
        pieces[pieces.count - 1].append(next)
      } else if first == "*" {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(first)
      }
    }
    self.pieces = pieces.map { Array(neutral(String($0))) }
  }

  private static let special: [Character] = ["*", ">", "\\"]

  package func matches(_ line: String) -> Bool { matches(Array(line.withoutTrailingBlanks)) }

  /// A line without white space at its end.
  func matches(_ line: [Character]) -> Bool {
    guard pieces.count > 1 else { return pieces[0] == line }
    let (first, last) = (pieces[0], pieces[pieces.count - 1])
    guard line.count >= first.count + last.count, line.starts(with: first),
      line.suffix(last.count).elementsEqual(last)
    else { return false }
    // Each piece as far to the left as it goes leaves the most room for the next.
    var rest = line[first.count..<(line.count - last.count)]
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let end = rest.end(ofFirst: piece) else { return false }
      rest = rest[end...]
    }
    return true
  }

  /// Whether a line begins and ends so much alike that it may be this one after an edit.
  func isAlike(_ line: [Character]) -> Bool {
    let begins = zip(pieces[0], line).prefix { $0 == $1 }.count
    let ends = zip(pieces[pieces.count - 1].reversed(), line.dropFirst(begins).reversed()).prefix { $0 == $1 }
      .count
    let longest =
      pieces.count > 1 ? pieces[0].count + pieces[pieces.count - 1].count : max(pieces[0].count, line.count)
    return begins + ends > 3 && (begins + ends) * 2 >= longest
  }

  /// A shown line as it is written, so that it means itself.
  package static func literal(_ shown: String) -> String {
    let line = Array(shown.withoutTrailingBlanks)
    var written = ""
    for (index, character) in line.enumerated() {
      let isMark = index == 0 && character == ">"
      let isBefore = character == "\\" && index + 1 < line.count && special.contains(line[index + 1])
      if character == "*" || isMark || isBefore { written += "\\" }
      written.append(character)
    }
    return written
  }
}

extension ArraySlice<Character> {
  fileprivate func end(ofFirst piece: [Character]) -> Int? {
    guard piece.count <= count else { return nil }
    return (startIndex...(endIndex - piece.count)).first {
      self[$0..<($0 + piece.count)].elementsEqual(piece)
    }
    .map { $0 + piece.count }
  }
}
