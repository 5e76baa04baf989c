import PushbackCore

extension SceneReader {
  /// `ending`, or `ending: you mixed, customer good`.
  mutating func ending(_ inset: Inset) -> Ending {
    var fates: [Fate] = []
    var reader = NotationReader(inset, facts: facts)
    reader.advance()
    guard reader.token.kind != .end else { return Ending() }
    do throws(NotationReader.Unreadable) {
      guard reader.take(":") else { throw reader.unexpected("“:” or the end", Finding.endingUnreadable) }
      guard reader.token.kind != .end else { return Ending() }
      repeat {
        if let fate = try fate(&reader) {
          if fates.contains(where: { $0.party == fate.party }) {
            throw NotationReader.Unreadable(
              finding: .ending("“\(fate.party)” stands twice in this ending", "keep one", at: inset.place))
          }
          fates.append(fate)
        }
      } while reader.take(",")
      if reader.token.text == ";" {
        throw NotationReader.Unreadable(
          finding: .endingUnreadable(
            "a semicolon stands between two parties", "write a comma", at: reader.place))
      }
      try reader.expectEnd("“,”", Finding.endingUnreadable)
    } catch {
      findings.add(error.finding)
    }
    return Ending(fates: fates)
  }

  private mutating func fate(_ reader: inout NotationReader) throws(NotationReader.Unreadable) -> Fate? {
    let party = reader.token
    guard party.kind == .word || party.kind == .number else {
      throw reader.unexpected("a party", Finding.endingUnreadable)
    }
    let place = reader.place
    reader.advance()
    let outlook = reader.token
    if Fate.Outlook(rawValue: party.text) != nil, outlook.kind != .word {
      throw NotationReader.Unreadable(
        finding: .endingUnreadable(
          "“\(party.text)” for whom?", "name the party first: ending: you \(party.text)", at: place))
    }
    let known = Fate.Outlook.allCases.map(\.rawValue)
    if outlook.text == ":" || outlook.text == "=" {
      throw NotationReader.Unreadable(
        finding: .endingUnreadable(
          "“\(outlook.text)” has no place between a party and how it went",
          "write \(party.text) \(Fate.Outlook(rawValue: reader.following.text)?.rawValue ?? "good, mixed or bad")",
          at: reader.place))
    }
    guard outlook.kind == .word else {
      throw reader.unexpected("good, mixed or bad", Finding.endingUnreadable)
    }
    if Fate.Outlook(rawValue: reader.following.text) != nil {
      throw NotationReader.Unreadable(
        finding: .endingUnreadable(
          "a party is one word, and here stand two, “\(party.text) \(outlook.text)”",
          "join them, in the header too: \(common("\(party.text) \(outlook.text)"))", at: place))
    }
    guard let value = Fate.Outlook(rawValue: outlook.text) else {
      let advice = didYouMean(
        outlook.text, among: known, called: "words", otherwise: "write good, mixed or bad")
      throw NotationReader.Unreadable(
        finding: .endingUnreadable(
          "it can go good, mixed or bad for a party, not “\(brief(outlook.text))”", advice, at: reader.place))
    }
    reader.advance()
    partiesNamed.insert(party.text)
    guard parties.contains(party.text) || !knowsParties else {
      findings.add(
        .ending(
          "no party is called “\(brief(party.text))”",
          didYouMean(
            party.text, among: parties.sorted(), called: "parties",
            otherwise: "name it under “parties:” in the header"
          ),
          at: place))
      if let near = nearest(party.text, among: parties) { partiesNamed.insert(near) }
      return nil
    }
    return Fate(party: PartyName(party.text), outlook: value)
  }
}
