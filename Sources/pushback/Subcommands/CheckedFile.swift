import PushbackCore
import PushbackLibrary
import PushbackTerminal

/// One file and what was found wrong with it.
struct CheckedFile {
  let file: SourceFile
  let findings: [Finding]
  /// The folder of the library that the file belongs to, as somebody named it; nil for a file that names itself.
  private(set) var folder: String?

  /// A story: what reading finds, and, where it can be read, what its states show.
  init(
    _ story: Story, in library: Library, standard: Scenario.Standard, limit: Int = Scenario.mostStates
  ) {
    let reading = Reading(bytes: story.bytes, id: story.id, name: story.path, knowing: library.vocabulary)
    file = reading.file
    let name = standard == .anyone ? Library.nameFinding(file: story.path).map { [$0] } ?? [] : []
    findings = name + reading.check(standard, limit: limit)
  }

  /// What reading alone finds.
  init(_ reading: Reading) {
    file = reading.file
    findings = reading.findings
  }

  init(_ policy: PolicyFile, content: Content, today: String) {
    file = policy.file
    findings = policy.lint(content: content, today: today)
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

  init(_ problem: Problem) {
    file = problem.file
    findings = problem.findings
  }

  /// The library's content; files without findings are left out.
  static func content(of library: Library) -> [CheckedFile] { library.content.problems.map(CheckedFile.init) }

  func inLibrary(at folder: String?) -> CheckedFile {
    var file = self
    file.folder = folder
    return file
  }

  /// Each finding with its line and a caret, in so many columns; without a width each part on a line of its own.
  func lines(width: Int?) -> [String] {
    // An excerpt is set in by two, and its ends may be marked as cut.
    let text =
      width.map { FindingText(file, width: $0 - 4, columns: { DisplayWidth.of($0) }) }
      ?? FindingText(file, columns: { DisplayWidth.of($0) })
    return findings.flatMap { finding -> [String] in
      let lines = text.lines(finding)
      return wrapped(lines[0], width) + lines[1..<(lines.count - 1)] + wrapped(lines[lines.count - 1], width)
        + [""]
    }
  }

  /// What goes on is set in.
  private func wrapped(_ line: String, _ width: Int?) -> [String] {
    guard let width, DisplayWidth.of(line) > width else { return [line] }
    let lines = StyledText(line).wrapped(to: width - 2).map { $0.runs.map(\.text).joined() }
    return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
  }

  /// The first findings, the errors before the warnings, to be shown among other things.
  func document(first count: Int) -> Document {
    let text = FindingText(file, width: 66, columns: { DisplayWidth.of($0) })
    let errors = findings.filter { $0.severity == .error }
    let ordered = errors + findings.filter { $0.severity != .error }
    var blocks = ordered.prefix(count).flatMap { finding -> [Block] in
      let lines = text.lines(finding)
      let excerpt = lines.dropFirst().dropLast()
      return [.paragraph(Text(lines[0]))] + (excerpt.isEmpty ? [] : [.code(Array(excerpt), language: "text")])
        + [.paragraph(Text(lines[lines.count - 1]))]
    }
    if findings.count > count {
      blocks.append(.hint(Text("\(findings.count - count) more: pushback check \(file.name)")))
    }
    return Document(blocks)
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
