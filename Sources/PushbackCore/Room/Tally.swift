/// Votes counted by option, in the order the options stood on screen.
package struct Tally<Option: Hashable & Sendable>: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var option: Option
    package var votes: Int
    package init(_ option: Option, _ votes: Int) {
      self.option = option
      self.votes = votes
    }
  }

  package var counts: [Count]

  package init(_ counts: [Count]) { self.counts = counts }

  /// Votes cast; whoever is missing from it abstained.
  package var cast: Int { counts.reduce(0) { $0.addingSaturated($1.votes) } }

  package func votes(for option: Option) -> Int { counts.first { $0.option == option }?.votes ?? 0 }

  /// The options with the most votes: several in a tie, none if nobody voted.
  package var leaders: [Option] {
    guard let most = counts.map(\.votes).max(), most > 0 else { return [] }
    return counts.filter { $0.votes == most }.map(\.option)
  }

  /// The one option with the most votes.
  package var leader: Option? { leaders.count == 1 ? leaders[0] : nil }

  /// Largest first; those with as many votes stay as they stood.
  package var ranked: [Count] {
    counts.enumerated().sorted { ($1.element.votes, $0.offset) < ($0.element.votes, $1.offset) }.map(
      \.element)
  }

  /// Whether everybody who voted, voted alike.
  package var isUnanimous: Bool { cast > 0 && leaders.count == 1 && votes(for: leaders[0]) == cast }

  /// Fewer votes than this could be told apart by who sat where, so documents print no numbers.
  static var fewestPrinted: Int { 5 }

  package var isPrinted: Bool { cast >= Self.fewestPrinted }

  /// In a room smaller than this one answer alone is somebody.
  private static var smallRoom: Int { 10 }

  /// The counts for papers that leave the room, largest first, and how many votes they keep to themselves: whoever was
  /// alone with an answer in a small room.
  var leavingTheRoom: (open: [Count], others: Int) {
    guard cast < Self.smallRoom else { return (ranked, 0) }
    let open = ranked.filter { $0.votes != 1 }
    return (open, cast - open.reduce(0) { $0 + $1.votes })
  }

  /// The same for programs; a word where even that would give somebody away.
  func leavingJSON(_ name: (Option) -> String) -> JSON {
    guard isPrinted else { return .string(printed(name)) }
    let (open, others) = leavingTheRoom
    // An option named with nothing would say who the others are.
    return .object(
      open.filter { others == 0 || $0.votes > 0 }.map { JSON.Member(name($0.option), .int($0.votes)) }
        + (others > 0 ? [JSON.Member("others", .int(others))] : []))
  }

  package func json(_ name: (Option) -> String) -> JSON {
    .object(counts.map { JSON.Member(name($0.option), .int($0.votes)) })
  }

  /// For documents: a word where numbers would give somebody away.
  package func printedJSON(_ name: (Option) -> String) -> JSON {
    isPrinted ? json(name) : .string(printed(name))
  }

  /// `refuse 6, fix 3`, or whether they agreed where numbers would give somebody away.
  package func printed(_ name: (Option) -> String) -> String {
    guard cast > 0 else { return "nobody voted" }
    return isPrinted ? counted(name) : isUnanimous ? "agreed" : "split"
  }

  /// With numbers, whoever reads; largest first, those without a vote left out.
  package func counted(_ name: (Option) -> String) -> String {
    let parts = ranked.filter { $0.votes > 0 }.map { "\(name($0.option)) \($0.votes)" }
    return parts.isEmpty ? "nobody voted" : parts.joined(separator: ", ")
  }

  /// How many must have changed their mind at least between this tally and a later one, and where the later one
  /// gained. Who abstained before or abstains now counts as well.
  package func moved(to later: Self) -> (atLeast: Int, gained: [Option]) {
    let gains = later.counts.map { Count($0.option, $0.votes - votes(for: $0.option)) }.filter {
      $0.votes > 0
    }
    return (gains.reduce(max(0, cast - later.cast)) { $0.addingSaturated($1.votes) }, gains.map(\.option))
  }
}
