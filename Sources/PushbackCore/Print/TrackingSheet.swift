/// Where things stand: what a computer would remember, as boxes to tick, numbers to cross off and a path to write down.
extension Kit {
  var trackingSheet: Document {
    var blocks: [Block] = [title("where things stand")]
    if !scenario.facts.isEmpty {
      blocks += [
        .paragraph(
          "Lay a coin on the value that holds, or tick in pencil and rub out the old tick. ☒ is how it stands at the "
            + "start."),
        .table(Table(header: ["fact", "it is now"], rows: scenario.facts.map(row))),
      ]
    }
    blocks += onceOnly
    blocks += [.heading(2, "The number strip"), .paragraph(stripRule), strip, stripSeed]
    blocks += [.heading(2, "The path: write down each scene’s number"), path]
    return Document(blocks)
  }

  private func row(_ fact: Fact) -> [Text] {
    guard fact.bounds.count <= Kit.mostBoxes else {
      return [
        .strong(fact.name.text),
        Text(
          "________ (\(fact.bounds.lowerBound) to \(fact.bounds.upperBound); at the start \(fact.word(for: fact.first)))"
        ),
      ]
    }
    let boxes = fact.bounds.map { "\($0 == fact.first ? "☒" : "☐")\u{A0}\(fact.word(for: $0).unbroken)" }
    return [.strong(fact.name.text), Text(apart(boxes))]
  }

  /// A number that takes more values than these is written down instead.
  private static let mostBoxes = 12

  private var onceOnly: [Block] {
    let all = decisions { $0.choices.contains(where: \.once) }
    let boxes = all.flatMap { scene, decision in
      zip(decision.choices, decision.names).filter(\.0.once).map { "☐ \(label(scene)): \($1)" }
    }
    if boxes.isEmpty { return [] }
    return [.heading(2, "Used up: these can be taken once"), .list(boxes.map { [.paragraph(Text($0))] })]
  }

  private var stripRule: Text {
    "For every draw, cross off the next number; a throw of two ten-sided dice does as well."
  }

  /// The numbers the dice of the program would throw with the same seed, from 1 to 100.
  package var numberStrip: [Int] {
    let dice = SplitMix(seed: seed)
    return (0..<24).map { dice.percent($0) + 1 }
  }

  private var strip: Block {
    let cells = numberStrip.map { Text("\($0)") }
    return .table(
      Table(header: [], rows: [Array(cells[..<12]), Array(cells[12...])], rightAligned: Set(0..<12)))
  }

  private var stripSeed: Block { .aside(Text("Seed \(seed).")) }

  private var path: Block {
    let first = number(of: scenario.start).map { "\($0)" } ?? ""
    var rows = [[Text]](repeating: [Text](repeating: "", count: 12), count: 4)
    rows[0][0] = Text(first)
    return .table(Table(header: [], rows: rows, rightAligned: Set(0..<12)))
  }
}
