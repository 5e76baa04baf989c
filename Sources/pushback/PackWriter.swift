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
    /// Nil where the file goes.
    var text: String?
    /// What stood there before; nil for a new file.
    var before: String?
    var remark = ""
  }

  /// Writes the files. What an earlier pack left in the folder is named, and at a terminal removed where somebody says so.
  func write(_ files: [AdoptionPack.File], leftovers: [AdoptionPack.Place]) throws {
    if !files.isEmpty { try OutputFile.makeFolder(folder) }
    // Everything is read and asked before anything is written.
    var (steps, unchanged, left) = ([Step](), [String](), [String]())
    for file in files {
      if let step = try plan(file) { steps.append(step) } else { unchanged.append(file.path) }
    }
    for place in leftovers {
      guard let (path, text) = found(place) else { continue }
      if let step = try removal(of: path, text, place) {
        steps.append(step)
      } else {
        left.append(place.leftWords(at: neutral(full(path))))
      }
    }
    try carryOut(steps)
    for step in steps {
      let done = step.text == nil ? "Removed" : "Written"
      Screen.standardError("\(done): \(neutral(full(step.path)))\(step.remark)\n")
    }
    for path in unchanged { Screen.standardError("Left as it is: \(neutral(full(path)))\n") }
    for words in left { Screen.standardError(words + "\n") }
  }

  private func carryOut(_ steps: [Step]) throws {
    var done: [Step] = []
    do {
      for step in steps {
        try put(step.text, at: step.path)
        done.append(step)
      }
    } catch {
      for step in done.reversed() { try? put(step.before, at: step.path) }
      throw error
    }
  }

  private func put(_ text: String?, at path: String) throws {
    if let text {
      try OutputFile.makeFolder(full(path).folderPart)
      try OutputFile.write(text, to: full(path))
    } else if unlink(full(path)) != 0 {
      throw Failure(.failed, "\(full(path)) cannot be removed: \(OutputFile.words(errno)).")
    }
  }

  /// Where an earlier pack's file stands, and what it says.
  private func found(_ place: AdoptionPack.Place) -> (path: String, text: String)? {
    for path in place.all {
      if let text = try? String(contentsOfFile: full(path), encoding: .utf8), place.isOurs(text) {
        return (path, text)
      }
    }
    return nil
  }

  /// Nil where it stays: nobody is there to ask, or wants it kept.
  private func removal(of path: String, _ text: String, _ place: AdoptionPack.Place) throws -> Step? {
    guard isAtTerminal, !isForced else { return nil }
    let what = place.isSection ? "Our part of \(neutral(path))" : neutral(path)
    let written = place.isFilledIn ? " with all that was written in it" : ""
    let answer = ask(
      "\(what) is of an earlier pack, and no rule asks for it now: y removes it\(written), n leaves it. y, n? "
    )?.trimmed.lowercased()
    switch answer {
    case "y"?:
      return Step(path: path, text: place.isSection ? text.withoutSection : nil, before: text)
    case nil: throw Failure(.refused, "The answers ended at \(path). Nothing was written.")
    default: return nil
    }
  }

  private func full(_ path: String) -> String { folder.appending(part: path) }

  /// What to do about a file; nil where nothing is to be done.
  private func plan(_ file: AdoptionPack.File) throws -> Step? {
    // Where the file's reader looks elsewhere and finds one, ours would take its place or never be seen.
    let path =
      file.place.elsewhere.first { OutputFile.exists(full($0)) && !OutputFile.exists(full(file.path)) }
      ?? file.path
    guard OutputFile.exists(full(path)) else { return Step(path: path, text: file.text) }
    guard let present = try? String(contentsOfFile: full(path), encoding: .utf8) else {
      throw Failure(.refused, "\(full(path)) is there and cannot be read as text. Nothing was written.")
    }
    let text =
      file.place.isSection
      ? try present.taking(section: file.text, in: full(path)) : file.text.keepingMode(of: present)
    if text == present { return nil }
    if isForced { return Step(path: path, text: text, before: present) }
    if isAtTerminal {
      Screen.standardOut(
        Renderer(Look().appearance()).text(of: TextDifference(from: present, to: text, path).document) + "\n")
      let answer = ask("\(neutral(path)): r replaces it, b writes beside it, s skips it. r, b, s? ")?.trimmed
        .lowercased()
      switch answer {
      case "r"?: return Step(path: path, text: text, before: present)
      case "s"?: return nil
      case nil: throw Failure(.refused, "The answers ended at \(path). Nothing was written.")
      default: break
      }
    }
    return beside(path, text, file.place)
  }

  /// The first name beside it that is free, or that holds the same text already.
  private func beside(_ path: String, _ text: String, _ place: AdoptionPack.Place) -> Step? {
    for number in 1... {
      let name = path.beside(number)
      if !OutputFile.exists(full(name)) {
        return Step(
          path: name, text: text,
          remark: ", because \(neutral(path)) is there already and says something else"
            + (place.outlives.map { "; until you replace that one, \($0)" } ?? ""))
      }
      if (try? String(contentsOfFile: full(name), encoding: .utf8)) == text { return nil }
    }
    return nil
  }
}

extension AdoptionPack.Place {
  /// What an earlier pack left there, and what to do.
  fileprivate func leftWords(at path: String) -> String {
    let advice =
      isSection
      ? "Take out the part between \(AdoptionPack.sectionBegin) and \(AdoptionPack.sectionEnd)."
      : isFilledIn ? "Keep it where somebody wrote in it; otherwise delete it." : "Delete it."
    let harm = outlives.map { " As long as it is there, \($0)." } ?? ""
    return "Left from an earlier pack: \(path). No rule of this one asks for it.\(harm) \(advice)"
  }
}

extension String {
  /// `AI_POLICY.new.md`; a workflow's ending goes, because every `.yml` there is run.
  fileprivate func beside(_ number: Int) -> String {
    let mark = number == 1 ? "new" : "new-\(number)"
    let ending = endingPart
    if ending.isEmpty || ending == "yml" { return "\(self).\(mark)" }
    return "\(withoutEnding).\(mark).\(ending)"
  }

  /// A check that somebody made block goes on blocking.
  fileprivate func keepingMode(of present: String) -> String {
    ["\"mode\": \"", "MODE: "].reduce(self) { text, key in
      present.contains("\(key)block")
        ? text.replacingOccurrences(of: "\(key)warn", with: "\(key)block") : text
    }
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
