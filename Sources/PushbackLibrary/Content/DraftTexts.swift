import PushbackCore

extension PolicyTexts {
  private static let plain = [
    "purpose", "scope", "out_of_scope", "force_words", "not_legal_advice", "review", "enforcement_note",
    "fiction_note",
  ]

  init(_ yaml: Yaml, findings: inout Findings) {
    self.init()
    let keys = Self.plain + ["definitions", "roles", "signoff"]
    let known = keys + ["kinds", "vague", "claims", "sanctions"]
    guard let fields = Fields(yaml, of: "the draft's texts", keys: known, findings: &findings) else {
      return
    }
    fields.require(keys, findings: &findings)
    purpose = fields.text("purpose", findings: &findings)
    scope = fields.text("scope", findings: &findings)
    outOfScope = fields.text("out_of_scope", findings: &findings)
    forceWords = fields.text("force_words", findings: &findings)
    notLegalAdvice = fields.text("not_legal_advice", findings: &findings)
    review = fields.text("review", findings: &findings)
    enforcementNote = fields.text("enforcement_note", findings: &findings)
    fictionNote = fields.text("fiction_note", findings: &findings)
    definitions = Self.entries("definitions", of: fields, name: "term", text: "meaning", findings: &findings)
    roles = Self.entries("roles", of: fields, name: "role", text: "duty", findings: &findings)
    signOff = Self.entries("signoff", of: fields, name: "role", text: "duty", findings: &findings)
    kinds = Kind.list(fields, findings: &findings)
    vague = fields.texts("vague", findings: &findings).map(\.text)
    claims = fields.texts("claims", findings: &findings).map(\.text)
    sanctions = fields.texts("sanctions", findings: &findings).map(\.text)
  }

  private static func entries(
    _ key: String, of fields: Fields, name: String, text: String, findings: inout Findings
  ) -> [Entry] {
    fields.list(key, findings: &findings).compactMap { item -> Entry? in
      let keys = [name, text, "decisive"]
      guard let entry = Fields(item, of: "an entry of “\(key)”", keys: keys, findings: &findings) else {
        return nil
      }
      entry.require([name, text], findings: &findings)
      return Entry(
        name: entry.text(name, findings: &findings), text: entry.text(text, findings: &findings),
        isDecisive: entry.yesNo("decisive", findings: &findings) ?? false)
    }
  }
}

extension PolicyTexts.Kind {
  /// A library of one's own may have none.
  fileprivate static func list(_ fields: Fields, findings: inout Findings) -> [PolicyTexts.Kind] {
    fields.list("kinds", findings: &findings).compactMap { item in
      let keys = ["id", "label", "groups"]
      guard let kind = Fields(item, of: "an entry of “kinds”", keys: keys, findings: &findings) else {
        return nil
      }
      kind.require(keys, findings: &findings)
      guard let id = kind.id("id", of: "a kind", findings: &findings) else { return nil }
      let groups = kind.texts("groups", findings: &findings)
      for (name, place) in groups where !Draft.groups.contains(name) {
        findings.add(
          .unknownName(
            name, "group of rules", among: Draft.groups, called: "groups",
            otherwise: "the groups are those that topics name", at: place))
      }
      return PolicyTexts.Kind(
        id: id, label: kind.text("label", findings: &findings), groups: groups.map(\.text))
    }
  }
}
