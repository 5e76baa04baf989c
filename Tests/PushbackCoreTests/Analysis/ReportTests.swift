import Testing

@testable import PushbackCore

/// What is known of a story before anybody plays it, against slower ways of finding it.
@Suite struct ReportTests {
  private static let stories = (UInt64(0)..<40).map { Generator.scenario(seed: $0) } + [shipIt]

  private func report(_ story: Scenario) throws -> Report { try Report(#require(Machine(story))) }

  @Test func `one is told as one`() throws {
    let small = story([
      decision("a", choice("x", to: "e"), choice("y", to: "e")), ending("e"),
    ])
    let text = try report(small).document(Content()).plainText
    #expect(text.contains("1 of them a decision; 2 different plays, of 1 decision."), "\(text)")
    #expect(text.contains("An average play: 1 decision, "))
    #expect(text.contains("less than 0.1 minutes to read in silence, less than 0.1 aloud."))
    #expect(text.firstMatch(of: /\b1 (decisions|words|states|minutes)/) == nil)
  }

  @Test func `blind play and the three lines lie between the worst and the best plan`() throws {
    for story in Self.stories {
      let report = try report(story)
      for (number, measure) in report.measures.enumerated() {
        for figure in [measure.total, measure.gains, measure.losses] {
          #expect(figure.least <= figure.blind + 1e-9 && figure.blind <= figure.most + 1e-9)
        }
        #expect(Double(measure.range.lowerBound) <= measure.total.least + 1e-9)
        #expect(measure.total.most <= Double(measure.range.upperBound) + 1e-9)
        for line in report.lines {
          #expect(measure.total.least <= line.measures[number] + 1e-9)
          #expect(line.measures[number] <= measure.total.most + 1e-9)
        }
      }
      #expect(abs(report.endings.reduce(0) { $0 + $1.odds.blind } - 1) < 1e-9)
    }
  }

  @Test func `what is gained less what is lost is the expectation, forwards as backwards`() throws {
    for story in Self.stories {
      for measure in try report(story).measures {
        #expect(abs(measure.gains.blind - measure.losses.blind - measure.total.blind) < 1e-9)
      }
    }
  }

  @Test func `best and worst are those of all plans tried one by one`() throws {
    var compared = 0
    for story in Self.stories {
      let analysis = try solved(story)
      let components = analysis.graph.components()
      guard let folded = Folded(analysis.graph, components), let plans = folded.enumerated(atMost: 2_000)
      else {
        continue
      }
      compared += 1
      for (number, measure) in try report(story).measures.enumerated() {
        let totals = plans.map { $0[number] }
        #expect(abs((totals.min() ?? 0) - measure.total.least) < 1e-9)
        #expect(abs((totals.max() ?? 0) - measure.total.most) < 1e-9)
      }
    }
    #expect(compared > 10, "\(compared)")
  }

  @Test func `no plan on the front beats another, and each measure's best plan is on it`() throws {
    for story in Self.stories {
      let report = try report(story)
      guard report.front.extent == .all else { continue }
      for point in report.front.points {
        #expect(!report.front.points.contains { dominates($0, point) })
      }
      for (number, measure) in report.measures.enumerated() where !report.front.points.isEmpty {
        let best = report.front.points.map { $0[number] }.max() ?? 0
        #expect(abs(best - measure.total.most) < 1e-9)
      }
    }
  }

  @Test func `a fork and a coin, by hand`() throws {
    let report = try report(
      story([
        decision("fork", choice("sure", to: "good").priced("production", 1), choice("bold", to: "toss")),
        chance("toss", outcome(50, to: "good"), rest(to: "bad")), ending("good"), ending("bad"),
      ]))
    #expect(report.states == 4 && report.decisionStates == 1)
    #expect(report.plays == "3" && report.shortest == 1 && report.longest == 1)
    let bad = try #require(report.endings.first { $0.id == "bad" })
    #expect(bad.odds == Report.Figure(blind: 0.25, least: 0, most: 0.5))
    let production = report.measures[0].total
    #expect(production == Report.Figure(blind: 0.5, least: 0, most: 1))
    #expect(report.choices.dominated.map(\.choice) == ["bold"])
    #expect(report.choices.dominated.map(\.by) == ["sure"])
    #expect(report.front.extent == .all && report.front.points == [[1, 0]])
    #expect(report.seen == [1, 0.5, 0.75, 0.25])
  }

  @Test func `of choices that lead alike it is said that they never matter`() throws {
    let report = try report(
      story([decision("fork", choice("left", to: "end"), choice("right", to: "end")), ending("end")]))
    #expect(report.choices.decisions.map(\.neverMattered) == [true])
    #expect(report.findings.contains { $0.contains("`fork`") })
  }

  @Test func `numbers of any length are counted exactly`() {
    var doubled = Natural(1)
    for _ in 0..<200 {
      let same = doubled
      doubled += same
    }
    #expect(doubled.description == "1606938044258990275541962092341162602522202993782792835301376")
    var carried = Natural(999_999_999_999_999_999)
    carried += Natural(1)
    #expect(carried.description == "1000000000000000000")
    #expect(Natural().description == "0")
  }

  @Test func `every plan that is alone best for some weighting is found, and no other`() {
    // Half of the points lie on a ball, the others mostly inside it.
    var dice = Dice(seed: 7)
    for measures in 2...5 {
      let points = (0..<60).map { _ in
        let raw = (0..<measures).map { _ in Double(dice.below(1_000)) / 1_000 - 0.5 }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return dice.flip() ? raw.map { $0 / length } : raw
      }
      var weightings = Weightings(measures: measures) { weights in
        points.max { a, b in
          zip(weights, a).reduce(0) { $0 + $1.0 * $1.1 } < zip(weights, b).reduce(0) { $0 + $1.0 * $1.1 }
        } ?? []
      }
      weightings.explore(atMost: 100_000)
      #expect(weightings.isComplete)
      for _ in 0..<5_000 {
        let weights = (0..<measures).map { _ in Double(1 + dice.below(1_000)) }
        func worth(_ point: [Double]) -> Double { zip(weights, point).reduce(0) { $0 + $1.0 * $1.1 } }
        let (best, found) = (points.map(worth).max() ?? 0, weightings.points.map(worth).max() ?? 0)
        #expect(abs(best - found) < 1e-5 * weights.reduce(0, +), "\(measures) measures")
      }
      #expect(weightings.points.undominated.count == weightings.points.count)
    }
  }
}
