extension Policy {
  /// Whether it holds: its status says so, nothing else calls it a draft, and everybody it asks has signed. In doubt it
  /// does not.
  package var isInForce: Bool {
    let title = (title?.plain ?? "").lowercased().split { !$0.isLetter }
    return saysInForce && !title.contains("draft") && !signOffs.isEmpty && signOffs.allSatisfy(\.isSigned)
  }
}
