/// What a new draft keeps of the policy before it.
struct CarriedOver {
  let version: String
  let owner: String
  let approver: String
  let effective: String
  let review: String
  /// Older lines of the change log, and one for this version.
  let changes: [[Text]]
  /// By role, in small letters: who signed which version.
  private let signed: [String: String]
  private let roles: [String]

  init(_ previous: Policy, in draft: Draft) {
    let now = Policy(reading: Draft(draft.proposals, date: draft.date, kind: draft.kind).document)
    version = previous.version.map(CarriedOver.raised) ?? Draft.firstVersion
    let old = previous.version.map { "version \($0)" } ?? "a policy without a version"
    func kept(_ entry: Policy.Entry?) -> String? { entry.flatMap { $0.text.isToFill ? nil : $0.text.plain } }
    owner = kept(previous.item("owner", "policy owner", "document owner")) ?? "to be named"
    approver = kept(previous.item("approver", "approved by")) ?? "to be named"
    effective =
      kept(previous.item("effective", "effective date", "effective from")).map {
        "when signed (\(old): \($0))"
      }
      ?? "when signed"
    review =
      kept(previous.item("next review", "review date", "next review date", "review by"))
      ?? "to be set when signed"
    // What a draft always has anew is no change: the day, the version, the lines to sign on.
    var difference = PolicyDifference(from: previous, to: now, content: draft.content)
    difference.words.removeAll { ["Document control", "Sign-off"].contains($0.part) }
    let older = previous.changes.map { [Text($0.version.plain), Text($0.date.plain), Text($0.text.plain)] }
    changes =
      older + [[Text(version), Text(draft.date), Text("After \(old). \(difference.summary)")]]
    var signed: [String: String] = [:]
    for row in previous.signOffs {
      let date = row.date.isToFill ? "" : " on \(row.date.plain)"
      let words = row.isSigned ? "\(row.name.plain) signed \(old)\(date)" : row.earlier
      if !words.isEmpty { signed[row.role.plain.lowercased()] = words }
    }
    self.signed = signed
    roles = previous.signOffs.map(\.role.plain.trimmed).filter { !$0.isEmpty }.unique
  }

  /// Roles that the policy before asked to sign, besides these.
  func others(than names: [String]) -> [String] {
    roles.filter { role in !names.contains { role.lowercased().contains($0.lowercased()) } }
  }

  /// Who signed before, said so that nobody takes it for this version.
  func earlier(_ role: String) -> String {
    guard let words = signed[role.lowercased()] else { return "" }
    return words.contains("not this version") ? words : "\(words); not this version"
  }

  var hasSignatures: Bool { !signed.isEmpty }

  /// The last number raised by one; of what is no number, such as a day, that it was revised.
  static func raised(_ version: String) -> String {
    let digits = version.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let isNumber = version.allSatisfy { $0 == "." || $0 == "v" || $0.isASCII && $0.isNumber }
    guard isNumber, digits > 0, digits < 9, let number = Int(version.suffix(digits)) else {
      return "\(version), revised"
    }
    return version.dropLast(digits) + "\(number + 1)"
  }
}

extension Draft {
  /// What it keeps of the policy before it; nil for a first draft.
  var carried: CarriedOver? { previous.map { CarriedOver($0, in: self) } }
}
