import Testing

@testable import PushbackCore

/// Nothing that was said in a room leaves it before somebody kept it.
@Suite struct PublishableTests {
  /// A finished play with a word of its own in every text that somebody typed.
  private func spoken(_ mode: Mode = .direct) throws -> Session {
    var session = try Session(council, room: room(), mode)
    try session.make(.room(.voice("fix", "said01")))
    try session.tally(2, 6, 3)
    try session.make(.room(.revote))
    try session.tally(2, 5, 4)
    try session.make(.room(.voice("refuse", "said02")))
    try session.make(.room(.overrule("deploy", reason: "said03")))
    try session.make(.because("said04"))
    try session.tally(8, 3)
    try session.choose("soup")
    try session.make(.because("said05"))
    try session.make(.room(.voice("salad", "said06")))
    try session.tally(5, 5, 1)
    try session.choose("never")
    try session.make(.because("said07"))
    try session.make(.dispute("trust", "said08"))
    try session.make(.dispute("production", "said09"))
    try session.make(.note("said10"))
    try session.make(.note("said11"))
    try session.make(.review(businessOrders, .later, reason: "said12"))
    try session.make(.review(dissentRecorded, .drop, reason: "said13"))
    // Whoever types these means them for the record.
    try session.make(.room(.list(.well, "listed01")))
    try session.make(.room(.list(.action, "listed02")))
    try session.make(.room(.name("Noor", by: "Friday")))
    return session
  }

  private let all = (1...13).map { "said" + ($0 < 10 ? "0" : "") + "\($0)" }

  private func found(_ words: [String], in texts: [String]) -> [String] {
    words.filter { word in texts.contains { $0.contains(word) } }
  }

  private func record(_ session: Session) -> RoomRecord {
    RoomRecord(session.play, session: "s-1", date: "2026-03-02", content: library)
  }

  /// Everything that leaves the room.
  private func leaving(_ session: Session) throws -> [String] {
    let draft = Draft(Proposals([session.record()], content: library), date: "2026-03-02")
    let questions = Draft(
      Proposals([with(session.record()) { $0.play.reviews = [] }], content: library), date: "")
    var other = try Session(council, room: room(7, "Search"), .direct)
    try other.tally(1, 6, 0)
    try other.choose("fix")
    let comparison = Comparison([session.record(), other.record("s-2")], content: library)
    let analysis = Result { () throws(Analysis.Obstacle) in try Analysis(session.play.machine) }
    let debrief = Debrief(session.play.publishable, analysis: analysis, content: library)
    return forms(draft.document) + [draft.json.pretty] + forms(questions.document)
      + forms(record(session).document)
      + [record(session).json.pretty] + forms(comparison.document) + [comparison.json.pretty]
      + forms(debrief.whole) + [debrief.json.pretty]
  }

  @Test(arguments: Mode.allCases) func `everything that was said is asked about, once`(mode: Mode) throws {
    let session = try spoken(mode)
    #expect(session.play.quotations(library).map(\.text).sorted() == all)
    #expect(session.play.quotations(library).allSatisfy { $0.quoting == nil })
    #expect(
      session.play.quotations(library).first { $0.text == "said03" }?.about == "At ship, why against the vote"
    )
    #expect(session.play.quotations(library).first { $0.text == "said02" }?.about == "At ship, for refuse")
    #expect(session.play.quotations(library).first { $0.text == "said08" }?.about == "The price of Trust")
  }

  @Test func `what nobody has decided about does not leave the room`() throws {
    let session = try spoken()
    #expect(found(all, in: try leaving(session)).isEmpty)
    #expect(found(["listed01", "listed02", "Noor"], in: forms(record(session).document)).count == 3)
  }

  @Test func `exactly what was kept appears, whichever half it is`() throws {
    var dice = Dice(seed: 3)
    for _ in 0..<40 {
      var session = try spoken()
      var kept: [String] = []
      for text in all {
        switch dice.below(4) {
        case 0..<2:
          kept.append(text)
          try session.make(.room(.quote(text, .strike)))
          try session.make(.room(.quote(text, .keep)))
        case 2:
          try session.make(.room(.quote(text, .keep)))
          try session.make(.room(.quote(text, .strike)))
        default: break
        }
      }
      let outside = try leaving(session)
      #expect(Set(found(all, in: outside)).isSubset(of: kept))
      for form in forms(record(session).document) { #expect(found(all, in: [form]) == kept) }
      // Notes have no member of their own in the JSON.
      let data = found(all, in: [record(session).json.pretty])
      #expect(data == kept.filter { $0 != "said10" && $0 != "said11" })
    }
  }

  @Test func `a struck reason for overruling does not appear, but that there was an overruling does`() throws
  {
    var session = try spoken()
    try session.make(.room(.quote("said03", .strike)))
    let text = record(session).document.plainText
    #expect(!text.contains("said03"))
    #expect(text.contains("deploy was taken against the vote: the reason was not kept."))
    #expect(record(session).json["decisions"].map { "\($0)".contains("said03") } == false)
  }

  @Test func `no reason is no quotation, and is said so`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.tally(2, 6, 3)
    try session.choose("deploy")
    #expect(session.play.quotations(library).isEmpty)
    #expect(
      record(session).document.plainText.contains("deploy was taken against the vote: no reason given."))
  }

  @Test func `what was taken back leaves no words`() throws {
    var session = try spoken()
    for text in all { try session.make(.room(.quote(text, .keep))) }
    try session.make(.undo(3))
    let left = ["said01", "said02", "said08", "said09", "said10", "said11", "said12", "said13"]
    #expect(session.play.quotations(library).map(\.text).sorted() == left)
    #expect(Set(found(all, in: try leaving(session))).isSubset(of: left))
  }

  @Test func `the words said at the decision one stands at are asked about as well`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.make(.room(.voice("fix", "we are on call")))
    #expect(session.play.quotations(library).map(\.about) == ["At ship, for fix"])
    #expect(session.play.publishable.poll.voices.isEmpty)
    try session.make(.room(.quote("we are on call", .keep)))
    #expect(session.play.publishable.poll.voices.map(\.text) == ["we are on call"])
  }

  @Test func `words said twice are asked about once, and kept or struck together`() throws {
    var session = try Session(council, room: room(), .direct)
    try session.make(.room(.voice("fix", "no")))
    try session.choose("fix")
    try session.make(.because("no"))
    try session.make(.note("no"))
    #expect(session.play.quotations(library).count == 1)
    try session.make(.room(.quote("no", .keep)))
    #expect(session.play.publishable.path == session.play.path)
    #expect(session.play.publishable.notes == ["no"])
  }

  @Test func `whoever plays alone keeps every word`() throws {
    var session = try Session(council, .direct)
    try session.choose("fix")
    try session.make(.because("mine"))
    #expect(session.play.publishable.all == session.play.all)
  }
}
