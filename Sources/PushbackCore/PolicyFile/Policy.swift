/// A policy as it stands in a document, whoever wrote it. Two are equal that say the same, wherever it stands.
package struct Policy: Hashable, Sendable {
  /// A sentence or paragraph that asks, advises or allows.
  package struct Rule: Hashable, Sendable {
    /// Nil where the document gives none.
    package var number: Int?
    /// The heading it stands under.
    package var group: String
    /// Nil for a proposal, which has none yet, and where no word of force is found.
    package var force: Clause.Force?
    /// Says that people and legal have not adopted it yet.
    package var isProposal: Bool
    package var text: PlacedText
    package var check: PlacedText?
    package var owner: PlacedText?
    /// From its trace.
    package var position: Position?

    package init(number: Int?, group: String, text: PlacedText) {
      (self.number, self.group, self.text) = (number, group, text)
      isProposal = text.plain.lowercased().hasPrefix("proposal to people and legal")
      force = isProposal ? nil : text.force?.force
    }
  }

  /// Where a rule, an open question or a dropped clause comes from: an entry of annex A.
  package struct Trace: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      case rule(Int)
      case open, dropped
    }

    package struct Evidence: Hashable, Sendable {
      /// The choice, its scene, story and session, in words.
      package var words: PlacedText
      /// `scene/choice`.
      package var place: String?
      package var session: String?
      /// The reason given, the tally, what it went back on.
      package var remarks: [String]
    }

    package var subject: Subject
    package var heading: PlacedText
    package var label: String
    /// As it is written, whether or not there is such a position.
    package var code: PlacedText?
    package var reason: String?
    package var evidence: [Evidence] = []
    /// Votes to adopt it, disputes, why it was dropped.
    package var remarks: [String] = []

    package var position: Position? { code.flatMap { Position($0.plain) } }
  }

  package struct Entry: Hashable, Sendable {
    package var name: PlacedText
    package var text: PlacedText
  }

  /// A clause under *Decision needed*.
  package struct Open: Hashable, Sendable {
    package var label: String
    package var text: PlacedText
    package var why: [String] = []
  }

  package struct Reference: Hashable, Sendable {
    package var rule: PlacedText
    package var id: PlacedText
    package var title: String
  }

  package struct SignOff: Hashable, Sendable {
    package var role: PlacedText
    package var name: PlacedText
    package var date: PlacedText
    /// A signature, or the word for what was decided.
    package var decision: PlacedText
    /// Which earlier version was signed, by whom and when.
    package var earlier: String

    /// Whether the table has a place for that beside the date.
    package var asksForDecision = true

    package var isSigned: Bool {
      !name.isToFill && !(asksForDecision ? decision : date).isToFill
        && ![role, name, date, decision].contains { $0.isRefusal || $0.isStruck }
    }
  }

  package struct Change: Hashable, Sendable {
    package var version: PlacedText
    package var date: PlacedText
    package var text: PlacedText
  }

  /// A part of a policy, known by its heading.
  package enum Section: Hashable, Sendable, CaseIterable {
    case front, adopted, needed, nobody, signers, control, purpose, definitions, roles, rules, other
    case changeLog, notDecided, decisionNeeded, annexA, annexB, annexC, signOff

    /// What binds people, as against the page in front and the annexes.
    package var isBody: Bool {
      switch self {
      case .front, .purpose, .definitions, .roles, .rules, .other: true
      default: false
      }
    }
  }

  /// A text of the document, in the part it stands in.
  package struct Passage: Hashable, Sendable {
    package var section: Section
    /// The heading above it.
    package var under: String
    package var text: PlacedText
    package var isHeading = false
    /// Whether it stands in a block that quotes somebody.
    package var isQuoted = false
  }

  package struct Heading: Hashable, Sendable {
    package var level: Int
    package var text: PlacedText
    /// Whether anything stands between it and the next of its level or above.
    package var isEmpty = true
  }

  package struct Unread: Hashable, Sendable {
    package var what: String
    package var place: Place
  }

  package var title: PlacedText?
  package var control: [Entry] = []
  package var definitions: [Entry] = []
  package var roles: [Entry] = []
  package var rules: [Rule] = []
  /// Page one and the list of what is not decided, line by line.
  package var lines: [Section: [PlacedText]] = [:]
  package var open: [Open] = []
  package var traces: [Trace] = []
  package var references: [Reference] = []
  package var signOffs: [SignOff] = []
  package var changes: [Change] = []

  package var headings: [Heading] = []
  /// Those that stand before items, headings and paragraphs, whether or not a rule is read there.
  package var numbers: Set<Int> = []
  package var passages: [Passage] = []
  /// What was not understood.
  package var unread: [Unread] = []
  package var sections: Set<Section> = []
  /// Whether its words of force are small letters, for want of capitals.
  package var isInSmallLetters = false

  package init() {}

  /// Whether it says where its rules come from, as our drafts do.
  package var isTraced: Bool { sections.contains(.annexA) }

  /// Whether it says of itself that it is not in force. What its status says goes before its title.
  package var isDraft: Bool {
    if saysInForce { return false }
    let words = "\(title?.plain ?? "") \(status)".lowercased()
    return words.contains("draft") || words.contains("not in force")
  }

  /// Whether its status says that it holds.
  package var saysInForce: Bool {
    let words = status.lowercased()
    return ["in force", "in effect", "adopted", "approved", "active"].contains(where: words.hasPrefix)
      && !words.contains("draft")
  }

  private var status: String { item("status")?.text.plain.trimmed ?? "" }

  /// An entry of the document control, by one of its names.
  package func item(_ names: String...) -> Entry? {
    control.first { entry in names.contains(entry.name.plain.trimmed.lowercased()) && !entry.text.isEmpty }
  }

  package var version: String? {
    (item("version")?.text ?? changes.last?.version).map(\.plain.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension PlacedText {
  /// Whether somebody has still to fill it in.
  /// Words in the place of a signature that say the opposite.
  var isRefusal: Bool {
    let words = plain.trimmed.lowercased()
    return [
      "refuse", "decline", "reject", "object", "withdr", "abstain", "pending", "no,", "no:", "unsigned",
      "later",
      "waiting", "—", "–",
    ].contains { words.hasPrefix($0) } || " \(words) ".contains(" not ") || words == "no"
  }

  /// Crossed out from end to end, as forges show it.
  package var isStruck: Bool {
    let words = plain.trimmed
    return words.count > 4 && words.hasPrefix("~~") && words.hasSuffix("~~")
      && words.ranges(of: "~~").count == 2
  }

  package var isToFill: Bool {
    let words = plain.trimmed.lowercased()
    if !words.utf8.contains(where: { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0x80 })
    {
      return true
    }
    return [
      "to be ", "tbd", "tba", "tbc", "todo", "xxx", "{{", "when signed", "unset", "none yet", "nobody",
      "open", "n/a", "?",
    ]
    .contains { words.hasPrefix($0) }
  }
}
