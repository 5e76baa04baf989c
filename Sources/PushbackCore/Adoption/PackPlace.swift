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
    /// Whether people write into it what exists nowhere else.
    package var isFilledIn = false

    package var all: [String] { [path] + elsewhere }

    /// Whether a text that stands at one of these paths came from a pack.
    package func isOurs(_ text: String) -> Bool {
      guard !isSection else { return text.sectionLines != nil }
      guard let mark else { return true }
      return text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix(mark) }
    }
  }

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
    path: "risk-acceptance.md", mark: AdoptionPack.riskAcceptanceOpening, isFilledIn: true)
  static let exceptions = Self(
    path: "exceptions.md", mark: AdoptionPack.exceptionsOpening, isFilledIn: true)
  static let announcement = Self(path: "announcement.md")
  static let onePage = Self(path: "one-page.md")

  /// Those of files that depend on what was adopted.
  static let all = [
    pullRequest, agents, owners, gitMessage, check, workflow, riskAcceptance, exceptions,
  ]
}

extension String {
  /// The lines of our part of a file, from mark to mark; nil unless each mark stands alone on one line, in this order.
  fileprivate var sectionLines: ClosedRange<Int>? {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
    func places(_ mark: String) -> [Int] { lines.indices.filter { lines[$0] == mark } }
    let begins = places(AdoptionPack.sectionBegin)
    let ends = places(AdoptionPack.sectionEnd)
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else { return nil }
    return begins[0]...ends[0]
  }

  /// Without our part of it, and without the blank line that set it off; nil where nothing else is left.
  package var withoutSection: String? {
    guard let section = sectionLines else { return self }
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeSubrange(section)
    let before = section.lowerBound - 1
    if lines.indices.contains(before), String(lines[before]).trimmed.isEmpty { lines.remove(at: before) }
    return lines.allSatisfy { String($0).trimmed.isEmpty } ? nil : lines.joined(separator: "\n")
  }
}
