import PushbackCore

/// A word that could stand where one is being typed, and what it would mean.
package struct Completion: Hashable, Sendable {
  package var text: String
  package var note: String

  package init(text: String, note: String = "") {
    self.text = text
    self.note = note
  }
}

/// What the Tab key does to the line left of the cursor.
struct TabPress: Equatable {
  /// How many scalars left of the cursor give way, and to what.
  var replaced = 0
  var inserted = ""
  /// What could stand there, where that is more than one word.
  var candidates: [Completion] = []

  /// Upper and lower case are the same to who types; a word that is not what it seems is only listed.
  init(after line: String, _ completions: [Completion]) {
    let typed = line.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let fitting = completions.filter { $0.text.lowercased().hasPrefix(typed.lowercased()) }
    guard let first = fitting.first else { return }
    let isHonest = fitting.allSatisfy { neutral($0.text) == $0.text }
    let common = fitting.reduce(first.text) { common, other in
      String(zip(common, other.text).prefix { $0 == $1 }.map(\.0))
    }
    if isHonest, common.count >= typed.count {
      replaced = typed.unicodeScalars.count
      inserted = fitting.count == 1 ? common + " " : common
    }
    candidates = fitting.count > 1 || !isHonest ? fitting : []
  }

  private static let most = 40

  /// The candidates, each with its note beside it, in lines that fit.
  func list(width: Int) -> [String] {
    let texts = candidates.prefix(Self.most).map { StyledText($0.text) }
    let column = min(texts.map(\.width).max() ?? 0, max(8, width / 2))
    let lines = zip(texts, candidates).flatMap { text, candidate -> [StyledText] in
      let words = text.cut(to: column, then: column)
      let notes = StyledText(candidate.note).wrapped(to: max(1, width - column - 4))
      return (0..<max(words.count, notes.count)).map { line in
        let word = line < words.count ? words[line] : StyledText()
        let note = line < notes.count ? notes[line] : StyledText()
        return StyledText("  ") + (note.isEmpty ? word : word.padded(to: column + 2) + note)
      }
    }
    let rest = candidates.count - texts.count
    return lines.map(\.plain) + (rest > 0 ? ["  and \(rest) more"] : [])
  }
}
