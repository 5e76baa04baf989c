/// What is wrong with a scenario that only its states can show.
///
/// Codes PB080 to PB099; the reader finds all others, which are local.
extension Scenario {
  /// Bundled stories are held to a little more: every verb must be offered somewhere.
  package enum Standard: Sendable {
    case bundled, anyone
  }

  /// As many states as are looked at before a story counts as too large.
  package static let mostStates = StateGraph.limit

  package func graphFindings(_ machine: Machine, standard: Standard, limit: Int = mostStates)
    -> [Finding]
  {
    let graph = StateGraph(machine, limit: limit)
    var findings = faultFindings(graph) + factFindings() + verbFindings(standard)
    guard graph.isComplete else {
      let names = largestFacts.map { "`\($0)`" }.joined(separator: ", ")
      findings.append(
        Finding(
          "PB080", .warning, at: .start, "this story has more than \(limit) reachable states",
          advice:
            "make its largest facts smaller (\(names)); until then it plays, but nothing is priced exactly"))
      return findings
    }
    // What lies behind a fault is not reached only because of it: that is told once, as the fault.
    guard graph.faults.isEmpty else { return findings + sceneFindings(reached: linked(machine)) }
    findings += sceneFindings(reached: graph.seen) + offerFindings(graph)
    let loops = loopFindings(graph)
    return findings + (loops.isEmpty ? lineFindings(graph) : loops)
  }

  /// Scenes that links lead to from the start, whatever their conditions.
  func linked(_ machine: Machine) -> Set<Int> {
    var reached: Set<Int> = [machine.start]
    var waiting = [machine.start]
    while let scene = waiting.popLast() {
      for target in machine.nodes[scene].targets where reached.insert(target).inserted {
        waiting.append(target)
      }
    }
    return reached
  }

  private func faultFindings(_ graph: StateGraph) -> [Finding] {
    var told: Set<String> = []
    return graph.faults.compactMap { fault, state in
      let path = state < graph.states.count ? graph.path(to: state) : []
      let way = path.isEmpty ? "at once" : "by way of \(path.joined(separator: ", "))"
      switch fault {
      case .nothingOffered(let id):
        guard told.insert("offer \(id)").inserted else { return nil }
        return Finding(
          "PB084", at: place(of: id), "nothing can be chosen in `\(id)`, reached \(way)",
          advice: "leave one choice there without a condition, or keep that way from leading here")
      case .weights(let id, let total):
        guard told.insert("weights \(id) \(total)").inserted else { return nil }
        return Finding(
          "PB085", at: place(of: id), "the weights in `\(id)` add up to \(total) %, reached \(way)",
          advice: "make them 100 in every state; `rest` on one outcome takes what the others leave")
      case .bound(let id, let fact, let value):
        guard told.insert("bound \(id) \(fact)").inserted else { return nil }
        return Finding(
          "PB086", at: place(of: id), "`\(fact)` would become \(value) in `\(id)`, reached \(way)",
          advice: "widen the fact's range in the header, or guard the choice with a condition")
      case .circling(let id):
        guard told.insert("circle \(id)").inserted else { return nil }
        return Finding(
          "PB089", at: place(of: id),
          "the scenes from `\(id)` on lead round in a circle with nothing to decide",
          advice: "put a decision or an ending on the way")
      }
    }
  }

  private func sceneFindings(reached: Set<Int>) -> [Finding] {
    scenes.enumerated().compactMap { index, scene in
      guard !reached.contains(index) else { return nil }
      if case .ending = scene.exit {
        return Finding(
          "PB082", at: scene.place, "the ending `\(scene.id)` is never reached",
          advice: "lead to it, or take it out")
      }
      return Finding(
        "PB081", at: scene.place, "the scene `\(scene.id)` is never reached",
        advice: "link to it from a scene that is reached, loosen a condition on the way, or take it out")
    }
  }

  private func offerFindings(_ graph: StateGraph) -> [Finding] {
    var taken: Set<[Int]> = []
    for edge in graph.edges { taken.insert([graph.states[Int(edge.source)].scene, Int(edge.index)]) }
    var findings: [Finding] = []
    for (index, scene) in scenes.enumerated() where graph.seen.contains(index) {
      switch scene.exit {
      case .decision(let decision):
        for (number, choice) in decision.choices.enumerated() where !taken.contains([index, number]) {
          findings.append(
            Finding(
              "PB083", at: choice.place, "the choice `\(choice.id)` can never be taken",
              advice:
                "its condition holds in no state that reaches `\(scene.id)`; loosen it, or take the choice out"
            ))
        }
      case .chance(let outcomes):
        for (number, outcome) in outcomes.enumerated() where !taken.contains([index, number]) {
          findings.append(
            Finding(
              "PB090", .warning, at: outcome.place,
              "the outcome that leads to `\(outcome.target)` never happens",
              advice:
                "its weight is 0 in every state that reaches `\(scene.id)`; raise it, or take the outcome out"
            ))
        }
      case .continuation, .ending: break
      }
    }
    return findings
  }

  private func loopFindings(_ graph: StateGraph) -> [Finding] {
    var findings: [Finding] = []
    let components = graph.components()
    if let state = graph.endlessLoop(components) {
      let path = graph.path(to: state)
      findings.append(
        Finding(
          "PB087", at: place(of: graph.sceneID(of: state)),
          "a player can go on for ever from `\(graph.sceneID(of: state))` and never reach an ending"
            + (path.isEmpty ? "" : ", by way of \(path.joined(separator: ", "))"),
          advice: "bound the loop: make a choice in it `once`, or count the rounds in a fact"))
    }
    if let state = graph.effectInLoop(components) {
      findings.append(
        Finding(
          "PB088", at: place(of: graph.sceneID(of: state)),
          "a step in `\(graph.sceneID(of: state))` has a price and can be taken again and again",
          advice: "bound the loop with a fact or `once`, or move the price to where the loop is left"))
    }
    return findings
  }

  /// Facts that are only written, or only read.
  private func factFindings() -> [Finding] {
    var read: Set<FactName> = []
    var written: Set<FactName> = []
    for passage in introduction { read.formUnion(passage.condition?.facts ?? []) }
    for scene in scenes {
      for passage in scene.prose { read.formUnion(passage.condition?.facts ?? []) }
      switch scene.exit {
      case .decision(let decision):
        for choice in decision.choices {
          read.formUnion(choice.guardedBy?.condition.facts ?? [])
          written.formUnion(choice.changes.map(\.fact))
          for passage in choice.says { read.formUnion(passage.condition?.facts ?? []) }
        }
      case .chance(let outcomes):
        for outcome in outcomes {
          if case .percent(let parts) = outcome.weight {
            for part in parts { read.formUnion(part.condition?.facts ?? []) }
          }
          written.formUnion(outcome.changes.map(\.fact))
          for passage in outcome.says { read.formUnion(passage.condition?.facts ?? []) }
        }
      case .continuation(let ways): for way in ways { read.formUnion(way.condition?.facts ?? []) }
      case .ending: break
      }
    }
    return facts.flatMap { fact -> [Finding] in
      var findings: [Finding] = []
      if !read.contains(fact.name) {
        findings.append(
          Finding(
            "PB091", .warning, at: fact.place, "no condition reads the fact `\(fact.name)`",
            advice: "let a paragraph, a choice or a weight depend on it, or take it out"))
      }
      if !written.contains(fact.name) {
        findings.append(
          Finding(
            "PB092", .warning, at: fact.place, "nothing changes the fact `\(fact.name)`",
            advice: "set it where a choice or an outcome should be remembered, or take it out"))
      }
      return findings
    }
  }

  private func verbFindings(_ standard: Standard) -> [Finding] {
    let used = Set(
      scenes.flatMap { scene -> [Verb] in
        guard case .decision(let decision) = scene.exit else { return [] }
        return decision.choices.compactMap(\.verb)
      })
    return Verb.allCases.filter { !used.contains($0) }.map { verb in
      Finding(
        "PB093", standard == .bundled ? .error : .warning, at: .start,
        "no choice on any path is a `\(verb.rawValue)`",
        advice: "mark one with the verb; a debrief compares what deploying, fixing and refusing bought")
    }
  }

  private func place(of id: SceneID) -> Place { scene(id)?.place ?? .start }
}
