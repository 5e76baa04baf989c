/// The fixed words of a policy draft, kept in the content so that an editor can change them.
package struct PolicyTexts: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var text: String
    /// Whether a rule that uses the word cannot be judged without its meaning.
    package var isDecisive: Bool
    package init(name: String, text: String, isDecisive: Bool = false) {
      self.name = name
      self.text = text
      self.isDecisive = isDecisive
    }
  }

  /// A kind of organisation. It orders a draft's groups of rules and adds none.
  package struct Kind: Hashable, Sendable {
    package var id: String
    package var label: String
    /// The groups that it looks for first; the others follow in their usual order.
    package var groups: [String]
    package init(id: String, label: String, groups: [String]) {
      self.id = id
      self.label = label
      self.groups = groups
    }
  }

  package var purpose = ""
  package var scope = ""
  package var outOfScope = ""
  package var definitions: [Entry] = []
  package var roles: [Entry] = []
  package var forceWords = ""
  package var notLegalAdvice = ""
  package var review = ""
  package var enforcementNote = ""
  package var signOff: [Entry] = []
  package var fictionNote = ""
  package var kinds: [Kind] = []
  /// Words that no duty may rest on, because everybody reads them differently.
  package var vague: [String] = []
  /// Words that claim an assessment.
  package var claims: [String] = []
  /// Words by which a sanction is known.
  package var sanctions: [String] = []

  package init() {}
}

/// One entry of the pinned list of framework references. The id carries the edition.
package struct FrameworkReference: Hashable, Sendable {
  package var id: String
  package var title: String
  /// `read`, `secondary` or `unverified`: how its text was checked.
  package var status: String

  package init(id: String, title: String, status: String) {
    self.id = id
    self.title = title
    self.status = status
  }
}
