import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary

/// Performance, measured and printed; nothing here passes or fails.
///
/// Usage: pushback-bench PATH-TO-RELEASE-BINARY, or pushback-bench play STORY STEPS
@main
struct Bench {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    if words.count == 3, words.first == "play", let steps = words.last.flatMap({ Int($0) }) {
      return try play(CommandLine.arguments[2], steps: steps)
    }
    let binary = words.first ?? ".build/release/pushback"
    let home = NSTemporaryDirectory() + "pushback-bench-\(getpid())"
    setenv("PUSHBACK_HOME", home, 1)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try steps()
    try load()
    try durability(home)
    try processes(binary, home)
    try policies(binary)
  }

  static func report(_ name: String, _ figure: String) {
    print(name.padding(toLength: 58, withPad: " ", startingAt: 0) + figure)
  }

  static func round(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// Seconds of CPU that this process used so far.
  static var cpu: Double {
    var usage = rusage()
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
