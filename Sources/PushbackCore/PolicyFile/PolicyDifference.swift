/// What changed between two policies: rule by rule within a topic, then what else they say.
///
/// Taken the other way round it is its own mirror: stricter becomes weaker, added becomes dropped.
package struct PolicyDifference: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case stricter, weaker
    /// Said otherwise by hand, or another answer of the same strictness: which is stricter is for people to say.
    case changed
    case added, dropped
    /// Waited for a decision, and is a rule now; or the other way round.
    case decided, undecided
    /// Waits for a decision now; or does no longer, without a rule.
    case raised, closed

    package var mirrored: Kind {
      switch self {
      case .stricter: .weaker
      case .weaker: .stricter
      case .changed: .changed
      case .added: .dropped
      case .dropped: .added
      case .decided: .undecided
      case .undecided: .decided
      case .raised: .closed
      case .closed: .raised
      }
    }
  }

  /// A rule or an open clause as one of the two policies has it.
  package struct Side: Hashable, Sendable {
    package var number: Int?
    package var position: Position?
    package var label: String
    package var text: String
    package var check: String?
    package var owner: String?
    package var force: Clause.Force?
    /// 1 to 5 within its topic; nil where the library does not know it.
    package var strictness: Int?
    /// Where it came from: choices with their places and sessions, and the votes.
    package var origin: [String]
  }

  package struct Entry: Hashable, Sendable {
    package var kind: Kind
    /// A topic’s title, or the heading that the rule stands under.
    package var topic: String
    package var before: Side?
    package var after: Side?

    fileprivate var mirrored: Entry { Entry(kind: kind.mirrored, topic: topic, before: after, after: before) }
  }

  /// Something else that the two say differently; nil where one does not say it.
  package struct Words: Hashable, Sendable {
    package var part: String
    package var name: String
    package var before: String?
    package var after: String?
  }

  package var versions: (before: String?, after: String?) { (versionBefore, versionAfter) }
  private var versionBefore: String?
  private var versionAfter: String?
  package var entries: [Entry] = []
  package var words: [Words] = []
  /// How many rules both have in the same words.
  package var unchanged = 0

  package var isEmpty: Bool { entries.isEmpty && words.isEmpty && versionBefore == versionAfter }

  package init(from a: Policy, to b: Policy, content: Content) {
    (versionBefore, versionAfter) = (a.version, b.version)
    var matching = PolicyMatching(a, b, content)
    matching.match()
    entries = matching.entries
    unchanged = matching.unchanged
    words = PolicyDifference.words(a, b)
  }

  package var mirrored: PolicyDifference {
    var mirror = self
    (mirror.versionBefore, mirror.versionAfter) = (versionAfter, versionBefore)
    mirror.entries = entries.map(\.mirrored)
    mirror.words = words.map { Words(part: $0.part, name: $0.name, before: $0.after, after: $0.before) }
    return mirror
  }

  package func entries(_ kind: Kind) -> [Entry] { entries.filter { $0.kind == kind } }

  private static func words(_ a: Policy, _ b: Policy) -> [Words] {
    let parts: [(String, KeyPath<Policy, [(name: String, text: String)]>)] = [
      ("Document control", \.controlWords), ("Definitions", \.definitionWords), ("Roles", \.roleWords),
      ("Text", \.sectionWords), ("Sign-off", \.signOffWords),
    ]
    return parts.flatMap { part, path in
      let (before, after) = (a[keyPath: path].firsts, b[keyPath: path].firsts)
      return Set(before.keys).union(after.keys).sorted().compactMap { name in
        before[name] == after[name]
          ? nil : Words(part: part, name: name, before: before[name], after: after[name])
      }
    }
  }
}

extension [(name: String, text: String)] {
  /// By name, the texts of one name together.
  fileprivate var firsts: [String: String] {
    Dictionary(map { ($0.name, $0.text) }, uniquingKeysWith: { $0 == $1 ? $0 : "\($0) \($1)" })
  }
}

extension Policy {
  /// Without the version, and without the days and sessions that every writing changes.
  fileprivate var controlWords: [(name: String, text: String)] {
    control.map { ($0.name.plain, $0.text.plain) }.filter {
      !["version", "written", "drawn from", "adopted by"].contains($0.0.lowercased())
    }
  }
  fileprivate var definitionWords: [(name: String, text: String)] {
    definitions.map { ($0.name.plain, $0.text.plain) }
  }
  fileprivate var roleWords: [(name: String, text: String)] { roles.map { ($0.name.plain, $0.text.plain) } }

  fileprivate var signOffWords: [(name: String, text: String)] {
    signOffs.map { row in
      let said = [row.name, row.date, row.decision].filter { !$0.isToFill }.map(\.plain)
      let parts = said + (row.earlier.isEmpty ? [] : [row.earlier])
      return (row.role.plain, parts.isEmpty ? "not signed" : parts.joined(separator: ", "))
    }
  }

  /// What stands under other headings and is no rule; sections that only name rules follow from those.
  fileprivate var sectionWords: [(name: String, text: String)] {
    passages.compactMap { passage in
      guard [.purpose, .other, .rules].contains(passage.section), !passage.isHeading,
        passage.text.forces.isEmpty, !passage.isOfARule
      else { return nil }
      let words = passage.text.plain
      guard !words.hasPrefix("See rule"), words != "No rule on this was adopted." else { return nil }
      return (passage.under, words)
    }
  }
}
