/// A team around one screen, with slips of paper and one keyboard.
package struct Room: Hashable, Sendable {
  /// Whether the votes are typed while the story is played, or afterwards from sheets filled in by hand.
  package enum Votes: String, Hashable, Sendable, CaseIterable {
    case live, paper
  }

  package var team: String
  /// How many vote.
  package var people: Int
  /// What the hour was planned to last.
  package var minutes: Int
  package var votes: Votes

  package init(team: String, people: Int, minutes: Int = Room.usualMinutes, votes: Votes = .live) {
    self.team = team
    self.people = people
    self.minutes = minutes
    self.votes = votes
  }

  package static let sizes = 1...999
  package static let plans = 10...480
  package static let usualMinutes = 60

  package func with(people: Int) -> Room {
    var room = self
    room.people = people
    return room
  }

  /// "Payments, 11 people"
  package var title: String { "\(team), \(people) \(people == 1 ? "person" : "people")" }
}

/// What a session leaves besides its choices: lists, a name beside the next step, and what may be quoted.
package struct Closing: Hashable, Sendable {
  package enum List: String, Hashable, Sendable, CaseIterable {
    case well, change, action

    package var title: String {
      switch self {
      case .well: "What went well"
      case .change: "What to change"
      case .action: "Who does what by when"
      }
    }
  }

  package struct Entry: Hashable, Sendable {
    package var list: List
    package var text: String
  }

  /// Who takes the draft to those who sign, and by when.
  package struct NextStep: Hashable, Sendable {
    package var name: String
    package var by: String
  }

  package internal(set) var entries: [Entry] = []
  package internal(set) var nextStep: NextStep?
  /// Whether a quotation may leave the room, by its words.
  package internal(set) var quotable: [String: Event.Quoting] = [:]

  package func texts(_ list: List) -> [String] { entries.filter { $0.list == list }.map(\.text) }
}
