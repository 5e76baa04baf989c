import PushbackCore

/// The layout of the bill: its lines in the order of the story, each with the notes above it.
enum BillLayout {
  private struct Line {
    var notes: [String]
    let key: String
    let entry: String
  }

  static func lines(of block: Markdown, _ story: Scenario) -> [String] {
    var notes: [String] = []
    var top: [String] = []
    var lines: [Line] = []
    for source in codeLines(block.literal).map(trimmed) {
      guard !source.isEmpty, !source.hasPrefix("# "), source != "#" else {
        // An empty line parts notes from what stands above them, and nothing else.
        if source.isEmpty, notes.last == "" { continue }
        notes.append(source)
        continue
      }
      if lines.isEmpty {
        // What stands above the first line speaks of the whole bill, unless an empty line parts it from the rest.
        top = Array(notes.prefix(notes.lastIndex(of: "").map { $0 + 1 } ?? notes.count))
        notes.removeFirst(top.count)
      } else if notes.allSatisfy(\.isEmpty) {
        notes = []
      }
      lines.append(line(source, notes: notes))
      notes = []
    }
    let order = story.billOrder
    let sorted = lines.enumerated().sorted { a, b in
      (order[a.element.key] ?? .max, a.offset) < (order[b.element.key] ?? .max, b.offset)
    }.map(\.element)
    if top.allSatisfy(\.isEmpty) { top = [] }
    var body = top + sorted.flatMap { $0.notes + [$0.entry] } + notes
    body = zip(body, [""] + body).filter { $0 != "" || $1 != "" }.map(\.0)
    while body.last == "" { body.removeLast() }
    return ["```bill"] + body + ["```"]
  }

  private static func line(_ source: String, notes: [String]) -> Line {
    let halves = source.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2 else { return Line(notes: notes, key: source, entry: source) }
    let key = halves[0].utf8.split(separator: UInt8(ascii: "/")).map { $0.trimmed.text }.joined(
      separator: "/")
    var parts: [String: [String]] = [:]
    for part in halves[1].split(separator: ";").map({ trimmed(String($0)) }) where !part.isEmpty {
      let word = part.words.first ?? ""
      let kind = word == "does" || word == "for" ? word : ""
      parts[kind, default: []].append(spacedPrices(String(part.dropFirst(kind.count))))
    }
    let entry = ["", "does", "for"].compactMap { kind in
      parts[kind].map { (kind.isEmpty ? "" : kind + " ") + $0.joined(separator: ", ") }
    }
    return Line(notes: notes, key: key, entry: "\(key): \(entry.joined(separator: "; "))")
  }
}

extension Scenario {
  /// Where each place of the bill comes in the story.
  fileprivate var billOrder: [String: Int] {
    var keys: [String] = []
    for scene in scenes {
      switch scene.exit {
      case .decision(let decision): keys += decision.choices.map { "\(scene.id)/\($0.id)" }
      case .chance(let outcomes): keys += outcomes.map { "\(scene.id)/\($0.target)" }
      case .continuation: continue
      case .ending: keys.append(scene.id.text)
      }
    }
    return Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }
}
