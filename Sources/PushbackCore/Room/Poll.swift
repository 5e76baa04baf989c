/// What a room said at one decision before it was taken.
package struct Poll: Hashable, Sendable {
  /// The two questions a slip can answer.
  package enum Slip: String, Hashable, Sendable, CaseIterable {
    /// What I would do.
    case would
    /// What would happen here.
    case really
  }

  package struct Round: Hashable, Sendable {
    package var would: Tally<ChoiceID>?
    package var really: Tally<ChoiceID>?

    package subscript(slip: Slip) -> Tally<ChoiceID>? {
      get { slip == .would ? would : really }
      set { if slip == .would { would = newValue } else { really = newValue } }
    }
  }

  /// Why somebody voted as they did; nobody's name is kept.
  package struct Voice: Hashable, Sendable {
    package var choice: ChoiceID
    package var text: String
  }

  /// The first vote, and each vote taken again after talking.
  package private(set) var rounds = Poll.untouched
  package internal(set) var voices: [Voice] = []

  /// Shared by all polls before their first vote: every step of a play has one.
  private static let untouched = [Round()]

  package var isEmpty: Bool { self == Poll() }
  package var round: Round { rounds[rounds.count - 1] }

  /// The votes that count: the last ones cast.
  package var standing: Tally<ChoiceID>? { rounds.last { $0.would != nil }?.would }
  /// The last answers to what would happen here.
  package var really: Tally<ChoiceID>? { rounds.last { $0.really != nil }?.really }
  /// The vote that Enter takes; nil while a second vote is open.
  package var open: Tally<ChoiceID>? { round.would }

  /// A later tally of the same slip replaces an earlier one.
  mutating func count(_ slip: Slip, _ tally: Tally<ChoiceID>) { rounds[rounds.count - 1][slip] = tally }

  /// Opens another vote; what was counted stays.
  mutating func reopen() { rounds.append(Round()) }

  /// The events that lead to this poll at a scene.
  func events(at scene: SceneID) -> [Event] {
    var events: [Event] = []
    for (number, round) in rounds.enumerated() {
      if number > 0 { events.append(.revoted(scene: scene)) }
      for slip in Slip.allCases {
        if let tally = round[slip] { events.append(.tallied(scene: scene, slip: slip, votes: tally)) }
      }
    }
    return events + voices.map { .voiced(scene: scene, choice: $0.choice, text: $0.text) }
  }
}
