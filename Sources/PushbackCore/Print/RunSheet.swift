/// One sheet to hold in the hand: the time, the ground rules, and what this story gives the room to argue about.
extension Kit {
  var runSheet: Document {
    var blocks: [Block] = [title("run sheet")]
    if !scenario.summary.isEmpty { blocks.append(.paragraph(Text(scenario.summary))) }
    blocks += [
      .heading(2, "Before"),
      .paragraph(
        "Print this once and cut out the slips. Bring pencils, a coin for each row of “where things stand”, and two "
          + "ten-sided dice unless you use the number strip."),
      .heading(2, Text("The \(plan.minutes) minutes")), hour,
      .heading(2, "Ground rules, read aloud"), groundRules, .heading(2, "What the room argues"),
    ]
    if argued.isEmpty {
      blocks.append(
        .paragraph(
          "This story marks no decision to argue about. Choose two or three beforehand; take the others quickly."
        ))
    } else {
      blocks.append(.cards(argued.map { arguedCard($0.scene, $0.decision) }))
    }
    return Document(blocks)
  }

  private var hour: Block {
    let rows = plan.phases.map { phase -> [Text] in
      [Text("\(phase.start)–\(phase.end)"), .strong(phase.name.capitalised), Text(agenda(of: phase.kind))]
    }
    return .table(Table(header: ["minute", "", "what happens"], rows: rows))
  }

  private func agenda(of phase: HourPlan.Phase.Kind) -> String {
    switch phase {
    case .open: "Hand out slips and pencils. Read the ground rules, the role and the introduction."
    case .story:
      "Read each scene aloud. Argue and vote where the book says so; take the other decisions in a minute each."
    case .debrief: "What went well, what to change. Ask the questions that the room did not get to."
    case .rules: "Fill in the last sheet together: what was adopted, what is open. Who does what by when."
    }
  }

  private var groundRules: Block {
    let rules: [Text] = [
      .strong("Slips, never hands.") + " Everybody votes in writing, unsigned, before anybody speaks.",
      .strong("Nobody plays themselves.") + " You speak for the people in the story.",
      .strong("It is fiction.")
        + " What is said here is held against nobody, and anybody may sit a vote out.",
      .strong("The side with fewer votes speaks first.") + " When minds have moved, vote again.",
    ]
    return .list(rules.map { [.paragraph($0)] })
  }

  private func arguedCard(_ scene: Scene, _ decision: Decision) -> [Block] {
    var blocks: [Block] = [.heading(3, Text(label(scene)))]
    if let question = decision.argue, !question.isEmpty { blocks.append(.paragraph(.emphasis(question))) }
    let names = decision.names
    blocks.append(
      .numbered(
        zip(names, decision.choices).map { name, choice in
          [.paragraph(.strong(name) + Text(" \(choice.text)"))]
        }))
    return blocks + asked(scene)
  }

  /// The questions a facilitator may ask in a scene; players never see them.
  func asked(_ scene: Scene) -> [Block] { scene.questions.map { .aside(Text("Ask: \($0)")) } }
}
