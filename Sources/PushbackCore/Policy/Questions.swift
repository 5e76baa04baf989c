/// What a play that was never reviewed takes home: the questions it raises, and where it differed from the rules.
extension Draft {
  var questions: Document {
    let stories = Set(proposals.records.map(\.play.scenario.title)).sorted().map { "“\($0)”" }.joined(
      separator: ", ")
    var blocks: [Block] = [
      .heading(1, Text(title)),
      .paragraph(
        Text(
          "I played \(stories) in Pushback. It is fiction; my choices raise these questions about our own rules."
        )),
    ]
    let instincts = differences + proposals.records.flatMap(\.play.instinctLines)
    if !instincts.isEmpty {
      blocks.append(.heading(2, "Where my instinct and our rules differ"))
      blocks.append(.list(instincts.map { [.paragraph(Text($0))] }))
    }
    for topic in content.topics { blocks += questions(on: topic) }
    blocks += raised + reopened
    blocks.append(
      .aside(
        Text(
          "DRAFT, written \(date): questions from play. Nothing here is adopted, and nothing is legal advice. "
            + "pushback review adopts, argues or drops what is proposed.")))
    return Document(blocks)
  }

  private func questions(on topic: Topic) -> [Block] {
    let own = proposals.all.filter { $0.position.topic == topic.id }
    guard !own.isEmpty else { return [] }
    var blocks: [Block] = [.heading(2, Text(topic.question))]
    let ours = rules(on: topic)
    for proposal in own {
      blocks.append(.list(proposal.evidence.map { $0.blocks(content) }))
      let same = ours.first { $0.position == proposal.position }
      blocks.append(
        .paragraph(
          same.map { Text("Our rule \($0.number) says so: \($0.label.sentence)") }
            ?? Text("Would we write this? ") + proposal.clause.text))
    }
    let others = ours.filter { rule in !own.contains { $0.position == rule.position } }
    blocks += others.map { .paragraph(Text("Our rule \($0.number) on this: \($0.label.sentence)")) }
    return blocks
  }

  /// Topics that a scene reached: what the rules answer is no question.
  private var raised: [Block] {
    let reached = content.topics.filter { proposals.raised.contains($0.id) }
    let open = reached.filter { rules(on: $0).isEmpty }
    var blocks: [Block] = []
    if !open.isEmpty {
      blocks.append(.heading(2, "Raised, and I took no position"))
      blocks.append(.list(open.map { [.paragraph(Text($0.question))] }))
    }
    let answered = reached.flatMap(rules)
    if !answered.isEmpty {
      blocks.append(.heading(2, "Raised, and our rules answer it"))
      blocks.append(
        .list(answered.map { [.paragraph(Text("Rule \($0.number): \($0.label.sentence)"))] }))
    }
    return blocks
  }

  private func rules(on topic: Topic) -> [Rules.Rule] {
    rulesPlayed.filter { $0.position.topic == topic.id }
  }

  /// The rules that were played under, each once.
  private var rulesPlayed: [Rules.Rule] { proposals.records.flatMap(\.play.rules.rules).unique }

  /// Choices that stand for something else than a rule they were made under.
  private var differences: [String] {
    proposals.all.flatMap { proposal in
      rulesPlayed.filter { $0.position.isExclusive(with: proposal.position, content) }.flatMap { rule in
        proposal.evidence.map {
          "At “\($0.scene)” I chose: \($0.text.sentence) That stands for “\(proposal.clause.label)”; our rule "
            + "\(rule.number) says: \(rule.label.sentence)"
        }
      }
    }.unique
  }
}
