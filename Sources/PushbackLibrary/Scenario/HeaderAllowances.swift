import PushbackCore

extension Header {
  /// The warnings under `allow`, each with its reason.
  mutating func readAllowances(_ fields: Fields, findings: inout Findings) {
    guard let yaml = fields.value("allow") else { return }
    switch yaml.value {
    case .nothing: return
    case .map(let pairs): for (key, value) in pairs { read(key, because: value, findings: &findings) }
    case .scalar, .list:
      for code in Header.codesAlone(yaml) {
        if Header.canBeAllowed(code.text, at: code.place, findings: &findings) {
          findings.add(.allowsWithoutReason(code.text, at: code.place))
        }
      }
    }
  }

  private mutating func read(_ key: Yaml, because value: Yaml, findings: inout Findings) {
    guard let code = key.text else {
      findings.add(.wrongKind("a key of “allow”", wanted: "a warning's code", found: key))
      return
    }
    guard Header.canBeAllowed(code, at: key.place, findings: &findings) else { return }
    switch value.value {
    case .scalar(let reason) where !reason.utf8.trimmed.isEmpty:
      allowances.append(Allowance(code: code, reason: reason, place: key.place))
    case .nothing, .scalar: findings.add(.allowsWithoutReason(code, at: key.place))
    case .list, .map: findings.add(.wrongKind("the reason for \(code)", wanted: "a text", found: value))
    }
  }

  private static func canBeAllowed(_ code: String, at place: Place, findings: inout Findings) -> Bool {
    if Finding.allowable.contains(code) { return true }
    findings.add(
      Finding.isKnown(code) ? .allowsError(code, at: place) : .allowsNothingKnown(code, at: place))
    return false
  }

  /// Codes that somebody wrote as one word or as a list, as other programs want them.
  private static func codesAlone(_ yaml: Yaml) -> [(text: String, place: Place)] {
    switch yaml.value {
    case .scalar(let text): [(text, yaml.place)]
    case .list(let items): items.flatMap(codesAlone)
    case .map(let pairs): pairs.compactMap { key, _ in key.text.map { ($0, key.place) } }
    case .nothing: []
    }
  }
}
