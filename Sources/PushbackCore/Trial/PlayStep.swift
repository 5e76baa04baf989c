/// One step of a play that is written out: a choice, or what the dice have to say.
package struct PlayStep: Hashable, Sendable {
  package var scene: SceneID
  package var title: String
  /// A choice's id, or the scene that an outcome leads to.
  package var way: String
  package var text: String
  /// Nil for a choice.
  package var percent: Int?
}

extension StateGraph {
  func step(_ edge: Edge) -> PlayStep {
    let scene = machine.scenario.scenes[states[Int(edge.source)].scene]
    let index = Int(edge.index)
    switch scene.exit {
    case .decision(let decision):
      return PlayStep(
        scene: scene.id, title: scene.title, way: decision.choices[index].id.text,
        text: decision.choices[index].text, percent: nil)
    case .chance(let outcomes):
      return PlayStep(
        scene: scene.id, title: scene.title, way: outcomes[index].target.text, text: outcomes[index].text,
        percent: Int(edge.percent))
    case .continuation, .ending:
      return PlayStep(scene: scene.id, title: scene.title, way: "", text: "", percent: nil)
    }
  }

  func shortestPath(to state: Int) -> [PlayStep] {
    var steps: [PlayStep] = []
    var edge = foundBy.indices.contains(state) ? foundBy[state] : -1
    while edge >= 0 {
      steps.append(step(edges[Int(edge)]))
      edge = foundBy[Int(edges[Int(edge)].source)]
    }
    return steps.reversed()
  }

  /// The number of the ending in a scene; nil where no play comes to it.
  func ending(in scene: Int) -> Int? { number(of: State(scene: scene, memory: 0)) }

  /// Of the plays that lead to an ending under a plan with these values, the likeliest; nil if none does.
  ///
  /// Values are those of the plan that makes the ending most likely, so of a decision only the best choices count.
  func likeliestPath(to scene: Int, _ values: [Double]) -> [PlayStep]? {
    guard let end = ending(in: scene), let first = values.first, first > 0 else { return nil }
    var likely = [Double](repeating: 0, count: states.count)
    var by = [Int](repeating: -1, count: states.count)
    likely[0] = 1
    var waiting = [0]
    var next = 0
    while next < waiting.count {
      let state = waiting[next]
      next += 1
      for number in steps(of: state) {
        let edge = edges[number]
        let target = Int(edge.target)
        guard values[target] > 0, machine.isChance(states[state]) || values[target] > values[state] - 1e-9
        else { continue }
        let odds = likely[state] * (edge.percent == 0 ? 1 : Double(edge.percent) / 100)
        guard odds > likely[target] else { continue }
        likely[target] = odds
        by[target] = number
        waiting.append(target)
      }
    }
    var path: [PlayStep] = []
    var state = end
    while state != 0, by[state] >= 0 {
      path.append(step(edges[by[state]]))
      state = Int(edges[by[state]].source)
    }
    return path.reversed()
  }

  /// By state, the numbers of the steps that lead to it.
  var entering: [[Int32]] {
    var entering = [[Int32]](repeating: [], count: states.count)
    for number in edges.indices { entering[Int(edges[number].target)].append(Int32(number)) }
    return entering
  }

  /// The choices after which an ending can come with nothing but dice in between.
  func lastChoices(before scene: Int, _ entering: [[Int32]]) -> [PlayStep] {
    guard let end = ending(in: scene) else { return [] }
    var reached: Set<Int> = [end]
    var waiting = [end]
    var found: [PlayStep] = []
    var met: Set<Int> = []
    while let state = waiting.popLast() {
      for number in entering[state].lazy.map(Int.init) {
        let source = Int(edges[number].source)
        if !machine.isChance(states[source]) {
          let isNew = met.insert(states[source].scene << 8 | Int(edges[number].index)).inserted
          if isNew { found.append(step(edges[number])) }
        } else if reached.insert(source).inserted {
          waiting.append(source)
        }
      }
    }
    let order = Dictionary(
      machine.scenario.scenes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return found.sorted {
      (order[$0.scene] ?? 0, $0.way) < (order[$1.scene] ?? 0, $1.way)
    }
  }
}
