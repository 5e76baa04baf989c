import PushbackCore

/// What is wrong with a file before anybody reads its words.
extension Finding {
  static func notUTF8(at place: Place) -> Finding {
    Finding(
      "PB001", at: place, "the file is not UTF-8: this byte begins no character",
      advice:
        "save it as UTF-8; for a file in the Windows character set: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW")
  }

  static func utf16() -> Finding {
    Finding(
      "PB001", at: .start, "the file is UTF-16, and scenarios are UTF-8",
      advice: "save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW")
  }

  static func byteOrderMark() -> Finding {
    Finding(
      "PB002", at: .start,
      "the file begins with a byte-order mark, which hides its first line from the reader",
      advice: "save it as UTF-8 without a mark, or cut the mark off: tail -c +4 OLD > NEW")
  }

  static func carriageReturn(at place: Place, lines: Int) -> Finding {
    Finding(
      "PB003", at: place,
      "\(lines == 1 ? "a line ends" : "\(lines) lines end") with a carriage return, as Windows writes them",
      advice: "save it with Unix line ends, or take the returns out: tr -d '\\r' < OLD > NEW")
  }

  static func controlCharacter(_ scalar: UInt32, at place: Place, count: Int) -> Finding {
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let more = count > 1 ? " (and \(count - 1) more)" : ""
    return Finding(
      "PB004", at: place,
      "the invisible character \(name) stands here\(more); it can show a reviewer something else than what is played",
      advice: "delete it; of the control characters only line ends and tabs may stand in a file")
  }

  static var tooLarge: Finding {
    Finding(
      "PB005", at: .start, "the file has more than \(Intake.largest) bytes, and no more are read",
      advice: "split the story, or check that this is a text file at all")
  }

  static func tooManyLines(_ count: Int) -> Finding {
    Finding(
      "PB005", at: .start, "the file has \(count) lines; at most \(Intake.mostLines) are read",
      advice: "split the story, or check that this is a text file at all")
  }

  static func tooDeep(at place: Place) -> Finding {
    Finding(
      "PB006", at: place,
      "quotes and lists stand inside one another more than \(Markdown.deepest) levels deep here",
      advice: "take out the extra > and - marks, or the indentation")
  }

  static func tooManyBrackets(at place: Place) -> Finding {
    Finding(
      "PB006", at: place,
      "this run of lines holds more than \(Intake.mostBrackets) opening brackets, more than any story needs",
      advice: "put empty lines between the paragraphs")
  }

  static func unreadable(_ reason: String) -> Finding {
    Finding(
      "PB007", at: .start, reason, advice: "check the name, and that it is an ordinary file you may read")
  }

  static func fileName(_ name: String) -> Finding {
    let stem = name.lowercased().hasSuffix(".md") ? String(name.dropLast(3)) : name
    let meant = common(stem.replacing(".", with: "-"))
    return Finding(
      "PB007", at: .start, "the file's name gives the scenario its id, and “\(name)” cannot be one",
      advice:
        "use 1 to 64 small letters, digits and hyphens, then .md or .json: \(isWord(meant) ? meant : "ship-it").md"
    )
  }

  static func moreFindings(_ count: Int, at place: Place) -> Finding {
    Finding(
      "PB008", .warning, at: place, "\(count) more finding\(count == 1 ? " is" : "s are") not listed",
      advice: "mend these first; many of the others may go with them")
  }
}
