/// What plays propose for a policy. A choice is evidence, never a rule.
package struct Proposals: Sendable {
  /// One session put forward as evidence.
  package struct Record: Sendable {
    package var session: String
    package var play: Play
    /// The day of its last review as `YYYY-MM-DD`; nil if it was never reviewed.
    package var reviewedOn: String?
    /// Tells one text of a story from another.
    package var storyVersion: String?

    package init(session: String, play: Play, reviewedOn: String?, storyVersion: String? = nil) {
      self.session = session
      self.play = play
      self.reviewedOn = reviewedOn
      self.storyVersion = storyVersion
    }
  }

  /// A choice that stands for a position.
  package struct Evidence: Hashable, Sendable {
    package var session: String
    package var scenario: String
    package var scene: String
    package var place: String
    /// What was decided there; nil where the story does not say.
    package var situation: String?
    package var text: String
    package var reason: String?
    /// Nil where nobody counted: then the choice is one voice, and is never added to votes.
    package var balance: Balance?
    package var support = Support.voice
    /// Nil where nobody counted.
    package var backing: TopicEvidence.Backing?
    /// Positions held before that this one excludes.
    package var changedFrom: [Position] = []
    /// Positions that exclude this one and that another choice of the same decision stands for.
    package var instead: [Position] = []
    /// Where on the path the choice was made.
    var step = 0
  }

  /// How far a room stood behind a position when it was taken.
  package enum Support: String, Hashable, Sendable {
    case voice, majority, tie, plurality, against
    /// Another option was taken, though no more people, or fewer, had voted for that.
    case tied, outvoted

    /// Why nobody took it, though nothing had more votes; nil where it was taken.
    var untaken: String? {
      switch self {
      case .voice, .majority, .tie, .plurality, .against: nil
      case .tied: "as many voted for what was taken"
      case .outvoted: "more voted for it than for what was taken"
      }
    }

    /// Why a position is contested; nil where it is not.
    var dispute: String? {
      switch self {
      case .voice, .majority: nil
      case .tied, .outvoted: untaken.map { "it was not taken, and \($0)" }
      case .tie: "the vote was a tie"
      case .plurality: "no more than half of the votes were for it"
      case .against: "it was taken against the vote"
      }
    }
  }

  package enum Standing: Hashable, Sendable {
    /// Taken with more than half of the votes cast; alone, the choice is one voice.
    case supported
    /// Sessions took positions that exclude each other, or a room did not stand behind it.
    case contested(with: [Position], because: [String])
  }

  package struct Proposal: Sendable {
    package var clause: Clause
    package var standing: Standing
    package var evidence: [Evidence]
    package var answer: Answer
    /// How each room that counted voted on it in its review.
    package var ballots: [Ballot] = []
    /// What the reviews said of it, those that count.
    package var replies: [Reply] = []
    /// What reviews said of it before a later one went through theirs together.
    package var overruled: [Reply] = []
    /// Why the reviews answered as they did; those that gave no reason are left out.
    package var reasons: [String] { replies.map(\.reason).filter { !$0.isEmpty } }
    package var position: Position { clause.position }

    /// Whether it waits for a decision.
    package var isOpen: Bool { if case .decisionNeeded = answer { true } else { answer == .unreviewed } }
  }

  package let records: [Record]
  /// One of each session, and those that went through several.
  package let reviews: [Review]
  package let content: Content
  /// In the order in which their evidence came.
  package let all: [Proposal]
  /// Topics that a visited scene reached without a position being taken.
  package let raised: Set<String>

  /// `together` are reviews of several of the sessions.
  package init(_ records: [Record], together: [Review] = [], content: Content) {
    self.records = records
    let reviews = records.map(\.review) + together
    self.reviews = reviews
    self.content = content
    let held = records.map { $0.held(content) }
    var all: [Proposal] = []
    for clause in content.topics.flatMap(\.clauses) {
      let evidence = held.flatMap { $0[clause.position] ?? [] }
      guard !evidence.isEmpty else { continue }
      let rivals = Set(held.flatMap(\.keys)).filter { $0.isExclusive(with: clause.position, content) }
        .sorted()
      let disputes = evidence.compactMap { one in
        one.support.dispute.map { dispute in
          let isOneOfSeveral = evidence.count { $0.session == one.session } > 1
          let scene = isOneOfSeveral ? "at “\(one.scene)” " : ""
          return (records.count > 1 ? "in \(one.session) " : "") + scene + dispute
        }
      }.unique
      let isSupported = rivals.isEmpty && disputes.isEmpty
      let replies = reviews.replies(to: clause.position)
      let isRivalAdopted = rivals.contains { rival in
        reviews.replies(to: rival).counting.contains { $0.verdict == .adopt }
      }
      all.append(
        Proposal(
          clause: clause, standing: isSupported ? .supported : .contested(with: rivals, because: disputes),
          evidence: evidence, answer: Answer(replies.counting, isRivalAdopted: isRivalAdopted),
          ballots: records.compactMap { record in
            record.play.counted[clause.position].map { Ballot(session: record.session, votes: $0) }
          }, replies: replies.counting,
          overruled: replies.overruled))
    }
    self.all = Proposals.inOrderOfEvidence(all, held)
    let taken = Set(all.map(\.position.topic))
    raised = Set(records.flatMap { $0.play.topicsReached }).subtracting(taken)
  }

  /// As the choices were made, so that a review follows the story; those of one choice as the library has them.
  private static func inOrderOfEvidence(_ all: [Proposal], _ held: [[Position: [Evidence]]]) -> [Proposal] {
    func first(_ proposal: Proposal) -> (Int, Int) {
      let record = held.firstIndex { $0[proposal.position] != nil } ?? 0
      return (record, held[record][proposal.position]?.first?.step ?? 0)
    }
    return all.enumerated().sorted { a, b in
      let (left, right) = (first(a.element), first(b.element))
      return (left.0, left.1, a.offset) < (right.0, right.1, b.offset)
    }.map(\.element)
  }

  package var isReviewed: Bool { all.contains { $0.answer != .unreviewed } }
  package var adopted: [Proposal] { all.filter { $0.answer == .adopted } }

  package var undecided: [Proposal] { all.filter(\.isOpen) }

  package var dropped: [Proposal] { all.filter { if case .dropped = $0.answer { true } else { false } } }
}

extension Position {
  /// Whether the two cannot be held together.
  func isExclusive(with other: Position, _ content: Content) -> Bool {
    guard topic == other.topic, stance != other.stance else { return false }
    return content.clause(self)?.excludes.contains(other.stance) == true
      || content.clause(other)?.excludes.contains(stance) == true
  }
}
