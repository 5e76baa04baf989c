import PushbackCore

/// What is wrong where somebody typed, or a word processor made, something else than the notation has.
extension Finding {
  static func backticksMissing(_ words: String, at place: Place) -> Finding {
    Finding(
      "PB104", at: place, "“\(brief(words))” stands here without its backticks, so it is only a word",
      advice: "write `\(brief(words, 60))`; the backtick leans to the left, and word processors have none")
  }

  /// The code by which others know that a scene's way out may only be hidden.
  static let noHyphen = "PB105"

  static func noHyphen(_ mark: String, at place: Place) -> Finding {
    Finding(
      noHyphen, at: place,
      mark.isEmpty
        ? "this line leads on, and does not begin like an entry of a list"
        : "“\(mark)” makes no list in Markdown, so this line is no choice",
      advice: "begin each such line with a hyphen and a blank: “- ”")
  }

  static func brokenLink(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB106", at: place, "this is no link: \(trouble)", advice: advice)
  }

  static func markWithoutSpace(_ mark: String, oddBlank: Bool, at place: Place) -> Finding {
    Finding(
      "PB107", at: place,
      oddBlank
        ? "the space after “\(mark)” is one of a word processor's, and counts as a letter"
        : "no space stands after “\(mark)”, so it is only a letter",
      advice: oddBlank ? "delete it, and type a space" : "put a space after it")
  }

  static func spelledOtherwise(_ written: String, _ meant: String, at place: Place) -> Finding {
    Finding(
      "PB108", at: place,
      "“\(brief(written))” should be “\(meant)”: the words of the notation are English, in small letters",
      advice: "write `\(meant)`")
  }
}
