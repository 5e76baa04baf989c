extension AdoptionPack {
  /// Where a file of a pack stands, and how one knows that a pack wrote it.
  package struct Place: Hashable, Sendable {
    /// In the folder of the repository.
    package let path: String
    /// Other places where its reader looks for it: where one of them is taken, it goes there.
    package var elsewhere: [String] = []
    /// How a line begins that only a pack writes; nil where nobody else writes a file of that path.
    var mark: String?
    /// Whether it is a part between two marks, put into whatever stands in the file besides.
    package var isSection = false
    /// What an old one goes on doing.
    package var outlives: String?

    package var all: [String] { [path] + elsewhere }

    /// Whether a text that stands at one of these paths came from a pack.
    package func isOurs(_ text: String) -> Bool {
      if isSection {
        guard case .whole = text.section else { return false }
        return true
      }
      guard let mark else { return true }
      return text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix(mark) }
    }

    /// Whether nobody added a line to what a pack wrote there; in doubt somebody did.
    package func isAsWritten(_ text: String) -> Bool {
      guard let mark else { return true }
      let file = AdoptionPack.fullest.files.first { $0.place == self }
      let known = Set((file?.text ?? "").split(whereSeparator: \.isNewline))
      return text.split(whereSeparator: \.isNewline).allSatisfy {
        known.contains($0) || $0.hasPrefix(mark) || $0.isOfRule
      }
    }
  }

  /// Asks for everything, so that its files hold every line of a pack that no rule changes.
  private static let fullest = AdoptionPack(
    rules: [
      Rule(
        number: 1,
        clause: Clause(
          position: Position(topic: "exceptions", stance: "all"), label: "", force: .must, actor: "",
          action: "",
          requires: [riskAct],
          enforce: .init(pullRequest: "x", agents: "x", commits: CommitRule.allCases, owners: ["*"])))
    ], standing: .inForce(version: nil, from: nil), policy: "")

  /// Where files stand that an earlier pack may have written and this one does not: they would go on saying, under
  /// numbers that mean other rules now, what nobody adopted.
  package var leftovers: [Place] {
    let written = Set(files.map(\.place))
    return Place.all.filter { !written.contains($0) }
  }
}

extension AdoptionPack.Place {
  private static let remark = "# From AI_POLICY.md, by pushback"

  static let policy = Self(path: "AI_POLICY.md")
  static let pullRequest = Self(
    path: ".github/pull_request_template.md",
    elsewhere: [
      ".github/PULL_REQUEST_TEMPLATE.md", "pull_request_template.md", "PULL_REQUEST_TEMPLATE.md",
      "docs/pull_request_template.md", "docs/PULL_REQUEST_TEMPLATE.md",
    ], mark: "<!-- From AI_POLICY.md, by pushback")
  static let agents = Self(path: "AGENTS.md", isSection: true)
  static let owners = Self(
    path: ".github/CODEOWNERS", elsewhere: ["CODEOWNERS", "docs/CODEOWNERS"], mark: remark)
  static let gitMessage = Self(path: ".gitmessage", mark: remark)
  static let check = Self(
    path: ".pushback/policy.json", outlives: "policy check goes on holding commits to it")
  static let workflow = Self(
    path: ".github/workflows/ai-policy.yml", mark: remark, outlives: "it runs for each change")
  static let riskAcceptance = Self(
    path: "risk-acceptance.md", mark: AdoptionPack.riskAcceptanceOpening)
  static let exceptions = Self(path: "exceptions.md", mark: AdoptionPack.exceptionsOpening)
  static let announcement = Self(path: "announcement.md")
  static let onePage = Self(path: "one-page.md")

  /// Those of files that depend on what was adopted.
  static let all = [
    pullRequest, agents, owners, gitMessage, check, workflow, riskAcceptance, exceptions,
  ]
}

extension Substring {
  /// A line that names the rule it comes from, an owner or a tool that is still to be named, or what a draft is called.
  fileprivate var isOfRule: Bool {
    if contains("bind nobody until they are signed.") || hasPrefix("#Assisted-by: the tool’s name") {
      return true
    }
    let words = split(separator: " ")
    if words.count > 1, words.dropFirst().allSatisfy({ $0.hasPrefix("@your-org/") }) { return true }
    // Somebody who lets it block has added nothing.
    if self == "      MODE: block" { return true }
    return words.indices.dropLast(2).contains { index in
      let number = words[index + 1].last == "," ? words[index + 1].dropLast() : ""
      return ["rule", "*Rule", "Rule"].contains(words[index]) && Int(number) != nil
        && words[index + 2].contains("/")
    }
  }
}

extension String {
  /// What of a file is ours.
  package enum Section {
    case none
    /// From the first mark to the last, without the line end behind it.
    case whole(Range<String.Index>)
    /// The marks are not there once each, in this order.
    case broken
  }

  /// Each mark counts where it stands alone on a line.
  package var section: Section {
    let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func places(_ mark: String) -> [Substring] { lines.filter { String($0).trimmed == mark } }
    let (begins, ends) = (places(AdoptionPack.sectionBegin), places(AdoptionPack.sectionEnd))
    guard let begin = begins.first, let end = ends.first else {
      return begins.isEmpty && ends.isEmpty ? .none : .broken
    }
    guard begins.count == 1, ends.count == 1, begin.startIndex < end.startIndex else { return .broken }
    return .whole(begin.startIndex..<end.endIndex)
  }

  /// Without our part of it, and without the blank line that set it off; nil where nothing else is left.
  package var withoutSection: String? {
    guard case .whole(let part) = section else { return self }
    let before = self[..<part.lowerBound]
    let isSetOff = before.suffix(2).count { $0.isNewline } == 2
    let rest = before.dropLast(isSetOff ? 1 : 0) + self[part.upperBound...].dropFirst()
    return rest.allSatisfy(\.isWhitespace) ? nil : String(rest)
  }

  /// The text with our part in the place of the one there was, or at its end, in the line ends that it has; nil where
  /// its marks are broken.
  package func taking(section part: String) -> String? {
    let end = contains("\r\n") ? "\r\n" : "\n"
    let part = part.replacing("\n", with: end)
    switch section {
    case .broken: return nil
    case .none: return isEmpty ? part : self + (last?.isNewline == true ? end : end + end) + part
    case .whole(let old):
      let body = part.last?.isNewline == true ? part.dropLast() : part[...]
      return String(self[..<old.lowerBound] + body + self[old.upperBound...])
    }
  }
}
