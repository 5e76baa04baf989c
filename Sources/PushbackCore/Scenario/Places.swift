/// A story as it is played, wherever its parts stand in a file.
extension Scenario {
  /// The same with every place at the start, so that two forms or layouts of one story are equal.
  package var withoutPlaces: Scenario {
    var story = self
    for index in story.facts.indices { story.facts[index].place = .start }
    for index in story.scenes.indices {
      story.scenes[index].place = .start
      story.scenes[index].exit = story.scenes[index].exit.withoutPlaces
    }
    return story
  }
}

extension Exit {
  fileprivate var withoutPlaces: Exit {
    switch self {
    case .decision(var decision):
      for index in decision.choices.indices { decision.choices[index].place = .start }
      return .decision(decision)
    case .chance(var outcomes):
      for index in outcomes.indices { outcomes[index].place = .start }
      return .chance(outcomes)
    case .continuation(var ways):
      for index in ways.indices { ways[index].place = .start }
      return .continuation(ways)
    case .ending: return self
    }
  }
}
