import Foundation
import PushbackCore
import PushbackTerminal

/// Puts the files of a pack into a folder, all of them or none, and never over what somebody else wrote unasked.
struct PackWriter {
  let folder: String
  /// Overwrites without asking.
  var isForced = false
  var isAtTerminal = isatty(0) == 1 && isatty(1) == 1
  var ask: (String) -> String? = { prompt in
    Screen.standardOut(prompt)
    return readLine()
  }

  private struct Step {
    var path: String
    var text: String
    /// What stood there before; nil for a new file.
    var before: String?
    var remark = ""
  }

  func write(_ files: [AdoptionPack.File]) throws {
    try OutputFile.makeFolder(folder)
    // Everything is read and asked before anything is written.
    var (steps, unchanged) = ([Step](), [String]())
    for file in files {
      if let step = try plan(file) { steps.append(step) } else { unchanged.append(file.path) }
    }
    var done: [Step] = []
    do {
      for step in steps {
        try OutputFile.makeFolder((full(step.path) as NSString).deletingLastPathComponent)
        try OutputFile.write(step.text, to: full(step.path))
        done.append(step)
      }
    } catch {
      for step in done.reversed() {
        if let before = step.before {
          try? OutputFile.write(before, to: full(step.path))
        } else {
          unlink(full(step.path))
        }
      }
      throw error
    }
    for step in steps { Screen.standardError("Written: \(neutral(full(step.path)))\(step.remark)\n") }
    for path in unchanged { Screen.standardError("Left as it is: \(neutral(full(path)))\n") }
  }

  private func full(_ path: String) -> String { (folder as NSString).appendingPathComponent(path) }

  /// What to do about a file; nil where nothing is to be done.
  private func plan(_ file: AdoptionPack.File) throws -> Step? {
    // Where the file's reader looks elsewhere and finds one, ours would take its place or never be seen.
    let path =
      file.elsewhere.first { OutputFile.exists(full($0)) && !OutputFile.exists(full(file.path)) } ?? file.path
    guard OutputFile.exists(full(path)) else { return Step(path: path, text: file.text) }
    guard let present = try? String(contentsOfFile: full(path), encoding: .utf8) else {
      throw Failure(.refused, "\(full(path)) is there and cannot be read as text. Nothing was written.")
    }
    let text = file.isSection ? try present.taking(section: file.text, in: full(path)) : file.text
    if text == present { return nil }
    if isForced { return Step(path: path, text: text, before: present) }
    if isAtTerminal {
      Screen.standardOut(
        Renderer(Look().appearance()).text(of: Difference(from: present, to: text, path).document) + "\n")
      let answer = ask("\(neutral(path)): r replaces it, b writes beside it, s skips it. r, b, s? ")?.trimmed
        .lowercased()
      switch answer {
      case "r"?: return Step(path: path, text: text, before: present)
      case "s"?: return nil
      case nil: throw Failure(.refused, "The answers ended at \(path). Nothing was written.")
      default: break
      }
    }
    return beside(path, text)
  }

  /// The first name beside it that is free, or that holds the same text already.
  private func beside(_ path: String, _ text: String) -> Step? {
    for number in 1... {
      let name = path.beside(number)
      if !OutputFile.exists(full(name)) {
        return Step(
          path: name, text: text,
          remark: ", because \(neutral(path)) is there already and says something else")
      }
      if (try? String(contentsOfFile: full(name), encoding: .utf8)) == text { return nil }
    }
    return nil
  }
}

extension String {
  /// `AI_POLICY.new.md`; a workflow's ending goes, because every `.yml` there is run.
  fileprivate func beside(_ number: Int) -> String {
    let mark = number == 1 ? "new" : "new-\(number)"
    let path = self as NSString
    let ending = path.pathExtension
    if ending.isEmpty || ending == "yml" { return "\(self).\(mark)" }
    return "\(path.deletingPathExtension).\(mark).\(ending)"
  }

  /// The text with our part in the place of the one there was, or at its end. The marks count where they stand alone on
  /// a line.
  fileprivate func taking(section: String, in path: String) throws -> String {
    let lines = components(separatedBy: "\n")
    func places(_ mark: String) -> [Int] { lines.indices.filter { lines[$0].trimmed == mark } }
    let begins = places(AdoptionPack.sectionBegin)
    let ends = places(AdoptionPack.sectionEnd)
    if begins.isEmpty, ends.isEmpty {
      return isEmpty ? section : self + (hasSuffix("\n") ? "\n" : "\n\n") + section
    }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
      throw Failure(
        .refused,
        "\(path) must hold the line \(AdoptionPack.sectionBegin) once, and \(AdoptionPack.sectionEnd) once below it; it "
          + "does not. Mend the two lines. Nothing was written.")
    }
    let body = section.hasSuffix("\n") ? String(section.dropLast()) : section
    return (lines[..<begins[0]] + [body] + lines[(ends[0] + 1)...]).joined(separator: "\n")
  }
}

/// Two texts line by line: what goes, what comes, and the line before each change.
private struct Difference {
  let document: Document

  init(from old: String, to new: String, _ path: String) {
    func lines(_ text: String) -> [String] { text.components(separatedBy: "\n") }
    var shown: [String] = []
    var (removed, inserted) = ([Int: String](), [Int: String]())
    for change in lines(new).difference(from: lines(old)) {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    let old = lines(old)
    var (from, to, wasSame) = (0, 0, true)
    while from < old.count || inserted[to] != nil {
      if let line = removed[from] {
        if wasSame, from > 0 { shown.append("  \(old[from - 1])") }
        shown.append("- \(line)")
        (from, wasSame) = (from + 1, false)
      } else if let line = inserted[to] {
        if wasSame, from > 0 { shown.append("  \(old[from - 1])") }
        shown.append("+ \(line)")
        (to, wasSame) = (to + 1, false)
      } else {
        (from, to, wasSame) = (from + 1, to + 1, true)
      }
    }
    document = Document([
      .heading(2, Text("\(path) is there already")),
      .paragraph("What would go is behind a minus, what would come behind a plus."),
      .code(
        shown.count > 200 ? shown.prefix(200) + ["… and \(shown.count - 200) lines more"] : shown,
        language: "diff"),
    ])
  }
}
