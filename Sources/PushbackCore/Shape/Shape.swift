/// A story as scenes and the ways between them: what every drawing of it is made from.
package struct Shape: Hashable, Sendable {
  package var id: ScenarioID
  package var title: String
  /// In the story's order.
  package var nodes: [Node]
  /// By scene, then in the order written.
  package var edges: [Edge]
  /// The start scene's index.
  package var start: Int

  /// A scene.
  package struct Node: Hashable, Sendable {
    /// Counted from 1, as in the printed kit.
    package var number: Int
    package var id: SceneID
    package var title: String
    package var kind: Kind
    /// Whether any play comes here.
    package var isReached = true
    package var visit = Visit.none

    package enum Kind: Hashable, Sendable {
      case decision
      /// A decision that a room argues and votes on.
      case argument
      case chance, continuation
      case ending([Fate])
    }
  }

  /// A scene on the path of the play that is drawn.
  package enum Visit: Hashable, Sendable {
    case none, passed
    /// Where the play stands now.
    case here
    case ended
  }

  /// A choice, an outcome or a continuation's way; source and target are indexes of nodes.
  package struct Edge: Hashable, Sendable {
    package var source: Int
    package var target: Int
    package var way: Way
    /// Which steps of the path that is drawn went this way, counted from 1.
    package var steps: [Int] = []

    package enum Way: Hashable, Sendable {
      case choice(Chosen)
      case outcome(Odds)
      /// A continuation's way, with its condition in words.
      case condition(String)
      /// The last of several ways of a continuation.
      case otherwise
      /// The only way on.
      case onward
    }

    package struct Chosen: Hashable, Sendable {
      /// Its place among the choices, counted from 1.
      package var number: Int
      package var id: ChoiceID
      package var verb: Verb?
      /// When it can be taken, in words; nil for always.
      package var condition: String?
    }
  }
}

extension Shape {
  package init(_ machine: Machine) {
    let scenario = machine.scenario
    let census = Census(machine)
    id = scenario.id
    title = scenario.title
    start = machine.start
    nodes = scenario.scenes.enumerated().map { index, scene in
      Node(
        number: index + 1, id: scene.id, title: scene.title, kind: Node.Kind(scene.exit),
        isReached: census.reached.contains(index))
    }
    edges = scenario.scenes.enumerated().flatMap { source, scene in
      let ways = Edge.Way.all(of: scene.exit, facts: scenario.facts, odds: census.odds[source] ?? [])
      return zip(ways, machine.nodes[source].targets).map { way, target in
        Edge(source: source, target: target, way: way)
      }
    }
  }

  /// Each node's ways out.
  package var exits: [[Edge]] {
    var exits = [[Edge]](repeating: [], count: nodes.count)
    for edge in edges { exits[edge.source].append(edge) }
    return exits
  }
}

extension Shape.Node.Kind {
  fileprivate init(_ exit: Exit) {
    self =
      switch exit {
      case .decision(let decision): decision.argue == nil ? .decision : .argument
      case .chance: .chance
      case .continuation: .continuation
      case .ending(let ending): .ending(ending.fates)
      }
  }
}

extension Shape.Edge.Way {
  fileprivate static func all(of exit: Exit, facts: [Fact], odds: [Odds]) -> [Shape.Edge.Way] {
    switch exit {
    case .decision(let decision):
      decision.choices.enumerated().map { index, choice in
        .choice(
          Shape.Edge.Chosen(
            number: index + 1, id: choice.id, verb: choice.verb,
            condition: choice.guardedBy?.condition.words(facts)))
      }
    case .chance: odds.map { .outcome($0) }
    case .continuation(let ways):
      ways.map { way in
        if let condition = way.condition { return .condition(condition.words(facts)) }
        return ways.count > 1 ? .otherwise : .onward
      }
    case .ending: []
    }
  }
}
