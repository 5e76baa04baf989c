extension AdoptionPack {
  /// How far the policy has come, as the files of a pack say it.
  package enum Standing: Hashable, Sendable {
    /// Not signed yet, or not said clearly enough.
    case draft(written: String)
    case inForce(version: String?, from: String?)

    /// `DRAFT of 2026-03-01`, or `Version 1.3, in force from 2026-04-01`.
    var mark: String {
      switch self {
      case .draft(let day): "DRAFT of \(day)"
      case .inForce(let version, let day):
        (version.map { "Version \($0), in force" } ?? "In force") + (day.map { " from \($0)" } ?? "")
      }
    }

    /// The same as a sentence.
    var sentence: String {
      switch self {
      case .draft(let day): "This is a draft of \(day) until it is signed."
      case .inForce: "\(mark)."
      }
    }

    var isDraft: Bool { if case .draft = self { true } else { false } }

    /// What stands above rules that bind nobody yet.
    var warning: String? {
      guard case .draft = self else { return nil }
      return "\(mark): these rules bind nobody until they are signed."
    }
  }
}

extension Policy {
  /// Whether it holds: its status says so, nothing else calls it a draft, and everybody it asks has signed. In doubt it
  /// does not.
  package var isInForce: Bool {
    let title = (title?.plain ?? "").lowercased().split { !$0.isLetter }
    return saysInForce && !title.contains("draft") && !signOffs.isEmpty && signOffs.allSatisfy(\.isSigned)
  }

  /// `written` is the day that a draft is from.
  package func standing(written: String) -> AdoptionPack.Standing {
    guard isInForce else { return .draft(written: written) }
    let from = item("effective", "effective date", "effective from")?.text
    return .inForce(version: version, from: from.flatMap { $0.isToFill ? nil : $0.plain.trimmed })
  }
}
