import ArgumentParser
import PushbackCore
import PushbackLibrary
import PushbackTerminal

/// How findings are told, and which of them fail: options of whatever checks files.
struct CheckOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @ArgumentParser.Option(
    help:
      "For people, for programs (an array by Content/findings.schema.json), or for a forge that shows findings beside the changed lines."
  )
  var format: Format?

  @Flag(help: "Short for --format json.")
  var json = false

  @Flag(help: "Warnings fail too.")
  var strict = false

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError(
        "--json is short for --format json, and --format says \(format.rawValue). Leave one out.")
    }
  }

  /// Tells the findings, and throws the exit code where one of them fails. The rules explain them to a forge.
  func report(_ checks: [CheckedFile], _ looks: Looks, rules: () throws -> [Rule]) throws {
    let findings = checks.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    switch format ?? (json ? .json : .text) {
    case .json: Screen.standardOut(JSON.array(checks.flatMap(\.json)).pretty + "\n")
    case .sarif: Screen.standardOut(Sarif(rules: try rules(), checks: checks).json.pretty + "\n")
    case .text:
      looks.show(checks)
      let notes = findings.count - errors - warnings
      let counts =
        [counted(errors, "error"), counted(warnings, "warning")]
        + (notes > 0 ? [counted(notes, "note")] : [])
      Screen.standardError("\(counted(checks.count, "file")) checked: \(counts.joined(separator: ", ")).\n")
    }
    if errors > 0 || (strict && warnings > 0) { throw ExitCode(Failure.Code.failed.rawValue) }
  }
}

extension Looks {
  /// Findings with the lines that they are about.
  func show(_ checks: [CheckedFile]) {
    var width: Int?
    if case .columns(let columns) = look.appearance().layout { width = columns }
    Screen.standardOut(checks.flatMap { $0.lines(width: width) }.map { $0 + "\n" }.joined())
  }
}
