/// The fewest further clauses under which an ending cannot be reached, whatever is planned and drawn.
///
/// Whatever closes an ending forbids a step on every way to it. So one looks for a way that is still open, tries each
/// clause that would forbid it, and goes on from there: no set of up to three clauses is missed.
package struct Closure: Sendable {
  package let ending: SceneID
  package let title: String
  package let found: Found

  package enum Found: Sendable {
    /// Nobody comes to it as it is.
    case closed
    /// As few clauses as there can be.
    case fewest([Clause])
    /// More than three, chosen one after another; a smaller set may exist.
    case stepwise([Clause])
    /// No clause of the library that goes with the draft closes it: a way that none of them forbids.
    case none(open: [PlayStep])
    /// No three do; more of them, chosen one after another, did not either, which proves nothing.
    case unfound
  }

  static let most = 3

  /// Nil if the story has no such ending.
  init?(_ ending: SceneID, _ scenario: Scenario, _ rules: Rules, content: Content, limit: Int) {
    guard let index = scenario.endingIndexes.first(where: { scenario.scenes[$0].id == ending }) else {
      return nil
    }
    self.ending = ending
    title = scenario.scenes[index].title
    var search = Search(scenario: scenario, rules: rules, scene: index, content: content, limit: limit)
    found = search.run()
  }

  private struct Search {
    let scenario: Scenario
    let rules: Rules
    let scene: Int
    let limit: Int
    let content: Content
    let candidates: [Clause]
    /// By what is forbidden: many clauses forbid the same.
    private var ways: [Set<Clause.Ban>: [PlayStep]?] = [:]

    init(scenario: Scenario, rules: Rules, scene: Int, content: Content, limit: Int) {
      (self.scenario, self.rules, self.scene) = (scenario, rules, scene)
      (self.content, self.limit) = (content, limit)
      let held = rules.rules.map(\.position)
      candidates = content.topics.flatMap(\.clauses).filter { clause in
        !clause.forbids.isEmpty
          && !held.contains(clause.position)
          && Contradictions.brought(by: clause.position, into: held, content).isEmpty
      }
    }

    mutating func run() -> Found {
      guard let open = way(under: Set<Int>()) else { return .closed }
      // What all of them together leave open, no choice of them closes.
      if let always = way(under: Set(candidates.indices)), !always.isEmpty { return .none(open: always) }
      for size in 1...Closure.most {
        if let set = closing(within: size, [], open) { return .fewest(set.sorted().map { candidates[$0] }) }
      }
      return stepwise()
    }

    private mutating func closing(within size: Int, _ chosen: Set<Int>, _ open: [PlayStep]) -> Set<Int>? {
      for index in hits(on: open, besides: chosen) {
        let more = chosen.union([index])
        guard let left = way(under: more) else { return more }
        if size > 1, let set = closing(within: size - 1, more, left) { return set }
      }
      return nil
    }

    /// Adds, again and again, the clause that forbids the way still open and of those most choices of the story.
    private mutating func stepwise() -> Found {
      var chosen: Set<Int> = []
      while let open = way(under: chosen) {
        guard let next = hits(on: open, besides: chosen).max(by: { reach(of: $0) < reach(of: $1) }) else {
          return chosen.isEmpty ? .none(open: open) : .unfound
        }
        chosen.insert(next)
      }
      return .stepwise(chosen.sorted().map { candidates[$0] })
    }

    private func reach(of index: Int) -> Int {
      scenario.scenes.flatMap(\.choices).count { choice in
        candidates[index].forbids.contains { $0.forbids(Set(choice.acts)) }
      }
    }

    /// A shortest way to the ending that these clauses leave open.
    private mutating func way(under chosen: Set<Int>) -> [PlayStep]? {
      let bans = Set(chosen.flatMap { candidates[$0].forbids })
      if let known = ways[bans] { return known }
      let way = way(banning: bans)
      ways[bans] = .some(way)
      return way
    }

    /// As one rule, because one that can be reopened is one more bit to remember. Where that is too much, nothing is
    /// known to be closed.
    private func way(banning bans: Set<Clause.Ban>) -> [PlayStep]? {
      let rule = Rules.Rule(
        number: (rules.rules.map(\.number).max() ?? 0) + 1, position: Position(topic: "", stance: ""),
        label: "",
        ballot: nil, bans: Array(bans))
      guard let machine = Machine(scenario, under: bans.isEmpty ? rules : Rules(rules.rules + [rule])) else {
        return []
      }
      let graph = StateGraph(machine, limit: limit, forgetting: true)
      return graph.ending(in: scene).map { graph.shortestPath(to: $0) }
    }

    /// Clauses that forbid a choice on a way and go with those chosen.
    private func hits(on way: [PlayStep], besides chosen: Set<Int>) -> [Int] {
      candidates.indices.filter { index in
        let clause = candidates[index]
        return !chosen.contains(index)
          && forbids(clause, way)
          && Contradictions.brought(
            by: clause.position, into: chosen.map { candidates[$0].position }, content
          ).isEmpty
      }
    }

    private func forbids(_ clause: Clause, _ way: [PlayStep]) -> Bool {
      var done: Set<ActID> = []
      for step in way where step.percent == nil {
        let acts = Set(
          scenario.scene(step.scene)?.choices.first { $0.id.text == step.way }?.acts ?? [])
        let standing = clause.forbids.contains { ban in
          ban.forbids(acts) && !(ban.lift.map(done.contains) ?? false)
        }
        if standing { return true }
        done.formUnion(acts)
      }
      return false
    }
  }
}
