import PushbackCore

/// What is wrong with the words of a clause.
extension Finding {
  static func prose(_ fault: ProseFault, of clause: String, at place: Place) -> Finding {
    switch fault.kind {
    case .long(let words, let beginning):
      Finding(
        "PB109", at: place,
        "a sentence of \(words) words in the \(fault.part.rawValue) of “\(clause)”: “\(beginning) …”",
        advice: "at most \(ProseFault.mostWords): cut it in two, or take words out")
    case .secondDuty(let word):
      Finding(
        "PB110", at: place,
        "“\(clause)” seems to hold a second duty: “\(brief(word))” stands beside its force",
        advice: "make it a stance of its own, or say it without these words: “who can”, “unless”")
    case .vague(let word):
      Finding(
        "PB111", at: place, "“\(clause)” is a duty, and “\(word)” in it can be argued about for ever",
        advice: "put a number, a name or a record in its place, or say SHOULD")
    }
  }

  static func hardToRead(_ clause: String, grade: Int, at place: Place) -> Finding {
    Finding(
      "PB112", .warning, at: place, "“\(clause)” reads like school grade \(grade)",
      advice: "shorter sentences and shorter words, or leave it if its long words are names")
  }
}
