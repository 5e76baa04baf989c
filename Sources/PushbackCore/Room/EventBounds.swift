extension Event {
  /// Whether its numbers are ones that a play can lead to; a record from elsewhere may hold any.
  package var isWithinBounds: Bool {
    switch self {
    case .seated(let room): Room.sizes.contains(room.people) && Room.plans.contains(room.minutes)
    case .tallied(_, _, let votes): votes.isWithinBounds
    case .counted(_, let votes): votes.isWithinBounds
    case .undone(let count), .redone(let count): count > 0
    default: true
    }
  }
}

extension Tally {
  /// Each option once, and no more votes than a room has people.
  fileprivate var isWithinBounds: Bool {
    counts.count <= Machine.mostChoices && Set(counts.map(\.option)).count == counts.count
      && counts.allSatisfy { (0...Room.sizes.upperBound).contains($0.votes) }
  }
}
