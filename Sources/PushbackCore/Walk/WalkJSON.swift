/// The same counts for a program.
extension Walk {
  package var json: JSON {
    let scenario = machine.scenario
    return [
      "scenario": .string(scenario.id.text), "seed": .int(Int(truncatingIfNeeded: seed)),
      "plays": .int(plays),
      "ended": .int(ended), "brokenOff": .int(brokenOff), "decisions": .int(decisions),
      "endings": .array(
        scenario.endingIndexes.map { index in
          .object([JSON.Member("id", .string(scenario.scenes[index].id.text))] + members(scenes[index]))
        }),
      "measures": .object(
        zip(scenario.measures, bills).map { JSON.Member($0.text, $1.json) }),
      "scenes": .array(scenario.scenes.indices.map(scene)),
    ]
  }

  private func scene(_ index: Int) -> JSON {
    let scene = machine.scenario.scenes[index]
    var all = [JSON.Member("id", .string(scene.id.text)), JSON.Member("title", .string(scene.title))]
    all += members(scenes[index])
    switch scene.exit {
    case .decision(let decision):
      let choices = decision.choices.enumerated().map { way, choice -> JSON in
        .object(
          [
            JSON.Member("id", .string(choice.id.text)), JSON.Member("verb", JSON(choice.verb?.rawValue)),
          ] + members(hits(of: way, in: index)))
      }
      all.append(JSON.Member("choices", .array(choices)))
    case .chance(let outcomes):
      all.append(JSON.Member("outcomes", ways(to: outcomes.map(\.target), from: index)))
    case .continuation(let ways):
      all.append(JSON.Member("ways", self.ways(to: ways.map(\.target), from: index)))
    case .ending: break
    }
    return .object(all)
  }

  private func ways(to targets: [SceneID], from scene: Int) -> JSON {
    .array(
      targets.enumerated().map { way, target in
        .object([JSON.Member("target", .string(target.text))] + members(hits(of: way, in: scene)))
      })
  }

  private func members(_ hits: Hits) -> [JSON.Member] {
    let share = plays == 0 ? 0 : Double(hits.plays) / Double(plays)
    return [
      JSON.Member("times", .int(hits.times)), JSON.Member("plays", .int(hits.plays)),
      JSON.Member("share", .number(share)),
    ]
  }
}

extension Spread {
  fileprivate var json: JSON {
    [
      "mean": .number(mean), "standardDeviation": .number(standardDeviation), "lowest": .number(lowest),
      "highest": .number(highest),
    ]
  }
}
