import PushbackCore

/// What is wrong with conditions, weights and assignments.
extension Finding {
  static func conditionUnreadable(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB067", at: place, "this condition cannot be read: \(trouble)", advice: advice)
  }

  static func conditionTooDeep(at place: Place) -> Finding {
    Finding(
      "PB067", at: place,
      "brackets and “not” stand more than \(NotationReader.deepest) deep in this condition",
      advice: "use a fact of its own for a part of it")
  }

  static func unknownFact(_ name: String, known: [String], at place: Place) -> Finding {
    Finding(
      "PB068", at: place, "no fact is called “\(brief(name))”",
      advice: didYouMean(
        name, among: known, called: "facts", otherwise: "declare it under “facts:” in the header"))
  }

  static func measureForFact(_ name: String, at place: Place) -> Finding {
    Finding(
      "PB068", at: place, "“\(name)” is a measure, and only facts stand in conditions and changes",
      advice: "prices stand in the bill at the end of the file; conditions never read measures")
  }

  static func unknownValue(_ value: String, of fact: Fact, at place: Place) -> Finding {
    let advice =
      switch fact.domain {
      case .range(let range): "its values go from \(range.lowerBound) to \(range.upperBound)"
      case .yesNo, .list:
        didYouMean(value, among: fact.choices, called: "values", otherwise: "see its list in the header")
      }
    return Finding("PB069", at: place, "the fact “\(fact.name)” is never “\(brief(value))”", advice: advice)
  }

  static func comparisonMissing(_ fact: Fact, at place: Place) -> Finding {
    let example =
      fact.isNumber ? "\(fact.name) >= \(fact.bounds.upperBound)" : "\(fact.name) = \(fact.word(for: 0))"
    return Finding(
      "PB070", at: place, "“\(fact.name)” is \(fact.sort), so it cannot stand alone in a condition",
      advice: "compare it: \(example)")
  }

  static func orderOfWords(_ fact: Fact, _ sign: String, at place: Place) -> Finding {
    let advice = fact.domain == .yesNo ? "write “\(fact.name)” or “not \(fact.name)”" : "use = or !="
    return Finding(
      "PB070", at: place,
      "“\(fact.name)” is \(fact.sort), and “\(sign)” compares numbers",
      advice: advice)
  }

  static func countingWords(_ fact: Fact, _ sign: String, at place: Place) -> Finding {
    Finding(
      "PB070", at: place, "“\(fact.name)” is \(fact.sort), and “\(sign)” counts numbers",
      advice: "say the new value: \(fact.name) = \(fact.word(for: fact.bounds.upperBound))")
  }

  static func assignmentUnreadable(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB073", at: place, "this change of a fact cannot be read: \(trouble)", advice: advice)
  }

  static func assignedTwice(_ name: String, at place: Place) -> Finding {
    Finding("PB073", at: place, "“\(brief(name))” changes twice here", advice: "say its new value once")
  }

  static func stepTooFar(_ step: Int, of fact: Fact, _ range: ClosedRange<Int>, at place: Place) -> Finding {
    let trouble =
      step == 0
      ? "a step of 0 changes nothing"
      : "a step of \(step) always leaves the bounds of “\(fact.name)”, \(range.lowerBound) to \(range.upperBound)"
    return Finding(
      "PB074", at: place, trouble, advice: "take a smaller step, or widen the fact's range in the header")
  }

  static func weightUnreadable(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB062", at: place, "this weight cannot be read: \(trouble)", advice: advice)
  }

  static func weightFraction(above whole: Int, at place: Place) -> Finding {
    Finding(
      "PB062", at: place, "this weight is no whole percent", advice: "round it: \(whole) % or \(whole + 1) %")
  }

  static func otherwiseAlone(_ word: String, _ percent: Int, at place: Place) -> Finding {
    weightUnreadable(
      "“\(brief(word))” follows the first part, and no condition comes before it",
      "write `\(percent) %` alone, `rest` for what the others leave, or two parts: `30 % if …, \(percent) % otherwise`",
      at: place)
  }

  static func weightTooLarge(_ number: String, at place: Place) -> Finding {
    Finding("PB062", at: place, "a weight of \(brief(number)) % is more than 100 %", advice: "write 0 to 100")
  }

  static func weightAfterOtherwise(_ word: String, at place: Place) -> Finding {
    let cause = word == "otherwise" ? "“otherwise”" : "a weight without a condition"
    return Finding(
      "PB063", at: place, "\(cause) comes before this part, so it never counts",
      advice: "put the part without a condition last, or give it one: 30 % if …")
  }
}

extension Fact {
  /// What kind of fact it is, in words.
  var sort: String {
    switch domain {
    case .yesNo: "a yes/no"
    case .list: "a list of words"
    case .range: "a number"
    }
  }
}
