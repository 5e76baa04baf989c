import PushbackCore

extension SceneReader {
  /// Which of the three lists this is, decided by what stands before the links.
  private enum Sort {
    case decision, chance, continuation

    init(_ items: [ExitItem]) {
      let weights = items.count { $0.leadKind == .weight }
      let ids = items.count { $0.leadKind == .id }
      if weights > 0, weights >= ids {
        self = .chance
      } else if ids > 0 {
        self = .decision
      } else {
        let isMenu = items.count > 1 && items.allSatisfy { $0.leadKind == .none }
        self = isMenu ? .decision : .continuation
      }
    }
  }

  mutating func exit(_ nodes: [Markdown], list: Markdown, argue: (question: String, place: Place)?) -> Exit? {
    if list.kind == .list(numbered: true) { findings.add(.numberedList(at: source.place(of: list))) }
    var items = items(nodes)
    guard !items.isEmpty else { return nil }
    let sort = Sort(items)
    if let argue, sort != .decision {
      let what = sort == .chance ? "a draw" : "a link that simply goes on"
      findings.add(
        .argue(
          "“argue” marks a decision, and this scene ends with \(what)",
          "move it to the decision, or delete it",
          at: argue.place))
    }
    if sort == .chance { items = items.map { spelled($0) } }
    items = items.filter { item in
      switch (sort, item.leadKind) {
      case (.decision, .weight):
        findings.add(.mixedList("an outcome with a weight", "choices", at: item.lead?.place ?? item.place))
      case (.chance, .id):
        findings.add(
          .mixedList("a choice with an id", "outcomes with weights", at: item.lead?.place ?? item.place))
      default: return true
      }
      return false
    }
    return switch sort {
    case .decision: .decision(Decision(argue: argue?.question, choices: choices(items, of: nodes)))
    case .chance: .chance(outcomes(items))
    case .continuation: .continuation(ways(items))
    }
  }

  /// An outcome whose weight is “rest” in other words, as if it said so.
  private mutating func spelled(_ item: ExitItem) -> ExitItem {
    guard item.leadKind == .id, let lead = item.lead, Spelling.meant(lead.text) == "rest" else { return item }
    findings.add(.spelledOtherwise(lead.text, "rest", at: lead.place))
    return ExitItem(
      place: item.place, line: item.line,
      lead: Inset("rest", line: lead.line, byte: lead.byte, in: source), text: item.text,
      target: item.target, remarks: item.remarks, said: item.said, leadKind: .weight)
  }

  /// The changes of facts an outcome makes; a choice's remarks are read with it.
  mutating func changes(_ remark: ExitItem.Remark) -> [Assignment] {
    read(remark.span) { (reader) throws(NotationReader.Unreadable) in try reader.assignments() } ?? []
  }

  mutating func said(_ item: ExitItem) -> [Passage] { prose(item.said, in: .said).passages }
}
