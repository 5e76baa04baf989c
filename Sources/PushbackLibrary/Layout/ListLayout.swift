import PushbackCore

/// The layout of lists: those that lead on, and those of the prose.
extension PageLayout {
  func list(_ list: Markdown, in text: SourceText, _ setting: Setting, _ marks: Marks) -> [String] {
    let leadsOn = setting == .page && list.isWayOut
    var lines: [String] = []
    for (index, item) in list.children.enumerated() {
      let next = index + 1 < list.children.count ? list.children[index + 1].line : list.endLine + 1
      var source = (item.line..<max(next, item.line + 1)).map { text.lineText($0) }
      while source.count > 1, source.last.map(trimmed) == "" { source.removeLast() }
      guard let (mark, inner) = unmarked(source) else { return sourceLines(of: list, in: text) }
      let entry = leadsOn ? wayOut(inner) : blocks(of: SourceText(inner.joined(separator: "\n")), in: .inside)
      let bullet = marks == .one && "-*+".contains(mark) ? "-" : mark
      let indent = String(repeating: " ", count: bullet.utf8.count + 1)
      lines.append(entry.isEmpty || entry[0].isEmpty ? bullet : "\(bullet) \(entry[0])")
      lines += entry.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
      // Entries stand close together where nothing is said between them.
      if index + 1 < list.children.count, entry.contains("") { lines.append("") }
    }
    return lines
  }

  private func sourceLines(of block: Markdown, in text: SourceText) -> [String] {
    (block.line...max(block.line, block.endLine)).map { text.lineText($0) }
  }

  /// An entry's mark, and its lines as they would stand alone.
  private func unmarked(_ source: [String]) -> (mark: String, inner: [String])? {
    let first = source[0].withoutLeadingTabs
    guard let match = first.prefixMatch(of: /( *)([-*+]|[0-9]{1,9}[.)])([ \t]*)/) else { return nil }
    let (_, before, mark, blanks) = match.output
    let column = before.count + mark.count
    let width = blanks.reduce(0) { width, blank in
      blank == "\t" ? width + 4 - (column + width) % 4 : width + 1
    }
    let rest = String(first[match.range.upperBound...])
    // Nothing behind the mark, or code: one blank is the mark's own.
    let indent = column + (rest.isEmpty || width > 4 ? 1 : width)
    let lines = source.dropFirst().map { line -> String in
      let line = line.withoutLeadingTabs
      return String(Substring(line.utf8.dropFirst(min(indent, line.utf8.prefix { $0 == 0x20 }.count))))
    }
    return (String(mark), [rest] + lines)
  }

  /// A choice, an outcome or a way, and what is said after it.
  private func wayOut(_ inner: [String]) -> [String] {
    let text = SourceText(inner.joined(separator: "\n"))
    guard let first = Markdown.parse(text).tree.children.first, first.kind == .paragraph else {
      return blocks(of: text, in: .inside)
    }
    let line = inner[(first.line - 1)..<first.endLine].map(trimmed).joined(separator: " ")
    let rest = inner[first.endLine...].drop { trimmed($0).isEmpty }
    let said = rest.isEmpty ? [] : blocks(of: SourceText(rest.joined(separator: "\n")), in: .said)
    return [WayOutLine(line)?.text ?? line] + (said.isEmpty ? [] : [""] + said)
  }
}

extension String {
  /// Tabs at the start as the blanks they stand for.
  fileprivate var withoutLeadingTabs: String {
    var width = 0
    var index = startIndex
    while index < endIndex, self[index] == " " || self[index] == "\t" {
      width += self[index] == "\t" ? 4 - width % 4 : 1
      index = self.index(after: index)
    }
    return String(repeating: " ", count: width) + self[index...]
  }
}

/// One line that leads on, taken apart: what stands before its link, the link, and what stands behind it.
struct WayOutLine {
  private var lead: String?
  private var link = ""
  private var remarks: [(code: String, words: String)] = []

  /// Nil for a line that is not of that form; then it is left as it is.
  init?(_ line: String) {
    let bytes = Array(line.utf8)
    var index = 0
    var words: [UInt8] = []
    var isLinked = false
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        words += bytes[index...index + 1]
        index += 2
      } else if let span = CodeSpan(in: bytes, at: index) {
        if isLinked {
          guard keep(&words) else { return nil }
          remarks.append((span.code, ""))
        } else {
          guard lead == nil, words.allSatisfy(\.isBlank) else { return nil }
          lead = span.code
          words = []
        }
        index = span.end
      } else if !isLinked, bytes[index] == UInt8(ascii: "["), let end = linkEnd(bytes, index) {
        guard words.allSatisfy(\.isBlank) else { return nil }
        link = bytes[index..<end].text
        isLinked = true
        words = []
        index = end
      } else {
        words.append(bytes[index])
        index += 1
      }
    }
    guard isLinked, keep(&words) else { return nil }
  }

  /// Puts the words behind the code they follow; false where they follow none.
  private mutating func keep(_ words: inout [UInt8]) -> Bool {
    defer { words = [] }
    let text = words.trimmed.text
    if let last = remarks.indices.last {
      remarks[last].words = text
      return true
    }
    return text.isEmpty
  }

  /// Where a link ends: `[words](#scene)`.
  private func linkEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start + 1
    var depth = 1
    while index < bytes.count, depth > 0 {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "`"): if let span = CodeSpan(in: bytes, at: index) { index = span.end - 1 }
      default: break
      }
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "("),
      let close = bytes[index...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return close + 1
  }

  /// `once` first, then what changes, then the condition, so that its reason ends the line.
  var text: String {
    let once = remarks.filter { trimmed($0.code) == "once" }
    let conditions = remarks.filter { $0.code.words.first == "if" }
    let changes = remarks.filter { trimmed($0.code) != "once" && $0.code.words.first != "if" }
    let parts = (once + changes + conditions).map { remark in
      " `\(spaced(remark.code))`" + (remark.words.isEmpty ? "" : " " + remark.words)
    }
    return (lead.map { "`\(spaced($0))` " } ?? "") + link + parts.joined()
  }
}

/// A code span of a line, found as Markdown finds it.
struct CodeSpan {
  let code: String
  let end: Int

  init?(in bytes: [UInt8], at start: Int, marks known: Int? = nil) {
    let mark = UInt8(ascii: "`")
    let marks = known ?? bytes[start...].prefix { $0 == mark }.count
    guard marks > 0 else { return nil }
    var index = start + marks
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 == mark }.count
      if run == marks {
        code = bytes[(start + marks)..<index].text
        end = index + run
        return
      }
      index += max(1, run)
    }
    return nil
  }
}
