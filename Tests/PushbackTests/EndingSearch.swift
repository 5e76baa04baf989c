import PushbackCore

@testable import pushback

/// Which dice and which choices lead to each ending of a story.
struct EndingSearch {
  struct Way {
    var seed: UInt64
    /// Each choice by the word it is shown with.
    var words: [String]
  }

  /// The smallest seed that leads there, and the fewest choices with it.
  static func ways(through machine: Machine, seeds: Range<UInt64>) throws -> [SceneID: Way] {
    let endings = machine.scenario.scenes.count { if case .ending = $0.exit { true } else { false } }
    var ways: [SceneID: Way] = [:]
    for seed in seeds where ways.count < endings {
      ways.merge(try EndingSearch.ways(through: machine, seed: seed)) { first, _ in first }
    }
    return ways
  }

  /// Breadth first: what is to come depends on the state and the number of draws alone.
  private static func ways(through machine: Machine, seed: UInt64) throws -> [SceneID: Way] {
    var (ways, seen) = ([SceneID: Way](), Set<Standing>())
    var start = try Play(machine, seed: seed)
    for event in try start.decide(.begin) { start.apply(event) }
    var waiting = [(play: start, words: [String]())]
    while !waiting.isEmpty {
      var next: [(play: Play, words: [String])] = []
      for (play, words) in waiting {
        guard let agenda = play.agenda else {
          if ways[play.scene.id] == nil { ways[play.scene.id] = Way(seed: seed, words: words) }
          continue
        }
        for item in agenda.offered {
          var on = play
          for event in try play.decide(.choose(item.id)) { on.apply(event) }
          guard seen.insert(Standing(state: on.here, draws: on.draws)).inserted else { continue }
          next.append(
            (
              on,
              words + [
                Choosable(agenda.offered.map(\.id), verbs: agenda.offered.map(\.verb)).name(of: item.id)
              ]
            ))
        }
      }
      waiting = next
    }
    return ways
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
