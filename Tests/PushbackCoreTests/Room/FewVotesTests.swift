import Testing

@testable import PushbackCore

/// Fewer than five votes could be told apart by who sat where, so no document gives their numbers.
@Suite struct FewVotesTests {
  /// A finished play in which every count is small; now and then more people are there, and abstain.
  private func play(_ dice: inout Dice) throws -> Session {
    let people = dice.flip() ? 1 + dice.below(4) : 5 + dice.below(9)
    var session = try Session(council, room: room(people, "Search"), .direct)
    for _ in 0..<3 {
      let offered = session.play.agenda?.offered.map(\.id) ?? []
      for round in 0..<1 + dice.below(3) {
        if round > 0 { try session.make(.room(.revote)) }
        for slip in Poll.Slip.allCases where slip == .would || dice.flip() {
          try session.make(.room(.tally(slip, session.votes(few(offered.count, min(4, people), &dice)))))
        }
      }
      try session.choose(dice.pick(offered))
    }
    for position in session.play.positions {
      let votes = few(3, min(4, people), &dice)
      try session.vote(position, adopt: votes[0], later: votes[1], drop: votes[2])
      try session.make(.review(position, dice.pick(Event.Verdict.allCases), reason: ""))
    }
    return session
  }

  /// So many counts with a sum of at most `most`.
  private func few(_ count: Int, _ most: Int, _ dice: inout Dice) -> [Int] {
    var votes = Array(repeating: 0, count: count)
    for _ in 0..<dice.below(most + 1) { votes[dice.below(count)] += 1 }
    return votes
  }

  /// Whatever looks like a count of votes.
  private func counts(in text: String) -> [Substring] {
    let names = "deploy|fix|refuse|soup|salad|in-stages|slowly|never|adopt|later|drop|agreed|split"
    let patterns = [
      #"\b\d+ to \d+"#, #"\b\d+ abstained"#, #"At least \d+"#, #"Would[^.]*: \d"#, #"be [a-z]+ here: \d"#,
      #"\b(\#(names))\b”?"?:? ?\(?\d"#, #"\(\d+\)"#, #"Votes[^.]*\d"#,
    ]
    return patterns.flatMap { pattern in
      (try? Regex(pattern)).map { text.matches(of: $0).map { text[$0.range] } } ?? []
    }
  }

  private func documents(_ sessions: [Session]) throws -> [String] {
    let records = sessions.enumerated().map { $1.record("search-\(["a", "b", "c"][$0])") }
    let draft = Draft(Proposals(records, content: library), date: "today")
    let comparison = Comparison(records, content: library)
    let record = RoomRecord(sessions[0].play, session: "search-a", date: "today", content: library)
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(sessions[0].play.machine) }
    let debrief = Debrief(sessions[0].play, analysis: analysis, content: library)
    return [
      draft.document.plainText, draft.json.text, record.document.plainText, record.json.text,
      comparison.document.plainText, comparison.json.text,
      Document(debrief.roomLines.map { .paragraph(Text($0)) } + debrief.votes).plainText,
    ]
  }

  @Test func `no number of votes stands in any document`() throws {
    var dice = Dice(seed: 8)
    for number in 0..<50 {
      let sessions = [try play(&dice), try play(&dice)]
      for (index, text) in try documents(sessions).enumerated() {
        let found = counts(in: text)
        #expect(found.isEmpty, "play \(number), document \(index): \(found)")
      }
    }
  }

  @Test func `with five votes the numbers are there, so the search finds them`() throws {
    var session = try Session(council, room: room(5), .direct)
    try session.tally(3, 2, 0)
    try session.tally(1, 4, 0, slip: .really)
    try session.make(.room(.revote))
    try session.tally(4, 1, 0)
    try session.choose("deploy")
    try session.vote(businessOrders, adopt: 3, drop: 2)
    try session.make(.review(businessOrders, .adopt, reason: ""))
    for (index, text) in try documents([session, session]).enumerated() {
      #expect(!counts(in: text).isEmpty, "document \(index)")
    }
  }

  @Test func `a small vote after a large one hides itself, not the large one`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.tally(6, 5, 0)
    try session.make(.room(.revote))
    try session.tally(3, 1, 0)
    try session.choose("deploy")
    let balance = try #require(session.play.balances.first)
    #expect(balance.sentences == ["Second vote: split."])
    #expect(balance.score == "split")
    let rounds = RoomRecord(session.play, session: "s", date: "d", content: library).json["decisions"]
    #expect(rounds.map { "\($0)".contains("split") } == true)
  }
}
