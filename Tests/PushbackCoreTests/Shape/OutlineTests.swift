import Testing

@testable import PushbackCore

struct OutlineTests {
  private func text(_ story: Scenario) throws -> String {
    Outline(try Drawings.shape(story)).lines.map { line in
      String(repeating: "  ", count: line.depth) + (line.role == .ways ? "   " : "") + line.text.plain
    }.joined(separator: "\n")
  }

  @Test func `branches stand deeper, and where they meet the outline comes back`() throws {
    #expect(
      try text(shipIt) == """
        1. At link (start)
           1 deploy → 5. At night
           2 fix → 2. At rewrite
           3 in-writing (refuse), 4 point-back (refuse) if on-record is yes → 4. At meeting
          2. At rewrite
             if pressure is at least 2 → 4. At meeting
             otherwise → 3. At thursday
          3. At thursday
             1 show → 5. At night
             2 back if pressure is less than 2 → 1. At link (above)
             3 call → 3. At thursday (above)
        4. At meeting
           1 give-in (deploy) → 5. At night
           2 stand (refuse) → 7. At quiet
        5. At night (chance)
           30–80 % → 7. At quiet
           20–70 % → 6. At pager
        6. At pager (chance)
           60 % → 5. At night (above)
           40 % → 8. At gone
          8. At gone (ending: mixed for team)
        7. At quiet (ending: mixed for team)
        """)
  }

  @Test func `a chain of scenes that could end at each stays at one level`() throws {
    let scenes = (0..<6).map { index in
      decision(
        SceneID("s\(index)"), choice("on", to: SceneID("s\(index + 1)")),
        choice("stop", to: SceneID("e\(index)")))
    }
    let ends = (0..<6).map { ending(SceneID("e\($0)")) } + [ending("s6")]
    let outline = Outline(try Drawings.shape(story(scenes + ends)))
    #expect(outline.lines.map(\.depth).max() == 1)
  }

  @Test func `every scene is told once, with every choice, and before what follows it`() throws {
    for story in Drawings.all {
      let shape = try Drawings.shape(story)
      let entries = Nesting(shape).entries
      #expect(entries.map(\.node).sorted() == Array(shape.nodes.indices))
      #expect(Outline(shape).lines.count { $0.role == .scene } == shape.nodes.count)
      let told = Outline(shape).lines.map(\.text.plain).joined(separator: "\n")
      for edge in shape.edges {
        if case .choice(let chosen) = edge.way { #expect(told.contains("\(chosen.number) \(chosen.name)")) }
      }
      // A scene stands deeper than none before it by more than one level.
      for (one, next) in zip(entries, entries.dropFirst()) { #expect(next.depth <= one.depth + 1) }
    }
  }

  @Test func `a scene that nothing leads to is told last`() throws {
    var lonely = shipIt
    lonely.scenes.insert(decision("attic", choice("stay", to: "quiet"), choice("go", to: "gone")), at: 1)
    #expect(try text(lonely).split(separator: "\n").suffix(3).first == "2. At attic (never reached)")
  }

  @Test func `the path is marked on scenes and ways`() throws {
    let shape = Shape(try Drawings.play(shipIt))
    let outline = Outline(shape)
    #expect(
      outline.lines.count { $0.isTaken && $0.role == .scene } == shape.nodes.count { $0.visit != .none })
    #expect(outline.lines.contains { $0.isTaken && $0.text.plain.contains("(step 1)") })
    #expect(outline.lines.contains { $0.text.plain.contains("the play ended here") })
  }

  @Test func `dominators agree with taking scenes out one by one`() throws {
    for story in Drawings.generated {
      let shape = try Drawings.shape(story)
      let successors = shape.exits.map { $0.map(\.target) }
      let tree = Dominators(successors: successors, start: shape.start)
      func reached(without gone: Int?) -> Set<Int> {
        var (found, waiting) = (Set<Int>(), gone == shape.start ? [] : [shape.start])
        while let node = waiting.popLast() {
          guard node != gone, found.insert(node).inserted else { continue }
          waiting += successors[node]
        }
        return found
      }
      let all = reached(without: nil)
      for node in all where node != shape.start {
        let dominators = all.filter { $0 != node && !reached(without: $0).contains(node) }
        // The nearest is the one that all others dominate.
        let nearest = dominators.first { candidate in
          dominators.allSatisfy { $0 == candidate || !reached(without: $0).contains(candidate) }
        }
        #expect(tree.nearest[node] == nearest)
      }
    }
  }
}
