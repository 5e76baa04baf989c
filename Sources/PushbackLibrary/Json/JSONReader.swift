import PushbackCore

/// Reads a scenario from JSON. What is wrong in one part leaves the others alone; every finding says the way to it.
struct JSONReader {
  let vocabulary: Vocabulary
  var findings: Findings
  var facts: [String: Fact] = [:]
  /// Declared in a way that cannot be read, so that nothing more is said about them.
  var brokenFacts: Set<String> = []
  var parties: [(name: String, place: Place)] = []
  var partiesNamed: Set<String> = []
  /// The scenes' ids in the order of the file.
  var sceneIDs: [String] = []
  var knownScenes: Set<String> = []
  var measured: Set<String> = []

  init(vocabulary: Vocabulary, findings: Findings) {
    self.vocabulary = vocabulary
    self.findings = findings
  }

  mutating func report(_ finding: Finding, _ node: JSONNode) { report(finding, at: node.path) }

  mutating func report(_ finding: Finding, at path: JSONNode.Path) {
    var finding = finding
    finding.message += " (\(path))"
    findings.add(finding)
  }

  // MARK: Values by declared type

  /// The members of an object by name; unknown ones are reported, and those of `required` that are missing.
  mutating func object(
    _ node: JSONNode, _ what: String, keys: [String], required: [String] = []
  ) -> [String: JSONNode]? {
    guard let members = node.members else {
      report(.wrongKind(what, wanted: "an object", given: node.given, at: node.place), node)
      return nil
    }
    var found: [String: JSONNode] = [:]
    for member in members {
      if keys.contains(member.name) {
        found[member.name] = member.value
      } else {
        report(.unknownKey(member.name, of: what, known: keys, at: member.place), member.value)
      }
    }
    for key in required where found[key] == nil {
      report(.memberMissing(key, of: what, at: node.place), node)
    }
    return found
  }

  mutating func elements(_ node: JSONNode?, _ what: String) -> [JSONNode] {
    guard let node else { return [] }
    if let elements = node.elements { return elements }
    report(.wrongKind(what, wanted: "a list", given: node.given, at: node.place), node)
    return []
  }

  mutating func integer(_ node: JSONNode?, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    if let number = node.integer, range.contains(number) { return number }
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    report(.wrongKind(what, wanted: wanted, given: node.given, at: node.place), node)
    return nil
  }

  mutating func flag(_ node: JSONNode?, _ what: String) -> Bool? {
    guard let node else { return nil }
    if case .bool(let flag) = node.value { return flag }
    report(.wrongKind(what, wanted: "true or false", given: node.given, at: node.place), node)
    return nil
  }

  enum Lines { case one, several }

  /// A text without characters that hide themselves; only the header's texts may have several lines.
  mutating func text(_ node: JSONNode?, _ what: String, lines: Lines = .one) -> String? {
    guard let node else { return nil }
    guard let text = node.text else {
      report(.wrongKind(what, wanted: "a text", given: node.given, at: node.place), node)
      return nil
    }
    if let (scalar, count) = firstInvisible(in: text) {
      report(.controlCharacter(scalar, at: node.place, count: count), node)
      return nil
    }
    if lines == .one, text.utf8.contains(0x0A) {
      report(.wrongKind(what, wanted: "one line", given: "more than one", at: node.place), node)
      return nil
    }
    return text
  }

  /// A text that is not empty; where it is, `complaint` says so.
  mutating func words(_ node: JSONNode?, _ what: String, or complaint: Finding, at whole: JSONNode) -> String?
  {
    guard let node else {
      report(complaint, whole)
      return nil
    }
    guard let text = text(node, what) else { return nil }
    if text.utf8.allSatisfy(\.isBlank) {
      report(complaint, node)
      return nil
    }
    return text
  }

  /// Words that stand behind something else on their line, where Markdown takes the blanks around them away.
  mutating func trimmedWords(
    _ node: JSONNode?, _ what: String, or complaint: Finding, at whole: JSONNode
  ) -> String? {
    words(node, what, or: complaint, at: whole).map { String(Substring($0.utf8.trimmed)) }
  }
}

/// The first character that no file may hold, and how many there are.
func firstInvisible(in text: String) -> (scalar: UInt32, count: Int)? {
  let found = text.unicodeScalars.filter { scalar in
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
  return found.first.map { ($0.value, found.count) }
}
