extension StyledText {
  private struct Letter {
    var character: Character
    var role: Role
    var width: Int
  }

  /// What stays together on a line.
  private struct Word {
    var letters: [Letter] = []
    var followsSpace: Bool
    var width: Int { letters.reduce(0) { $0 + $1.width } }
  }

  private var letters: [Letter] {
    runs.flatMap { run in
      run.text.map { Letter(character: $0, role: run.role, width: DisplayWidth.of($0)) }
    }
  }

  private init(_ letters: some Sequence<Letter>) {
    for letter in letters { append(String(letter.character), letter.role) }
  }

  /// Spaces part words; so do ideographs, which are written without spaces, except before closing marks.
  private var words: [Word] {
    var words: [Word] = []
    var isAfterSpace = true
    var wasWide = false
    for letter in letters {
      if letter.character == " " || letter.character == "\t" {
        isAfterSpace = true
        continue
      }
      let isWide = letter.width == 2
      let isBreak = (isWide || wasWide) && !"、。，．：；！？）」』】》".contains(letter.character)
      if isAfterSpace || isBreak { words.append(Word(followsSpace: isAfterSpace)) }
      words[words.count - 1].letters.append(letter)
      isAfterSpace = false
      wasWide = isWide
    }
    return words
  }

  /// Lines of at most `width` columns, or the one line there is where the width is nil.
  package func wrapped(to width: Int?) -> [StyledText] {
    let width = width ?? .max
    var lines: [[Letter]] = []
    var line: [Letter] = []
    var used = 0
    func finish() {
      lines.append(line)
      line = []
      used = 0
    }
    for word in words {
      let gap = word.followsSpace && !line.isEmpty ? 1 : 0
      if !line.isEmpty, used + gap + word.width > width {
        finish()
      } else if gap == 1, let role = word.letters.first?.role {
        line.append(Letter(character: " ", role: line.last?.role == role ? role : .plain, width: 1))
        used += 1
      }
      for letter in word.letters {
        if !line.isEmpty, used + letter.width > width { finish() }
        line.append(letter)
        used += letter.width
      }
    }
    if !line.isEmpty { finish() }
    return lines.isEmpty ? [StyledText()] : lines.map { StyledText($0) }
  }

  /// Pieces of at most `width` columns with every space kept: for code.
  func cut(to width: Int, then rest: Int) -> [StyledText] {
    var pieces: [[Letter]] = [[]]
    var used = 0
    for letter in letters {
      if used > 0, used + letter.width > (pieces.count == 1 ? width : rest) {
        pieces.append([])
        used = 0
      }
      pieces[pieces.count - 1].append(letter)
      used += letter.width
    }
    return pieces.map { StyledText($0) }
  }

  func padded(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - self.width)))
  }

  func paddedLeft(to width: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, width - self.width))) + self
  }
}
