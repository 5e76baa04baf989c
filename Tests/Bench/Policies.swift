import Foundation
import PushbackCore
import PushbackLibrary

extension Bench {
  /// A draft from a thousand sessions, the lint of a long policy, and a policy tried against every bundled story.
  static func policies(_ binary: String) throws {
    let library = try Library.bundled()
    let content = library.content.value
    guard let scenario = library.scenario("ship-it").scenario, let machine = Machine(scenario) else {
      throw BenchError("ship-it cannot be played")
    }
    var draft: Draft?
    for count in [10, 100, 1_000] {
      let records = try (1...count).map { try reviewed(machine, seed: UInt64($0), content) }
      let began = cpu
      let made = Draft(Proposals(records, content: content), date: "2026-11-26")
      let size = made.document.markdown.utf8.count
      report("draft from \(count) sessions, CPU ms (KiB)", "\(round((cpu - began) * 1000)) (\(size / 1024))")
      if count == 10 { draft = made }
    }
    guard let draft else { return }
    let folder = NSTemporaryDirectory() + "pushback-bench-policies-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/policy.json"
    try draft.json.pretty.write(toFile: path, atomically: false, encoding: .utf8)
    for words in [1_250, 2_500, 5_000] {
      let rules = (0..<words / 25).map { rule in
        "\(rule + 1). The release owner **MUST** try version \(rule) of a change on a copy of the live data before anybody who "
          + "is not on the team can reach it.\n"
      }
      let long = folder + "/long-\(words).md"
      try ("# A policy\n\n## Rules\n\n" + rules.joined()).write(
        toFile: long, atomically: false, encoding: .utf8)
      let times = try (0..<5).map { _ in try run(binary, ["draft", "lint", long], input: "") }
      report(
        "lint of a policy of \(words) words, ms (MiB)",
        "\(round(median(times.map(\.wall)) * 1000)) (\(times[0].peak / 1024))")
    }
    let tries = try (0..<5).map { _ in try run(binary, ["draft", "try", path], input: "") }
    report(
      "a draft of \(draft.rules.count) rules tried against all stories, ms (MiB)",
      "\(round(median(tries.map(\.wall)) * 1000)) (\(tries[0].peak / 1024))")
  }

  /// A blind play, and a review that adopts all it proposes.
  private static func reviewed(_ machine: Machine, seed: UInt64, _ content: Content) throws
    -> Proposals.Record
  {
    var play = try Play(machine, seed: seed)
    let dice = SplitMix(seed: seed)
    var step = 0
    while !play.isOver, let agenda = play.agenda {
      let choice = agenda.offered[Int(dice.output(step) % UInt64(agenda.offered.count))]
      for event in try play.decide(.choose(choice.id)) { play.apply(event) }
      step += 1
    }
    func record() -> Proposals.Record {
      Proposals.Record(session: "s-\(seed)", play: play, reviewedOn: "2026-11-26")
    }
    for proposal in Proposals([record()], content: content).all {
      for event in try play.decide(.review(proposal.position, .adopt, reason: "")) { play.apply(event) }
    }
    return record()
  }
}
