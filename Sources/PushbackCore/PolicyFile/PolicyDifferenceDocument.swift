extension PolicyDifference.Kind {
  package var title: String {
    switch self {
    case .stricter: "Stricter"
    case .weaker: "Weaker"
    case .changed: "Reworded, or another answer: read both"
    case .added: "Added"
    case .dropped: "Dropped"
    case .decided: "Decided"
    case .undecided: "No longer decided"
    case .raised: "Waits for a decision now"
    case .closed: "Waits for no decision any more"
    }
  }
}

extension PolicyDifference {
  /// `names` are what people call the two.
  package func document(_ names: (before: String, after: String)) -> Document {
    var blocks: [Block] = [
      .heading(1, "What changed between two policies"),
      .paragraph(
        Text("From \(names.before)\(said(versions.before)) to \(names.after)\(said(versions.after)).")),
    ]
    if isEmpty { blocks.append(.paragraph("They say the same.")) }
    for kind in Kind.allCases {
      let entries = entries(kind)
      if entries.isEmpty { continue }
      blocks.append(.heading(2, Text("\(kind.title) (\(entries.count))")))
      blocks.append(.list(entries.map(\.blocks)))
    }
    for part in words.map(\.part).unique {
      blocks.append(.heading(2, Text(part)))
      blocks.append(.list(words.filter { $0.part == part }.map { [.paragraph(Text($0.sentence))] }))
    }
    if unchanged > 0 {
      blocks.append(
        .paragraph(
          Text("\(unchanged) rule\(unchanged == 1 ? " stands" : "s stand") in both in the same words.")))
    }
    return Document(blocks)
  }

  private func said(_ version: String?) -> String { version.map { " (version \($0))" } ?? "" }

  /// In one line, as a change log has it: `Stricter: Who may release. Added: Redact first.`
  package var summary: String {
    let parts = Kind.allCases.compactMap { kind -> String? in
      let names = entries(kind).map(\.name).unique
      return names.isEmpty ? nil : "\(kind.title): \(names.joined(separator: "; "))."
    }
    let others = words.map(\.part).unique
    let rest = others.isEmpty ? [] : ["Also changed: \(others.joined(separator: ", ").lowercased())."]
    return parts.isEmpty && rest.isEmpty ? "No rule changed." : (parts + rest).joined(separator: " ")
  }

  package var json: JSON {
    [
      "versions": ["before": JSON(versions.before), "after": JSON(versions.after)],
      "unchanged": .int(unchanged),
      "rules": .array(
        entries.map { entry in
          [
            "kind": .string(entry.kind.rawValue), "topic": .string(entry.topic),
            "before": entry.before?.json ?? .null, "after": entry.after?.json ?? .null,
          ]
        }),
      "words": .array(
        words.map {
          [
            "part": .string($0.part), "name": .string($0.name), "before": JSON($0.before),
            "after": JSON($0.after),
          ]
        }),
    ]
  }
}

extension PolicyDifference.Words {
  fileprivate var sentence: String {
    switch (before, after) {
    case (nil, let after?): "\(name), new: \(after)"
    case (let before?, nil): "\(name), gone: \(before)"
    default: "\(name): \(before ?? "") → \(after ?? "")"
    }
  }
}

extension PolicyDifference.Entry {
  /// The clause’s label, or else the topic.
  fileprivate var name: String {
    let label = after?.label ?? before?.label ?? ""
    return label.isEmpty ? topic : label
  }

  fileprivate var blocks: [Block] {
    let head: Block = .paragraph(Text([Span(topic, .strong), Span(clause)]))
    guard let before, let after else {
      return [head] + (before?.blocks("Before") ?? []) + (after?.blocks("Now") ?? [])
    }
    var (was, now) = (before, after)
    let details = before.details.filter(after.details.contains)
    let origin = before.origin.filter(after.origin.contains)
    was.origin.removeAll(where: origin.contains)
    now.origin.removeAll(where: origin.contains)
    // What both say is printed once.
    var blocks: [Block] = [head]
    if before.text == after.text {
      blocks.append(.paragraph(Text("Before\(before.name) and after\(after.name): \(after.text)")))
      blocks += was.below("Before: ", without: details) + now.below("After: ", without: details)
    } else {
      blocks += was.blocks("Before", without: details) + now.blocks("After", without: details)
    }
    if details.isEmpty, origin.isEmpty { return blocks }
    blocks.append(.aside(Text("Both: \(details.joined(separator: " "))".trimmed)))
    return blocks + PolicyDifference.Side.list(origin)
  }

  /// Of a topic that can have other rules, which clause of it waits or waited for a decision.
  private var clause: String {
    switch kind {
    case .decided, .undecided, .raised, .closed: name == topic ? "" : ": \(name)"
    default: ""
    }
  }
}

extension PolicyDifference.Side {
  fileprivate var name: String { number.map { " (rule \($0))" } ?? "" }

  fileprivate var details: [String] {
    [
      check.map { "Check: \($0)" }, owner.map { "Owner: \($0)." },
      strictness.map { "Strictness \($0) of 5." },
    ]
    .compactMap(\.self)
  }

  fileprivate func blocks(_ when: String, without shared: [String] = []) -> [Block] {
    [.paragraph(Text("\(when)\(name): \(text)"))] + below("", without: shared)
  }

  /// How one sees that it is kept, who owns it, and where it comes from.
  fileprivate func below(_ when: String, without shared: [String]) -> [Block] {
    let details = details.filter { !shared.contains($0) }
    guard !details.isEmpty || !origin.isEmpty else { return [] }
    let line = "\(when)\(details.joined(separator: " "))".trimmed
    return (line.isEmpty ? [] : [.aside(Text(line))]) + Self.list(origin)
  }

  fileprivate static func list(_ origin: [String]) -> [Block] {
    origin.isEmpty ? [] : [.list(origin.map { [.paragraph(Text($0))] })]
  }

  fileprivate var json: JSON {
    [
      "number": JSON(number), "id": JSON(position?.description), "label": .string(label),
      "text": .string(text),
      "check": JSON(check), "owner": JSON(owner), "force": JSON(force?.rawValue),
      "strictness": JSON(strictness),
      "origin": .array(origin.map { .string($0) }),
    ]
  }
}
