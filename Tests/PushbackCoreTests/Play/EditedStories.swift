import PushbackJournal
import Testing

@testable import PushbackCore

/// Chosen: link/fix with a reason, thursday/call, thursday/show and the dice after it.
func playedBefore(seed: UInt64 = 5, _ story: Scenario = shipIt) throws -> Play {
  var session = try Session(story, seed: seed, .direct)
  try session.choose("fix")
  try session.make(.because("two days are nothing"))
  try session.choose("call", "show")
  try session.make(.because("it has to be seen"))
  return session.play
}

func transfer(_ old: Play, _ edit: (inout Scenario) -> Void) throws -> Transfer {
  let transfer = try Transfer(old, to: try #require(Machine(with(old.scenario, edit))))
  // Whatever was carried over must stand when it is recorded and read back.
  let replayed = try Play(
    replaying: transfer.events.map { try Event(json: $0.json) },
    in: transfer.play.machine, seed: old.seed)
  #expect(replayed.all == transfer.play.all)
  return transfer
}

func edit(_ story: inout Scenario, _ scene: SceneID, _ change: (inout [Choice]) -> Void) {
  guard let index = story.scenes.firstIndex(where: { $0.id == scene }),
    case .decision(var decision) = story.scenes[index].exit
  else { return }
  change(&decision.choices)
  story.scenes[index].exit = .decision(decision)
}

func rename(_ story: inout Scenario, _ scene: SceneID, to name: SceneID) {
  for index in story.scenes.indices {
    if story.scenes[index].id == scene { story.scenes[index].id = name }
    switch story.scenes[index].exit {
    case .decision(var decision):
      for way in decision.choices.indices where decision.choices[way].target == scene {
        decision.choices[way].target = name
      }
      story.scenes[index].exit = .decision(decision)
    case .chance(var outcomes):
      for way in outcomes.indices where outcomes[way].target == scene { outcomes[way].target = name }
      story.scenes[index].exit = .chance(outcomes)
    case .continuation(var ways):
      for way in ways.indices where ways[way].target == scene { ways[way].target = name }
      story.scenes[index].exit = .continuation(ways)
    case .ending: break
    }
  }
}

func dice(of play: Play) -> [String] {
  play.path.filter(\.isDraw).map { "\(play.scene(of: $0.before).id)/\(play.outcome(of: $0)?.target ?? "")" }
}
