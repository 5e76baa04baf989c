/// What must be shown after a typed line.
///
/// Empty lines and white space at the end of a line do not count, in the file or on screen; all other white space
/// does. A line that is `*` alone stands for any number of lines, also for none.
package struct Expectation: Hashable, Sendable {
  /// As they stand in the file, empty ones as well.
  package internal(set) var lines: [String]
  package let patterns: [Pattern]

  package struct Pattern: Hashable, Sendable {
    /// Its place in the file, counted from 1.
    package var number: Int
    package var written: String
    /// Whether an empty line stands before it.
    var followsGap = false
    /// Nil stands for any number of lines.
    var line: LinePattern?
  }

  package init(_ lines: [String], from number: Int) {
    self.lines = lines
    var (patterns, followsGap) = ([Pattern](), false)
    for (number, line) in zip(number..., lines) {
      let words = line.withoutTrailingBlanks
      if !words.isEmpty {
        patterns.append(
          Pattern(
            number: number, written: words, followsGap: followsGap,
            line: words == "*" ? nil : LinePattern(words)))
      }
      followsGap = words.isEmpty
    }
    self.patterns = patterns
  }

  /// Where what was shown leaves what was expected.
  package struct Miss: Hashable, Sendable {
    /// The pattern that nothing fits; all of them are used up where more was shown.
    package var pattern: Int
    /// The line shown in its place; one past the last where nothing more was shown.
    package var shown: Int
  }

  /// Nil where what was shown is what was expected. Of all ways to fit the stars, the one that comes furthest tells
  /// where it fails.
  package func miss(in shown: [String]) -> Miss? {
    var (pattern, line) = (0, 0)
    var star: (pattern: Int, line: Int)?
    var furthest = Miss(pattern: 0, shown: 0)
    func fits() -> Bool {
      pattern < patterns.count && line < shown.count && patterns[pattern].line?.matches(shown[line]) == true
    }
    while true {
      if pattern < patterns.count, patterns[pattern].line == nil {
        star = (pattern, line)
        pattern += 1
        if pattern == patterns.count { return nil }
      } else if pattern == patterns.count, line == shown.count {
        return nil
      } else if fits() {
        (pattern, line) = (pattern + 1, line + 1)
      } else {
        if pattern > furthest.pattern { furthest = Miss(pattern: pattern, shown: line) }
        guard let last = star, last.line < shown.count else { return furthest }
        star = (last.pattern, last.line + 1)
        (pattern, line) = (last.pattern + 1, last.line + 1)
      }
    }
  }
}
