import Testing

@testable import PushbackCore

@Suite struct ComparisonTests {
  private func session(
    _ team: String, _ moves: ([Int], ChoiceID)..., of story: Scenario = council, people: Int = 11
  ) throws -> Session {
    var session = try Session(story, seed: 1, room: room(people, team), .recorded)
    for (votes, choice) in moves {
      if !votes.isEmpty { try session.make(.room(.tally(.would, session.votes(votes)))) }
      try session.choose(choice)
    }
    return session
  }

  private func compared(_ sessions: Session...) -> Comparison {
    Comparison(sessions.enumerated().map { $1.record("s-\($0 + 1)") }, content: library)
  }

  private func twoRooms() throws -> Comparison {
    compared(
      try session("Payments", ([6, 5, 0], "deploy"), ([], "soup"), ([1, 1, 9], "never")),
      try session("Search", ([1, 6, 0], "fix"), ([], "soup"), ([0, 0, 7], "never"), people: 7))
  }

  @Test func `two rooms of one story: who, where to, and where they chose differently`() throws {
    let document = try twoRooms().document
    #expect(document.words[0] == "# Side by side: Payments, Search")
    #expect(
      document.section("A story").words.prefix(3) == [
        " | people | ending", "Payments | 11 | At quiet", "Search | 7 | At quiet",
      ])
    #expect(
      document.section("Where they chose differently").words == [
        "scene | Payments | Search", "At ship | deploy (6 to 5) | fix (6 to 1)",
      ])
    #expect(document.text.contains("2 of 3 decisions went the same way wherever they were met."))
  }

  @Test func `where they argued differently each room says how`() throws {
    let argued = try twoRooms().document.section("Where they argued differently").words
    #expect(
      argued.prefix(3) == [
        "Who may order a release?", "Payments: Votes: deploy 6, fix 5.", "Search: Votes: fix 6, deploy 1.",
      ])
    #expect(argued.contains("How does it go out?"), "one room was of one mind, the other was not")
  }

  @Test func `of one mind and split alike is not arguing differently`() throws {
    let same = compared(
      try session("Payments", ([6, 5, 0], "deploy")), try session("Search", ([7, 1, 0], "deploy"), people: 8))
    #expect(
      same.document.section("Where they argued differently").words.first
        == "Nowhere: where two of them voted, they were of one mind or split alike.")
    #expect(
      same.document.section("Where they chose differently").words == [
        "Nowhere that more than one of them came to."
      ])
  }

  @Test func `three rooms, one of which never came there`() throws {
    let document = compared(
      try session("Payments", ([6, 5, 0], "deploy"), ([], "soup")),
      try session("Search", ([1, 9, 0], "fix"), ([], "salad")), try session("Data", ([5, 6, 0], "fix"))
    ).document
    #expect(
      document.section("Where they chose differently").words == [
        "scene | Payments | Search | Data", "At ship | deploy (6 to 5) | fix (9 to 1) | fix (6 to 5)",
        "At lunch | soup | salad | –",
      ])
    #expect(document.section("A story").words.contains("Data | 11 | not finished"))
  }

  @Test func `teams of one name are told apart by their sessions, and players alone by theirs`() throws {
    var alone = try Session(council, .direct)
    try alone.choose("fix")
    let comparison = compared(
      try session("Payments", ([6, 5, 0], "deploy")), try session("Payments", ([5, 6, 0], "fix")), alone)
    #expect(comparison.names == ["Payments (s-1)", "Payments (s-2)", "s-3"])
    #expect(comparison.document.section("A story").words.contains("s-3 | 1 | not finished"))
    #expect(comparison.json["sessions"].map { "\($0)".contains("Payments (s-2)") } == true)
  }

  @Test func `two stories have a table each, and nothing beside a single one`() throws {
    let other = with(council) {
      $0.id = "another"
      $0.title = "Another"
    }
    let document = compared(
      try session("Payments", ([6, 5, 0], "deploy")), try session("Search", ([1, 9, 0], "fix"), of: other),
      try session("Data", ([5, 6, 0], "fix"))
    ).document
    #expect(document.section("Another").words.last == "Only Search played it, so there is nothing beside it.")
    #expect(
      document.section("A story").section("Where they chose differently").words.last
        == "At ship | deploy (6 to 5) | fix (6 to 5)")
  }

  @Test func `edited texts of one story are compared by their scenes`() throws {
    let edited = with(council) { story in
      story.title = "A better story"
      story.scenes[0].title = "A better beginning"
      edit(&story, "ship") { $0.insert(choice("sleep", to: "dinner"), at: 0) }
      story.scenes.append(decision("dinner", choice("rice", to: "release")))
    }
    let comparison = compared(
      try session("Payments", ([6, 5, 0], "deploy")),
      try session("Search", ([7, 0, 0, 4], "sleep"), ([], "rice"), of: edited))
    let document = comparison.document
    #expect(comparison.scenarios.count == 1)
    #expect(
      document.section("Where they chose differently").words == [
        "scene | Payments | Search", "At ship | deploy (6 to 5) | sleep (7 to 4)",
      ])
    #expect(document.text.contains("1 of 2 decisions went the same way"))
  }

  @Test func `clauses that were answered differently, or voted on differently`() throws {
    var one = try session("Payments", ([6, 5, 0], "deploy"), ([], "soup"), ([11, 0, 0], "in-stages"))
    try one.vote(businessOrders, adopt: 6, drop: 5)
    try one.make(.review(businessOrders, .adopt, reason: ""))
    try one.make(.review(staged, .adopt, reason: ""))
    var two = try session("Search", ([7, 1, 0], "deploy"), ([], "soup"), ([8, 0, 0], "in-stages"))
    try two.make(.review(businessOrders, .adopt, reason: ""))
    try two.make(.review(staged, .drop, reason: ""))
    let document = compared(one, two).document.section("Where they adopted differently").words
    #expect(
      document == [
        "rule | Payments | Search", "Label release-authority/staged-release | adopted | dropped",
        "1 of 2 proposed rules were answered alike.",
      ], "to count votes is not to answer differently")
    let clauses = try #require(compared(one, two).json["clauses"])
    #expect("\(clauses)".contains("adopted (6 to 5)"))
  }

  @Test func `the same for programs`() throws {
    let json = try twoRooms().json
    #expect(json["format"] == "pushback-comparison")
    guard case .array(let decisions)? = json["decisions"] else {
      Issue.record("no decisions")
      return
    }
    #expect(decisions.map { $0["scene"] } == ["ship", "lunch", "release"])
    #expect(decisions.map { $0["same"] } == [false, true, true])
    #expect(decisions[0]["taken"] == ["s-1": "deploy", "s-2": "fix"])
    #expect(
      decisions[0]["votes"] == [
        "s-1": ["deploy": 6, "fix": 5, "refuse": 0], "s-2": ["deploy": 1, "fix": 6, "refuse": 0],
      ])
    #expect(decisions[1]["votes"] == ["s-1": nil, "s-2": nil])
  }

  @Test func `a scene that was met twice is compared as it was decided last`() throws {
    let round = story([
      decision("a", choice("again", to: "a"), choice("left", to: "e"), choice("right", to: "e")), ending("e"),
    ])
    let comparison = compared(
      try session("Payments", ([9, 0, 0], "again"), ([2, 8, 1], "left"), of: round),
      try session("Search", ([0, 0, 9], "right"), of: round))
    #expect(
      comparison.document.section("Where they chose differently").words.last
        == "At a | left (8 to 2 to 1) | right (9)")
  }
}
