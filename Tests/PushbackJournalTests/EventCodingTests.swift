import PushbackCore
import PushbackJournal
import Testing

/// What every version must read for ever. A line is never edited; a new kind adds one.
private let golden: [(String, Event)] = [
  (
    #"{"kind":"chose","scene":"the-pull-request","choice":"deploy"}"#,
    .chose(scene: "the-pull-request", choice: "deploy")
  ),
  (#"{"kind":"drew","scene":"friday","target":"outage"}"#, .drew(scene: "friday", target: "outage")),
  (#"{"kind":"undone","decisions":2}"#, .undone(decisions: 2)),
  (#"{"kind":"redone","decisions":1}"#, .redone(decisions: 1)),
  (#"{"kind":"because","text":"a \"b\" c:\\d\ne"}"#, .because(text: "a \"b\" c:\\d\ne")),
  (#"{"kind":"noted","text":"\u0000\u001b[31m naïve\t"}"#, .noted(text: "\u{0}\u{1b}[31m naïve\t")),
  (#"{"kind":"disputed","measure":"trust","text":"no"}"#, .disputed(measure: "trust", text: "no")),
  (
    #"{"kind":"reviewed","topic":"review","stance":"two-people","verdict":"adopt","reason":"yes"}"#,
    .reviewed(position: Position(topic: "review", stance: "two-people"), verdict: .adopt, reason: "yes")
  ),
  (
    #"{"kind":"reviewed","topic":"review","stance":"one","verdict":"later","reason":""}"#,
    .reviewed(position: Position(topic: "review", stance: "one"), verdict: .later, reason: "")
  ),
  (
    #"{"kind":"unreviewed","topic":"review","stance":"one"}"#,
    .unreviewed(position: Position(topic: "review", stance: "one"))
  ),
  (
    #"{"kind":"joined","sessions":"ship-it-1/0badcafe ship-it-2/8badf00d"}"#,
    .joined(
      sessions: [
        ReviewedSession(name: "ship-it-1", mark: "0badcafe"),
        ReviewedSession(name: "ship-it-2", mark: "8badf00d"),
      ])
  ),
  (
    #"{"kind":"reviewed","topic":"review","stance":"one","verdict":"drop","reason":""}"#,
    .reviewed(position: Position(topic: "review", stance: "one"), verdict: .drop, reason: "")
  ),
  (
    #"{"kind":"ruled","number":3,"topic":"review","stance":"two","label":"Two","ballot":"6 to 5","bans":"a/b c"}"#,
    .ruled(
      Rules.Rule(
        number: 3, position: Position(topic: "review", stance: "two"), label: "Two", ballot: "6 to 5",
        bans: [Clause.Ban(act: "a", unless: "b"), Clause.Ban(act: "c", unless: nil)]))
  ),
  (
    #"{"kind":"ruled","number":4,"topic":"review","stance":"one","label":"One","ballot":"","bans":""}"#,
    .ruled(
      Rules.Rule(
        number: 4, position: Position(topic: "review", stance: "one"), label: "One", ballot: nil, bans: []))
  ),
  (#"{"kind":"reopened","scene":"friday","rule":3}"#, .reopened(scene: "friday", rule: 3)),
  (#"{"kind":"wanted","scene":"friday","choice":"deploy"}"#, .wanted(scene: "friday", choice: "deploy")),
  (#"{"kind":"reinstated","rule":3}"#, .reinstated(rule: 3)),
  (#"{"kind":"unwanted"}"#, .unwanted),
  (#"{"kind":"addressed","for":"employer"}"#, .addressed(kind: "employer")),
  (#"{"kind":"addressed","for":""}"#, .addressed(kind: "")),
]

@Suite struct EventCodingTests {
  @Test(arguments: golden.indices)
  func `every kind keeps its stored form for ever`(_ line: Int) throws {
    let (json, event) = golden[line]
    #expect(event.json == json)
    #expect(try Event(json: json) == event)
  }

  @Test func `awkward texts come back byte for byte`() throws {
    for event in everyKind {
      let again = try Event(json: event.json)
      #expect(again == event)
      #expect(Array(again.json.utf8) == Array(event.json.utf8))
      #expect(!event.json.utf8.contains { $0 < 0x20 })
    }
  }

  @Test(arguments: [
    (#"{"kind":"teleported","scene":"a"}"#, "event teleported"),
    (#"{"kind":"addressed","for":"a","by":"b"}"#, "event addressed with more fields"),
    (#"{"kind":"undone","decisions":1,"why":"x"}"#, "event undone with more fields"),
    (
      #"{"kind":"reviewed","topic":"a","stance":"b","verdict":"maybe","reason":""}"#, "verdict maybe"
    ),
  ])
  func `what a later version wrote is recognised as such`(_ json: String, _ what: String) {
    #expect(throws: UnreadableEvent.newer(what)) { try Event(json: json) }
  }

  @Test(arguments: [
    "", "{", "[]", "null", #""chose""#, "{}", #"{"kind":7}"#, #"{"kind":"undone"}"#,
    #"{"kind":"undone","decisions":"1"}"#, #"{"kind":"undone","decisions":1e99}"#,
    #"{"kind":"chose","scene":"a","choice":null}"#, #"{"kind":"addressed","for":null}"#,
    #"{"kind":"ruled","number":3,"topic":"a","stance":"b","label":"","ballot":"","bans":"a/b/c"}"#,
    #"{"kind":"ruled","number":3,"topic":"a","stance":"b","label":"","ballot":"","bans":" a"}"#,
  ])
  func `what no version wrote is refused`(_ json: String) {
    #expect(throws: UnreadableEvent.malformed) { try Event(json: json) }
  }
}
