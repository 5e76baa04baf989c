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
    case .bars, .plot, .rule, .pageBreak: 0
    }
  }
}

extension String {
  /// Runs of anything but white space.
  var wordCount: Int { split(whereSeparator: \.isWhitespace).count }
}

/// The words of some passages, counted once: those always shown, and those shown on a condition.
private struct CountedProse {
  private var always = 0
  private var sometimes: [(test: Test, words: Int)] = []

  init(_ passages: [Passage], always: Int = 0, machine: Machine) {
    self.always = always
    for passage in passages {
      let words = passage.block.wordCount
      if let condition = passage.condition {
        sometimes.append((machine.test(condition), words))
      } else {
        self.always += words
      }
    }
  }

  func words(in state: State) -> Int {
    sometimes.reduce(always) { $1.test.holds(state.memory) ? $0 + $1.words : $0 }
  }
}

extension StateGraph {
  /// The words read at each step and after it, up to where something is to be decided; those of a decision's choices
  /// count where it is come to.
  func words() -> [Int] {
    let scenes = machine.scenario.scenes.map(counted)
    let said = machine.scenario.scenes.map { scene -> [CountedProse] in
      switch scene.exit {
      case .decision(let decision): decision.choices.map { CountedProse($0.says, machine: machine) }
      case .chance(let outcomes):
        outcomes.map { CountedProse($0.says, always: $0.text.wordCount, machine: machine) }
      case .continuation, .ending: []
      }
    }
    return edges.map { edge in
      let (state, index) = (states[Int(edge.source)], Int(edge.index))
      let trail = machine.trail(taking: index, in: state)
      return trail.reduce(said[state.scene][index].words(in: trail.first ?? state)) {
        $0 + scenes[$1.scene].words(in: $1)
      }
    }
  }

  /// The words of the opening.
  var openingWords: Int {
    machine.scenario.introduction.reduce(0) { $0 + $1.block.wordCount }
      + machine.trail(from: machine.first).reduce(0) {
        $0 + counted(machine.scenario.scenes[$1.scene]).words(in: $1)
      }
  }

  private func counted(_ scene: Scene) -> CountedProse {
    guard case .decision(let decision) = scene.exit else {
      return CountedProse(scene.prose, machine: machine)
    }
    let choices = decision.choices.reduce(decision.argue?.wordCount ?? 0) { $0 + $1.text.wordCount }
    return CountedProse(scene.prose, always: choices, machine: machine)
  }
}
