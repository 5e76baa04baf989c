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
    /// How many could have voted.
    package var people = 0

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
  package private(set) var rounds = [Round()]
  package internal(set) var voices: [Voice] = []

  package var isEmpty: Bool { self == Poll() }
  package var round: Round { rounds[rounds.count - 1] }

  /// The votes that count: the last ones cast.
  package var standing: Tally<ChoiceID>? { rounds.last { $0.would != nil }?.would }
  /// The last answers to what would happen here.
  package var really: Tally<ChoiceID>? { rounds.last { $0.really != nil }?.really }
  /// The vote that Enter takes; nil while a second vote is open.
  package var open: Tally<ChoiceID>? { round.would }

  /// A later tally of the same slip replaces an earlier one.
  mutating func count(_ slip: Slip, _ tally: Tally<ChoiceID>, of people: Int) {
    rounds[rounds.count - 1][slip] = tally
    rounds[rounds.count - 1].people = people
  }

  /// Opens another vote; what was counted stays.
  mutating func reopen() { rounds.append(Round()) }

  /// The events that lead to this poll at a scene, in a room that may have had more or fewer people then.
  func events(at scene: SceneID, in room: Room) -> [Event] {
    var events: [Event] = []
    var seated = room.people
    func seat(_ people: Int) {
      guard people != seated else { return }
      seated = people
      events.append(.seated(room.with(people: people)))
    }
    for (number, round) in rounds.enumerated() {
      if number > 0 { events.append(.revoted(scene: scene)) }
      if round.would != nil || round.really != nil { seat(round.people) }
      for slip in Slip.allCases {
        if let tally = round[slip] { events.append(.tallied(scene: scene, slip: slip, votes: tally)) }
      }
    }
    seat(room.people)
    return events + voices.map { .voiced(scene: scene, choice: $0.choice, text: $0.text) }
  }
}
