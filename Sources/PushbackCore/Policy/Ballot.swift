/// How rooms voted on a proposed clause, and how that is printed.
extension Proposals {
  package struct Ballot: Hashable, Sendable {
    package var session: String
    package var votes: Tally<Event.Verdict>

    /// How many were for adopting it: "6 to 5", or "agreed", "split" or "none" where few voted.
    var words: String {
      guard votes.isPrinted else {
        // All of a small room may have agreed on something else than to adopt it.
        return votes.isUnanimous && votes.leader != .adopt ? "none" : votes.printed(\.rawValue)
      }
      let adopt = votes.votes(for: .adopt)
      return "\(adopt) to \(votes.cast - adopt)"
    }

    /// The votes for each answer, in words where few voted.
    var counts: String {
      if votes.isPrinted {
        let (open, others) = votes.leavingTheRoom
        return Tally(open).counted(\.rawValue) + (others > 0 ? ", others \(others)" : "")
      }
      return ["agreed", "none"].contains(words) ? "\(words) to adopt it" : words
    }
  }
}

extension Proposals.Proposal {
  /// The votes for adopting it, each with its session where there were several; nil where nobody counted.
  var ballotWords: String? { each(\.words) }

  /// The votes for each answer: "adopt 3, later 5, drop 1".
  var voteWords: String? { each(\.counts) }

  private func each(_ words: (Proposals.Ballot) -> String) -> String? {
    guard ballots.count != 1 else { return words(ballots[0]) }
    return ballots.isEmpty
      ? nil : ballots.map { "\(words($0)) in \($0.session)" }.joined(separator: "; ")
  }
}

extension Rules.Rule {
  /// That it was adopted, by how many: `adopted 6 to 5`, `adopted; the vote: split`.
  static func adopted(_ ballot: String?) -> String {
    guard let ballot else { return "adopted" }
    let isCount = ballot.contains(where: \.isNumber) && !ballot.contains(" in ")
    return isCount ? "adopted \(ballot)" : "adopted; the vote: \(ballot)"
  }
}
