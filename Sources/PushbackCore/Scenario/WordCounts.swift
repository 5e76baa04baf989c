/// How much there is to read.
extension Block {
  var wordCount: Int {
    switch self {
    case .heading(_, let text), .paragraph(let text), .speech(_, let text), .aside(let text), .hint(let text):
      text.plain.wordCount
    case .quote(let blocks): blocks.reduce(0) { $0 + $1.wordCount }
    case .list(let items), .numbered(let items), .cards(let items):
      items.reduce(0) { $0 + $1.reduce(0) { $0 + $1.wordCount } }
    case .code(let lines, _): lines.reduce(0) { $0 + $1.wordCount }
    case .table(let table): (table.header + table.rows.joined()).reduce(0) { $0 + $1.plain.wordCount }
    case .options(let options): options.reduce(0) { $0 + $1.text.wordCount }
    case .details(let summary, let blocks): blocks.reduce(summary.plain.wordCount) { $0 + $1.wordCount }
    case .bars, .plot, .drawing, .rule, .pageBreak: 0
    }
  }
}

extension String {
  /// Runs of anything but white space.
  var wordCount: Int { split(whereSeparator: \.isWhitespace).count }
}

extension StateGraph {
  /// The words read at each step and after it, up to where something is to be decided; those of a decision's choices
  /// count where it is come to.
  func words() -> [Int] {
    var known: [State: Int] = [:]
    return edges.map { edge in
      let (state, index) = (states[Int(edge.source)], Int(edge.index))
      let trail = machine.trail(taking: index, in: state)
      let says = said(at: index, in: state)
      let reading = trail.reduce(0) { sum, place in
        if let count = known[place] { return sum + count }
        let count = words(of: place)
        known[place] = count
        return sum + count
      }
      return reading + words(in: says, at: trail.first ?? state)
    }
  }

  /// The words of the opening.
  var openingWords: Int {
    machine.scenario.introduction.reduce(0) { $0 + $1.block.wordCount }
      + machine.trail(from: machine.first).reduce(0) { $0 + words(of: $1) }
  }

  private func words(of state: State) -> Int {
    let scene = machine.scenario.scenes[state.scene]
    var count = words(in: scene.prose, at: state)
    if case .decision(let decision) = scene.exit {
      count += (decision.argue?.wordCount ?? 0) + decision.choices.reduce(0) { $0 + $1.text.wordCount }
    }
    return count
  }

  private func words(in passages: [Passage], at state: State) -> Int {
    passages.reduce(0) { machine.holds($1.condition, in: state) ? $0 + $1.block.wordCount : $0 }
  }

  private func said(at index: Int, in state: State) -> [Passage] {
    switch machine.scenario.scenes[state.scene].exit {
    case .decision(let decision): decision.choices[index].says
    case .chance(let outcomes): outcomes[index].says + [Passage(.paragraph(Text(outcomes[index].text)))]
    case .continuation, .ending: []
    }
  }
}
