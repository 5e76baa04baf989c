/// The state graph as a Markov decision process in the explicit format that the Storm model checker reads
/// (DRN, https://www.stormchecker.org/documentation/background/languages.html).
///
/// A choice with acts or effects, and an outcome with effects, passes through a state of its own, which carries its
/// labels and its rewards; an ending carries its effects and leads to the one state `done`, and so does a state
/// labelled `stuck`, in which rules leave nothing to do. Every measure is two reward models, what is gained and what is
/// lost, none below 0. Hyphens in names are written as underscores, and an ending whose name is an act's or a word of
/// the format has `ending_` before it.
package struct DecisionProcess: Sendable {
  private let graph: StateGraph
  /// The states in between, by the step they stand in.
  private let between: [Int32]
  private let betweenCount: Int
  /// Endings and acts that no play comes to: a state that nothing leads to carries their labels, so that one can ask
  /// for them all the same.
  private let missed: [String]
  private let endingLabels: [SceneID: String]

  package init(_ analysis: Analysis) {
    graph = analysis.graph
    endingLabels = DecisionProcess.endingLabels(of: graph.machine.scenario)
    var between = [Int32](repeating: -1, count: graph.edges.count)
    var count = 0
    for (number, edge) in graph.edges.enumerated()
    where edge.effects != 0 || !DecisionProcess.acts(of: edge, graph).isEmpty {
      between[number] = Int32(count)
      count += 1
    }
    self.between = between
    betweenCount = count
    missed = DecisionProcess.missed(in: graph, endingLabels)
  }

  private static func missed(in graph: StateGraph, _ endingLabels: [SceneID: String]) -> [String] {
    let scenario = graph.machine.scenario
    var reached = Set(graph.states.compactMap { endingLabels[scenario.scenes[$0.scene].id] })
    for edge in graph.edges { reached.formUnion(acts(of: edge, graph).map(word)) }
    var wanted = Set(endingLabels.values).union(acts(in: scenario).map(word))
    if !graph.machine.rules.isEmpty, !graph.hasStuckStates { wanted.insert("stuck") }
    return wanted.subtracting(reached).sorted()
  }

  private static func endingLabels(of scenario: Scenario) -> [SceneID: String] {
    var taken = Set(acts(in: scenario).map(word)).union(["init", "done", "stuck", "deadlock"])
    var labels: [SceneID: String] = [:]
    for index in scenario.endingIndexes {
      let id = scenario.scenes[index].id
      var label = word(id.text)
      while !taken.insert(label).inserted { label = "ending_" + label }
      labels[id] = label
    }
    return labels
  }

  private static func acts(in scenario: Scenario) -> [String] {
    scenario.scenes.flatMap { $0.choices.flatMap { $0.acts.map(\.text) } }
  }

  private var done: Int { graph.states.count + betweenCount + (missed.isEmpty ? 0 : 1) }

  /// Writes it a piece at a time: a large story's is too large for one text.
  package func write(_ emit: (String) -> Void) {
    let measures = graph.machine.scenario.measures.map { DecisionProcess.word($0.text) }
    let choices =
      graph.states.indices.reduce(0) { $0 + (graph.isDecision($1) ? graph.steps(of: $1).count : 1) }
      + betweenCount
      + (missed.isEmpty ? 1 : 2)
    emit("@type: MDP\n@parameters\n\n@reward_models\n")
    emit(measures.flatMap { ["\($0)_gain", "\($0)_loss"] }.joined(separator: " ") + "\n")
    emit("@nr_states\n\(done + 1)\n@nr_choices\n\(choices)\n@model\n")
    for state in graph.states.indices { emit(text(of: state)) }
    for (number, edge) in graph.edges.enumerated() where between[number] >= 0 {
      let labels = DecisionProcess.acts(of: edge, graph).map(DecisionProcess.word)
      emit(line(graph.states.count + Int(between[number]), graph.effects[Int(edge.effects)], labels))
      emit("\taction 0\n\t\t\(edge.target) : 1\n")
    }
    if !missed.isEmpty { emit(line(done - 1, [], missed) + "\taction 0\n\t\t\(done) : 1\n") }
    emit(line(done, [], ["done"]) + "\taction 0\n\t\t\(done) : 1\n")
  }

  private func text(of state: Int) -> String {
    let steps = graph.steps(of: state)
    var labels = state == 0 ? ["init"] : []
    guard !steps.isEmpty else {
      let isEnding = graph.machine.isEnding(graph.states[state])
      labels.append(isEnding ? endingLabels[graph.sceneID(of: state)] ?? "" : "stuck")
      let effects = graph.machine.endingEffects(in: graph.states[state])
      return line(state, effects, labels) + "\taction 0\n\t\t\(done) : 1\n"
    }
    var text = line(state, [], labels)
    if graph.isDecision(state) {
      for (action, step) in steps.enumerated() {
        text += "\taction \(action)\n\t\t\(target(of: step)) : 1\n"
      }
    } else {
      // Two outcomes without effects may lead to one state; a target stands once.
      var odds: [(target: Int, percent: Int)] = []
      for step in steps {
        let (to, percent) = (target(of: step), Int(graph.edges[step].percent))
        if let known = odds.firstIndex(where: { $0.target == to }) {
          odds[known].percent += percent
        } else {
          odds.append((to, percent))
        }
      }
      text += "\taction 0\n"
      for way in odds.sorted(by: { $0.target < $1.target }) {
        text += "\t\t\(way.target) : \(decimal(way.percent))\n"
      }
    }
    return text
  }

  private func target(of step: Int) -> Int {
    between[step] >= 0 ? graph.states.count + Int(between[step]) : Int(graph.edges[step].target)
  }

  private func line(_ state: Int, _ effects: [Int], _ labels: [String]) -> String {
    let amounts = graph.machine.scenario.measures.indices.flatMap { measure -> [String] in
      let amount = measure < effects.count ? effects[measure] : 0
      return ["\(max(0, amount))", "\(max(0, -amount))"]
    }
    let rewards = amounts.isEmpty ? "" : " [\(amounts.joined(separator: ", "))]"
    return "state \(state)\(rewards)\(labels.map { " \($0)" }.joined())\n"
  }

  private static func acts(of edge: StateGraph.Edge, _ graph: StateGraph) -> [String] {
    let scene = graph.machine.scenario.scenes[graph.states[Int(edge.source)].scene]
    guard case .decision(let decision) = scene.exit else { return [] }
    return decision.choices[Int(edge.index)].acts.map(\.text)
  }

  private static func word(_ id: String) -> String { String(id.map { $0 == "-" ? "_" : $0 }) }

  /// A whole percent as an exact decimal.
  private func decimal(_ percent: Int) -> String {
    percent >= 100 ? "1" : percent < 10 ? "0.0\(percent)" : "0.\(percent)"
  }
}
