import PushbackCore
import Testing

@testable import PushbackLibrary

@Suite struct ReadingContent {
  private static let files = [
    "Content/measures.yaml": """
    - id: trust
      name: Trust
      question: Can these people speak plainly?
      low: No.
      high: Yes.
    """,
    "Content/acts.yaml": "- {id: load-test, text: testing under load}\n- {id: roll-back, text: going back}\n",
    "Content/frameworks.yaml": "- {id: \"LLM06:2025\", title: Agency, status: read}\n",
    "Content/draft.yaml": """
    purpose: >-
      These rules say
      how.
    scope: All.
    out_of_scope: None.
    definitions: [{term: owner, meaning: a name.}]
    roles: [{role: Author, duty: submits.}]
    force_words: MUST and MAY.
    not_legal_advice: A draft.
    review: At signing.
    enforcement_note: None.
    signoff: [{role: legal, duty: legal lead.}]
    fiction_note: Invented.
    kinds:
      - {id: employer, label: An employer, groups: [Making the change, Tools and data]}
    vague: [as needed]
    """,
    "Content/clauses/release-authority.yaml": """
    topic: release-authority
    title: Who may release
    question: Who says release?
    words: [ship, 012]
    group: Release
    usual: yes
    stances:
      - id: staged
        label: In stages
        force: MUST NOT
        actor: The release owner
        action: release at once
        condition: at night
        check: The record shows it.
        owner: Head of engineering
        reason: It was no.
        references: ["LLM06:2025"]
        forbids: [{act: load-test, unless: roll-back}, {act: roll-back}]
        requires: [load-test]
        strictness: 5
        excludes: [at-once]
        proposal: yes
        enforce:
          pull-request: |
            rule one
              rule two
          agents: Never release.
          commits: [ai-trailer, no-ai-coauthor]
          owners: [/deploy/, "*.tf"]
      - id: at-once
        label: At once
        force: MAY
        actor: Anybody
        action: release
        strictness: 1
    """,
    "Content/articles/the-boss.md": """
    # The boss

    A digest.

    ## What happened

    He *pushed*. See [the article](https://example.org/a).

    ## It's over, then
    """,
    "Content/guides/prices.md": """
    # Prices

    What the measures
    mean.

    | measure | asks | n |
    |---------|:-----|--:|
    | `trust` | who | 1 |
    | a | **b** | 2 |

    1. One
    2. Two

    Type:

        play ship-it

    > A quote.

    ---
    """,
  ]

  private func content() throws -> Part<Content> {
    let scratch = try Scratch(Self.files.mapValues { Array($0.utf8) })
    defer { scratch.remove() }
    return scratch.shelf.content
  }

  @Test func `good content has no findings`() throws {
    #expect(try content().problems.map { "\($0.file.name) \($0.findings)" } == [])
  }

  @Test func `lists are read`() throws {
    let content = try content().value
    #expect(
      content.measures == [
        Measure(
          id: "trust", name: "Trust", question: "Can these people speak plainly?", low: "No.", high: "Yes.")
      ])
    #expect(content.acts.map(\.id) == ["load-test", "roll-back"])
    #expect(content.frameworks == [FrameworkReference(id: "LLM06:2025", title: "Agency", status: "read")])
  }

  @Test func `the draft's texts are read`() throws {
    let texts = try content().value.texts
    #expect(texts.purpose == "These rules say how.")
    #expect(texts.definitions == [PolicyTexts.Entry(name: "owner", text: "a name.")])
    #expect(texts.roles == [PolicyTexts.Entry(name: "Author", text: "submits.")])
    #expect(texts.signOff == [PolicyTexts.Entry(name: "legal", text: "legal lead.")])
    #expect(texts.fictionNote == "Invented.")
    #expect(texts.vague == ["as needed"])
    #expect(
      texts.kinds == [
        PolicyTexts.Kind(
          id: "employer", label: "An employer", groups: ["Making the change", "Tools and data"])
      ])
  }

  @Test func `a topic is read with every key of its stances`() throws {
    let topic = try #require(try content().value.topic("release-authority"))
    #expect(topic.words == ["ship", "012"])
    #expect(topic.usual)
    let clause = Clause(
      position: Position(topic: "release-authority", stance: "staged"), label: "In stages", force: .mustNot,
      actor: "The release owner", action: "release at once", condition: "at night",
      check: "The record shows it.",
      owner: "Head of engineering", reason: "It was no.", references: ["LLM06:2025"],
      forbids: [
        Clause.Ban(act: "load-test", unless: "roll-back"), Clause.Ban(act: "roll-back", unless: nil),
      ],
      requires: ["load-test"], strictness: 5, excludes: ["at-once"], isProposal: true,
      enforce: Clause.Enforcement(
        pullRequest: "rule one\n  rule two", agents: "Never release.", commits: [.aiTrailer, .noAICoauthor],
        owners: ["/deploy/", "*.tf"]))
    #expect(topic.clauses.first == clause)
    #expect(topic.clauses.map(\.position.stance) == ["staged", "at-once"])
    #expect(topic.clauses[1].condition == nil)
  }

  @Test func `an article's sections are its anchors`() throws {
    let article = try #require(try content().value.articles.first)
    #expect(article.id == "the-boss")
    #expect(article.title == "The boss")
    #expect(article.sections == ["what-happened", "its-over-then"])
    #expect(
      article.page.blocks.contains(
        .paragraph(
          Text([
            Span("He "), Span("pushed", .emphasis), Span(". See the article (https://example.org/a)."),
          ]))))
  }

  @Test func `a guide is read with its tables, lists and code`() throws {
    let guide = try #require(try content().value.guides.first)
    #expect(guide.summary == "What the measures mean.")
    let table = Table(
      header: ["measure", "asks", "n"],
      rows: [[.code("trust"), "who", "1"], ["a", .strong("b"), "2"]], rightAligned: [2])
    #expect(
      guide.page.blocks == [
        .heading(1, "Prices"), .paragraph("What the measures mean."), .table(table),
        .numbered([[.paragraph("One")], [.paragraph("Two")]]), .paragraph("Type:"),
        .code(["play ship-it"], language: ""),
        .quote([.paragraph("A quote.")]), .rule,
      ])
  }

  @Test func `the vocabulary is what scenarios are checked against`() throws {
    let scratch = try Scratch(Self.files.mapValues { Array($0.utf8) })
    defer { scratch.remove() }
    let names = scratch.shelf.vocabulary
    #expect(names.measures == ["trust"])
    #expect(names.acts == ["load-test", "roll-back"])
    #expect(names.stances == ["release-authority": ["staged", "at-once"]])
    #expect(names.sections == ["the-boss": ["what-happened", "its-over-then"]])
    #expect(Vocabulary(scratch.shelf.content.value).stances == names.stances)
  }
}
