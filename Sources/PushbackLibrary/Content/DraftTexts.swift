import PushbackCore

extension PolicyTexts {
  private static let plain = [
    "purpose", "scope", "out_of_scope", "force_words", "not_legal_advice", "review", "enforcement_note",
    "fiction_note",
  ]

  init(_ yaml: Yaml, findings: inout Findings) {
    self.init()
    let keys = Self.plain + ["definitions", "roles", "signoff"]
    guard let fields = Fields(yaml, of: "the draft's texts", keys: keys, findings: &findings) else { return }
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
