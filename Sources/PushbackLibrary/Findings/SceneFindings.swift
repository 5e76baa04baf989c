import PushbackCore

/// What is wrong with a scene's way out.
extension Finding {
  static func noExit(_ title: String, at place: Place) -> Finding {
    Finding(
      "PB041", at: place, "the scene “\(brief(title))” leads nowhere",
      advice: "end it with choices, with one link to the next scene, or with `ending`")
  }

  static func afterExit(_ exit: String, at place: Place) -> Finding {
    Finding(
      "PB042", at: place, "this stands after the scene's \(exit), which must come last",
      advice: exit == "ending"
        ? "move it above the ending"
        : "indent it by two blanks, and it is said after the choice above it; or move it above the list")
  }

  static func billWithoutWord(at place: Place) -> Finding {
    Finding(
      "PB042", at: place,
      "these lines are written like a bill, and nothing says that they are one",
      advice: "begin their block with ```bill")
  }

  static func splitList(at place: Place) -> Finding {
    Finding(
      "PB043", at: place, "these words end the list above them, so the scene has two lists of choices",
      advice: "indent them by two blanks: then they are said after the choice above them")
  }

  static func secondList(at place: Place) -> Finding {
    Finding(
      "PB043", at: place, "another kind of mark begins a second list of choices here",
      advice: "begin every entry with the same mark, “- ”")
  }

  static func twoExits(_ what: String, at place: Place) -> Finding {
    Finding(
      "PB044", at: place,
      "\(what), and a scene has one way out", advice: "keep one, or begin a new scene with ##")
  }

  static func listMerged(at place: Place) -> Finding {
    Finding(
      "PB045", at: place, "the choices begin here, in the same list as the plain lines above them",
      advice: "put a sentence between that list and the choices; an empty line is not enough")
  }

  static func itemWithoutLink(at place: Place) -> Finding {
    Finding(
      "PB046", at: place,
      "this entry leads nowhere", advice: "write its words as a link to a scene: [words](#scene-id)")
  }

  static func linkWithoutText(at place: Place) -> Finding {
    Finding("PB046", at: place, "this link has no words", advice: "write them in the square brackets")
  }

  static func severalLinks(at place: Place) -> Finding {
    Finding(
      "PB047", at: place, "a second link stands in this entry, and an entry leads to one scene",
      advice: "give it a “- ” line of its own")
  }

  enum Outside {
    case beforeLink, afterLink, nextLine

    fileprivate var advice: String {
      switch self {
      case .beforeLink: "move the words into the square brackets"
      case .afterLink: "put `if …` before a reason; move other words into the square brackets"
      case .nextLine:
        "to have it said after the choice, put an empty line above it and indent it by two blanks"
      }
    }
  }

  static func wordsOutside(_ words: String, _ outside: Outside, at place: Place) -> Finding {
    Finding(
      "PB048", at: place, "“\(brief(words))” stands outside the link, where nothing shows it",
      advice: words.contains { $0.isLetter || $0.isNumber } ? outside.advice : "delete it")
  }

  static func unknownTarget(_ id: String, known: [String], at place: Place) -> Finding {
    Finding(
      "PB049", at: place, "no scene has the id “\(brief(id))”",
      advice: known.first { common($0) == common(id) }.map { "write #\($0)" }
        ?? didYouMean(
          id, among: known, called: "scenes",
          otherwise: "a scene's id is its title in small letters, with hyphens for blanks"))
  }

  static func linkLeavesFile(_ target: String, at place: Place) -> Finding {
    Finding(
      "PB050", at: place, "“\(brief(target))” is no scene of this file",
      advice: "stories are one file: link to a scene with #")
  }

  static func linkWithoutTarget(at place: Place) -> Finding {
    Finding("PB050", at: place, "this link leads nowhere", advice: "write # and the scene's id: (#the-night)")
  }

  static func linkWithoutHash(_ id: String, at place: Place) -> Finding {
    Finding(
      "PB050", at: place, "“\(brief(id))” without a # is another file, not a scene", advice: "write #\(id)")
  }

  /// The code by which a formatter knows what it may mend.
  static let idMissing = "PB051"

  static func choiceWithoutID(_ proposal: String, at place: Place) -> Finding {
    Finding(
      idMissing, at: place, "this choice has no id, which sessions and the bill know it by",
      advice: "put one before the link: `\(proposal)`")
  }

  static func conditionForID(_ proposal: String, at place: Place) -> Finding {
    Finding(
      "PB051", at: place, "a condition stands where this choice needs its id",
      advice: "put an id before the link and the condition after it: `\(proposal)` […](#…) `if …` reason")
  }

  static func choiceID(_ id: String, _ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB052", at: place, "“\(brief(id))” cannot be a choice's id: \(trouble)", advice: advice)
  }

  static func reservedID(_ id: String, _ cause: String, proposal: String, at place: Place) -> Finding {
    Finding(
      "PB053", at: place,
      "“\(id)” cannot be a choice's id: \(cause)", advice: "choose another word, such as “\(proposal)”")
  }

  static func choiceTwice(_ id: String, first: Int, at place: Place) -> Finding {
    Finding(
      "PB054", at: place, "the choice “\(id)” stands in this scene already, on line \(first)",
      advice: Verb(rawValue: id) == nil
        ? "give one of the two another id" : "give it an id of its own after the verb: `\(id) …`")
  }

  static func oneChoice(at place: Place) -> Finding {
    Finding(
      "PB055", at: place, "a decision needs two choices, and this is the only one",
      advice: "write another, or take away its id: a single link simply goes on")
  }

  static func mixedList(_ this: String, _ others: String, at place: Place) -> Finding {
    Finding(
      "PB056", at: place, "this entry is \(this), and the list holds \(others)",
      advice: "give draws a scene of their own: a decision's choices can lead to it")
  }

  static func numberedList(at place: Place) -> Finding {
    Finding(
      "PB057", at: place, "the way out of a scene is a list with hyphens, and this one is numbered",
      advice: "begin each entry with “- ”; the program numbers choices when it shows them")
  }

  static func reasonMissing(at place: Place) -> Finding {
    Finding(
      "PB058", at: place, "the condition gives no reason, and players see why a choice cannot be taken",
      advice: "write a sentence after it: `if on-record` Nothing of yours is on record.")
  }

  static func spanNotHere(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB059", at: place, trouble, advice: advice)
  }

  static func lastWayConditional(at place: Place) -> Finding {
    Finding(
      "PB060", at: place, "the last link has a condition, so the story stops where none holds",
      advice: "add a last “- [words](#scene)” without a condition")
  }

  static func wayNeverTaken(first: Int, at place: Place) -> Finding {
    Finding(
      "PB060", at: place,
      "this link is never taken: the one on line \(first) has no condition and comes first",
      advice: "give that one a condition, or move it to the end")
  }

  static func outcomeTwice(_ id: String, first: Int, at place: Place) -> Finding {
    Finding(
      "PB061", at: place,
      "the outcome on line \(first) leads to “\(brief(id))” too, and a draw is recorded by its scene",
      advice: "add the weights up in one line, or lead to a scene of its own")
  }

  static func restTwice(at place: Place) -> Finding {
    Finding(
      "PB064", at: place,
      "“rest” stands twice in this draw",
      advice: "give all outcomes but one a weight")
  }

  static func weightSum(_ sum: Int, at place: Place) -> Finding {
    Finding(
      "PB064", at: place, "the weights add up to \(sum) %, and must to 100 %",
      advice: "change one, or give it `rest` for a weight")
  }

  static func nothingForRest(_ sum: Int, at place: Place) -> Finding {
    Finding(
      "PB064", at: place, "the weights add up to \(sum) %, which leaves nothing for “rest”",
      advice: "lower them, or delete the outcome that is never drawn")
  }

  static func argue(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB065", at: place, trouble, advice: advice)
  }

  static func ending(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB066", at: place, trouble, advice: advice)
  }

  static func endingUnreadable(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB066", at: place, "this ending cannot be read: \(trouble)", advice: advice)
  }

  static func codeLikeCondition(at place: Place) -> Finding {
    Finding(
      "PB071", at: place,
      "code that begins with “if ” at the start of a paragraph is a condition, and this names no fact",
      advice:
        "declare the fact under “facts:” in the header; or, if it is code to show, put a word before it")
  }

  static func conditionForNothing(_ trouble: String, at place: Place) -> Finding {
    Finding(
      "PB072", at: place, "this condition governs nothing: \(trouble)",
      advice: "write the words after it, or put it alone right above the block it governs")
  }
}
