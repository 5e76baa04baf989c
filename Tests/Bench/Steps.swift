import Foundation
import PushbackCore
import PushbackLibrary

extension Bench {
  /// Play steps per CPU second: a step finds what is offered, takes a choice and settles.
  static func steps() throws {
    let machine = try generated()
    let dice = SplitMix(seed: 7)
    let count = 3_000_000
    let began = cpu
    var state = machine.first
    var checksum = 0
    for step in 0..<count {
      let offered = machine.offered(in: state)
      guard offered != 0 else {
        state = machine.first
        continue
      }
      // Blind play: the k-th of the offered choices.
      var left = Int(dice.output(step) % UInt64(offered.nonzeroBitCount))
      var bits = offered
      while left > 0 {
        bits &= bits - 1
        left -= 1
      }
      state = try machine.take(bits.trailingZeroBitCount, in: state)
      checksum &+= state.scene
    }
    report(
      "steps per CPU second, 1,000 scenes, random walk",
      "\(Int(Double(count) / (cpu - began))) (checksum \(checksum))")
    try wholePlays(machine)
  }

  /// The same through `decide` and `apply`, as the program does it.
  private static func wholePlays(_ machine: Machine) throws {
    let count = 300_000
    let began = cpu
    var play = try Play(machine, seed: 7)
    for step in 0..<count {
      if play.isOver || step % 1000 == 999 { play = try Play(machine, seed: 7) }
      guard let agenda = play.agenda else { continue }
      let offered = agenda.offered
      for event in try play.decide(.choose(offered[step % offered.count].id)) { play.apply(event) }
    }
    report("… through decide, apply and the list of choices", "\(Int(Double(count) / (cpu - began)))")
  }

  /// A chain of 1,000 rising scenes with a bounded fact, restarted at its end.
  static var generatedText: String {
    let count = 1000
    var text = "---\nsummary: A generated chain.\nfacts:\n  debt: 0..9\n---\n# Generated\n\n"
    for scene in 0..<count - 1 {
      text +=
        "## Scene \(scene)\n\nIt is \(scene) minutes past. Somebody asks whether it can ship today, and waits.\n\n"
      text += "`if debt > 5` The list of what was put off has grown long.\n\n"
      text +=
        "- `deploy` [Ship it as it is.](#scene-\(scene + 1)) `if debt < 9` The list is full. `debt + 1`\n"
      text += "- `fix` [Mend what can be seen.](#scene-\(min(scene + 7, count - 1)))\n"
      text +=
        "- `refuse` [Say no, and pay some of it back.](#scene-\(min(scene + 13, count - 1))) `debt = 0`\n\n"
    }
    text += "## Scene \(count - 1)\n\nThat was all.\n\n`ending`\n\n```bill\n"
    for scene in 0..<count - 1 {
      text +=
        "scene-\(scene)/deploy: delivery +1, production -1\nscene-\(scene)/fix: capacity -1\nscene-\(scene)/refuse: trust -1, ownership +1\n"
    }
    return text + "```\n"
  }

  private static func generated() throws -> Machine {
    let library = try Library.bundled()
    let reading = library.read(Array(generatedText.utf8), id: "generated")
    guard let scenario = reading.scenario, let machine = Machine(scenario) else {
      throw BenchError(reading.findings.prefix(3).map { "\($0)" }.joined(separator: "\n"))
    }
    return machine
  }

  static func load() throws {
    let library = try Library.bundled()
    let bytes = Array(generatedText.utf8)
    _ = library.read(bytes, id: "generated")
    let runs = 20
    let began = cpu
    for _ in 0..<runs { _ = library.read(bytes, id: "generated").scenario.flatMap(Machine.init) }
    report(
      "load of 1,000 scenes (\(bytes.count / 1024) KiB), CPU ms", round((cpu - began) / Double(runs) * 1000))
  }
}

struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
