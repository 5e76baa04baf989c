import PushbackCore
import Testing

@testable import PushbackLibrary

/// What a scenario without mistakes becomes.
@Suite struct ReadingScenarios {
  static let shipIt = """
    ---
    summary: One line that says what it is about.
    role: You lead the platform team. Six developers, one product.
    minutes: {alone: 25, room: 35}
    articles: [boss-pushed-to-prod/the-babysitter, job-was-gone]
    parties: [you, team, customer]
    facts:
      on-record: no
      review: [none, partial, full]
      pressure: 0..3
      hours: -2..2 = 1
    ---
    # Ship it

    This story is invented.

    ## A link in the channel

    Tuesday, 16:40. *A link* lands in the **team** channel: `localhost`.

    **Dana:** I built the sync
    over the weekend.

    ```diff
    + PARTNER_URL = "http://localhost:3000"

    + KEY
    ```

    `if on-record` Your message is quoted.

    `if review = full or not on-record and pressure >= 2`

    > We said Thursday.

    > Facilitator: who has been sent a link like this?

    > Author: nobody sees this.

    `argue` Who says no to a manager, and how?

    - `deploy` [Approve it. The logs will say the rest.](#the-night)
    - `refuse in-writing` [Say no, and write down why.](#the-rewrite) `on-record = yes, pressure + 1`

      Nobody answers for eleven minutes.

      `if on-record` Then somebody does.

    - `point-back` [Point at last week's message.](#the-rewrite) `once` `if on-record` Nothing of yours is on record.

    ## The night

    - `30 % if review = none, 80 % otherwise` [Nothing happens. Yet.](#a-quiet-morning) `pressure = 0`

      The phone stays dark.

    - `rest` [02:10. The pager.](#the-rewrite)

    ## The rewrite

    - `if pressure = 3` [The third time.](#the-night)
    - [It is Thursday before anyone asks.](#a-quiet-morning)

    ## A quiet morning

    Nothing rang.

    `ending: you mixed, team good, customer bad`

    ```bill
    # As agreed on Tuesday.
    a-link-in-the-channel/deploy: trust -1, delivery +2; does release-unreviewed; for exceptions/case-by-case
    the-night/the-rewrite: production -2
    a-quiet-morning: trust +1
    ```
    """

  let reading = Reading(shipIt, id: "ship-it", knowing: BrokenFiles.vocabulary)
  var scenario: Scenario { get throws { try #require(reading.scenario) } }

  @Test func `nothing is wrong with it`() {
    #expect(reading.findings == [])
  }

  @Test func `the header is read`() throws {
    let scenario = try scenario
    #expect(scenario.title == "Ship it")
    #expect(scenario.minutes == Scenario.Minutes(alone: 25, room: 35))
    #expect(scenario.articles.map(\.section) == ["the-babysitter", nil])
    #expect(scenario.parties == ["you", "team", "customer"])
    #expect(scenario.start == "a-link-in-the-channel")
    #expect(scenario.introduction.map(\.block) == [.paragraph("This story is invented.")])
  }

  @Test func `facts keep their domain, first value and place`() throws {
    let facts = try scenario.facts
    #expect(
      facts.map(\.domain) == [.yesNo, .list(["none", "partial", "full"]), .range(0...3), .range(-2...2)])
    #expect(facts.map(\.first) == [0, 0, 0, 1])
    #expect(facts.map(\.place) == (8...11).map { Place(line: $0, column: 3) })
  }

  @Test func `prose becomes blocks with their conditions`() throws {
    let scene = try #require(try scenario.scenes.first)
    let text = Text([
      Span("Tuesday, 16:40. "), Span("A link", .emphasis), Span(" lands in the "), Span("team", .strong),
      Span(" channel: "), Span("localhost", .code), Span("."),
    ])
    let onRecord = Condition.compare("on-record", .equal, 1)
    let either = Condition.any([
      .compare("review", .equal, 2), .all([.not(onRecord), .compare("pressure", .atLeast, 2)]),
    ])
    #expect(
      scene.prose == [
        Passage(.paragraph(text)),
        Passage(.speech(speaker: "Dana", "I built the sync over the weekend.")),
        Passage(.code(["+ PARTNER_URL = \"http://localhost:3000\"", "", "+ KEY"], language: "diff")),
        Passage(.paragraph("Your message is quoted."), if: onRecord),
        Passage(.quote([.paragraph("We said Thursday.")]), if: either),
      ])
    #expect(scene.questions == ["who has been sent a link like this?"])
    #expect(scene.place == Place(line: 17, column: 1))
  }

  @Test func `a decision keeps what each choice says, changes, costs and stands for`() throws {
    guard case .decision(let decision) = try scenario.scenes[0].exit else { throw Unexpected() }
    #expect(decision.argue == "Who says no to a manager, and how?")
    var deploy = Choice(
      id: "deploy", verb: .deploy, text: "Approve it. The logs will say the rest.", target: "the-night",
      place: Place(line: 42, column: 1))
    deploy.effects = [Effect("trust", -1), Effect("delivery", 2)]
    deploy.acts = ["release-unreviewed"]
    deploy.positions = [Position(topic: "exceptions", stance: "case-by-case")]
    #expect(decision.choices[0] == deploy)
    let refuse = decision.choices[1]
    #expect(refuse.id == "in-writing")
    #expect(refuse.verb == .refuse)
    #expect(
      refuse.changes == [
        Assignment(fact: "on-record", change: .to(1)), Assignment(fact: "pressure", change: .by(1)),
      ])
    #expect(
      refuse.says.map(\.block)
        == ["Nobody answers for eleven minutes.", "Then somebody does."].map { .paragraph($0) })
    #expect(refuse.says.map { $0.condition == nil } == [true, false])
    let point = decision.choices[2]
    #expect(point.once)
    #expect(point.guardedBy?.reason == "Nothing of yours is on record.")
    #expect(point.place == Place(line: 49, column: 1))
  }

  @Test func `a chance keeps its weights`() throws {
    guard case .chance(let outcomes) = try scenario.scenes[1].exit else { throw Unexpected() }
    let parts = [
      Outcome.Weight.Part(30, if: .compare("review", .equal, 0)), Outcome.Weight.Part(80),
    ]
    #expect(outcomes.map(\.weight) == [.percent(parts), .rest])
    #expect(outcomes.map(\.target) == ["a-quiet-morning", "the-rewrite"])
    #expect(outcomes[0].changes == [Assignment(fact: "pressure", change: .to(0))])
    #expect(outcomes[0].says.map(\.block) == [.paragraph("The phone stays dark.")])
    #expect(outcomes[1].effects == [Effect("production", -2)])
  }

  @Test func `a continuation keeps its order`() throws {
    guard case .continuation(let ways) = try scenario.scenes[2].exit else { throw Unexpected() }
    #expect(ways.map(\.condition) == [.compare("pressure", .equal, 3), nil])
    #expect(ways.map(\.target) == ["the-night", "a-quiet-morning"])
  }

  @Test func `an ending keeps its fates and its price`() throws {
    guard case .ending(let ending) = try scenario.scenes[3].exit else { throw Unexpected() }
    #expect(ending.fates.map(\.outlook) == [.mixed, .good, .bad])
    #expect(ending.effects == [Effect("trust", 1)])
  }

  @Test func `the measures are those of the bill, in the order of the content`() throws {
    #expect(try scenario.measures == ["production", "delivery", "trust"])
  }

  @Test func `the small form is enough`() {
    let story = """
      # The Friday script

      ## Ninety reminders

      Can it run tonight?

      - `deploy` [Let it run.](#monday)
      - `refuse` [Say no.](#monday)

      ## Monday

      `ending`
      """
    let reading = Reading(story, id: "friday", knowing: Vocabulary())
    #expect(reading.findings == [])
    #expect(reading.scenario?.scenes.map(\.id) == ["ninety-reminders", "monday"])
    #expect(reading.scenario?.start == "ninety-reminders")
  }

  @Test(arguments: [
    ("Nine o'clock", "nine-oclock"), ("Friday, on a Thursday", "friday-on-a-thursday"), ("02 10", "02-10"),
    ("Dana’s half-hour", "danas-half-hour"), ("Où ça", "où-ça"),
  ])
  func `a scene's id is its forge anchor`(title: String, id: String) {
    let reading = Reading("# T\n\n## \(title)\n\n`ending`\n", id: "t", knowing: Vocabulary())
    #expect(reading.scenario?.scenes.first?.id.text == id)
  }

  @Test func `words that only look special come through as typed`() throws {
    let line = "At 5:00 #3 costs 10 % {more} & @dana says \"no\" -- 2 > 1, a_b_c, C#, 1. x = y;"
    let reading = Reading(
      "# T\n\n## S\n\nSee `if x` here. \(line)\n\n`ending`\n", id: "t", knowing: Vocabulary())
    #expect(reading.findings == [])
    let prose = try #require(reading.scenario?.scenes.first?.prose.first?.block)
    #expect(prose == .paragraph("See " + Text.code("if x") + Text(" here. " + line)))
  }

  struct Unexpected: Error {}
}

extension Text {
  fileprivate static func + (a: String, b: Text) -> Text { Text(a) + b }
}
