/// The rest of the debrief, on request.
extension Debrief {
  package var more: Document {
    var document = Document([.heading(2, "The way you went")])
    document.blocks.append(.numbered(path))
    document.blocks += votes
    if play.room != nil { document.blocks += disputes }
    document.blocks += bars
    document.blocks += whatMattered
    document.blocks += elsewhere
    document.blocks += questions
    document.blocks += standing
    if !play.reopenedLines().isEmpty {
      document.blocks += [
        .heading(2, "Rules that were reopened"),
        .list(play.reopenedLines().map { [.paragraph(Text($0))] }),
      ]
    }
    if !play.notes.isEmpty {
      document.blocks += [.heading(2, "Your notes"), .list(play.notes.map { [.paragraph(Text($0))] })]
    }
    document.blocks += closing
    return document
  }

  /// Both parts: what a file holds.
  package var whole: Document { firstPage + more }

  private var path: [[Block]] {
    play.path.map { step in
      let title = play.scene(of: step.before).title
      if let outcome = play.outcome(of: step) {
        let odds = (try? play.machine.odds(in: step.before))?[step.index] ?? 0
        return [.paragraph(Text("\(title): the dice said “\(outcome.text)” (\(odds) times in 100)."))]
      }
      guard let choice = play.choice(of: step) else { return [] }
      let verb = choice.verb.map { "\($0.rawValue) — " } ?? ""
      var words = "\(title): \(verb)\(choice.text)".sentence
      if !choice.positions.isEmpty {
        let labels = choice.positions.map { content.clause($0)?.label ?? $0.description }
        words += " Stands for: \(labels.joined(separator: "; "))."
      }
      if let reason = step.reason { words += " Because: “\(reason)”" }
      if let against = play.against(step) { words += " Against the vote: \(against)".sentence }
      return [.paragraph(Text(words))]
    }
  }

  private var bars: [Block] {
    guard let score, let analysis, !score.measures.isEmpty else { return [] }
    let ranges = analysis.ranges
    let bars = score.measures.indices.map { measure in
      Bar(
        label: name(of: measure), low: Double(ranges[measure].lowerBound),
        high: Double(ranges[measure].upperBound), value: Double(score.totals[measure]),
        par: score.par[measure])
    }
    return [
      .heading(2, "Each measure, between the lowest and the highest any play reaches"), .bars(bars),
      .table(
        Table(
          header: ["", "a coin-flipper’s play", "your choices", "the dice", "what happened"],
          rows: score.measures.indices.map { measure in
            [
              Text(name(of: measure)), Text(signed(score.par[measure])),
              Text(signed(score.judgement[measure])), Text(signed(score.luck[measure])),
              Text(signed(score.totals[measure])),
            ]
          }, rightAligned: [1, 2, 3, 4])),
      .aside("In the record these are called par, judgement and luck; the first three add up to the last."),
    ]
  }

  /// The three decisions or draws that moved the bill most.
  private var whatMattered: [Block] {
    guard let score else { return [] }
    let most = score.moves.filter { $0.weight >= 0.05 }.sorted { $0.weight > $1.weight }.prefix(3)
    guard !most.isEmpty else { return [] }
    let items = most.map { move -> [Block] in
      let title = play.scene(of: move.step.before).title
      let what = play.choice(of: move.step)?.text ?? play.outcome(of: move.step)?.text ?? ""
      let worth = score.measures.indices.filter { abs(move.worth[$0]) >= 0.05 }
        .map { "\(score.measures[$0]) \(signed(move.worth[$0]))" }.joined(separator: ", ")
      return [.paragraph(Text("\(title): “\(what)” — \(move.step.isDraw ? "luck" : "judgement"): \(worth)"))]
    }
    return [.heading(2, "What mattered most"), .numbered(items)]
  }

  private var elsewhere: [Block] {
    guard let analysis, let start = analysis.endingOdds(from: play.path.first?.before ?? play.here) else {
      return []
    }
    let last = play.path.last { !$0.isDraw }.flatMap { analysis.endingOdds(from: $0.before) } ?? start
    let order = analysis.endings.indices.sorted { start[$0] > start[$1] }
    let rows = order.map { index -> [Text] in
      let id = analysis.endings[index]
      let title = play.scenario.scene(id)?.title ?? id.text
      return [
        Text(id == play.scene.id ? "\(title) (yours)" : title), Text(percentage(start[index])),
        Text(percentage(last[index])),
      ]
    }
    var blocks: [Block] = [
      .heading(2, "What else could have happened"),
      .table(
        Table(
          header: ["ending", "at the start", "at the last decision"], rows: rows, rightAligned: [1, 2])),
      .aside(
        Text(
          "Odds if every later choice were made at random"
            + (play.rules.isEmpty ? "." : ", those included that your rules forbid."))),
    ]
    if let sentence = turningPoint(analysis) { blocks.append(.paragraph(Text(sentence))) }
    return blocks
  }

  /// The nearest decision at which another choice would probably have led elsewhere.
  private func turningPoint(_ analysis: Analysis) -> String? {
    guard play.isOver, let ending = analysis.endings.firstIndex(of: play.scene.id) else { return nil }
    for step in play.path.reversed() where !step.isDraw {
      guard case .decision(let decision) = play.scene(of: step.before).exit else { continue }
      let offered = play.machine.offered(in: step.before)
      let others = decision.choices.indices.filter { offered & 1 << UInt64($0) != 0 && $0 != step.index }
      let best = others.compactMap { index -> (index: Int, odds: Double)? in
        guard let after = try? play.machine.take(index, in: step.before) else { return nil }
        return analysis.endingOdds(from: after).map { (index, $0[ending]) }
      }.min { $0.odds < $1.odds }
      guard let best, let own = analysis.endingOdds(from: step.after)?[ending], best.odds <= own / 2 else {
        continue
      }
      let elsewhere =
        best.odds == 0 ? "always ends elsewhere" : "ends elsewhere in \(percentage(1 - best.odds)) of plays"
      let likeliest = likeliest(after: best.index, in: step.before, but: ending, analysis)
      return "The nearest fork: at “\(play.scene(of: step.before).title)”, "
        + "“\(decision.choices[best.index].text)” \(elsewhere)\(likeliest.map { ", most often in “\($0)”" } ?? "")."
    }
    return nil
  }

  /// The title of the likeliest other ending after a choice.
  private func likeliest(after choice: Int, in state: State, but ending: Int, _ analysis: Analysis) -> String?
  {
    guard let after = try? play.machine.take(choice, in: state), let odds = analysis.endingOdds(from: after),
      let index = odds.indices.filter({ $0 != ending }).max(by: { odds[$0] < odds[$1] })
    else { return nil }
    return play.scenario.scene(analysis.endings[index])?.title
  }

  private var questions: [Block] {
    var seen: Set<String> = []
    let asked = play.visited.flatMap { state -> [[Block]] in
      let scene = play.scene(of: state)
      return scene.questions.filter { seen.insert($0).inserted }.map { question in
        [.paragraph(Text([Span(scene.title, .emphasis), Span(": \(question)")]))]
      }
    }
    return asked.isEmpty ? [] : [.heading(2, "Questions to talk about"), .list(asked)]
  }

  private var standing: [Block] {
    let positions = play.positions
    guard !positions.isEmpty else { return [] }
    let items = positions.map { position -> [Block] in
      let label = content.clause(position)?.label ?? position.stance
      return [.paragraph(Text("\(content.topic(position.topic)?.title ?? position.topic): \(label)"))]
    }
    return [.heading(2, "What your choices stand for"), .list(items)]
  }
}

extension Play {
  /// Every state that a scene was read in on the live path, those passed without a decision included.
  var visited: [State] {
    machine.trail(from: machine.first) + path.flatMap { machine.trail(taking: $0.index, in: $0.before) }
  }

  /// Every position that the live path took, each once, in the order taken first.
  package var positions: [Position] {
    var seen: Set<Position> = []
    return path.flatMap { choice(of: $0)?.positions ?? [] }.filter { seen.insert($0).inserted }
  }
}
