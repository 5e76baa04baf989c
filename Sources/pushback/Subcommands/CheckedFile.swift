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
        findings += scenario.scenes.compactMap(Finding.tooMany)
        if findings.isEmpty { findings.append(.tooManyBits) }
      }
    }
    self.findings = findings.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
  }

  /// What reading alone finds.
  init(_ reading: Reading) {
    file = reading.file
    findings = reading.findings
  }

  init(_ layout: Layout) {
    file = layout.file
    findings = layout.findings
  }

  /// Shows the errors, and says that because of them something was left undone.
  func failure(_ undone: String) -> Failure {
    let errors = findings.filter { $0.severity == .error }
    let text = FindingText(file, columns: { DisplayWidth.of($0) })
    Screen.standardError(errors.flatMap { text.lines($0) + [""] }.map { $0 + "\n" }.joined())
    let count = errors.count == 1 ? "an error" : "\(errors.count) errors"
    return Failure(.data, "\(file.name) was not \(undone): it has \(count), shown above.")
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
  /// More choices or outcomes in one scene than a step can tell apart.
  fileprivate static func tooMany(in scene: Scene) -> Finding? {
    switch scene.exit {
    case .decision(let decision) where decision.choices.count > Machine.mostChoices:
      Finding(
        "PB095", at: scene.place, "“\(scene.id)” has more than \(Machine.mostChoices) choices",
        advice: "nobody reads that many; split the decision in two")
    case .chance(let outcomes) where outcomes.count > Machine.mostOutcomes:
      Finding(
        "PB095", at: scene.place, "“\(scene.id)” has more than \(Machine.mostOutcomes) outcomes",
        advice: "weights are whole percents; join some of them")
    default: nil
    }
  }

  fileprivate static let tooManyBits = Finding(
    "PB094", at: .start, "the facts and once-only choices need more than 128 bits",
    advice: "take some facts out, or make their ranges smaller")
}
