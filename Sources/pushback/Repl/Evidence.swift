import PushbackCore
import PushbackJournal

/// Sessions as evidence for a draft or a comparison: their plays, as they may leave the room, and the reviews that went
/// through several of them together.
struct Evidence {
  let records: [Proposals.Record]
  let together: [Proposals.Review]

  /// A review of several sessions stands for them. `id` is a review that is going on, and is left out.
  init(_ names: [String], besides id: String? = nil, _ outside: Outside) throws {
    try self.init(names, besides: id, in: Records(outside))
  }

  private init(_ names: [String], besides id: String?, in all: Records) throws {
    var records: [Proposals.Record] = []
    for name in names {
      let (recording, play) = try all.play(name)
      let found =
        play.reviewed.isEmpty
        ? [Proposals.Record(recording, play)]
        : try Evidence(reviewedBy: name, play.reviewed, in: all).records
      // Named twice, a session is evidence once.
      records += found.filter { new in !records.contains { $0.session == new.session } }
    }
    self.records = records
    together = try Evidence.reviews(of: Set(records.map(\.session)), besides: id, in: all)
  }

  /// What a review of several sessions goes through.
  init(reviewedBy id: String, _ sessions: [ReviewedSession], _ outside: Outside) throws {
    try self.init(reviewedBy: id, sessions, in: Records(outside))
  }

  private init(reviewedBy id: String, _ sessions: [ReviewedSession], in all: Records) throws {
    do {
      try self.init(try sessions.map(all.name(of:)), besides: id, in: all)
    } catch let failure as Failure {
      throw Failure(failure.code, "\(id) goes through \(sessions.listed). \(failure.message)")
    }
  }

  /// The same without what a review answered that is going on.
  func besides(_ id: String) -> Evidence {
    Evidence(records: records, together: together.filter { $0.id != id })
  }

  private init(records: [Proposals.Record], together: [Proposals.Review]) {
    (self.records, self.together) = (records, together)
  }

  func proposals(_ content: Content) -> Proposals {
    Proposals(records, together: together, content: content)
  }

  var sessions: [String] { records.map(\.session) }

  /// Reviews on record that went through several of these sessions, and through no other.
  private static func reviews(
    of sessions: Set<String>, besides id: String?, in all: Records
  ) throws -> [Proposals.Review] {
    guard sessions.count > 1 else { return [] }
    return try JointReview.all(all).compactMap { recording, covered in
      let name = recording.header.id.text
      guard name != id, covered.count <= sessions.count,
        let names = try? covered.map(all.name(of:)),
        sessions.isSuperset(of: names)
      else { return nil }
      let play = try all.play(name).play
      return Proposals.Review(
        name, of: Set(names), answers: play.reviews, reviewedOn: recording.reviewedOn(play))
    }
  }
}

extension Records {
  /// The name under which a reviewed session is on record here: another machine may have given it another.
  func name(of session: ReviewedSession) throws -> String {
    func isIt(_ name: String) -> Bool { (try? recording(name))?.header.mark == session.mark }
    if names.contains(session.name), isIt(session.name) { return session.name }
    if let other = names.first(where: isIt) { return other }
    throw Failure(
      .failed,
      names.contains(session.name)
        ? "“\(session.name)” on record here is another play than the one that was reviewed."
        : "“\(session.name)” is not on record here, under that name or another.")
  }
}

extension Proposals.Record {
  init(_ recording: Recording, _ play: Play) {
    self.init(
      session: recording.header.id.text, play: play.publishable, reviewedOn: recording.reviewedOn(play),
      storyVersion: recording.header.storyVersion)
  }
}

extension Recording {
  /// Answers that were all taken back are no review.
  fileprivate func reviewedOn(_ play: Play) -> String? {
    play.reviews.isEmpty ? nil : reviewedAt.map { Outside.day(Double($0)) }
  }
}
