/// What was answered to proposals, by whom, and which answers count where several were given.
extension Proposals {
  /// The answers that somebody gave in one sitting or more: a session's own, or those of a review of several.
  package struct Review: Hashable, Sendable {
    /// The name it is kept under.
    package var id: String
    /// The sessions whose proposals it went through.
    package var sessions: Set<String>
    package var answers: [Play.Review]
    /// The day of its last answer as `YYYY-MM-DD`; nil if nothing is answered.
    package var reviewedOn: String?

    package init(_ id: String, of sessions: Set<String>, answers: [Play.Review], reviewedOn: String?) {
      self.id = id
      self.sessions = sessions
      self.answers = answers
      self.reviewedOn = reviewedOn
    }
  }

  /// One review's answer to one proposal.
  package struct Reply: Hashable, Sendable {
    package var review: String
    package var verdict: Event.Verdict
    /// Empty where none was given.
    package var reason: String
  }

  package enum Answer: Hashable, Sendable {
    case adopted
    case decisionNeeded(reasons: [String])
    case dropped(reasons: [String])
    case unreviewed

    /// What replies come to. A disagreement between them, or with an adopted rival, needs a decision.
    init(_ replies: [Reply], isRivalAdopted: Bool) {
      let reasons = replies.map(\.reason).filter { !$0.isEmpty }
      let quoted = reasons.map { "“\($0)”" }
      func all(_ verdict: Event.Verdict) -> Bool { replies.allSatisfy { $0.verdict == verdict } }
      self =
        if replies.isEmpty {
          .unreviewed
        } else if all(.adopt) {
          isRivalAdopted
            ? .decisionNeeded(reasons: ["adopted together with what excludes it"] + quoted) : .adopted
        } else if all(.drop) {
          .dropped(reasons: reasons)
        } else {
          .decisionNeeded(
            reasons: all(.later) ? ["to be argued later"] + quoted : ["the reviews disagree", replies.words])
        }
    }
  }

  /// Reviews that went through several sessions together.
  package var together: [Review] { reviews.filter { $0.sessions.count > 1 } }

  /// The sessions of a review, in the order of the evidence.
  func names(of review: Review) -> [String] { records.map(\.session).filter(review.sessions.contains) }
}

extension Proposals.Record {
  /// What was answered in the session itself.
  var review: Proposals.Review {
    Proposals.Review(session, of: [session], answers: play.reviews, reviewedOn: reviewedOn)
  }
}

extension [Proposals.Review] {
  /// An answer counts instead of those that a part of its sessions gave by themselves.
  func replies(to position: Position) -> (counting: [Proposals.Reply], overruled: [Proposals.Reply]) {
    let given = compactMap { review in
      review.answers.first { $0.position == position }.map {
        (
          sessions: review.sessions,
          reply: Proposals.Reply(review: review.id, verdict: $0.verdict, reason: $0.reason)
        )
      }
    }
    let together = given.filter { $0.sessions.count > 1 }
    func isOverruled(_ sessions: Set<String>) -> Bool {
      together.contains { $0.sessions.isStrictSuperset(of: sessions) }
    }
    return (
      given.filter { !isOverruled($0.sessions) }.map(\.reply),
      given.filter { isOverruled($0.sessions) }.map(\.reply)
    )
  }
}

extension [Proposals.Reply] {
  var sentence: String { words.sentence }

  /// Who answered what: `ship-it-1 adopted it; ship-it-2 dropped it, “too slow”`.
  var words: String {
    map { reply in
      let what =
        switch reply.verdict {
        case .adopt: "adopted it"
        case .later: "would argue it later"
        case .drop: "dropped it"
        }
      return "\(reply.review) \(what)" + (reply.reason.isEmpty ? "" : ", “\(reply.reason)”")
    }.joined(separator: "; ")
  }
}
