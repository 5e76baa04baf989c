import Foundation
import PushbackCore
import PushbackJournal

extension Bench {
  /// One durable choice against one bare fdatasync of a small write, on the same disk.
  static func durability(_ home: String) throws {
    let folder = JournalFolder(home)
    let header = SessionHeader(
      id: try folder.newID(for: "bench"), scenario: "bench", title: "Bench", seed: 0, source: "", startedAt: 0
    )
    let journal = try folder.create(header)
    let path = home + "/bare"
    let bare = open(path, O_WRONLY | O_CREAT, 0o600)
    var page = [UInt8](repeating: 1, count: 4096)
    var (durable, plain) = ([Double](), [Double]())
    for _ in 0..<200 {
      durable.append(
        try wall {
          try journal.append([.chose(scene: "a-scene", choice: "refuse")], operation: UUID().uuidString)
        })
      plain.append(
        wall {
          write(bare, &page, page.count)
          fdatasync(bare)
        })
    }
    close(bare)
    journal.close()
    try folder.delete(header.id)
    report(
      "one durable choice, ms (one write and fdatasync, ms)",
      "\(round(median(durable) * 1000, 2)) (\(round(median(plain) * 1000, 2)))")
    report("… as a ratio", round(median(durable) / median(plain)))
  }

  /// Whole processes of the release binary, in turn with /bin/true.
  static func processes(_ binary: String, _ home: String) throws {
    for number in 1...10 {
      _ = try run(
        binary, ["play", "ship-it", "--seed", "\(number)", "--session", "bench-\(number)"], input: "1\n1\n")
    }
    let cases: [(String, String, [String], String)] = [
      ("cold start to the lobby, ten sessions", binary, [], ""),
      ("… to the first decision of play ship-it", binary, ["play", "ship-it"], ""),
    ]
    for (name, path, arguments, input) in cases {
      var (own, bare) = ([Double](), [Double]())
      for _ in 0..<41 {
        bare.append(try run("/bin/true", [], input: "").wall)
        own.append(try run(path, arguments, input: input).wall)
      }
      report(
        name + ", × /bin/true", "\(round(median(own) / median(bare))) (\(round(median(own) * 1000, 2)) ms)")
    }
    let lines = String(repeating: "1\nundo\n", count: 500)
    let times = try (0..<5).map { _ in try run(binary, ["play", "ship-it", "--seed", "1"], input: lines).wall
    }
    report("1,000 piped choices end to end, ms", round(median(times) * 1000))
    let memory = try run(binary, ["play", "ship-it", "--seed", "1"], input: lines).peak
    report("peak memory of that, MiB", round(Double(memory) / 1024))
    let startMemory = try run(binary, ["play", "ship-it"], input: "").peak
    report("peak memory at the first decision, MiB", round(Double(startMemory) / 1024))
  }

  static func wall(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let duration = try clock.measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// Starts a program with its input ready in a file, and waits for it. Peak memory in KiB.
  static func run(_ path: String, _ arguments: [String], input: String) throws -> (
    wall: Double, peak: Int
  ) {
    let file = NSTemporaryDirectory() + "pushback-bench-input-\(getpid())"
    try input.write(toFile: file, atomically: false, encoding: .utf8)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, file, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var usage = rusage()
    let time = try wall {
      var child = pid_t()
      guard posix_spawn(&child, path, &actions, nil, &argv, environ) == 0 else {
        throw BenchError("no \(path)")
      }
      var status: Int32 = 0
      wait4(child, &status, 0, &usage)
    }
    return (time, usage.ru_maxrss)
  }
}
