import PushbackCore

/// The layout of a header: keys in one order, each value in one form, notes where they were.
struct HeaderLayout {
  private static let order = ["summary", "role", "minutes", "articles", "parties", "start", "facts", "allow"]

  /// A key with the notes above it and the lines it takes.
  private struct Entry {
    var notes: [String]
    let key: String
    var lines: [String]
  }

  static func lines(of source: SourceText, _ count: Int, _ story: Scenario) -> [String] {
    guard count > 2 else { return [] }
    let lines = (2..<count).map { source.lineText($0) }
    let (found, rest) = entries(of: lines, indent: 0)
    var entries = found
    guard entries.allSatisfy({ order.contains($0.key) }) else { return ["---"] + lines + ["---"] }
    // What stands above the first key speaks of the whole header.
    let top = entries.first?.notes ?? []
    if !entries.isEmpty { entries[0].notes = [] }
    let sorted = order.flatMap { key in entries.filter { $0.key == key } }
    let body = sorted.flatMap { entry in entry.notes + self.lines(of: entry, story) }
    let inner = top + body + rest
    return inner.isEmpty ? [] : ["---"] + inner + ["---"]
  }

  /// The entries of a group whose keys stand that far in, and the notes below the last.
  private static func entries(of lines: [String], indent: Int) -> (entries: [Entry], rest: [String]) {
    var entries: [Entry] = []
    var notes: [String] = []
    let blanks = String(repeating: " ", count: indent)
    for line in lines {
      let words = trimmed(line)
      if words.isEmpty || words.hasPrefix("#") {
        guard !words.isEmpty else { continue }
        // A note that stands further in belongs to the group above it.
        if indent == 0, notes.isEmpty, line.hasPrefix(" "), let last = entries.indices.last {
          entries[last].lines.append(line)
        } else {
          notes.append(blanks + words)
        }
      } else if let key = key(of: line, indent: indent) {
        entries.append(Entry(notes: notes, key: key, lines: [line]))
        notes = []
      } else if let last = entries.indices.last {
        // A note inside a value stays inside it.
        entries[last].lines += notes + [line]
        notes = []
      }
    }
    return (entries, notes)
  }

  private static func key(of line: String, indent: Int) -> String? {
    guard let match = line.prefixMatch(of: /( *)["']?([A-Za-z0-9_-]+)["']?[ \t]*:([ \t]|$)/) else {
      return nil
    }
    return match.output.1.count == indent ? String(match.output.2) : nil
  }

  private static func lines(of entry: Entry, _ story: Scenario) -> [String] {
    if entry.key == "facts" { return facts(entry, story) }
    if entry.key == "allow" { return entry.lines.map { String(Substring($0.utf8.trimmedAtEnd)) } }
    let value: String? =
      switch entry.key {
      case "summary": story.summary.isEmpty ? nil : yamlText(story.summary)
      case "role": story.role.isEmpty ? nil : yamlText(story.role)
      case "minutes": story.minutes.map { "{alone: \($0.alone), room: \($0.room)}" }
      case "articles": story.articles.isEmpty ? nil : yamlList(story.articles.map(\.name))
      case "parties": story.parties.isEmpty ? nil : yamlList(story.parties.map(\.text))
      default: yamlText(story.start.text)
      }
    return lines(of: entry, entry.key, value)
  }

  /// The key with its value, and the note that stood behind it. A value with a note inside is left as it is.
  private static func lines(of entry: Entry, _ key: String, _ value: String?) -> [String] {
    let note = YamlLine(entry.lines[0]).note
    if entry.lines.count > 1, note != nil || entry.lines.contains(where: { $0.contains("#") }) {
      return entry.lines.map { String(Substring($0.utf8.trimmedAtEnd)) }
    }
    guard let value else { return note.map { ["\(key):  \($0)"] } ?? [] }
    return ["\(key): \(value)" + (note.map { "  " + $0 } ?? "")]
  }

  private static func facts(_ entry: Entry, _ story: Scenario) -> [String] {
    let inner = Array(entry.lines.dropFirst())
    let opening = YamlLine(entry.lines[0])
    let indent = inner.first { !trimmed($0).isEmpty && !trimmed($0).hasPrefix("#") }?.prefix { $0 == " " }
      .count
    guard let indent, opening.value.isEmpty, indent > 0 else {
      // In braces, or nothing: there is no line a note could belong to.
      guard inner.isEmpty else { return entry.lines.map { String(Substring($0.utf8.trimmedAtEnd)) } }
      let note = opening.note.map { "  " + $0 } ?? ""
      guard !story.facts.isEmpty else { return note.isEmpty ? [] : ["facts:" + note] }
      return ["facts:" + note] + story.facts.map { "  \($0.name): \($0.notation)" }
    }
    let (entries, rest) = entries(of: inner, indent: indent)
    let lines = entries.flatMap { fact -> [String] in
      let value = story.facts.first { $0.name.text == fact.key }?.notation
      let lines = self.lines(of: fact, "  " + fact.key, value)
      return fact.notes.map { "  " + trimmed($0) } + lines
    }
    return ["facts:" + (opening.note.map { "  " + $0 } ?? "")] + lines + rest.map { "  " + trimmed($0) }
  }
}

/// A key's first line: what stands behind the colon, and the note behind that.
struct YamlLine {
  let value: String
  let note: String?

  init(_ line: String) {
    let bytes = Array(line.utf8)
    var index = (bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count - 1) + 1
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    let end = YamlLine.end(of: bytes, from: index)
    value = bytes[index..<end].trimmed.text
    let rest = bytes[end...].trimmed
    note = rest.first == UInt8(ascii: "#") ? rest.text : nil
  }

  /// Where the value ends that begins there.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var index = start
    var quote: UInt8?
    var last = UInt8(ascii: ":")
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
          index += 1
        } else if byte == open {
          quote = nil
        }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), "[{,:".utf8.contains(last) {
        // Elsewhere it is an apostrophe.
        quote = byte
      } else if byte == UInt8(ascii: "#"), index == start || bytes[index - 1].isBlank {
        return index
      }
      if !byte.isBlank { last = byte }
      index += 1
    }
    return bytes.count
  }
}
