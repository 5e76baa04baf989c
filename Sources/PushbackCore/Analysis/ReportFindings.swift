/// What a report says that an author should look at.
extension Report {
  package var findings: [String] {
    bestLine + alwaysDominated + idle
  }

  /// One of the three lines is at least as good in every measure as both others: the story has a winning line.
  private var bestLine: [String] {
    lines.winner.map {
      [
        "Always to \($0.verb.rawValue) is at least as good in every measure as either other line: the story has a "
          + "winning line."
      ]
    } ?? []
  }

  /// Nobody should take it, wherever one meets it.
  private var alwaysDominated: [String] {
    choices.dominated.filter { $0.share > 1 - 1e-9 }.map {
      "In `\($0.scene)`, `\($0.by)` is always at least as good in every measure as `\($0.choice)`, and better in one."
    }
  }

  private var idle: [String] {
    choices.decisions.filter(\.neverMattered).map {
      "In `\($0.scene)` it never matters what is chosen: every choice leads to the same endings and the same bill."
    }
  }

  package enum Reading: Sendable {
    case silent, aloud

    /// Words a minute: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
    var speed: Double { self == .silent ? 238 : 183 }
  }

  /// Minutes to read an average play, without the time to decide.
  package func minutes(at reading: Reading) -> Double { words / reading.speed }
}
