import Foundation
import PushbackCore
import Testing

@testable import PushbackJournal

@Suite struct SavedSessionTests {
  private func saved(_ events: [Event] = everyKind) throws -> SavedSession {
    SavedSession(try header(), events: events, moments: events.indices.map { 1_700_000_000 + $0 })
  }

  @Test func `what was saved is read again, and saved again has the same bytes`() throws {
    let first = try saved()
    let again = try SavedSession(Array(first.text.utf8))
    #expect(again == first && Array(again.text.utf8) == Array(first.text.utf8))
    #expect(try SavedSession(Array(saved([]).text.utf8)).events == [])
  }

  @Test func `restored into another folder it is the same session under another name`() throws {
    let (home, first) = (try Home(), try saved())
    let journal = try home.folder.restore(first, as: try SessionID("elsewhere-4"))
    journal.close()
    let recording = try home.folder.read(try SessionID("elsewhere-4"))
    #expect(recording.events == first.events && recording.moments == first.moments)
    #expect(
      SavedSession(recording.header, events: recording.events, moments: recording.moments).text == first.text)
    #expect(throws: JournalError.exists(try SessionID("elsewhere-4"))) {
      try home.folder.restore(first, as: try SessionID("elsewhere-4"))
    }
  }

  @Test func `cut short anywhere it is refused`() throws {
    let bytes = Array(try saved().text.utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: Unrestorable.self, "\(length)") { try SavedSession(Array(bytes[..<length])) }
    }
    #expect { try SavedSession(Array(bytes[..<200])) } throws: {
      if case Unrestorable.damaged? = $0 as? Unrestorable { true } else { false }
    }
  }

  @Test func `with any byte changed it is refused, or means the same`() throws {
    let first = try saved()
    let bytes = Array(first.text.utf8)
    for offset in stride(from: 0, to: bytes.count, by: 5) {
      for bit in [0, 3, 5] {
        var changed = bytes
        changed[offset] ^= 1 << bit
        // White space between values says nothing, and neither does an escape's capital letter.
        if let read = try? SavedSession(changed) { #expect(read == first, "\(offset)") }
      }
    }
  }

  @Test(arguments: [
    "", "{}", "[]", "hello", "{\"version\":1}", "{\"pushback\":\"draft\",\"version\":1}", "\u{FFFD}",
  ])
  func `what Pushback did not save is called foreign`(text: String) {
    #expect(throws: Unrestorable.foreign) { try SavedSession(Array(text.utf8)) }
  }

  @Test func `what a newer version saved is recognised as such`() throws {
    let text = try saved().text
    #expect(throws: Unrestorable.newer("file version 2; this one knows 1")) {
      try SavedSession(Array(text.replacing("\"version\": 1", with: "\"version\": 2").utf8))
    }
    #expect(throws: Unrestorable.newer("event teleported")) {
      try SavedSession(Array(text.replacing(#"kind\":\"undone"#, with: #"kind\":\"teleported"#).utf8))
    }
    #expect(throws: Unrestorable.damaged("it does not match its checksum")) {
      try SavedSession(Array(text.replacing("\"version\": 1", with: "\"version\": 0").utf8))
    }
  }

  @Test func `what is too large is refused before it is read`() throws {
    let bytes = [UInt8](repeating: 32, count: SavedSession.largest + 1)
    #expect(throws: Unrestorable.tooLarge) { try SavedSession(bytes) }
    let many = try saved([Event](repeating: .redone(decisions: 1), count: SavedSession.mostEvents + 1))
    #expect(!many.fitsInAFile)
    #expect(throws: Unrestorable.tooLarge) { try SavedSession(Array(many.text.utf8)) }
  }

  /// A checksum proves nothing against somebody who can reckon it.
  @Test func `with a checksum that fits, what no play leads to is still refused`() throws {
    let room = Room(team: "T", people: .max, minutes: 60)
    let votes = Tally([Tally<ChoiceID>.Count("a", .max), Tally<ChoiceID>.Count("b", .max)])
    let hostile: [[Event]] = [
      [.seated(room)], [.tallied(scene: "s", slip: .would, votes: votes)], [.undone(decisions: 0)],
      [.redone(decisions: -1)],
    ]
    for events in hostile {
      let text = try saved(events).text
      #expect(throws: Unrestorable.damaged("event 1 is none that Pushback writes")) {
        try SavedSession(Array(text.utf8))
      }
    }
    for name in ["", "/etc/passwd", "../x", "x.md", String(repeating: "x", count: 256)] {
      var head = try header()
      head.scenario = ScenarioID(name)
      let text = SavedSession(head, events: [], moments: []).text
      #expect(throws: Unrestorable.damaged("its story has no usable name")) {
        try SavedSession(Array(text.utf8))
      }
    }
    let late = SavedSession(try header(), events: [.undone(decisions: 1)], moments: [.max])
    #expect(throws: Unrestorable.damaged("it was played at no possible time")) {
      try SavedSession(Array(late.text.utf8))
    }
    var head = try header(seed: 1 << 53)
    #expect(throws: Unrestorable.damaged("it holds what no session can")) {
      try SavedSession(Array(SavedSession(head, events: [], moments: []).text.utf8))
    }
    head = try header()
    head.source = "a\u{0}b"
    #expect(throws: Unrestorable.damaged("it holds what no session can")) {
      try SavedSession(Array(SavedSession(head, events: [], moments: []).text.utf8))
    }
  }
}
