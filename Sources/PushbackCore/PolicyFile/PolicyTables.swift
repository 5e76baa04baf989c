/// The parts of a policy that are lists and tables.
extension PolicyReader {
  mutating func readControl(_ block: PlacedBlock) {
    switch block {
    case .table(let header, let rows, _):
      for row in rows where row.count >= 2 {
        policy.control.append(Policy.Entry(name: row[0].trimmed, text: row[1].trimmed))
      }
      if header.count < 2 {
        misread("a table with one column in the document control", header.first ?? PlacedText(""))
      }
    case .paragraph(let text): for line in text.lines { readControl(line) }
    case .list(let items): for text in items.flatMap(\.blocks).flatMap(\.texts) { readControl(text) }
    default: break
    }
  }

  private mutating func readControl(_ line: PlacedText) {
    if let pair = line.pair {
      policy.control.append(pair)
    } else {
      misread("a line without a colon in the document control", line)
    }
  }

  private static let controlNames: Set<String> = [
    "status", "version", "owner", "policy owner", "document owner", "approver", "approved by", "written",
    "effective", "effective date", "effective from", "next review", "review date", "next review date",
    "review by",
    "last updated", "last reviewed", "date",
  ]

  /// Policies without a table of their own have such lines under the title. False where there are none.
  mutating func readControlInFront(_ block: PlacedBlock) -> Bool {
    let pairs: [Policy.Entry]
    switch block {
    case .table(let header, let rows, _):
      pairs = ([header] + rows).filter { $0.count == 2 }.map {
        Policy.Entry(name: $0[0].trimmed, text: $0[1].trimmed)
      }
    case .paragraph(let text): pairs = text.lines.compactMap(\.pair)
    case .list(let items): pairs = items.compactMap { $0.blocks.first?.texts.first?.pair }
    default: return false
    }
    let known = pairs.filter { Self.controlNames.contains($0.name.plain.lowercased()) }
    policy.control += known
    return !known.isEmpty
  }

  mutating func readEntries(_ block: PlacedBlock) {
    guard case .list(let items) = block else { return readRules(block) }
    for text in items.compactMap({ $0.blocks.first?.texts.first }) {
      guard let entry = text.pair else {
        misread("an entry without a colon", text)
        continue
      }
      if section == .roles { policy.roles.append(entry) } else { policy.definitions.append(entry) }
    }
    readRules(block)
  }

  mutating func readChanges(_ block: PlacedBlock) {
    guard case .table(let header, let rows, _) = block else { return }
    let columns = Columns(
      header, ["version": ["version"], "date": ["date"], "text": ["change", "description", "what"]])
    for row in rows {
      policy.changes.append(
        Policy.Change(
          version: columns.cell("version", of: row), date: columns.cell("date", of: row),
          text: columns.cell("text", of: row)))
    }
  }

  mutating func readReferences(_ block: PlacedBlock) {
    guard case .table(let header, let rows, _) = block else { return }
    let columns = Columns(
      header, ["rule": ["rule"], "id": ["aligned", "reference", "framework", "id"], "title": ["title"]])
    for row in rows {
      let id = columns.cell("id", of: row)
      guard !id.isEmpty else { continue }
      policy.references.append(
        Policy.Reference(
          rule: columns.cell("rule", of: row), id: id, title: columns.cell("title", of: row).plain))
    }
  }

  mutating func readSignOff(_ block: PlacedBlock) {
    guard case .table(let header, let rows, _) = block else { return readRules(block) }
    let columns = Columns(
      header,
      [
        "role": ["for", "role", "function", "department"], "name": ["name"], "date": ["date", "by"],
        "decision": ["signature", "decision", "signed", "status"], "earlier": ["earlier", "before"],
      ])
    if header.first?.plain.lowercased().hasPrefix("proposal") ?? false { return }
    guard columns.has("name") || columns.has("role") else {
      return misread("a sign-off table without a column for the name", header.first ?? PlacedText(""))
    }
    for row in rows {
      policy.signOffs.append(
        Policy.SignOff(
          role: columns.cell("role", of: row), name: columns.cell("name", of: row),
          date: columns.cell("date", of: row), decision: columns.cell("decision", of: row),
          earlier: columns.cell("earlier", of: row).plain, asksForDecision: columns.has("decision")))
    }
  }
}

/// A table’s columns by what their headings begin with.
private struct Columns {
  private var indices: [String: Int] = [:]

  init(_ header: [PlacedText], _ names: [String: [String]]) {
    for (index, cell) in header.enumerated() {
      let title = cell.plain.lowercased()
      for (name, beginnings) in names
      where indices[name] == nil && beginnings.contains(where: title.hasPrefix) {
        indices[name] = index
      }
    }
  }

  func has(_ name: String) -> Bool { indices[name] != nil }

  func cell(_ name: String, of row: [PlacedText]) -> PlacedText {
    guard let index = indices[name], row.indices.contains(index) else {
      return PlacedText([], at: row.first?.place ?? .start)
    }
    return row[index].trimmed
  }
}
