import PushbackCore

/// What is wrong with a scenario in JSON, where Markdown's words would not help.
extension Finding {
  static func notJSON(_ problem: String, at place: Place) -> Finding {
    Finding(
      "PB010", at: place, "this cannot be read as JSON: \(problem)",
      advice:
        "write it as RFC 8259 has it: no comments, no comma after the last entry, texts in double quotes")
  }

  static func jsonTooDeep(at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "lists and objects stand more than \(JSONNode.deepest) levels deep",
      advice: "use a fact of its own for a part of a condition, and quotes and lists less deep")
  }

  static func jsonTooMuch(at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "there are more than \(JSONNode.mostValues) values", advice: "split the story")
  }

  static func wrongKind(_ what: String, wanted: String, given: String, at place: Place) -> Finding {
    Finding(
      "PB014", at: place, "\(what) should be \(wanted), and is \(given)", advice: "write \(wanted)")
  }

  static func memberMissing(_ key: String, of name: String, at place: Place) -> Finding {
    Finding("PB015", at: place, "\(name) has no “\(key)”", advice: "add “\(key)” to it")
  }

  static func unknownFormat(_ given: String, at place: Place) -> Finding {
    Finding(
      "PB014", at: place, "“format” says what the file is, and \(given) is no story",
      advice: "write \"format\": \"\(Scenario.formatName)\"")
  }

  static func unknownVersion(_ given: String, at place: Place) -> Finding {
    Finding(
      "PB014", at: place, "“version” is \(given), and this program reads version \(Scenario.formatVersion)",
      advice: "write \"version\": \(Scenario.formatVersion), or use a program that knows the other")
  }

  static func emptyTitle(at place: Place) -> Finding {
    Finding("PB021", at: place, "the story has no title", advice: "write it under “title”")
  }

  static func titleOfOtherID(_ id: String, title: String, wanted: String, at place: Place) -> Finding {
    Finding(
      "PB026", at: place, "the scene “\(brief(id))” has the title “\(brief(title))”, which makes another id",
      advice: wanted.isEmpty || !isWord(wanted)
        ? "an id is the title in small letters, with hyphens for blanks" : "write \"id\": \"\(wanted)\"")
  }

  static func noScenes(at place: Place) -> Finding {
    Finding("PB029", at: place, "the story has no scene", advice: "add one under “scenes”")
  }

  static func noteForPlayers(_ note: Markdown.Note, at place: Place) -> Finding {
    Finding(
      "PB039", at: place, "players would see this line: it begins like \(note.inWords)",
      advice: note.member.map { "put it under “\($0)”" } ?? "take it out")
  }

  static func noWayOut(_ id: String, at place: Place) -> Finding {
    Finding(
      "PB041", at: place, "the scene “\(brief(id))” leads nowhere",
      advice: "give it a “decision”, a “chance”, a “continuation” or an “ending”")
  }

  static func severalWaysOut(_ keys: [String], at place: Place) -> Finding {
    Finding(
      "PB044", at: place,
      "this scene has \(keys.map { "“\($0)”" }.joined(separator: " and ")), and a scene has one way out",
      advice: "keep one, or begin another scene")
  }

  static func noWords(_ what: String, at place: Place) -> Finding {
    Finding("PB046", at: place, "\(what) has no words", advice: "write them under “text”")
  }

  static func noTarget(_ what: String, at place: Place) -> Finding {
    Finding("PB050", at: place, "\(what) leads nowhere", advice: "write the id of a scene under “target”")
  }

  static func noChoiceID(_ proposal: String, at place: Place) -> Finding {
    Finding(
      "PB051", at: place, "this choice has no id, which sessions and prices know it by",
      advice: "add \"id\": \"\(proposal)\"")
  }

  static func verbForID(_ id: String, at place: Place) -> Finding {
    Finding(
      "PB053", at: place, "“\(id)” cannot be a choice's id: it is a verb, and this choice has none",
      advice: "add \"verb\": \"\(id)\", or choose another id")
  }

  static func fewChoices(_ count: Int, at place: Place) -> Finding {
    Finding(
      "PB055", at: place, "a decision needs two choices, and this has \(count == 0 ? "none" : "one")",
      advice: "write another, or use “continuation”, which simply goes on")
  }

  static func noReason(at place: Place) -> Finding {
    Finding(
      "PB058", at: place, "the guard gives no reason, and players see why a choice cannot be taken",
      advice: "write a sentence under “reason”")
  }

  static func conditionShape(_ trouble: String, at place: Place) -> Finding {
    conditionUnreadable(
      trouble, "write {\"fact\": …, \"is\": …}, {\"not\": …}, {\"all\": […]} or {\"any\": […]}", at: place)
  }

  static func weightShape(_ trouble: String, at place: Place) -> Finding {
    weightUnreadable(trouble, "write \"rest\", or a list such as [{\"percent\": 30}]", at: place)
  }

  static func changeShape(_ trouble: String, at place: Place) -> Finding {
    assignmentUnreadable(trouble, "write {\"fact\": …, \"to\": …} or {\"fact\": …, \"by\": …}", at: place)
  }

  static func valueOfOtherKind(_ fact: Fact, given: String, at place: Place) -> Finding {
    let wanted =
      switch fact.domain {
      case .yesNo: "true or false"
      case .list(let values): "one of \(values.prefix(12).joined(separator: ", "))"
      case .range(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      }
    return Finding(
      "PB069", at: place, "the fact “\(fact.name)” is \(fact.sort), and never \(given)",
      advice: "write \(wanted)")
  }

  static func factShape(_ name: String, _ trouble: String, at place: Place) -> Finding {
    Finding(
      "PB016", at: place, "the values of the fact “\(brief(name))” cannot be used: \(trouble)",
      advice:
        "give it a “kind”: yes-no with “first”, list with “values”, or range with “least”, “most” and “first”"
    )
  }

  static func price(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB075", at: place, "this price cannot be used: \(trouble)", advice: advice)
  }

  static func twicePriced(_ what: String, at place: Place) -> Finding {
    Finding(
      "PB077", at: place, "\(what) stands twice here", advice: "keep one, and add the numbers up yourself")
  }

  static func noLastWay(at place: Place) -> Finding {
    Finding(
      "PB060", at: place, "the last way has a condition, so the story stops where none holds",
      advice: "add a last one without “if”")
  }

  static func billInProse(at place: Place) -> Finding {
    Finding(
      "PB079", at: place, "a block of code in the language “bill” would be taken for the bill in Markdown",
      advice: "put prices under “effects”, or give the block another language")
  }
}
