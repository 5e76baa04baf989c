/// Slips to cut out and vote on. Each is one vote of one person: the upper part is collected before anybody speaks, the
/// lower part is torn off and kept for the second vote. Nothing on it says whose it is.
extension Kit {
  var slips: Document {
    let sheets = (people * votesOnAPath + Kit.slipsOnASheet - 1) / Kit.slipsOnASheet
    let sheet = Block.cards([[Block]](repeating: slip, count: Kit.slipsOnASheet))
    let all = [[Block]](repeating: [sheet], count: max(sheets, 1)).joined(separator: [.pageBreak])
    return Document([.heading(1, "Vote slips, to cut out")] + all)
  }

  static let slipsOnASheet = 10

  private var slip: [Block] {
    [
      votes(["What I would do", "What would happen here"]), .paragraph("because"), .rule,
      .aside("Tear off and keep this part until the room has argued."),
      votes(["Second vote: what I would do"]),
    ]
  }

  private func votes(_ questions: [Text]) -> Block {
    let rows = questions.map { [$0] + numbers }
    return .table(Table(header: [], rows: rows, rightAligned: Set(1...numbers.count)))
  }

  /// As many numbers as the widest vote has choices; one empty circle to write into where they would not fit.
  private var numbers: [Text] {
    let most = max(argued.map(\.decision.choices.count).max() ?? 3, 3)
    return most > 8 ? [""] : (1...most).map { Text("\($0)") }
  }

  /// The most decisions to argue that one play can meet, each counted once; three where the story marks none.
  package var votesOnAPath: Int {
    if argued.isEmpty { return 3 }
    let votes = Dictionary(argued.map { ($0.scene.id, 1) }, uniquingKeysWith: { first, _ in first })
    var most: [SceneID: Int] = [scenario.start: votes[scenario.start] ?? 0]
    var waiting = [scenario.start]
    while let id = waiting.popLast(), let scene = scenario.scene(id) {
      for target in scene.targets {
        // A loop would count for ever; nobody votes more often than there are votes.
        let count = min((most[id] ?? 0) + (votes[target] ?? 0), argued.count)
        if count > most[target] ?? -1 {
          most[target] = count
          waiting.append(target)
        }
      }
    }
    return most.values.max() ?? 3
  }
}

extension Scene {
  /// Every scene it may lead to.
  fileprivate var targets: [SceneID] {
    switch exit {
    case .decision(let decision): decision.choices.map(\.target)
    case .chance(let outcomes): outcomes.map(\.target)
    case .continuation(let ways): ways.map(\.target)
    case .ending: []
    }
  }
}
