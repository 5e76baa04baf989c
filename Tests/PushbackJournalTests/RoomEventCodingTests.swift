import PushbackCore
import PushbackJournal
import Testing

/// What every version must read for ever, of rooms. A line is never edited; a new kind adds one.
private let golden: [(String, Event)] = [
  (
    #"{"kind":"seated","team":"Payments","people":11,"minutes":60,"votes":"live"}"#,
    .seated(Room(team: "Payments", people: 11))
  ),
  (
    #"{"kind":"seated","team":"","people":1,"minutes":90,"votes":"paper"}"#,
    .seated(Room(team: "", people: 1, minutes: 90, votes: .paper))
  ),
  (
    #"{"kind":"tallied","scene":"ship","slip":"would","counts":"deploy=2 fix=5 in-writing=0"}"#,
    .tallied(
      scene: "ship", slip: .would,
      votes: Tally([.init("deploy", 2), .init("fix", 5), .init("in-writing", 0)]))
  ),
  (
    #"{"kind":"tallied","scene":"ship","slip":"really","counts":""}"#,
    .tallied(scene: "ship", slip: .really, votes: Tally([]))
  ),
  (#"{"kind":"revoted","scene":"ship"}"#, .revoted(scene: "ship")),
  (
    #"{"kind":"voiced","scene":"ship","choice":"fix","text":"we are on call"}"#,
    .voiced(scene: "ship", choice: "fix", text: "we are on call")
  ),
  (#"{"kind":"overruled","reason":"the customer waits"}"#, .overruled(reason: "the customer waits")),
  (
    #"{"kind":"counted","topic":"review","stance":"two-people","counts":"adopt=6 later=0 drop=5"}"#,
    .counted(
      position: Position(topic: "review", stance: "two-people"),
      votes: Tally([.init(.adopt, 6), .init(.later, 0), .init(.drop, 5)]))
  ),
  (#"{"kind":"listed","list":"well","text":"we talked"}"#, .listed(list: .well, text: "we talked")),
  (#"{"kind":"listed","list":"change","text":""}"#, .listed(list: .change, text: "")),
  (#"{"kind":"listed","list":"action","text":"x"}"#, .listed(list: .action, text: "x")),
  (#"{"kind":"named","name":"Noor","by":"2026-12-04"}"#, .named(name: "Noor", by: "2026-12-04")),
  (#"{"kind":"quoted","text":"no","quoting":"keep"}"#, .quoted(text: "no", quoting: .keep)),
  (#"{"kind":"quoted","text":"no","quoting":"strike"}"#, .quoted(text: "no", quoting: .strike)),
]

private let hostile = [
  "", " ", "\"", "\\", "\\\"}", "\n\r\t", "\u{0}\u{1}\u{1f}\u{7f}\u{9b}31m", "\u{1B}[2J\u{1B}]0;owned\u{7}",
  "naïve 🧑🏽‍💻 e\u{301} \u{202e}txt\u{2028}\u{2029}\u{feff}", "{\"kind\":\"chose\"}", "a=1 b=2",
  "\u{FFFD}\u{FFFF}",
  "</script><!--", String(repeating: "long ", count: 5_000), "\r\n", "日本語", "\u{E0041}",
]

@Suite struct RoomEventCodingTests {
  @Test(arguments: golden.indices) func `every kind of a room keeps its stored form for ever`(_ line: Int)
    throws
  {
    let (json, event) = golden[line]
    #expect(event.json == json)
    #expect(try Event(json: json) == event)
  }

  @Test(arguments: hostile.indices) func `awkward texts of a room come back byte for byte`(_ index: Int)
    throws
  {
    let text = hostile[index]
    let events: [Event] = [
      .seated(Room(team: text, people: 3)), .voiced(scene: SceneID(text), choice: ChoiceID(text), text: text),
      .overruled(reason: text), .listed(list: .change, text: text), .named(name: text, by: text),
      .addressed(kind: text), .quoted(text: text, quoting: .keep), .revoted(scene: SceneID(text)),
      .tallied(scene: SceneID(text), slip: .would, votes: Tally([.init("a", 1)])),
      .counted(position: Position(topic: text, stance: text), votes: Tally([.init(.later, 2)])),
    ]
    for event in events {
      let again = try Event(json: event.json)
      #expect(again == event)
      #expect(Array(again.json.utf8) == Array(event.json.utf8))
      #expect(!event.json.utf8.contains { $0 < 0x20 })
    }
  }

  @Test(arguments: [
    (#"{"kind":"seated","team":"a","people":1,"minutes":60,"votes":"phones"}"#, "votes phones"),
    (
      #"{"kind":"seated","team":"a","people":1,"minutes":60,"votes":"live","city":"b"}"#,
      "event seated with more fields"
    ),
    (#"{"kind":"tallied","scene":"a","slip":"could","counts":"a=1"}"#, "slip could"),
    (
      #"{"kind":"tallied","scene":"a","slip":"would","counts":"a=1","by":"b"}"#,
      "event tallied with more fields"
    ),
    (#"{"kind":"counted","topic":"a","stance":"b","counts":"adopt=1 amend=2"}"#, "verdict amend"),
    (#"{"kind":"listed","list":"thanks","text":"a"}"#, "list thanks"),
    (#"{"kind":"quoted","text":"a","quoting":"redact"}"#, "quoting redact"),
    (#"{"kind":"named","name":"a","by":"b","role":"c"}"#, "event named with more fields"),
    (#"{"kind":"stood-up","team":"a"}"#, "event stood-up"),
  ])
  func `what a later version says of rooms is recognised as such`(_ json: String, _ what: String) {
    #expect(throws: UnreadableEvent.newer(what)) { try Event(json: json) }
  }

  @Test(arguments: [
    "a", "=", "a=", "a=x", "a=-1", "a=+1", "a=01", "a=-0", "a=1.5", "a=1 ", " a=1", "a=1  b=2", "a=1,b=2",
    "a=1 b",
    "a=1 a=1", "a=9223372036854775808", "a=99999999999999999999999999", "a=1\\tb=2", "a=１", "a= 1", "a=0x1",
  ])
  func `counts that no version wrote are refused`(_ counts: String) {
    let tallied = #"{"kind":"tallied","scene":"a","slip":"would","counts":"\#(counts)"}"#
    #expect(throws: UnreadableEvent.malformed) { try Event(json: tallied) }
  }

  @Test(arguments: [
    #"{"kind":"seated"}"#, #"{"kind":"seated","team":"a","people":"3","minutes":60,"votes":"live"}"#,
    #"{"kind":"seated","team":"a","people":1e40,"minutes":60,"votes":"live"}"#,
    #"{"kind":"seated","team":"a","people":1.5,"minutes":60,"votes":"live"}"#,
    #"{"kind":"seated","team":null,"people":1,"minutes":60,"votes":"live"}"#,
    #"{"kind":"tallied","scene":"a","slip":"would","counts":{"a":1}}"#,
    #"{"kind":"tallied","scene":"a","slip":"would"}"#,
    #"{"kind":"counted","topic":"a","stance":"b","counts":"adopt"}"#,
    #"{"kind":"counted","topic":"a","counts":"adopt=1"}"#,
    #"{"kind":"listed","list":7,"text":"a"}"#, #"{"kind":"named","name":"a"}"#,
    #"{"kind":"quoted","quoting":"keep"}"#,
    #"{"kind":"overruled"}"#, #"{"kind":"voiced","scene":"a","choice":"b"}"#,
    #"{"kind":"revoted","scene":[]}"#,
  ])
  func `what no version wrote of rooms is refused`(_ json: String) {
    #expect(throws: UnreadableEvent.malformed) { try Event(json: json) }
  }

  @Test func `the largest number is read, for the play to refuse`() throws {
    let json =
      #"{"kind":"tallied","scene":"a","slip":"would","counts":"a=9223372036854775807 b=9223372036854775807"}"#
    let event = try Event(json: json)
    #expect(event.json == json)
  }
}
