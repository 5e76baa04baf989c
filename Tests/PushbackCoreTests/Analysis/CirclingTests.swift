import Testing

@testable import PushbackCore

/// Plans of stories whose loops hold decisions, against the two other ways to come by the same figures.
@Suite struct CirclingTests {
  private static let stories = (UInt64(0)..<200).map { Generator.scenario(seed: $0) }

  private func parts(_ story: Scenario) -> (StateGraph, [[Int]])? {
    guard let machine = Machine(story), let analysis = try? Analysis(machine) else { return nil }
    return (analysis.graph, analysis.graph.components())
  }

  @Test func `where no loop holds a decision, every plan comes to the same as where loops are folded`() throws
  {
    var compared = 0
    for story in Self.stories {
      guard let (graph, components) = parts(story), let folded = Folded(graph, components),
        let plain = folded.enumerated(atMost: 500),
        let circling = Circling(graph, components).enumerated(atMost: 500)
      else { continue }
      compared += 1
      let (a, b) = (plain.undominated, circling.undominated)
      #expect(a.count == b.count)
      for point in a { #expect(b.contains { zip($0, point).allSatisfy { abs($0 - $1) < 1e-9 } }) }
    }
    #expect(compared > 10, "\(compared)")
  }

  @Test func `the best plan for one measure has that measure's greatest expectation, in loops too`() throws {
    var looped = 0
    for story in Self.stories {
      guard let (graph, components) = parts(story), Folded(graph, components) == nil else { continue }
      looped += 1
      let optimum = Optimum(graph, components)
      let measures = story.measures.indices
      for measure in measures {
        let best = Circling(graph, components).best(measures.map { $0 == measure ? 1 : 0 })
        let most = optimum.values(of: graph.column(measure) { $0 }, .most)[0]
        #expect(abs(best[measure] - most) < 1e-9)
      }
      #expect(!Front(graph, components, work: Front.quickly).points.isEmpty)
    }
    #expect(looped > 5, "\(looped)")
  }
}
