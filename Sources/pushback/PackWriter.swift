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
        left.append(place.leftWords(at: neutral(full(path)), text))
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
    let interrupt = Interrupt()
    var (done, made) = ([Step](), [String]())
    do {
      for step in steps {
        guard !interrupt.hasCome else { throw Failure(.interrupted, "Interrupted. Nothing was written.") }
        made += try missingFolders(above: step.path)
        try put(step.text, at: step.path)
        done.append(step)
      }
    } catch {
      for step in done.reversed() { try? put(step.before, at: step.path) }
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  private func put(_ text: String?, at path: String) throws {
    let place = try real(path)
    if let text {
      try OutputFile.makeFolder(place.folderPart)
      try OutputFile.write(text, to: place)
    } else if unlink(place) != 0 {
      throw Failure(.failed, "\(place) cannot be removed: \(OutputFile.words(errno)).")
    }
  }

  /// Those that have to be made for a file, the topmost first.
  private func missingFolders(above path: String) throws -> [String] {
    var (folder, missing) = (try real(path).folderPart, [String]())
    while !folder.isEmpty, !OutputFile.exists(folder) {
      missing.insert(folder, at: 0)
      folder = folder.folderPart
    }
    return missing
  }

  /// Where a path of the pack leads: a link to a place in the folder is followed, so that it goes on being one.
  private func real(_ path: String) throws -> String {
    guard let top = resolved(folder.isEmpty ? "." : folder) else { return full(path) }
    var (there, missing) = (path, "")
    while !there.isEmpty, !OutputFile.exists(full(there)) {
      missing = missing.isEmpty ? there.namePart : there.namePart.appending(part: missing)
      there = there.folderPart
    }
    guard !there.isEmpty else { return full(path) }
    let place = resolved(full(there))
    if place == top.appending(part: there) { return full(path) }
    guard let place, place.hasPrefix(top.appending(part: "")) else {
      throw Failure(
        .refused,
        "\(full(there)) is or stands behind a link that leads out of \(folder.isEmpty ? "the folder" : folder), or to nothing, and "
          + "nothing is written there. Put a file or a folder in its place. Nothing was written.")
    }
    return missing.isEmpty ? place : place.appending(part: missing)
  }

  /// The place behind all links; nil where there is none.
  private func resolved(_ path: String) -> String? {
    guard let place = realpath(path, nil) else { return nil }
    defer { free(place) }
    return String(cString: place)
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
    guard isAtTerminal, !isForced, place.isAsWritten(text), (try? real(path)) == full(path) else {
      return nil
    }
    let what = place.isSection ? "Our part of \(neutral(path))" : neutral(path)
    let answer = ask(
      "\(what) is of an earlier pack, and no rule asks for it now: y removes it, n leaves it. y, n? ")?
      .trimmed.lowercased()
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
    _ = try real(path)
    guard OutputFile.exists(full(path)) else { return Step(path: path, text: file.text) }
    guard let present = try? String(contentsOfFile: full(path), encoding: .utf8) else {
      throw Failure(.refused, "\(full(path)) is there and cannot be read as text. Nothing was written.")
    }
    let mended =
      file.place.isSection ? present.taking(section: file.text) : file.text.keepingMode(of: present)
    guard let text = mended else {
      throw Failure(
        .refused,
        "\(full(path)) must hold the line \(AdoptionPack.sectionBegin) once, and \(AdoptionPack.sectionEnd) once below it; "
          + "it does not. Mend the two lines. Nothing was written.")
    }
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
  fileprivate func leftWords(at path: String, _ text: String) -> String {
    let advice =
      isSection
      ? "Take out the part between \(AdoptionPack.sectionBegin) and \(AdoptionPack.sectionEnd)."
      : isAsWritten(text)
        ? "Delete it." : "It holds lines that no pack writes: keep those, and take the others out."
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
    if present.contains(/"mode"\s*:\s*"block"/) {
      return replacing("\"mode\": \"warn\"", with: "\"mode\": \"block\"")
    }
    let blocks = /\s*["']?MODE["']?\s*:\s*["']?block\b.*/
    guard present.split(whereSeparator: \.isNewline).contains(where: { $0.wholeMatch(of: blocks) != nil })
    else {
      return self
    }
    return replacing("MODE: warn", with: "MODE: block")
  }
}
