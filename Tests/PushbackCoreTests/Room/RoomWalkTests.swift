import Testing

@testable import PushbackCore

/// A room's play kept as plain lists: what was said at each decision of the live path, at those taken back, and now.
private struct PlainRoom {
  struct Round: Hashable {
    var would: [ChoiceID: Int]?
    var really: [ChoiceID: Int]?
  }

  struct Said: Hashable {
    var rounds = [Round()]
    var voices: [String] = []
    var isNothing: Bool { self == Said() }

    /// The options with most votes at the last count of wishes.
    var leaders: [ChoiceID] {
      guard let votes = rounds.compactMap(\.would).last, let most = votes.values.max(), most > 0 else {
        return []
      }
      return votes.filter { $0.value == most }.map(\.key)
    }
  }

  struct Taken: Hashable {
    var scene: SceneID
    var choice: ChoiceID
    var said: Said
    var reason: String?
    var overruled: String?
  }

  var people: Int
  var now = Said()
  var live: [Taken] = []
  /// With what was said at the decision that came after it.
  var redoable: [(taken: Taken, after: Said)] = []

  mutating func choose(_ choice: ChoiceID, in scene: SceneID, against: String) {
    let isAgainst = !now.leaders.isEmpty && !now.leaders.contains(choice)
    live.append(Taken(scene: scene, choice: choice, said: now, overruled: isAgainst ? against : nil))
    (now, redoable) = (Said(), [])
  }

  mutating func undo(_ count: Int) {
    for _ in 0..<count {
      let last = live.removeLast()
      redoable.append((last, now))
      now = last.said
    }
  }

  mutating func redo() {
    var (again, after) = redoable.removeLast()
    again.said = now
    live.append(again)
    now = after
  }
}

@Suite struct RoomWalkTests {
  private struct Walk {
    var dice: Dice
    var session: Session
    var plain: PlainRoom
    let story: Scenario

    init(_ story: Scenario, seed: UInt64, _ mode: Mode) throws {
      dice = Dice(seed: seed &* 17)
      self.story = story
      plain = PlainRoom(people: 5)
      session = try Session(story, seed: seed, room: room(5), mode)
    }

    private func decision(_ scene: SceneID) -> Decision? {
      if case .decision(let decision)? = story.scene(scene)?.exit { decision } else { nil }
    }

    /// One move on both; says what went wrong, if something did.
    mutating func step(_ number: Int) throws -> String? {
      let here = session.play.scene.id
      let choices = decision(here)?.choices.map(\.id) ?? []
      switch dice.below(16) {
      case 0..<5: return try tally(choices)
      case 5..<9:
        guard let choice = session.play.agenda?.offered.map(\.id).randomElement(using: &dice) else {
          return nil
        }
        let reason = dice.flip() ? "reason \(number)" : nil
        try session.make(reason.map { .room(.overrule(choice, reason: $0)) } ?? .choose(choice))
        plain.choose(choice, in: here, against: reason ?? "no reason given")
      case 9..<11:
        let count = 1 + dice.below(3)
        guard count <= plain.live.count else {
          return session.refusal(of: .undo(count)) == nil ? "undo too far" : nil
        }
        try session.make(.undo(count))
        plain.undo(count)
      case 11..<13:
        guard !plain.redoable.isEmpty else {
          return session.refusal(of: .redo) == nil ? "redo of nothing" : nil
        }
        try session.make(.redo)
        plain.redo()
      case 13:
        guard plain.now.rounds.last?.would != nil else {
          return session.refusal(of: .room(.revote)) == nil ? "a second vote before the first" : nil
        }
        try session.make(.room(.revote))
        plain.now.rounds.append(.init())
      case 14: return try voice(number, here)
      default:
        if !plain.live.isEmpty, dice.flip() {
          try session.make(.because("why \(number)"))
          plain.live[plain.live.count - 1].reason = "why \(number)"
        } else {
          return try seat(1 + dice.below(9))
        }
      }
      return nil
    }

    private mutating func tally(_ choices: [ChoiceID]) throws -> String? {
      let counts = choices.map { _ in dice.below(4) }
      let slip = dice.below(3) == 0 ? Poll.Slip.really : .would
      let move = Play.Move.room(.tally(slip, session.votes(counts)))
      guard !choices.isEmpty, counts.reduce(0, +) <= plain.people else {
        return session.refusal(of: move) == nil ? "too many slips" : nil
      }
      try session.make(move)
      let votes = Dictionary(uniqueKeysWithValues: zip(choices, counts))
      let last = plain.now.rounds.count - 1
      if slip == .would {
        plain.now.rounds[last].would = votes
      } else {
        plain.now.rounds[last].really = votes
      }
      return nil
    }

    private mutating func voice(_ number: Int, _ here: SceneID) throws -> String? {
      let choice = dice.pick(["free", "way-0", "way-1", "round", "errand"] as [ChoiceID])
      func has(_ scene: SceneID) -> Bool { decision(scene)?.choices.contains { $0.id == choice } == true }
      let isHere = has(here) && (decision(here)?.argue != nil || !plain.now.isNothing)
      let last = plain.live.lastIndex { !$0.said.isNothing && has($0.scene) }
      guard isHere || last != nil else {
        return session.refusal(of: .room(.voice(choice, "x"))) == nil ? "a voice without a vote" : nil
      }
      try session.make(.room(.voice(choice, "said \(number)")))
      if isHere {
        plain.now.voices.append("\(choice): said \(number)")
      } else if let last {
        plain.live[last].said.voices.append("\(choice): said \(number)")
      }
      return nil
    }

    private mutating func seat(_ people: Int) throws -> String? {
      let counted =
        [plain.now.rounds.last?.would, plain.now.rounds.last?.really]
        .map { $0?.values.reduce(0, +) ?? 0 }.max() ?? 0
      guard people >= counted else {
        return session.refusal(of: .room(.seat(room(people)))) == nil ? "fewer people than slips" : nil
      }
      try session.make(.room(.seat(room(people))))
      plain.people = people
      return nil
    }

    var difference: String? { Self.difference(session.play, plain) }

    static func difference(_ play: Play, _ plain: PlainRoom) -> String? {
      let decisions = play.path.filter { !$0.isDraw }
      if decisions.map({ play.scene(of: $0.before).id }) != plain.live.map(\.scene) { return "scenes" }
      if decisions.compactMap({ play.choice(of: $0)?.id }) != plain.live.map(\.choice) { return "choices" }
      if decisions.map(\.reason) != plain.live.map(\.reason) { return "reasons" }
      if decisions.map(\.overruled) != plain.live.map(\.overruled) { return "overruling" }
      if decisions.map({ said($0.poll) }) != plain.live.map(\.said) { return "polls" }
      if said(play.poll) != plain.now { return "the poll here" }
      if play.redoable != plain.redoable.count { return "what can be done again" }
      return play.room?.people == plain.people ? nil : "headcount"
    }

    private static func said(_ poll: Poll) -> PlainRoom.Said {
      func votes(_ tally: Tally<ChoiceID>?) -> [ChoiceID: Int]? {
        tally.map { Dictionary(uniqueKeysWithValues: $0.counts.map { ($0.option, $0.votes) }) }
      }
      return PlainRoom.Said(
        rounds: poll.rounds.map { .init(would: votes($0.would), really: votes($0.really)) },
        voices: poll.voices.map { "\($0.choice): \($0.text)" })
    }
  }

  /// Half of its decisions are argued.
  private func story(_ seed: UInt64) -> Scenario {
    with(Generator.scenario(seed: seed)) { story in
      for index in story.scenes.indices where index % 2 == 0 {
        guard case .decision(var decision) = story.scenes[index].exit else { continue }
        decision.argue = "Who decides?"
        story.scenes[index].exit = .decision(decision)
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `2,000 random walks keep, reopen and restore what the room said`(mode: Mode) throws {
    var seen = (polls: 0, overruled: 0, voices: 0, redone: 0)
    for storySeed in UInt64(0)..<40 {
      let story = story(storySeed)
      for walkSeed in UInt64(0)..<25 {
        let seed = storySeed * 1_000 + walkSeed + (mode == .direct ? 0 : 500)
        var walk = try Walk(story, seed: seed, mode)
        for number in 0..<16 + walk.dice.below(8) {
          let trouble = try walk.step(number) ?? walk.difference
          #expect(trouble == nil, "story \(storySeed), walk \(seed), step \(number)")
          if trouble != nil { return }
        }
        seen.polls += walk.plain.live.count { !$0.said.isNothing }
        seen.overruled += walk.plain.live.count { $0.overruled != nil }
        seen.voices += walk.plain.live.reduce(0) { $0 + $1.said.voices.count }
        seen.redone += walk.session.events.count { if case .redone = $0 { true } else { false } }
      }
    }
    #expect(seen.polls > 500 && seen.overruled > 100 && seen.voices > 50 && seen.redone > 100, "\(seen)")
  }

  @Test func `undo reopens a decision with its tally, and redo brings back what came after`() throws {
    var session = try Session(council, room: room(), .recorded)
    try session.tally(2, 6, 3)
    try session.make(.room(.voice("fix", "we are on call")))
    try session.make(.room(.overrule("deploy", reason: "the customer waits")))
    try session.tally(4, 5)
    try session.choose("salad")
    try session.tally(1, 1, 9)
    let before = session.play.all
    try session.make(.undo(2))
    #expect(session.play.scene.id == "ship")
    #expect(session.play.poll.open == tally(("deploy", 2), ("fix", 6), ("refuse", 3)))
    #expect(session.play.poll.voices.map(\.text) == ["we are on call"])
    try session.make(.redo)
    #expect(session.play.path[0].overruled == "the customer waits")
    #expect(session.play.poll.open == tally(("soup", 4), ("salad", 5)))
    try session.make(.redo)
    #expect(session.play.all == before)
  }

  @Test func `what is counted after undo goes with the decision that is done again`() throws {
    var session = try Session(council, room: room(), .recorded)
    try session.tally(2, 6, 3)
    try session.choose("fix")
    try session.make(.undo(1))
    try session.tally(9, 1, 1)
    try session.make(.redo)
    #expect(session.play.path[0].poll.standing?.leader == "deploy")
    #expect(session.play.against(session.play.path[0]) == "no reason given")
  }

  @Test func `after undo another choice takes the tally along, and nothing can be done again`() throws {
    var session = try Session(council, room: room(), .recorded)
    try session.tally(2, 6, 3)
    try session.choose("deploy")
    try session.make(.undo(1))
    try session.choose("fix")
    #expect(session.play.path[0].poll.standing?.cast == 11)
    #expect(session.play.path[0].overruled == nil)
    #expect(session.refusal(of: .redo) == .nothingToRedo)
  }
}

extension Dice: RandomNumberGenerator {
  mutating func next() -> UInt64 { UInt64(below(1 << 32)) << 32 | UInt64(below(1 << 32)) }
}
