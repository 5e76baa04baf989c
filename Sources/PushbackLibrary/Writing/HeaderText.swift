import PushbackCore

/// What stands above the title, in the one order and form that headers have.
extension Scenario {
  var headerLines: [String] {
    var lines: [String] = []
    if !summary.isEmpty { lines.append("summary: \(yamlText(summary))") }
    if !role.isEmpty { lines.append("role: \(yamlText(role))") }
    if let minutes { lines.append("minutes: {alone: \(minutes.alone), room: \(minutes.room)}") }
    if !articles.isEmpty { lines.append("articles: \(yamlList(articles.map(\.name)))") }
    if !parties.isEmpty { lines.append("parties: \(yamlList(parties.map(\.text)))") }
    if start != scenes.first?.id { lines.append("start: \(yamlText(start.text))") }
    if !facts.isEmpty { lines.append("facts:") }
    lines += facts.map { "  \($0.name): \($0.notation)" }
    return lines.isEmpty ? [] : ["---"] + lines + ["---"]
  }
}

extension Fact {
  /// The values as a header declares them.
  var notation: String {
    switch domain {
    case .yesNo: word(for: first)
    case .list(let values): yamlList(values)
    case .range(let range):
      "\(range.lowerBound)..\(range.upperBound)" + (first == range.lowerBound ? "" : " = \(first)")
    }
  }
}

func yamlList(_ texts: [String]) -> String {
  "[\(texts.map { yamlText($0, in: .flow) }.joined(separator: ", "))]"
}

enum YamlSetting { case block, flow }

/// A text that YAML reads as that text: as it stands where it may, in double quotes where it must.
func yamlText(_ text: String, in setting: YamlSetting = .block) -> String {
  isPlainYaml(text, in: setting) ? text : quotedYaml(text)
}

private func isPlainYaml(_ text: String, in setting: YamlSetting) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, let last = bytes.last, first.isLetter || first.isDigit || first >= 0x80,
    !last.isBlank, last != UInt8(ascii: ":")
  else { return false }
  for (index, byte) in bytes.enumerated() {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch byte {
    case ..<0x20: return false
    case UInt8(ascii: ":") where next.isBlank || setting == .flow: return false
    case UInt8(ascii: "#") where index > 0 && bytes[index - 1].isBlank: return false
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      if setting == .flow { return false }
    default: continue
    }
  }
  // Line ends of other alphabets.
  return !text.unicodeScalars.contains { [0x85, 0x2028, 0x2029, 0xFEFF].contains($0.value) }
}

private func quotedYaml(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case "\u{FEFF}": quoted += "\\uFEFF"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
