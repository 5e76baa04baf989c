/// A play looked back on: what each verb bought and cost, and what was judgement and what was luck.
package struct Debrief: Sendable {
  package let play: Play
  /// Nil where the scenario could not be solved; the debrief then leaves out what it cannot know, saying so.
  package let score: Score?
  let analysis: Analysis?
  let content: Content
  /// Why there is no score.
  let obstacle: Analysis.Obstacle?

  package init(_ play: Play, analysis: Result<Analysis, Analysis.Obstacle>, content: Content) {
    self.play = play
    self.content = content
    self.analysis = try? analysis.get()
    score = self.analysis.flatMap { Score(play, $0) }
    if case .failure(let obstacle) = analysis { self.obstacle = obstacle } else { obstacle = nil }
  }

  /// Disputed measures in the scenario's order.
  var disputed: [Int] {
    play.scenario.measures.indices.filter { index in
      play.disputes.contains { $0.measure == play.scenario.measures[index] }
    }
  }

  func name(of measure: Int) -> String {
    let id = play.scenario.measures[measure]
    return content.measure(id)?.name ?? id.text
  }

  /// The measures that moved most, by judgement and luck together.
  var mostMoved: [Int] {
    guard let score else { return [] }
    return play.scenario.measures.indices.filter { score.movement(of: $0) >= 0.05 }
      .sorted { score.movement(of: $0) > score.movement(of: $1) }
  }
}

// MARK: The first page

extension Debrief {
  /// How to read the bill, for somebody who sees one for the first time.
  private static let key =
    "A coin-flipper’s play + your choices + the dice = what happened. The table shows the last two: more is better, "
    + "and 0 is what somebody averages who flips a coin at every choice."

  /// Whom one is measured against does not change with the rules.
  private var withoutRules: String {
    play.rules.isEmpty ? "" : " The coin-flipper plays the story without your rules."
  }

  /// For a room, whose facilitator knows the rest and whose page must fit one screen.
  private static let shortKey =
    "More is better; 0 is what a coin flipped at every choice averages."

  /// "You deployed once, fixed 4 times and refused twice, in 9 decisions."
  private func inShort(_ score: Score) -> String {
    let words: [(Verb, String)] = [(.deploy, "deployed"), (.fix, "fixed"), (.refuse, "refused")]
    let parts = words.compactMap { verb, word -> String? in
      switch score.times(verb) {
      case 0: nil
      case 1: "\(word) once"
      case 2: "\(word) twice"
      case let times: "\(word) \(times) times"
      }
    }
    let decisions = "in \(play.decisions) decision\(play.decisions == 1 ? "" : "s")"
    guard let last = parts.last else { return "You neither deployed, fixed nor refused, \(decisions)." }
    let list = parts.count == 1 ? last : "\(parts.dropLast().joined(separator: ", ")) and \(last)"
    return "You \(list), \(decisions)."
  }

  /// One screen: the bill by verb, the two measures that moved most, and what to do next.
  package var firstPage: Document {
    let who = play.room.map { " — \($0.title)" } ?? ""
    var page = Document([.heading(1, Text("\(play.scenario.title)\(who) — \(endingTitle)"))])
    guard let score else { return page + unpriced + Document(roomLines.map { .paragraph(Text($0)) }) }
    if play.scenario.measures.isEmpty {
      page.blocks.append(.paragraph("This story prices nothing, so there is no bill to read."))
    } else if play.room != nil {
      page.blocks += [
        .aside(Text(Debrief.shortKey + withoutRules)), .table(bill(score, of: Array(score.measures.indices))),
      ]
      let sums =
        mostMoved.prefix(2).map { shortSum(of: $0, score) } + [diceSentence(score)].compactMap(\.self)
      page.blocks.append(.list((roomLines + sums + disputeLines).map { [.paragraph(Text($0))] }))
      return page
    } else {
      page.blocks.append(.paragraph(Text(inShort(score))))
      page.blocks.append(.aside(Text(Debrief.key + withoutRules)))
      page.blocks.append(.table(bill(score, of: Array(score.measures.indices))))
      if let sentence = diceSentence(score) { page.blocks.append(.paragraph(Text(sentence))) }
      for measure in mostMoved.prefix(2) { page.blocks.append(.paragraph(Text(sum(of: measure, score)))) }
    }
    page.blocks += disputeBlocks(score)
    return page
  }

  private var endingTitle: String { play.isOver ? "ending: \(play.scene.title)" : "not finished" }

  private var unpriced: Document {
    let totals = play.named(play.totals).filter { $0.amount != 0 }
      .map { "\(name(of: $0.measure)) \(signed($0.amount))" }.joined(separator: ", ")
    var blocks: [Block] = [
      .paragraph(Text(totals.isEmpty ? "Nothing was priced." : "What happened: \(totals)."))
    ]
    blocks.append(.aside(Text(obstacle?.sentence ?? "This play cannot be compared with others.")))
    return Document(blocks)
  }

  private func name(of id: MeasureID) -> String { content.measure(id)?.name ?? id.text }

  /// Rows: each verb used, other decisions, and the dice. The cells' sums are the total less par.
  private func bill(_ score: Score, of measures: [Int]) -> Table {
    var rows: [[Text]] = []
    let verbs: [Verb?] = Verb.allCases + [nil]
    for verb in verbs where score.times(verb) > 0 {
      let (bought, cost) = sides(score.judgement(of: verb), of: measures)
      rows.append([
        Text(verb?.rawValue ?? "other choices"), Text("\(score.times(verb))"), Text(bought), Text(cost),
      ])
    }
    if score.moves.contains(where: { $0.step.isDraw }) {
      let (bought, cost) = sides(score.luck, of: measures)
      rows.append(["the dice", Text("\(score.moves.count { $0.step.isDraw })"), Text(bought), Text(cost)])
    }
    return Table(header: ["", "times", "what it bought", "what it cost"], rows: rows, rightAligned: [1])
  }

  private func sides(_ amounts: [Double], of measures: [Int]) -> (bought: String, cost: String) {
    func side(_ keep: (Double) -> Bool) -> String {
      let parts = measures.filter { abs(amounts[$0]) >= 0.05 && keep(amounts[$0]) }
        .sorted { abs(amounts[$0]) > abs(amounts[$1]) }
        .map { "\(play.scenario.measures[$0]) \(signed(amounts[$0]))" }
      return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }
    return (side { $0 > 0 }, side { $0 < 0 })
  }

  /// The draw that moved most, with its odds.
  private func diceSentence(_ score: Score) -> String? {
    let draws = score.moves.filter { $0.step.isDraw }
    guard let most = draws.max(by: { $0.weight < $1.weight }), let outcome = play.outcome(of: most.step),
      let odds = try? play.machine.odds(in: most.step.before)
    else { return nil }
    let percent = odds[most.step.index]
    return "“\(outcome.text)” comes up \(percent) times in 100. This time it did."
  }

  private func sum(of measure: Int, _ score: Score) -> String {
    let question = content.measure(play.scenario.measures[measure])?.question ?? ""
    let opening = question.isEmpty ? name(of: measure) : "\(name(of: measure)) (\(question))"
    return "\(opening) ended at \(signed(score.totals[measure])). "
      + "A coin-flipper’s play averages \(signed(score.par[measure])). "
      + "Your choices: \(signed(score.judgement[measure])). The dice: \(signed(score.luck[measure]))."
  }

  /// For a room's first page, which has no space for a second bill.
  private var disputeLines: [String] {
    play.disputes.map { dispute in
      "Disputed: \(name(of: dispute.measure))" + (dispute.text.isEmpty ? "." : ", “\(dispute.text)”".sentence)
    }
  }

  /// Disputed prices, and the bill again without them.
  package var disputes: [Block] { score.map(disputeBlocks) ?? [] }

  private func disputeBlocks(_ score: Score) -> [Block] {
    guard !disputed.isEmpty else { return [] }
    var blocks: [Block] = [.heading(2, "Disputed prices")]
    blocks.append(.list(play.disputes.map { [.paragraph(Text("\(name(of: $0.measure)): \($0.text)"))] }))
    let rest = score.measures.indices.filter { !disputed.contains($0) }
    if !rest.isEmpty {
      blocks.append(.paragraph("The bill again without them:"))
      blocks.append(.table(bill(score, of: rest)))
    }
    return blocks
  }
}

extension Score.Move {
  /// How much it moved all measures together.
  var weight: Double { worth.reduce(0) { $0 + abs($1) } }
}

extension Analysis.Obstacle {
  /// Why nothing exact can be said, for the reader of a debrief.
  package var sentence: String {
    switch self {
    case .tooManyStates(let limit, let largest):
      let names = largest.map(\.text).joined(separator: ", ")
      return "This story has more than \(limit) states, so judgement and luck are not told apart. "
        + "Its largest facts: \(names)."
    case .faulty, .endless, .effectInLoop:
      return "This story has errors, so judgement and luck are not told apart. `pushback check` says which."
    case .hardlyEverLeft(let scene):
      return
        "The dice lead round and round from `\(scene)` and hardly ever out, so judgement and luck are not "
        + "told apart."
    }
  }
}
