import PushbackCore

/// Which titles scenes can have, and which they could have instead.
extension Outline {
  /// The forges make the same anchor of a title only where it is plain.
  static func trouble(inTitle title: String, id: String, at place: Place) -> Finding? {
    let hyphen = UInt8(ascii: "-")
    // Bytes settle nearly every title, and quicker than characters.
    let isPlain = title.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x20 || $0 == hyphen }
    let odd = isPlain ? nil : title.first { !isPlainInTitle($0) }
    var proposal: String { plainTitle(title).map { ": “\(brief($0))” would do" } ?? "" }
    if let odd {
      return .sceneTitle(
        "“\(odd)” stands in a scene's title, and the forges do not agree on the link to it",
        "use letters, digits, blanks, hyphens, apostrophes and commas only" + proposal, at: place)
    }
    if !isFirm(id) {
      return .sceneTitle(
        "the blanks and hyphens of this title make the link “#\(brief(id))”, on which the forges do not agree",
        "put one blank or hyphen between words, and none at the ends" + proposal, at: place)
    }
    return nil
  }

  /// False for a link with hyphens at its ends or side by side.
  private static func isFirm(_ id: String) -> Bool {
    !id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).contains(where: \.isEmpty)
  }

  private static func isPlainInTitle(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || " -',’".contains(character)
  }

  /// A title of which every forge makes the same link; nil where this one is such a title, or nothing would be left.
  static func plainTitle(_ title: String) -> String? {
    let words = title.filter(isPlainInTitle).split(separator: " ").map(String.init)
    let telling = words.map { $0.split(separator: "-").joined(separator: "-") }.filter { !$0.isEmpty }
    let plain = telling.joined(separator: " ")
    return plain != title && isFirm(anchor(plain)) ? plain : nil
  }
}
