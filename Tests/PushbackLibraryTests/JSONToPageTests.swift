import PushbackCore
import Testing

@testable import PushbackLibrary

/// What is read from JSON can be written as a page, and is the same story there.
@Suite struct JSONToPage {
  private func story(
    prose: [String] = [], said: String = "", question: String = "Who?", argue: String = "Who says so?",
    reason: String = "It is not on.", text: String = "No.", more: String = ""
  ) -> String {
    """
    {
      "format": "pushback-scenario", "version": 1, "title": "A story",
      "facts": [{"name": "told", "kind": "yes-no"}, {"name": "round", "kind": "range", "least": 0, "most": 20}],
      "scenes": [
        {"id": "start", "title": "Start", "prose": [\(prose.joined(separator: ", "))],
          "questions": ["\(question)"],
          "decision": {"argue": "\(argue)", "choices": [
            {"id": "deploy", "verb": "deploy", "text": "Yes.", "target": "end",
              "changes": [{"fact": "told", "to": true}\(more)], "says": [\(said)]},
            {"id": "refuse", "verb": "refuse", "text": "\(text)", "target": "end",
              "guard": {"if": {"fact": "told", "is": false}, "reason": "\(reason)"}}
          ]}},
        {"id": "end", "title": "End", "ending": {}}
      ]
    }
    """
  }

  private func read(_ json: String) throws -> Scenario {
    let reading = Reading(bytes: Array(json.utf8), id: "s", name: "s.json", knowing: Vocabulary())
    #expect(reading.findings == [])
    return try #require(reading.scenario)
  }

  /// The page, once it is known to read back as the same story.
  @discardableResult
  private func page(_ json: String) throws -> String {
    try read(json).written(as: .markdown, knowing: Vocabulary())
  }

  @Test(arguments: [" ", "\\t", "  ", "\u{A0}", " \u{A0} "])
  func `blanks around words are dropped where a page could not hold them`(blank: String) throws {
    let told = #""if": {"fact": "told", "is": true}"#
    try page(
      story(
        prose: [
          #"{"kind": "speech", "speaker": "Dana", "text": "\#(blank)Ship it.\#(blank)"}"#,
          #"{"kind": "speech", "speaker": "Dana", "spans": [{"text": "\#(blank)"}, {"text": "if told", "style": "code"}]}"#,
          #"{"kind": "paragraph", "text": "\#(blank)She waits.\#(blank)"}"#,
          #"{"kind": "paragraph", \#(told), "text": "\#(blank)She waits.\#(blank)"}"#,
          #"{"kind": "paragraph", \#(told), "spans": [{"text": "\#(blank)"}, {"text": "x", "style": "strong"}]}"#,
          #"{"kind": "quote", "blocks": [{"kind": "speech", "speaker": "Dana", "text": "\#(blank)Now."}]}"#,
        ],
        question: "\(blank)Who?\(blank)", argue: "\(blank)Who says so?\(blank)",
        reason: "\(blank)Not now.\(blank)", text: "\(blank)No.\(blank)"))
  }

  @Test func `what was trimmed is what the story says`() throws {
    let scene = try #require(
      read(
        story(
          prose: [#"{"kind": "speech", "speaker": "Dana", "text": "  Ship it. "}"#], question: " Who? ",
          argue: "\\tWho says so?", reason: " Not now.  ")
      ).scenes.first)
    #expect(scene.questions == ["Who?"])
    #expect(scene.prose.map(\.block) == [.speech(speaker: "Dana", Text("Ship it. "))])
    guard case .decision(let decision) = scene.exit else { return }
    #expect(decision.argue == "Who says so?" && decision.choices.last?.guardedBy?.reason == "Not now.")
  }

  @Test(arguments: [
    "if told she knew", "“if told” she knew", "*if not told", "ending", "Ending: you good", "_ending_", "##x",
    "#\u{A0}x", "`if told`", "`ending`", "argue", "- x", "1. x", "| a |", "Dana:", "<b>", "[x]: y",
    "&#105;f told",
  ])
  func `words that look like notation stay words`(words: String) throws {
    for style in ["plain", "emphasis", "strong"] {
      let block = #"{"kind": "paragraph", "spans": [{"text": "\#(words)", "style": "\#(style)"}]}"#
      let paragraphs = [block, #"{"kind": "quote", "blocks": [\#(block)]}"#]
      try page(story(prose: paragraphs, said: paragraphs.joined(separator: ", ")))
    }
    let speech = #"{"kind": "speech", "speaker": "\#(words)", "text": "x"}"#
    try page(story(prose: [speech], said: speech))
  }

  @Test func `what a page cannot hold is named by its place`() throws {
    let plain = #"{"kind": "paragraph", "text": "x"}"#
    let list = #"{"kind": "list", "items": [[{"kind": "paragraph", "text": "see [[here]]"}]]}"#
    let story = try read(story(prose: [plain, list]))
    #expect {
      try story.written(as: .markdown, knowing: Vocabulary())
    } throws: { error in
      (error as? Unwritable)?.message.contains("$.scenes[0].prose[1]") == true
    }
  }

  @Test(arguments: ["3", "3.0", "3e0", "30e-1", "0.3e1"])
  func `a whole number may be written with a point or a power`(number: String) throws {
    let story = try read(
      story(more: #", {"fact": "round", "by": \#(number)}"#).replacing(
        #""version": 1,"#, with: #""version": 1.0, "minutes": {"alone": \#(number), "room": 1e1},"#))
    #expect(story.minutes == Scenario.Minutes(alone: 3, room: 10))
    guard case .decision(let decision)? = story.scenes.first?.exit else { return }
    #expect(decision.choices.first?.changes.last == Assignment(fact: "round", change: .by(3)))
  }

  @Test(arguments: ["3.5", "1e999", "-1e999", "1e-9", "99999999999999999999"])
  func `other numbers are refused`(number: String) {
    let json = story(more: #", {"fact": "round", "to": \#(number)}"#)
    let reading = Reading(bytes: Array(json.utf8), id: "s", name: "s.json", knowing: Vocabulary())
    #expect(reading.findings.map(\.code) == ["PB069"])
  }
}
