extension PlayFile {
  /// What is played: the lines at the top that begin with `#`, each `# key: value`.
  package struct Header: Hashable, Sendable {
    /// A story's name, or a file beside this one; nil is the `.md` that the file is called after.
    package var scenario: String?
    package var seed: UInt64
    package var team: String?
    package var people: Int?
    package var minutes: Int?
    /// Nil where it was not said: then they are live.
    package var votes: Room.Votes?
    /// The file with the rules it is played under, as it is found from beside this one.
    package var rules: String?

    package init(
      scenario: String? = nil, seed: UInt64 = 0, team: String? = nil, people: Int? = nil,
      minutes: Int? = nil,
      votes: Room.Votes? = nil, rules: String? = nil
    ) {
      self.scenario = scenario
      self.seed = seed
      self.team = team
      self.people = people
      self.minutes = minutes
      self.votes = votes
      self.rules = rules
    }
  }
}

extension PlayFile.Header {
  private static let keys = ["scenario", "seed", "team", "people", "minutes", "votes", "rules"]
  private static let seeds: ClosedRange<UInt64> = 0...(1 << 53 - 1)

  init(_ lines: [String]) throws(PlayFile.Trouble) {
    self.init()
    var given: Set<String> = []
    for (number, line) in zip(1..., lines) {
      let words = line.dropFirst()
      guard let colon = words.firstIndex(of: ":") else {
        throw PlayFile.Trouble(
          line: number,
          message: "“\(line.trimmed)” is no line of a header. Write # key: value, as in # seed: 3")
      }
      let key = String(words[..<colon]).trimmed
      let value = String(words[words.index(after: colon)...]).trimmed
      guard Self.keys.contains(key) else {
        let near = nearest(key, among: Self.keys).map { " Did you mean \($0)?" } ?? ""
        throw PlayFile.Trouble(
          line: number,
          message: "A header has no “\(key)”.\(near) It may have \(Self.keys.joined(separator: ", ")).")
      }
      guard given.insert(key).inserted else {
        throw PlayFile.Trouble(
          line: number, message: "“\(key)” stands in the header twice. Leave one of them.")
      }
      guard set(key, value) else {
        throw PlayFile.Trouble(line: number, message: "“\(value)” is no \(key). \(Self.wanted(key))")
      }
    }
  }

  /// False where the value does not fit the key.
  private mutating func set(_ key: String, _ value: String) -> Bool {
    func number(in range: ClosedRange<Int>) -> Int? { Int(value).flatMap { range.contains($0) ? $0 : nil } }
    switch key {
    case "seed":
      guard let number = UInt64(value), Self.seeds.contains(number) else { return false }
      seed = number
      return true
    case "people":
      people = number(in: Room.sizes)
      return people != nil
    case "minutes":
      minutes = number(in: Room.plans)
      return minutes != nil
    case "votes":
      votes = Room.Votes(rawValue: value)
      return votes != nil
    default:
      switch key {
      case "team": team = value
      case "rules": rules = value
      default: scenario = value
      }
      return !value.isEmpty
    }
  }

  private static func wanted(_ key: String) -> String {
    func whole(_ range: ClosedRange<some BinaryInteger>) -> String {
      "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
    }
    return switch key {
    case "seed": whole(seeds)
    case "people": whole(Room.sizes)
    case "minutes": whole(Room.plans)
    case "votes": "Write \(Room.Votes.allCases.map(\.rawValue).joined(separator: " or "))."
    case "team": "Write the team’s name."
    case "rules": "Write the draft’s file."
    default: "Write a story’s name, or a file."
    }
  }

  /// As they are written at the top of a file.
  package var lines: [String] {
    let values: [(String, String?)] = [
      ("scenario", scenario), ("seed", "\(seed)"), ("team", team), ("people", people.map { "\($0)" }),
      ("minutes", minutes.map { "\($0)" }), ("votes", votes?.rawValue), ("rules", rules),
    ]
    return values.compactMap { key, value in value.map { "# \(key): \(neutral($0))" } }
  }
}
