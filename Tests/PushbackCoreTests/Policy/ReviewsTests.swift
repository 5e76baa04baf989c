import Testing

@testable import PushbackCore

/// Whose answer counts, where sessions were reviewed by themselves and together.
@Suite struct ReviewsTests {
  private func session(_ choice: ChoiceID, _ answers: (Position, Event.Verdict)...) throws -> Session {
    var session = try Session(positions, .direct)
    try session.make(.choose(choice))
    for (position, verdict) in answers { try session.make(.review(position, verdict, reason: "\(verdict)")) }
    return session
  }

  private func proposals(_ sessions: [Session], _ together: Proposals.Review...) -> Proposals {
    Proposals(
      sessions.enumerated().map {
        Proposals.Record(session: "s-\($0 + 1)", play: $1.play, reviewedOn: "2026-11-26")
      }, together: together, content: library)
  }

  private func review(_ id: String, of sessions: Set<String>, _ position: Position, _ verdict: Event.Verdict)
    -> Proposals.Review
  {
    Proposals.Review(
      id, of: sessions, answers: [Play.Review(position: position, verdict: verdict, reason: "as one")],
      reviewedOn: "2026-11-27")
  }

  @Test func `a review of several sessions counts instead of theirs, which are kept`() throws {
    let sessions = [
      try session("refusal", (protectedRefusal, .adopt)), try session("refusal", (protectedRefusal, .drop)),
    ]
    let apart = proposals(sessions).all[0]
    #expect(
      apart.answer
        == .decisionNeeded(
          reasons: ["the reviews disagree", "s-1 adopted it, “adopt”; s-2 dropped it, “drop”"]))
    #expect(apart.overruled.isEmpty)
    let together = proposals(sessions, review("review-1", of: ["s-1", "s-2"], protectedRefusal, .adopt)).all[
      0]
    #expect(together.answer == .adopted)
    #expect(together.replies.map(\.review) == ["review-1"])
    #expect(together.overruled.sentence == "s-1 adopted it, “adopt”; s-2 dropped it, “drop”.")
  }

  @Test func `it leaves alone what it does not answer, and the sessions it did not go through`() throws {
    let sessions = [
      try session("refusal", (protectedRefusal, .adopt)), try session("refusal", (protectedRefusal, .adopt)),
      try session("refusal", (protectedRefusal, .drop)),
    ]
    let other = proposals(
      Array(sessions.prefix(2)), review("review-1", of: ["s-1", "s-2"], engineeringDecides, .drop))
    #expect(other.all.map(\.answer) == [.adopted])
    let third = proposals(sessions, review("review-1", of: ["s-1", "s-2"], protectedRefusal, .adopt)).all[0]
    #expect(
      third.answer
        == .decisionNeeded(
          reasons: ["the reviews disagree", "s-3 dropped it, “drop”; review-1 adopted it, “as one”"]))
    let wider = proposals(
      sessions, review("review-1", of: ["s-1", "s-2"], protectedRefusal, .adopt),
      review("review-2", of: ["s-1", "s-2", "s-3"], protectedRefusal, .later)
    ).all[0]
    #expect(wider.replies.map(\.review) == ["review-2"])
    #expect(wider.overruled.map(\.review) == ["s-1", "s-2", "s-3", "review-1"])
  }

  @Test func `of what excludes each other one may be adopted once the other is not`() throws {
    let sessions = [
      try session("business", (businessOrders, .adopt)),
      try session("engineering", (engineeringDecides, .adopt)),
    ]
    let one = review("review-1", of: ["s-1", "s-2"], engineeringDecides, .adopt)
    #expect(proposals(sessions, one).adopted.isEmpty, "the other is still adopted")
    var both = one
    both.answers.append(Play.Review(position: businessOrders, verdict: .drop, reason: ""))
    #expect(proposals(sessions, both).adopted.map(\.position) == [engineeringDecides])
  }

  @Test func `draft and evidence say who decided, and what was answered before`() throws {
    let sessions = [
      try session("refusal", (protectedRefusal, .adopt)), try session("refusal", (protectedRefusal, .drop)),
    ]
    let proposals = proposals(sessions, review("review-1", of: ["s-1", "s-2"], protectedRefusal, .adopt))
    let draft = Draft(proposals, date: "2026-11-28").document.words
    #expect(
      draft.contains("Adopted by | one person going through s-1 and s-2 together in review-1, 2026-11-27"))
    #expect(
      draft.contains(
        "Decided in review-1. Before that, by themselves: s-1 adopted it, “adopt”; s-2 dropped it, “drop”."))
    let page = proposals.evidencePage.words
    #expect(page.contains { $0.hasPrefix("review-1 goes through the proposals of s-1 and s-2 together.") })
    #expect(
      page.contains(
        "Reviewed: s-1 adopted it, “adopt”; s-2 dropped it, “drop”; review-1 adopted it, “as one”."))
  }
}
