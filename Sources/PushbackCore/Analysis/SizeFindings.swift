/// What keeps a scenario that can be read from being played: more than a step or a state can tell apart.
extension Scenario {
  package var sizeFindings: [Finding] {
    let crowded = scenes.compactMap(Finding.tooMany)
    return crowded.isEmpty ? [.tooManyBits] : crowded
  }
}

extension Finding {
  /// More choices or outcomes in one scene than a step can tell apart.
  fileprivate static func tooMany(in scene: Scene) -> Finding? {
    switch scene.exit {
    case .decision(let decision) where decision.choices.count > Machine.mostChoices:
      Finding(
        "PB095", at: scene.place, "“\(scene.id)” has more than \(Machine.mostChoices) choices",
        advice: "nobody reads that many; split the decision in two")
    case .chance(let outcomes) where outcomes.count > Machine.mostOutcomes:
      Finding(
        "PB095", at: scene.place, "“\(scene.id)” has more than \(Machine.mostOutcomes) outcomes",
        advice: "weights are whole percents; join some of them")
    default: nil
    }
  }

  fileprivate static let tooManyBits = Finding(
    "PB094", at: .start, "the facts and once-only choices need more than 128 bits",
    advice: "take some facts out, or make their ranges smaller")
}
