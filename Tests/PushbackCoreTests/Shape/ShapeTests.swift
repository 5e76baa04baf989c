import Testing

@testable import PushbackCore

struct ShapeTests {
  private let shape: Shape

  init() throws { shape = try Drawings.shape(shipIt) }

  private func edges(from id: SceneID) -> [Shape.Edge] {
    shape.edges.filter { shape.nodes[$0.source].id == id }
  }

  @Test func `every scene is a node and every way out an edge`() throws {
    for story in Drawings.all {
      let shape = try Drawings.shape(story)
      #expect(shape.nodes.map(\.id) == story.scenes.map(\.id))
      let targets = story.scenes.flatMap { scene -> [SceneID] in
        switch scene.exit {
        case .decision(let decision): decision.choices.map(\.target)
        case .chance(let outcomes): outcomes.map(\.target)
        case .continuation(let ways): ways.map(\.target)
        case .ending: []
        }
      }
      #expect(shape.edges.map { shape.nodes[$0.target].id } == targets)
    }
  }

  @Test func `edges are told by verb, odds and conditions in words`() {
    #expect(
      edges(from: "link").map(\.label) == ["deploy", "fix", "in-writing (refuse)", "point-back (refuse)"])
    #expect(edges(from: "rewrite").map(\.label) == ["if pressure is at least 2", "otherwise"])
    // 30 where nothing presses, 80 where something does; what is left goes to the pager.
    #expect(edges(from: "night").map(\.label) == ["30–80 %", "20–70 %"])
    #expect(edges(from: "pager").map(\.label) == ["60 %", "40 %"])
  }

  @Test func `odds are those of the states there are, not of all that could be written`() throws {
    var story = shipIt
    // A weight for a pressure that no play reaches at night.
    let parts: [Outcome.Weight.Part] = [
      .init(1, if: .all([yes("on-record"), .not(yes("on-record"))])), .init(30),
    ]
    story.scenes[4].exit = .chance([outcome(parts, to: "quiet"), rest(to: "pager")])
    let edges = try Drawings.shape(story).edges.filter { $0.source == 4 }
    #expect(edges.map(\.label) == ["30 %", "70 %"])
  }

  @Test func `a scene that no play reaches is marked`() throws {
    var story = shipIt
    story.scenes.append(decision("attic", choice("stay", to: "quiet"), choice("go", to: "gone")))
    let shape = try Drawings.shape(story)
    #expect(shape.nodes.filter { !$0.isReached }.map(\.id) == ["attic"])
    #expect(shape.notes(on: shape.nodes.count - 1) == ["never reached"])
  }

  @Test func `an ending is as bad as for whom it went worst`() {
    func ending(_ outlooks: Fate.Outlook...) -> EndingClass {
      EndingClass(outlooks.map { Fate(party: "team", outlook: $0) })
    }
    #expect(ending(.good, .good) == .good)
    #expect(ending(.good, .mixed) == .mixed)
    #expect(ending(.good, .mixed, .bad) == .bad)
    #expect(ending() == .unsaid)
    let fates = [("team", .good), ("you", .bad), ("firm", .good)] as [(PartyName, Fate.Outlook)]
    #expect(fates.map { Fate(party: $0, outlook: $1) }.words == "good for team and firm; bad for you")
  }

  @Test func `the path of a play is numbered from step to step, up to where it ended`() throws {
    for story in Drawings.all {
      let play = try Drawings.play(story)
      let shape = Shape(play)
      let steps = shape.edges.flatMap { edge in edge.steps.map { (step: $0, edge: edge) } }.sorted {
        $0.step < $1.step
      }
      #expect(steps.map(\.step) == Array(1...steps.count))
      #expect(steps.first?.edge.source == shape.start)
      for (one, next) in zip(steps, steps.dropFirst()) { #expect(one.edge.target == next.edge.source) }
      let last = try #require(steps.last?.edge.target)
      #expect(shape.nodes[last].id == play.scene.id)
      #expect(shape.nodes[last].visit == (play.isOver ? .ended : .here))
      #expect(shape.nodes.count { $0.visit == .ended || $0.visit == .here } == 1)
      // Decisions and draws are steps, and what is passed between them.
      #expect(steps.count >= play.path.count)
    }
  }

  @Test func `a play that has not begun stands at its start`() throws {
    let shape = Shape(try Play(try #require(Machine(shipIt)), seed: 1))
    #expect(shape.nodes[0].visit == .here && shape.edges.allSatisfy { $0.steps.isEmpty })
  }
}
