/// What sessions say of each topic, and how that was reached.
package struct TopicEvidence: Sendable {
  package enum Standing: String, Hashable, Sendable, CaseIterable {
    case contested, supported, raised
    case notReached = "not reached"

    /// What the word means, for whoever doubts it.
    var meaning: String {
      switch self {
      case .contested:
        "sessions took positions that exclude each other, or a room took one without more than half of its votes."
      case .supported:
        "every room that voted on it took it with more than half of the votes cast; somebody who played alone, and a "
          + "room that did not count, is one voice, and is never added to votes."
      case .raised: "a scene that was played offers a position on it, and none was held at the end."
      case .notReached: "no scene that was played offers a position on it."
      }
    }
  }

  /// Votes for the choices that stand for a position, of all that were cast at that decision.
  package struct Backing: Hashable, Sendable {
    package var behind: Int
    package var cast: Int

    /// In words where numbers would tell who voted how.
    var words: String {
      guard cast < Tally<ChoiceID>.fewestPrinted else { return "\(behind) of \(cast)" }
      return behind == cast ? "agreed" : "split"
    }
  }

  package let topic: Topic
  package let standing: Standing
  package let proposals: [Proposals.Proposal]
  /// Sessions in which a scene offered a position on it.
  package let sessions: [String]

  /// Whether reviews answered a proposal differently.
  var isDisputed: Bool { proposals.contains { Set($0.replies.map(\.verdict)).count > 1 } }
}

extension Proposals {
  /// Every topic of the library: contested ones first, then supported, raised and not reached ones.
  package var topics: [TopicEvidence] {
    let found = content.topics.map { topic in
      let own = all.filter { $0.position.topic == topic.id }
      let isContested = own.contains { if case .contested = $0.standing { true } else { false } }
      let standing: TopicEvidence.Standing =
        isContested
        ? .contested : !own.isEmpty ? .supported : raised.contains(topic.id) ? .raised : .notReached
      return TopicEvidence(
        topic: topic, standing: standing, proposals: own,
        sessions: records.filter { $0.play.topicsReached.contains(topic.id) }.map(\.session))
    }
    return TopicEvidence.Standing.allCases.flatMap { standing in found.filter { $0.standing == standing } }
  }
}

extension Proposals.Proposal {
  /// How many took the position by themselves, and the votes behind it in each room: `2 voices; 6 of 9, agreed`.
  var backing: String {
    // However often somebody stood for it in one play, that is one voice.
    let voices = Set(evidence.filter { $0.backing == nil }.map(\.session)).count
    let rooms = evidence.compactMap { $0.backing?.words }
    let alone = voices == 0 ? [] : ["\(voices) voice\(voices == 1 ? "" : "s")"]
    return (alone + (rooms.isEmpty ? [] : [rooms.joined(separator: ", ")])).joined(separator: "; ")
  }
}
