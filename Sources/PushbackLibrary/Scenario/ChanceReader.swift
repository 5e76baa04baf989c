import PushbackCore

extension SceneReader {
  mutating func outcomes(_ items: [ExitItem]) -> [Outcome] {
    var lines: [String: Int] = [:]
    var restSeen = false
    var isReadable = true
    let outcomes = items.map { item in
      var weight = Outcome.Weight.percent([])
      if item.leadKind == .weight, let lead = item.lead {
        if let found = read(lead, { (reader) throws(NotationReader.Unreadable) in try reader.weight() }) {
          weight = found
        } else {
          isReadable = false
        }
        if weight == .rest, restSeen { findings.add(.restTwice(at: lead.place)) }
        restSeen = restSeen || weight == .rest
      } else {
        isReadable = false
        let place = item.lead?.place ?? item.place
        findings.add(
          .weightUnreadable(
            "it is missing", "put a weight such as `30 %` or `rest` before the link", at: place))
      }
      if let first = lines[item.target.text] {
        findings.add(.outcomeTwice(item.target.text, first: first, at: item.place))
      } else {
        lines[item.target.text] = item.line
      }
      var outcome = Outcome(text: item.text, target: item.target, weight: weight, place: item.place)
      for remark in item.remarks { outcome.changes += outcomeChanges(remark) }
      outcome.says = said(item)
      return outcome
    }
    if isReadable, let first = items.first,
      let finding = Finding.sum(of: outcomes, at: first.lead?.place ?? first.place)
    {
      findings.add(finding)
    }
    return outcomes
  }

  private mutating func outcomeChanges(_ remark: ExitItem.Remark) -> [Assignment] {
    if remark.span.isCondition || remark.span.text == "once" {
      findings.add(
        .spanNotHere(
          "“\(remark.span.firstWord)” belongs to choices, and nobody chooses an outcome",
          remark.span.isCondition
            ? "put the condition into the weight: `30 % if …, 0 % otherwise`" : "delete it",
          at: remark.span.place))
      return []
    }
    return changes(remark)
  }

  mutating func ways(_ items: [ExitItem]) -> [Way] {
    var open: Int?
    let ways = items.map { item in
      var way = Way(text: item.text, target: item.target, place: item.place)
      if let lead = item.lead { way.condition = condition(lead.after("if")) }
      if let open {
        findings.add(.wayNeverTaken(first: open, at: item.place))
      } else if item.lead == nil {
        open = item.line
      }
      if let remark = item.remarks.first {
        let advice =
          remark.span.isCondition
          ? "put the condition before the link"
          : "make the change where the choice or draw is that leads here"
        findings.add(
          .spanNotHere("nothing stands after a link that simply goes on", advice, at: remark.span.place))
      }
      if let words = item.said.first {
        findings.add(
          .spanNotHere(
            "nobody takes this link, so nothing can be said after it", "put the words into the next scene",
            at: source.place(of: words)))
      }
      return way
    }
    if open == nil, let last = items.last { findings.add(.lastWayConditional(at: last.place)) }
    return ways
  }
}

extension Finding {
  /// Weights that depend on nothing can be added up here; the others are checked in every state.
  static func sum(of outcomes: [Outcome], at place: Place) -> Finding? {
    var sum = 0
    var rests = 0
    for outcome in outcomes {
      switch outcome.weight {
      case .rest: rests += 1
      case .percent(let parts):
        guard parts.count == 1, parts[0].condition == nil else { return nil }
        sum += parts[0].percent
      }
    }
    if rests == 0, sum != 100 { return .weightSum(sum, at: place) }
    return rests == 1 && sum >= 100 ? .nothingForRest(sum, at: place) : nil
  }
}
