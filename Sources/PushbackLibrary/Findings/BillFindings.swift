import PushbackCore

/// What is wrong with the bill, and with the names that content and bill share.
extension Finding {
  static func billLine(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB075", at: place, "this line of the bill cannot be used: \(trouble)", advice: advice)
  }

  static func billKey(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB076", at: place, trouble, advice: advice)
  }

  static func billTwice(_ what: String, first: Int?, at place: Place) -> Finding {
    Finding(
      "PB077", at: place,
      "\(what) stands twice in the bill\(first.map { ", first on line \($0)" } ?? ", in one line")",
      advice: "put everything in one place, and add the numbers up yourself")
  }

  static func unknownName(
    _ name: String, _ thing: String, among known: [String], called things: String,
    otherwise: String,
    at place: Place
  ) -> Finding {
    Finding(
      "PB078", at: place, "no \(thing) is called “\(brief(name))”",
      advice: didYouMean(name, among: known, called: things, otherwise: otherwise))
  }

  static func billNotLast(at place: Place) -> Finding {
    Finding("PB079", at: place, "the bill must be the last block of the file", advice: "move it to the end")
  }

  static func secondBill(first: Int, at place: Place) -> Finding {
    Finding(
      "PB079", at: place,
      "this is a second bill; the first is on line \(first)",
      advice: "put the two together")
  }

  static func clauseRule(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB040", at: place, trouble, advice: advice)
  }
}
