/// What each choice of each decision leads to, and which of them nobody should take.
package struct Choices: Sendable {
  package let decisions: [Decision]

  /// A decision, with the classes of its states that differ in what its choices lead to.
  package struct Decision: Sendable {
    package let scene: SceneID
    package let title: String
    package let classes: [Class]
    /// Whether in no state any choice leads to other endings or another bill than the others.
    package var neverMattered: Bool { classes.allSatisfy(\.isIndifferent) }
  }

  package struct Class: Sendable {
    /// What holds of the facts in all its states, and not in all of the scene.
    package let facts: [String]
    package let states: Int
    /// How often one comes here in a play, on average.
    package let visits: Double
    package let choices: [Choice]

    var isIndifferent: Bool {
      choices.allSatisfy { choice in
        zip(choice.bill + choice.endings, choices[0].bill + choices[0].endings).allSatisfy {
          abs($0 - $1) < 1e-9
        }
      }
    }
  }

  package struct Choice: Sendable {
    package let id: ChoiceID
    package let verb: Verb?
    /// The expected change of each measure from here on, its own effect included.
    package let bill: [Double]
    /// In the order of the scenario's endings.
    package let endings: [Double]
    /// The chance of an ending that is bad for each party, in the order of the parties.
    package let bad: [Double]
    /// Another choice on offer that is at least as good in every measure and better in one.
    package var dominatedBy: ChoiceID?
  }

  /// A choice that another beats in everything that is measured.
  package struct Dominated: Hashable, Sendable {
    package var scene: SceneID
    package var choice: ChoiceID
    package var by: ChoiceID
    /// How much worse in all measures together, where it is worst.
    package var loss: Double
    /// The share of the visits to the scene at which it is.
    package var share: Double
  }

  /// Worst first: by what they lose, as often as they do.
  package var dominated: [Dominated] {
    decisions.flatMap { decision -> [Dominated] in
      let visits = decision.classes.reduce(0) { $0 + $1.visits }
      var found: [Dominated] = []
      for one in decision.classes {
        for choice in one.choices {
          guard let by = choice.dominatedBy, let better = one.choices.first(where: { $0.id == by }) else {
            continue
          }
          let loss = zip(better.bill, choice.bill).reduce(0) { $0 + $1.0 - $1.1 }
          let share = visits > 0 ? one.visits / visits : 0
          if let known = found.firstIndex(where: { $0.choice == choice.id && $0.by == by }) {
            found[known].loss = max(found[known].loss, loss)
            found[known].share += share
          } else {
            found.append(
              Dominated(scene: decision.scene, choice: choice.id, by: by, loss: loss, share: share))
          }
        }
      }
      return found
    }.sorted { ($1.loss * $1.share, $0.scene, $0.choice) < ($0.loss * $0.share, $1.scene, $1.choice) }
  }

  init(_ analysis: Analysis, _ visits: Visits) {
    let graph = analysis.graph
    let scenario = graph.machine.scenario
    let states = Dictionary(grouping: graph.states.indices.filter(graph.isDecision)) {
      graph.states[$0].scene
    }
    decisions = scenario.scenes.indices.compactMap { scene in
      guard let own = states[scene], case .decision(let decision) = scenario.scenes[scene].exit else {
        return nil
      }
      return Decision(
        scene: scenario.scenes[scene].id, title: scenario.scenes[scene].title,
        classes: Choices.classes(of: own, decision, analysis, visits))
    }
  }

  private static func classes(
    of states: [Int], _ decision: PushbackCore.Decision, _ analysis: Analysis, _ visits: Visits
  ) -> [Class] {
    var order: [[Int]] = []
    var members: [[Int]: [Int]] = [:]
    var offers: [[Int]: [Choice]] = [:]
    for state in states {
      let choices = offer(in: state, decision, analysis)
      // Figures alike to a billionth are alike: rounding differs from state to state.
      let key = choices.flatMap { choice in
        [decision.choices.firstIndex { $0.id == choice.id } ?? 0]
          + (choice.bill + choice.endings).map { Int(($0 * 1e9).rounded()) }
      }
      if members[key] == nil {
        order.append(key)
        offers[key] = choices.map { marked($0, among: choices) }
      }
      members[key, default: []].append(state)
    }
    let groups = order.map { members[$0] ?? [] }
    return zip(order, groups).map { key, group in
      Class(
        facts: analysis.graph.facts(telling: group, from: groups.filter { $0 != group }), states: group.count,
        visits: group.reduce(0) { $0 + visits.states[$1] }, choices: offers[key] ?? [])
    }.sorted { $1.visits < $0.visits }
  }

  private static func offer(in state: Int, _ decision: PushbackCore.Decision, _ analysis: Analysis)
    -> [Choice]
  {
    let graph = analysis.graph
    let scenario = graph.machine.scenario
    let fates = scenario.endingIndexes.map { scene -> [Fate] in
      if case .ending(let ending) = scenario.scenes[scene].exit { ending.fates } else { [] }
    }
    return graph.edges(of: state).map { edge in
      let (own, after) = (graph.effects[Int(edge.effects)], graph.states[Int(edge.target)])
      let endings = analysis.endingOdds(from: after) ?? []
      let choice = decision.choices[Int(edge.index)]
      return Choice(
        id: choice.id, verb: choice.verb,
        bill: zip(own, analysis.expected(from: after) ?? []).map { Double($0) + $1 }, endings: endings,
        bad: scenario.parties.map { party in
          zip(fates, endings).reduce(0) { sum, pair in
            pair.0.contains { $0.party == party && $0.outlook == .bad } ? sum + pair.1 : sum
          }
        })
    }
  }

  private static func marked(_ choice: Choice, among choices: [Choice]) -> Choice {
    var choice = choice
    choice.dominatedBy =
      choices.filter { dominates($0.bill, choice.bill) }
      .max { $0.bill.reduce(0, +) < $1.bill.reduce(0, +) }?.id
    return choice
  }
}

extension StateGraph {
  /// The facts with one value in all of these states, and with another in some of the others.
  fileprivate func facts(telling group: [Int], from others: [[Int]]) -> [String] {
    guard !others.isEmpty else { return [] }
    return machine.scenario.facts.indices.compactMap { fact in
      let own = Set(group.map { machine.value(of: fact, in: states[$0]) })
      let rest = Set(others.joined().map { machine.value(of: fact, in: states[$0]) })
      guard own.count == 1, own != rest, let value = own.first else { return nil }
      return "\(machine.scenario.facts[fact].name) = \(machine.scenario.facts[fact].word(for: value))"
    }
  }
}
