/// What was expected and what was shown, side by side: as many lines as can be fit each other, then as many as can be
/// stand beside the one that they became, and no more than must be stand alone.
struct Alignment {
  /// Patterns and shown lines by their index.
  enum Step {
    case fits(Int, Int)
    /// So much alike that one became the other.
    case became(Int, Int)
    /// In a star's place.
    case covered(Int)
    case missing(Int)
    /// With the pattern that it stands before; one past the last where none follows.
    case extra(Int, before: Int)
  }

  private(set) var steps: [Step] = []

  /// Those that stand beside each other.
  var pairs: [(Int, Int)] {
    steps.compactMap { step in
      switch step {
      case .fits(let pattern, let line), .became(let pattern, let line): (pattern, line)
      case .covered, .missing, .extra: nil
      }
    }
  }

  /// The pattern at which the first line differs, or before which more was shown.
  var firstDifference: Int? {
    for step in steps {
      switch step {
      case .missing(let pattern), .became(let pattern, _), .extra(_, let pattern): return pattern
      case .fits, .covered: continue
      }
    }
    return nil
  }

  /// The shown lines without white space at their ends.
  init(_ patterns: [Expectation.Pattern], _ shown: [String]) {
    let lines = shown.map { Array($0) }
    let start = zip(patterns, lines).prefix { $0.line?.matches($1) == true }.count
    for index in 0..<start { steps.append(.fits(index, index)) }
    let grid = Grid(patterns[start...].map(\.line), Array(lines[start...]))
    steps += grid.steps.map { step in
      switch step {
      case .fits(let pattern, let line): .fits(start + pattern, start + line)
      case .became(let pattern, let line): .became(start + pattern, start + line)
      case .covered(let line): .covered(start + line)
      case .missing(let pattern): .missing(start + pattern)
      case .extra(let line, let pattern): .extra(start + line, before: start + pattern)
      }
    }
  }
}

/// How well every end of the patterns can stand beside every end of the lines.
private struct Grid {
  private static let fit = 1 << 40
  private static let likeness = 1 << 20
  /// A table of more cells is no play any more; then nothing is laid beside anything.
  private static let mostCells = 1_000_000

  private let patterns: [LinePattern?]
  private let lines: [[Character]]
  /// What a pattern and a line are worth to each other, and what the best of all that follows is worth; both empty where
  /// they would be too large.
  private var pairs: [Int] = []
  private var best: [Int] = []
  private var width: Int { lines.count + 1 }

  init(_ patterns: [LinePattern?], _ lines: [[Character]]) {
    self.patterns = patterns
    self.lines = lines
    guard (patterns.count + 1) * width <= Grid.mostCells else { return }
    pairs = [Int](repeating: 0, count: (patterns.count + 1) * width)
    best = pairs
    for p in (0...patterns.count).reversed() {
      for s in (0...lines.count).reversed() { fill(p, s) }
    }
  }

  private mutating func fill(_ p: Int, _ s: Int) {
    let here = p * width + s
    if p < patterns.count, s < lines.count, let pattern = patterns[p] {
      pairs[here] =
        pattern.matches(lines[s]) ? Grid.fit : pattern.isAlike(lines[s]) ? Grid.likeness : 0
    }
    let ways = [
      p < patterns.count ? best[here + width] - (patterns[p] == nil ? 0 : 1) : nil,
      s < lines.count ? best[here + 1] - (isStar(p) ? 0 : 1) : nil,
      pairs[here] > 0 ? best[here + width + 1] + pairs[here] : nil,
    ]
    best[here] = ways.compactMap(\.self).max() ?? 0
  }

  private func isStar(_ p: Int) -> Bool { p < patterns.count && patterns[p] == nil }

  var steps: [Alignment.Step] {
    var steps: [Alignment.Step] = []
    var (p, s) = (0, 0)
    while p < patterns.count || s < lines.count {
      let here = p * width + s
      let isPair = !best.isEmpty && pairs[here] > 0 && best[here] == best[here + width + 1] + pairs[here]
      if isPair {
        steps.append(pairs[here] == Grid.fit ? .fits(p, s) : .became(p, s))
        (p, s) = (p + 1, s + 1)
      } else if isStar(p), s < lines.count, best.isEmpty || best[here] == best[here + 1] {
        steps.append(.covered(s))
        s += 1
      } else if p < patterns.count,
        s == lines.count || isStar(p) || best.isEmpty || best[here] == best[here + width] - 1
      {
        if !isStar(p) { steps.append(.missing(p)) }
        p += 1
      } else {
        steps.append(.extra(s, before: p))
        s += 1
      }
    }
    return steps
  }
}
