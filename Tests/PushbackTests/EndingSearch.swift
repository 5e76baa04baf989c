import PushbackCore

@testable import pushback

/// Which dice and which choices lead to each ending of a story.
struct EndingSearch {
  struct Way {
    var seed: UInt64
    /// Each choice by the word it is shown with.
    var words: [String]
  }

  /// The first of some seeds that leads there, and the fewest choices with it. Each seed tries the choices in another
  /// order, so that ways from different seeds are different ways.
  static func way(to ending: SceneID, through machine: Machine, seeds: Range<UInt64>) throws -> Way? {
    for seed in seeds {
      if let words = try words(to: ending, through: machine, seed: seed) {
        return Way(seed: seed, words: words)
      }
    }
    return nil
  }

  /// Breadth first: what is to come depends on the state and the number of draws alone.
  private static func words(to ending: SceneID, through machine: Machine, seed: UInt64) throws -> [String]? {
    var seen: Set<Standing> = []
    var start = try Play(machine, seed: seed)
    for event in try start.decide(.begin) { start.apply(event) }
    var waiting = [(play: start, words: [String]())]
    while !waiting.isEmpty {
      var next: [(play: Play, words: [String])] = []
      for (play, words) in waiting {
        guard let offered = play.agenda?.offered else {
          if play.scene.id == ending { return words }
          continue
        }
        let known = Choosable(offered.map(\.id), verbs: offered.map(\.verb))
        for index in offered.indices {
          let item = offered[(index + words.count * Int(seed)) % offered.count]
          var on = play
          for event in try play.decide(.choose(item.id)) { on.apply(event) }
          guard seen.insert(Standing(state: on.here, draws: on.draws)).inserted else { continue }
          next.append((on, words + [known.name(of: item.id)]))
        }
      }
      waiting = next
    }
    return nil
  }

  private struct Standing: Hashable {
    var state: State
    var draws: Int
  }
}

extension Answer {
  /// Enough to know where one is, however the prose is edited: how each scene begins, what the dice said, the ending.
  var gist: [String] {
    var lines = turns.flatMap { turn -> [String] in
      let shown = Answer(turns: [turn]).lines.filter { !$0.isEmpty }
      guard let first = shown.first else { return [] }
      return switch turn {
      case .scene: [first.beginning, "*"]
      case .chance, .ending: [LinePattern.literal(first), "*"]
      default: ["*"]
      }
    }
    for index in lines.indices.dropFirst().reversed() where lines[index] == "*" && lines[index - 1] == "*" {
      lines.remove(at: index)
    }
    return lines
  }
}

extension String {
  /// The first sentence, or as many as make it longer than a clock and a place.
  fileprivate var beginning: String {
    let ends = indices.dropFirst(24).first { self[$0] == " " && ".?!".contains(self[index(before: $0)]) }
    guard let ends else { return LinePattern.literal(self) }
    return LinePattern.literal(String(self[..<ends])) + " *"
  }
}
