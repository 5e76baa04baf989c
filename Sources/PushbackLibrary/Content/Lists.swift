import PushbackCore

extension Yaml {
  /// The entries of a list of groups, each with its keys checked and its id unique.
  func entries(
    of name: String, keys: [String], required: [String], findings: inout Findings
  ) -> [Fields] {
    guard case .list(let items) = value else {
      findings.add(.wrongKind("the file", wanted: "a list of entries that begin with “- ”", found: self))
      return []
    }
    var seen: Set<String> = []
    return items.compactMap { item in
      guard let fields = Fields(item, of: name, keys: keys, findings: &findings) else { return nil }
      fields.require(required, findings: &findings)
      if let id = fields.value("id")?.text, !seen.insert(id).inserted {
        findings.add(.nameTwice(id, in: "the file", at: fields.place("id")))
        return nil
      }
      return fields
    }
  }
}

extension Fields {
  /// An id in the form that can be typed and linked to.
  func id(_ key: String, of thing: String, findings: inout Findings) -> String? {
    let id = text(key, findings: &findings)
    guard !id.isEmpty else { return nil }
    if !isWord(id) {
      findings.add(.badName(id, of: thing, smallLetters, proposal: proposal(id), at: place(key)))
    }
    return id
  }
}

extension Measure {
  static func list(_ yaml: Yaml, findings: inout Findings) -> [Measure] {
    yaml.entries(
      of: "a measure", keys: ["id", "name", "question", "low", "high"], required: ["id", "name", "question"],
      findings: &findings
    ).compactMap { fields in
      guard let id = fields.id("id", of: "a measure", findings: &findings) else { return nil }
      return Measure(
        id: MeasureID(id), name: fields.text("name", findings: &findings),
        question: fields.text("question", findings: &findings), low: fields.text("low", findings: &findings),
        high: fields.text("high", findings: &findings))
    }
  }
}

extension Act {
  static func list(_ yaml: Yaml, findings: inout Findings) -> [Act] {
    yaml.entries(of: "an act", keys: ["id", "text"], required: ["id", "text"], findings: &findings).compactMap
    {
      guard let id = $0.id("id", of: "an act", findings: &findings) else { return nil }
      return Act(id: ActID(id), text: $0.text("text", findings: &findings))
    }
  }
}

extension FrameworkReference {
  static let statuses = ["read", "secondary", "unverified"]

  static func list(_ yaml: Yaml, findings: inout Findings) -> [FrameworkReference] {
    yaml.entries(
      of: "a reference", keys: ["id", "title", "status"], required: ["id", "title", "status"],
      findings: &findings
    ).compactMap { fields in
      let id = fields.text("id", findings: &findings)
      let status = fields.text("status", findings: &findings)
      if !status.isEmpty, !statuses.contains(status), let yaml = fields.value("status") {
        findings.add(.wrongKind("“status”", wanted: statuses.joined(separator: ", "), found: yaml))
      }
      guard !id.isEmpty else { return nil }
      return FrameworkReference(id: id, title: fields.text("title", findings: &findings), status: status)
    }
  }
}
