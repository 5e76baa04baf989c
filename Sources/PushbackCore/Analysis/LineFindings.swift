/// A story that one of the three lines wins: what check says of it, beside what analyze does.
extension Scenario {
  func lineFindings(_ graph: StateGraph) -> [Finding] {
    guard !measures.isEmpty, Verb.allCases.allSatisfy(offers) else { return [] }
    let components = graph.components()
    let lines = Verb.allCases.map { Line($0, graph, components, endings: []) }
    return lines.winner.map { line in
      [
        Finding(
          "PB096", .warning, at: .start,
          "always to \(line.verb.rawValue) is at least as good in every measure as either other line",
          advice:
            "let it cost something: a price in the bill, or what follows from it; analyze shows the figures")
      ]
    } ?? []
  }

  /// Without a choice for it, a line is only a coin-flipper's.
  private func offers(_ verb: Verb) -> Bool {
    scenes.contains { scene in
      guard case .decision(let decision) = scene.exit else { return false }
      return decision.choices.contains { $0.verb == verb }
    }
  }
}
