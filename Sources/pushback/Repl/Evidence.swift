import PushbackCore
import PushbackJournal

/// Sessions as evidence for a draft or a comparison: their plays, as they may leave the room, and the reviews that went
/// through several of them together.
struct Evidence {
  let records: [Proposals.Record]
  let together: [Proposals.Review]

  /// A review of several sessions stands for them. `id` is a review that is going on, and is left out.
  init(_ names: [String], besides id: String? = nil, _ outside: Outside) throws {
    var records: [Proposals.Record] = []
    for name in names {
      let (recording, play) = try Records(outside).play(name)
      let found =
        play.reviewed.isEmpty
        ? [Proposals.Record(recording, play)]
        : try Evidence(reviewedBy: name, play.reviewed, outside).records
      // Named twice, a session is evidence once.
      records += found.filter { new in !records.contains { $0.session == new.session } }
    }
    self.records = records
    together = try Evidence.reviews(of: Set(records.map(\.session)), besides: id, outside)
  }

  func proposals(_ content: Content) -> Proposals {
    Proposals(records, together: together, content: content)
  }

  var sessions: [String] { records.map(\.session) }

  /// What a review of several sessions goes through.
  init(reviewedBy id: String, _ sessions: [String], _ outside: Outside) throws {
    do { try self.init(sessions, besides: id, outside) } catch let failure as Failure {
      throw Failure(failure.code, "\(id) goes through \(sessions.listed). \(failure.message)")
    }
  }

  /// Reviews on record that went through several of these sessions, and through no other.
  private static func reviews(
    of sessions: Set<String>, besides id: String?, _ outside: Outside
  ) throws -> [Proposals.Review] {
    guard sessions.count > 1 else { return [] }
    return try Records(outside).names.filter { $0.hasPrefix(JointReview.stem) && $0 != id }.compactMap {
      name in
      let recording: Recording
      do { recording = try Records(outside).recording(name) } catch {
        Screen.standardError(
          "\(Failure(error).message) If it is a review of several sessions, it does not count.\n")
        return nil
      }
      guard case .joined(let names)? = recording.events.first, sessions.isSuperset(of: names) else {
        return nil
      }
      let play = try Records(outside).play(name).play
      return Proposals.Review(
        name, of: Set(names), answers: play.reviews, reviewedOn: recording.reviewedOn(play))
    }
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
