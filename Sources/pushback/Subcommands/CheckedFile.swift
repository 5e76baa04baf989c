import PushbackCore
import PushbackLibrary
import PushbackTerminal

/// One file and what was found wrong with it.
struct CheckedFile {
  let file: SourceFile
  let findings: [Finding]

  /// A story: what reading finds, and, where it can be read, what its states show.
  init(_ story: Story, in library: Library, standard: Scenario.Standard) {
    let reading = Reading(bytes: story.bytes, id: story.id, name: story.path, knowing: library.vocabulary)
    file = reading.file
    var findings = reading.findings
    if let scenario = reading.scenario {
      if let machine = Machine(scenario) {
        findings += scenario.graphFindings(machine, standard: standard)
      } else {
        findings.append(.tooManyBits)
      }
    }
    self.findings = findings.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
  }

  private init(_ problem: Problem) {
    file = problem.file
    findings = problem.findings
  }

  /// The library's content; files without findings are left out.
  static func content(of library: Library) -> [CheckedFile] { library.content.problems.map(CheckedFile.init) }

  /// Each finding with its line and a caret.
  var lines: [String] {
    let text = FindingText(file, columns: { DisplayWidth.of($0) })
    return findings.flatMap { text.lines($0) + [""] }
  }

  var json: [JSON] {
    let text = FindingText(file, columns: { DisplayWidth.of($0) })
    return findings.map { finding in
      let record = text.record(finding)
      return [
        "file": .string(record.file), "line": .int(record.line), "column": .int(record.column),
        "severity": .string(record.severity), "code": .string(record.code),
        "message": .string(record.message),
        "advice": .string(record.advice),
      ]
    }
  }
}

extension Finding {
  fileprivate static let tooManyBits = Finding(
    "PB094", at: .start, "the facts and once-only choices need more than 128 bits",
    advice: "take some facts out, or make their ranges smaller")
}
