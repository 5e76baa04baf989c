import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary

/// What the program is given: the library, the record, and whatever else is not the same every time.
struct Outside {
  var stories: Library
  /// Measures, clauses, guides: read when first asked for.
  let content: Lazily<Content>
  let solutions: Solutions
  let machines = Machines()
  var folder: JournalFolder
  /// Seconds since 1970.
  var now: () -> Double
  /// Seconds of a clock that nobody sets, from whenever.
  var ticks: () -> Double
  /// A seed for new dice, 0 to 2^53 − 1.
  var newSeed: () -> UInt64
  /// Writes a file that a player asked for.
  var write: (_ document: String, _ path: String) throws -> Void
  /// Opens a file that grows while somebody plays; what is given back adds to it.
  var append: (_ path: String) throws -> (_ text: String) throws -> Void
  var fileExists: (String) -> Bool
  /// What stands in a file; nil if it cannot be read as text.
  var read: (String) -> String?
  /// The bytes of a file, and no more than one beyond the limit.
  var load: (_ path: String, _ limit: Int) throws -> [UInt8]
  /// Names in the current folder, for completion.
  var files: () -> [String]

  init(
    stories: Library, folder: JournalFolder, now: @escaping () -> Double,
    ticks: @escaping () -> Double = Outside.monotonic, newSeed: @escaping () -> UInt64,
    write: @escaping (String, String) throws -> Void,
    append: @escaping (String) throws -> (String) throws -> Void = { _ in { _ in } },
    fileExists: @escaping (String) -> Bool,
    read: @escaping (String) -> String? = { try? String(contentsOfFile: $0, encoding: .utf8) },
    load: @escaping (String, Int) throws -> [UInt8] = { try Library.bytes(file: $0, limit: $1) },
    files: @escaping () -> [String], solutions: Solutions = Solutions()
  ) {
    self.stories = stories
    content = Lazily { stories.content.value }
    self.folder = folder
    self.solutions = solutions
    self.now = now
    self.ticks = ticks
    self.newSeed = newSeed
    self.write = write
    self.append = append
    self.fileExists = fileExists
    self.read = read
    self.load = load
    self.files = files
  }

  /// The machine as it is.
  static func real(library path: String?) throws -> Outside {
    let record = try JournalFolder.path(environment: ProcessInfo.processInfo.environment)
    return Outside(
      stories: try openLibrary(at: path), folder: JournalFolder(record),
      now: { Date().timeIntervalSince1970 },
      newSeed: { UInt64.random(in: 0..<(1 << 53)) }, write: OutputFile.write,
      append: OutputFile.appending, fileExists: OutputFile.exists, files: OutputFile.here)
  }

  @Sendable static func monotonic() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  /// A folder's library, or the bundled one. A folder with stories alone takes the content from the bundled one.
  static func openLibrary(at path: String?) throws -> Library {
    guard let path else { return try Library.bundled() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path + "/scenarios", isDirectory: &isFolder),
      isFolder.boolValue
    else { throw Failure(.data, "\(path) is no library: it has no folder called scenarios.") }
    let hasContent = FileManager.default.fileExists(atPath: path + "/Content")
    return Library(root: path, content: hasContent ? nil : try Library.bundled())
  }

  /// Today as `YYYY-MM-DD` in universal time, so that a draft reads the same everywhere.
  var today: String { Outside.day(now()) }

  /// The civil date of a moment, after Howard Hinnant's `civil_from_days`.
  static func day(_ seconds: Double) -> String {
    let days = Int((seconds / 86_400).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A value made when first asked for, and kept.
final class Lazily<Value> {
  private let make: () -> Value
  private(set) lazy var value = make()

  init(_ make: @escaping () -> Value) { self.make = make }
}
