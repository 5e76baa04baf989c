/// What a debrief says of a room besides its bill.
extension Debrief {
  /// For the first page: who was overruled, where the room was divided, where wish and practice part, who moved.
  var roomLines: [String] {
    guard play.room != nil else { return [] }
    let balances = play.balances
    var lines: [String] = []
    for balance in balances {
      if let overruling = balance.overruling { lines.append("At “\(balance.scene.title)”, \(overruling)") }
    }
    if let hardest = balances.filter({ $0.division > 0 }).max(by: { $0.division < $1.division }) {
      lines.append("You split hardest on: \(hardest.question) (\(hardest.score))")
    }
    if let widest = balances.max(by: { $0.gapWidth < $1.gapWidth }), let gap = widest.gap {
      lines.append("At “\(widest.scene.title)”: \(gap)")
    }
    for balance in balances {
      if let second = balance.second { lines.append("At “\(balance.scene.title)”: \(second)") }
    }
    let shown = lines.prefix(3)
    let rest = lines.count - shown.count
    return shown + (rest > 0 ? ["And \(rest) more of this kind: debrief more."] : [])
  }

  /// How a measure came to its total, as one sum.
  func shortSum(of measure: Int, _ score: Score) -> String {
    let question = content.measure(play.scenario.measures[measure])?.question ?? ""
    let opening = question.isEmpty ? name(of: measure) : "\(name(of: measure)) (\(question))"
    return
      "\(opening): \(signed(score.par[measure])) by flipping coins, \(signed(score.judgement[measure])) by your "
      + "choices, \(signed(score.luck[measure])) by the dice: \(signed(score.totals[measure]))."
  }

  /// Every vote, for the rest of the debrief.
  var votes: [Block] {
    let balances = play.balances
    guard !balances.isEmpty else { return [] }
    var blocks: [Block] = [.heading(2, "How you voted")]
    for balance in balances {
      blocks.append(.heading(3, Text(balance.question)))
      blocks.append(.paragraph(Text("Taken: \(balance.name(balance.choice.id)), “\(balance.choice.text)”")))
      blocks += balance.sentences.map { .paragraph(Text($0)) }
      let voices = balance.poll.voices.map { voice -> [Block] in
        [.paragraph(Text("\(balance.name(voice.choice)): “\(voice.text)”"))]
      }
      if !voices.isEmpty { blocks.append(.list(voices)) }
    }
    return blocks
  }

  /// The lists typed in as they were said, and who takes the next step.
  var closing: [Block] {
    var blocks: [Block] = []
    for list in Closing.List.allCases {
      let texts = play.closing.texts(list)
      guard !texts.isEmpty else { continue }
      blocks += [.heading(2, Text(list.title)), .list(texts.map { [.paragraph(Text($0))] })]
    }
    if let step = play.closing.nextStep {
      blocks.append(.paragraph(Text("\(step.name) takes it to those who sign by \(step.by).")))
    }
    return blocks
  }
}
