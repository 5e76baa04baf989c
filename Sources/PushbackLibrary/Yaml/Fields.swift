import PushbackCore

/// The keys of a YAML group, read by declared type. Unknown keys are reported once, when the fields are made.
struct Fields {
  let place: Place
  /// As messages call it: `the header`, `a stance`.
  let name: String
  private var values: [String: Yaml] = [:]
  /// Unknown keys right below one of the groups that has nothing in it, by that group.
  private(set) var strays: [String: [String]] = [:]

  /// Nil with a finding where the value is not a group of keys, such as the one in `example`.
  ///
  /// `groups` are the keys that have keys of their own below them.
  init?(
    _ yaml: Yaml?, of name: String, keys known: [String], groups: [String] = [], example: String? = nil,
    findings: inout Findings
  ) {
    guard let yaml else { return nil }
    place = yaml.place
    self.name = name
    if case .nothing = yaml.value { return }
    guard case .map(let pairs) = yaml.value else {
      let wanted = "a group of keys" + (example.map { ", such as \($0)" } ?? "")
      findings.add(.wrongKind(name, wanted: wanted, found: yaml))
      return nil
    }
    var openGroup: String?
    for (key, value) in pairs {
      guard let word = key.text else {
        findings.add(.wrongKind("a key of \(name)", wanted: "a word", found: key))
        continue
      }
      if known.contains(word) {
        values[word] = value
        if case .nothing = value.value, groups.contains(word) { openGroup = word } else { openGroup = nil }
      } else if let openGroup {
        strays[openGroup, default: []].append(word)
        findings.add(.keyNotIndented(word, of: name, below: openGroup, at: key.place))
      } else {
        findings.add(.unknownKey(word, of: name, known: known, at: key.place))
        // What stands under a key in capitals is read all the same, so that it is not missed elsewhere.
        let small = word.lowercased()
        if known.contains(small), values[small] == nil { values[small] = value }
      }
    }
  }

  func has(_ key: String) -> Bool { values[key] != nil }
  func value(_ key: String) -> Yaml? { values[key] }
  func place(_ key: String) -> Place { values[key]?.place ?? place }

  /// Reports the keys that must stand in the group and do not.
  func require(_ keys: [String], findings: inout Findings) {
    for key in keys where values[key] == nil { findings.add(.keyMissing(key, of: name, at: place)) }
  }

  /// A line of text, or empty where there is none.
  func text(_ key: String, findings: inout Findings) -> String {
    optionalText(key, findings: &findings) ?? ""
  }

  func optionalText(_ key: String, findings: inout Findings) -> String? {
    guard let yaml = values[key] else { return nil }
    if let text = yaml.text { return String(Substring(text.utf8.trimmedAtEnd)) }
    findings.add(.wrongKind("“\(key)”", wanted: "a text", found: yaml))
    return nil
  }

  func number(_ key: String, in range: ClosedRange<Int>, findings: inout Findings) -> Int? {
    guard let yaml = values[key] else { return nil }
    if let text = yaml.text, let number = Int(text), range.contains(number) { return number }
    findings.add(
      .wrongKind(
        "“\(key)”", wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)", found: yaml))
    return nil
  }

  func yesNo(_ key: String, findings: inout Findings) -> Bool? {
    guard let yaml = values[key] else { return nil }
    switch yaml.text {
    case "yes": return true
    case "no": return false
    default:
      findings.add(.wrongKind("“\(key)”", wanted: "yes or no", found: yaml))
      return nil
    }
  }

  func list(_ key: String, findings: inout Findings) -> [Yaml] {
    guard let yaml = values[key] else { return [] }
    switch yaml.value {
    case .list(let items): return items
    case .nothing: return []
    default:
      let meant = yaml.text.map { $0.split(separator: ",").map { common(String($0)) } } ?? []
      let example = !meant.isEmpty && meant.allSatisfy(isWord) ? meant.joined(separator: ", ") : "one, two"
      findings.add(.wrongKind("“\(key)”", wanted: "a list in brackets, such as [\(example)]", found: yaml))
      return []
    }
  }

  /// A list of texts with their places.
  func texts(_ key: String, findings: inout Findings) -> [(text: String, place: Place)] {
    list(key, findings: &findings).compactMap { item in
      if let text = item.text { return (text, item.place) }
      findings.add(.wrongKind("an entry of “\(key)”", wanted: "a text", found: item))
      return nil
    }
  }

  /// The keys and values of a group inside this one.
  func pairs(_ key: String, findings: inout Findings) -> [(key: Yaml, value: Yaml)] {
    guard let yaml = values[key] else { return [] }
    switch yaml.value {
    case .map(let pairs): return pairs
    case .nothing: return []
    default:
      findings.add(.wrongKind("“\(key)”", wanted: "a group of keys", found: yaml))
      return []
    }
  }
}
