/// The description of a change before or while it is reviewed: what a pull request says.
package struct ChangeDescription: Hashable, Sendable {
  /// Its lines, without the remarks that a template leaves in it, and without code, which is quoted and not said.
  private let lines: [String]

  package init(_ text: String) {
    var (said, fence, isRemark) = ([String](), Fence?.none, false)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let open = fence {
        if open.isClosed(by: String(line).trimmed) { fence = nil }
        continue
      }
      let line = String(line).withoutRemarks(&isRemark).trimmed
      fence = Fence(opening: line)
      if fence == nil { said.append(line) }
    }
    lines = said
  }

  /// What stands behind a line's beginning, such as `AI use:`; nil where no line begins so.
  func value(of names: String...) -> String? {
    let values = lines.compactMap { line -> String? in
      guard let name = names.first(where: { line.lowercased().hasPrefix("\($0):") }) else { return nil }
      return String(line.dropFirst(name.count + 1)).trimmed
    }
    return values.first { !$0.isEmpty } ?? values.first
  }

  /// Begins of lines that say which tool helped and how: `GPT-4` there is no work item.
  private static let disclosures = ["ai use:", "assisted-by:", "ai extent:", "ai-extent:"]

  /// What it says of AI tools; nil where it says nothing, or that none was used.
  var use: String? {
    guard let use = value(of: "ai use", "assisted-by"), !use.isEmpty, !use.saysNone else { return nil }
    return use
  }

  /// A statement with a box before it; compared word by word, because a template escapes what Markdown would read.
  func box(of statement: String) -> Bool? {
    let wanted = statement.proseWords.map { $0.lowercased() }
    let boxes = lines.compactMap { line -> Bool? in
      guard let box = line.box, box.text.proseWords.map({ $0.lowercased() }) == wanted else { return nil }
      return box.isTicked
    }
    return boxes.contains(true) ? true : boxes.first
  }

  /// Whether it names a work item: `#12`, `PAY-12` or an address.
  var namesWorkItem: Bool {
    lines.contains { line in
      let start = line.lowercased()
      guard !ChangeDescription.disclosures.contains(where: start.hasPrefix) else { return false }
      return line.contains("http://") || line.contains("https://")
        || line.split(whereSeparator: { " ,;()[]".contains($0) }).contains { $0.isWorkItem }
    }
  }
}

extension CommitPolicy {
  /// What a description does not keep.
  package func unkept(by description: ChangeDescription) -> [Unkept] {
    rules.filter { $0.check.places.contains(.description) }.compactMap { rule in
      rule.unkept(by: description, in: self).map {
        Unkept(rule: rule, missing: $0.missing, fix: .words($0.fix))
      }
    }
  }
}

extension CommitPolicy.Rule {
  fileprivate func unkept(by description: ChangeDescription, in policy: CommitPolicy)
    -> (missing: String, fix: String)?
  {
    switch check {
    case .ticked:
      guard let statement else { return nil }
      switch description.box(of: statement) {
      case true: return nil
      case false:
        return ("A statement is not ticked: \(statement)", "tick it if it is so: - [x] \(statement)")
      case nil:
        return (
          "A statement is not there: \(statement)", "add it, and tick it if it is so: - [x] \(statement)"
        )
      }
    case .descriptionSays, .aiSaidEitherWay:
      if let use = description.value(of: "ai use", "assisted-by"), !use.isEmpty { return nil }
      return (
        "It does not say which AI tools were used.",
        "add a line: AI use: \(policy.disclosure(of: nil).text), or none"
      )
    case .namesTool:
      guard let use = description.use, !use.namesTool else { return nil }
      return (
        "The line on AI use, “\(use)”, names no tool.", "write it: AI use: \(policy.disclosure(of: nil).text)"
      )
    case .namesVersion:
      guard let use = description.use, !use.namesVersion else { return nil }
      return (
        "The line on AI use, “\(use)”, gives no model and version.",
        "write them: AI use: \(policy.disclosure(of: use.namesTool ? use : nil).text)"
      )
    case .statesExtent:
      guard description.use != nil else { return nil }
      if description.value(of: "ai extent", "ai-extent")?.statesExtent == true { return nil }
      return (
        "It does not say which parts the tool made and how they were checked.",
        "add a line: AI extent: \(CommitPolicy.extentToFill)"
      )
    case .linked:
      guard description.use != nil, !description.namesWorkItem else { return nil }
      return (
        "It says that an AI tool helped, and names no work item.", "add its number or address, such as #12"
      )
    case .aiTrailer, .signedOff, .humanSignOff, .noAICoauthor, .noAI, .small: return nil
    }
  }
}

extension String {
  /// A line without what stands between `<!--` and `-->`; a remark that is not closed goes on in the next.
  fileprivate func withoutRemarks(_ isRemark: inout Bool) -> String {
    var (text, rest) = ("", self[...])
    while let next = rest.first {
      if isRemark {
        guard let end = rest.firstRange(of: "-->") else { return text }
        (rest, isRemark) = (rest[end.upperBound...], false)
      } else if rest.hasPrefix("<!--") {
        (rest, isRemark) = (rest.dropFirst(4), true)
      } else {
        // In code, and behind a backslash, a mark is no mark.
        let said = next == "`" ? rest.codeSpan : rest.prefix(next == "\\" ? 2 : 1)
        text += said
        rest = rest[said.endIndex...]
      }
    }
    return text
  }

  /// The box at the start of a list item, and what stands behind it.
  fileprivate var box: (isTicked: Bool, text: String)? {
    guard let mark = first, "-*+".contains(mark) else { return nil }
    let rest = String(dropFirst()).trimmed
    for (box, isTicked) in [("[x]", true), ("[X]", true), ("[ ]", false), ("[]", false)]
    where rest.hasPrefix(box) {
      return (isTicked, String(rest.dropFirst(box.count)))
    }
    return nil
  }
}

/// The line above a block of code, which ends at one like it or with the text.
private struct Fence {
  private let mark: Character
  private let length: Int

  /// Nil for any other line; it may stand first in a list item.
  init?(opening line: String) {
    let line = line.drop { "-*+ ".contains($0) || $0.isNumber || $0 == "." || $0 == ")" }
    guard let mark = line.first, mark == "`" || mark == "~" else { return nil }
    length = line.prefix { $0 == mark }.count
    // Behind backticks with more backticks in the line stand words, and not the name of a language.
    guard length >= 3, mark == "~" || !line.dropFirst(length).contains("`") else { return nil }
    self.mark = mark
  }

  func isClosed(by line: String) -> Bool { line.count >= length && line.allSatisfy { $0 == mark } }
}

extension Substring {
  /// The code that it begins with, up to as many backticks as stand before it; those alone where none close it.
  fileprivate var codeSpan: Substring {
    let open = prefix { $0 == "`" }
    var rest = self[open.endIndex...]
    while let start = rest.firstIndex(of: "`") {
      let close = rest[start...].prefix { $0 == "`" }
      if close.count == open.count { return self[..<close.endIndex] }
      rest = rest[close.endIndex...]
    }
    return open
  }

  fileprivate var isWorkItem: Bool {
    let word = utf8.last.map { ".:!?".utf8.contains($0) } == true ? dropLast() : self
    if word.hasPrefix("#") || word.hasPrefix("!") {
      return word.count > 1 && word.dropFirst().allSatisfy(\.isNumber)
    }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count > 1 && !parts[1].isEmpty && parts[1].allSatisfy(\.isNumber)
      && parts[0].allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      && parts[0].first?.isLetter == true && !Substring.standards.contains(String(parts[0]))
  }

  /// What is numbered like a work item and is none: encodings, standards, models.
  private static let standards: Set<String> = [
    "UTF", "UCS", "SHA", "MD", "AES", "RSA", "RFC", "ISO", "IEC", "IEEE", "DIN", "EN", "PEP", "CVE", "CWE",
    "GPT",
    "HTTP", "TLS", "WCAG",
  ]
}
