import Foundation
import PushbackCore
import PushbackLibrary

/// Our side of the job that plays one story in several engines, each with the same draws.
extension Bench {
  /// What was shown, which proves that engines did equal work.
  private struct Shown: Equatable {
    var choices = 0
    var characters = 0

    mutating func read(_ block: Block) {
      guard case .paragraph(let text) = block else { return }
      for span in text.spans { characters += span.text.utf8.count }
    }
  }

  /// Loads a story, plays it for so many steps, and prints what that took and showed as JSON.
  static func play(_ path: String, steps: Int) throws {
    let library = try Library.bundled()
    // The names that prices are checked against are ours, not the story's: they are there before it is read.
    _ = library.vocabulary
    let began = cpu
    let reading = library.scenario(file: path)
    guard let scenario = reading.scenario, let machine = Machine(scenario) else {
      throw BenchError(reading.findings.prefix(3).map { "\($0)" }.joined(separator: "\n"))
    }
    let loaded = cpu
    let shown = try played(machine, steps)
    let played = cpu
    let walked = try walked(machine, steps)
    guard walked == shown else { throw BenchError("the play showed \(shown), and its machine \(walked)") }
    print(
      """
      {"load": \(loaded - began), "seconds": \(played - loaded), "bare": \(cpu - played), "steps": \(steps), \
      "choices": \(shown.choices), "characters": \(shown.characters), "memory": \(peak)}
      """)
  }

  /// As the program plays: what was done is kept for undo and the record.
  private static func played(_ machine: Machine, _ steps: Int) throws -> Shown {
    var shown = Shown()
    var draws = Draws()
    var play = try Play(machine, seed: 7)
    for _ in 0..<steps {
      read(play, into: &shown)
      guard let offered = play.agenda?.offered else { throw BenchError("nothing to choose") }
      shown.choices += offered.count
      for item in offered { shown.characters += item.text.utf8.count }
      for event in try play.decide(.choose(offered[draws.next() % offered.count].id)) { play.apply(event) }
      guard play.isOver else { continue }
      read(play, into: &shown)
      play = try Play(machine, seed: 7)
    }
    return shown
  }

  private static func read(_ play: Play, into shown: inout Shown) {
    guard case .scene(_, _, let blocks) = play.reading(of: play.here) else { return }
    for block in blocks { shown.read(block) }
  }

  /// The machine alone, as the analysis walks: nothing is kept.
  private static func walked(_ machine: Machine, _ steps: Int) throws -> Shown {
    var shown = Shown()
    var draws = Draws()
    var state = machine.first
    func read() {
      for passage in machine.scenario.scenes[state.scene].prose
      where machine.holds(passage.condition, in: state) {
        shown.read(passage.block)
      }
    }
    for _ in 0..<steps {
      read()
      guard case .decision(let decision) = machine.scenario.scenes[state.scene].exit else {
        throw BenchError("nothing to choose")
      }
      var bits = machine.offered(in: state)
      let count = bits.nonzeroBitCount
      shown.choices += count
      for index in decision.choices.indices where bits & 1 << UInt64(index) != 0 {
        shown.characters += decision.choices[index].text.utf8.count
      }
      for _ in 0..<draws.next() % count { bits &= bits - 1 }
      state = try machine.take(bits.trailingZeroBitCount, in: state)
      guard machine.isEnding(state) else { continue }
      read()
      state = machine.first
    }
    return shown
  }

  /// The draws that every engine gets, made as the job makes them.
  private struct Draws {
    private var seed = 7

    mutating func next() -> Int {
      seed = (seed * 1_103_515_245 + 12345) % (1 << 31)
      return seed >> 16
    }
  }

  /// The most memory this process ever held, in KiB.
  private static var peak: Int {
    var usage = rusage()
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
