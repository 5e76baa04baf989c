/// What a room can do besides choosing.
package enum RoomMove: Hashable, Sendable {
  case seat(Room)
  case tally(Poll.Slip, Tally<ChoiceID>)
  case revote
  case voice(ChoiceID, String)
  /// Takes another option than the one with most votes.
  case overrule(ChoiceID, reason: String)
  /// What the dice said on paper.
  case drew(SceneID)
  case count(Position, Tally<Event.Verdict>)
  case list(Closing.List, String)
  case unlist(Closing.List)
  case name(String, by: String)
  case quote(String, Event.Quoting)
}

/// Why a room's move cannot be made.
package enum RoomRefusal: Error, Hashable, Sendable {
  case alone
  case headcount(Int, counted: Int)
  case plan(Int)
  case nothingToVoteOn
  case tooMany(Int, people: Int)
  case negative
  case nothingTallied
  case noVoteFor(ChoiceID)
  case nothingListed(Closing.List)
  /// Slips for what cannot be chosen here, or twice for the same.
  case notTheChoices
}

extension Play {
  func decide(_ move: RoomMove) throws(Refusal) -> [Event] {
    switch move {
    case .seat(let room): return [.seated(try checked(room))]
    case .tally(let slip, let votes):
      guard let agenda else { throw .room(.nothingToVoteOn) }
      try check(votes)
      guard votes.isOf(agenda.choices.map(\.id)) else { throw .room(.notTheChoices) }
      return [.tallied(scene: scene.id, slip: slip, votes: votes)]
    case .revote:
      guard room != nil else { throw .room(.alone) }
      guard poll.open != nil else { throw .room(.nothingTallied) }
      return [.revoted(scene: scene.id)]
    case .voice(let choice, let text):
      guard room != nil else { throw .room(.alone) }
      guard let scene = sceneVoting(on: choice) else { throw .room(.noVoteFor(choice)) }
      return [.voiced(scene: scene, choice: choice, text: text.withoutBecause)]
    case .overrule(let choice, let reason): return try choosing(choice, against: reason.withoutBecause)
    case .drew(let target):
      guard outcomeIndex(to: target) != nil else { throw .notOffered(ChoiceID(target.text), reason: nil) }
      return [.drew(scene: scene.id, target: target)]
    case .count(let position, let votes):
      try check(votes)
      return [.counted(position: position, votes: votes)]
    case .list(let list, let text): return [.listed(list: list, text: text)]
    case .unlist(let list):
      guard !closing.texts(list).isEmpty else { throw .room(.nothingListed(list)) }
      return [.unlisted(list: list)]
    case .name(let name, let by): return [.named(name: name, by: by)]
    case .quote(let text, let quoting): return [.quoted(text: text, quoting: quoting)]
    }
  }

  private func checked(_ room: Room) throws(Refusal) -> Room {
    let counted = max(poll.round.would?.cast ?? 0, poll.round.really?.cast ?? 0)
    guard Room.sizes.contains(room.people), room.people >= counted else {
      throw .room(.headcount(room.people, counted: counted))
    }
    guard Room.plans.contains(room.minutes) else { throw .room(.plan(room.minutes)) }
    return room
  }

  private func check<Option>(_ votes: Tally<Option>) throws(Refusal) {
    guard let room else { throw .room(.alone) }
    guard votes.counts.allSatisfy({ $0.votes >= 0 }) else { throw .room(.negative) }
    var cast = 0
    for count in votes.counts {
      guard count.votes <= room.people, cast + count.votes <= room.people else {
        throw .room(.tooMany(votes.cast, people: room.people))
      }
      cast += count.votes
    }
  }

  /// Whether taking a choice goes against the room's last vote.
  package func overrules(_ choice: ChoiceID) -> Bool {
    guard let leaders = poll.standing?.leaders, !leaders.isEmpty else { return false }
    return !leaders.contains(choice)
  }

  /// Where a voter's reason belongs: to the vote here, else to the last one that had such a choice.
  package func sceneVoting(on choice: ChoiceID) -> SceneID? {
    if votesHere, scene.has(choice) { return scene.id }
    let voted = path.last { !$0.isDraw && !$0.poll.isEmpty && self.scene(of: $0.before).has(choice) }
    return voted.map { self.scene(of: $0.before).id }
  }

  /// Whether slips are collected at this decision: where it is argued, or where somebody counted all the same.
  package var votesHere: Bool {
    guard room != nil, case .decision(let decision) = scene.exit else { return false }
    return decision.argue != nil || !poll.isEmpty
  }
}

extension Tally {
  /// Whether these options, and each only once, are what was counted.
  fileprivate func isOf(_ options: [Option]) -> Bool {
    let counted = counts.map(\.option)
    return Set(counted).count == counted.count && Set(counted).isSubset(of: options)
  }

  /// Whether any room can have counted this.
  fileprivate var isPossible: Bool {
    counts.allSatisfy { $0.votes >= 0 } && cast <= Room.sizes.upperBound
  }
}

extension Play {
  /// Makes a room's event so; false if it does not fit here.
  mutating func appliedInRoom(_ event: Event) -> Bool {
    switch event {
    case .seated(let room):
      guard Room.sizes.contains(room.people), Room.plans.contains(room.minutes) else { return false }
      self.room = room
    case .tallied(let scene, let slip, let votes):
      guard room != nil, self.scene.id == scene, let agenda, votes.isPossible,
        votes.isOf(agenda.choices.map(\.id))
      else { return false }
      poll.count(slip, votes, of: room?.people ?? 0)
    case .revoted(let scene):
      guard room != nil, self.scene.id == scene, poll.open != nil else { return false }
      poll.reopen()
    case .voiced(let scene, let choice, let text):
      guard room != nil, self.scenario.scene(scene)?.has(choice) == true else { return false }
      let voice = Poll.Voice(choice: choice, text: text)
      if votesHere, self.scene.id == scene {
        poll.voices.append(voice)
      } else if let step = path.lastIndex(where: {
        !$0.isDraw && !$0.poll.isEmpty && self.scene(of: $0.before).id == scene
      }) {
        path[step].poll.voices.append(voice)
      } else {
        return false
      }
    case .overruled(let reason):
      guard room != nil, let last = path.lastIndex(where: { !$0.isDraw }) else { return false }
      path[last].overruled = reason
    case .counted(let position, let votes):
      guard room != nil, votes.isPossible, votes.isOf(Event.Verdict.allCases) else { return false }
      counted[position] = votes
    case .listed(let list, let text): closing.entries.append(Closing.Entry(list: list, text: text))
    case .unlisted(let list):
      guard let last = closing.entries.lastIndex(where: { $0.list == list }) else { return false }
      closing.entries.remove(at: last)
    case .named(let name, let by): closing.nextStep = Closing.NextStep(name: name, by: by)
    case .quoted(let text, let quoting): closing.quotable[text] = quoting
    default: return false
    }
    return true
  }
}

extension Scene {
  /// Whether a choice belongs to the decision made here.
  fileprivate func has(_ choice: ChoiceID) -> Bool {
    guard case .decision(let decision) = exit else { return false }
    return decision.choices.contains { $0.id == choice }
  }
}
