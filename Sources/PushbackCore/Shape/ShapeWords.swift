/// How an ending went over all: what its shape shows, beside the words.
package enum EndingClass: Hashable, Sendable {
  /// Well for everybody; badly for somebody; neither; nobody said.
  case good, bad, mixed, unsaid

  package init(_ fates: [Fate]) {
    let outlooks = Set(fates.map(\.outlook))
    self =
      outlooks.isEmpty
      ? .unsaid : outlooks.contains(.bad) ? .bad : outlooks.contains(.mixed) ? .mixed : .good
  }
}

extension Shape.Node {
  /// `7 · Title`. Never `7.`, which Mermaid takes for the beginning of a list.
  var label: String { "\(number) · \(title)" }

  /// What the shape of the node says, for those who cannot tell shapes apart; nothing for the usual.
  var kindWords: String {
    switch kind {
    case .decision, .continuation: ""
    case .argument: "argued in a room"
    case .chance: "chance"
    case .ending(let fates): fates.isEmpty ? "ending" : "ending: \(fates.words)"
    }
  }
}

extension Shape {
  /// What there is to say of a node beside its title, a line each.
  func notes(on node: Int) -> [String] {
    let (isStart, node) = (node == start, nodes[node])
    let visit =
      switch node.visit {
      case .none, .passed: ""
      case .here: "the play stands here"
      case .ended: "the play ended here"
      }
    return [isStart ? "start" : "", node.kindWords, node.isReached ? "" : "never reached", visit]
      .filter { !$0.isEmpty }
  }
}

extension [Fate] {
  /// "good for team and firm, bad for clients", the worst last.
  var words: String {
    Fate.Outlook.allCases.compactMap { outlook in
      let parties = filter { $0.outlook == outlook }.map(\.party.text)
      guard let last = parties.last else { return nil }
      let others = parties.dropLast().joined(separator: ", ")
      return "\(outlook.rawValue) for \(others.isEmpty ? last : "\(others) and \(last)")"
    }.joined(separator: "; ")
  }
}

extension Shape.Edge {
  /// What stands beside the line: the steps of a play that went along it, then `in-writing (refuse)`, `25–80 %` or
  /// "if code is patched". Empty for the only way on.
  var label: String {
    let taken = steps.isEmpty ? "" : "(\(steps.map(String.init).joined(separator: ", ")))"
    return [taken, way.words].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Shape.Edge.Way {
  var words: String {
    switch self {
    case .choice(let chosen): chosen.name
    case .outcome(let odds): odds.description
    case .condition(let condition): "if \(condition)"
    case .otherwise: "otherwise"
    case .onward: ""
    }
  }
}

extension Shape.Edge.Chosen {
  /// The id, and the verb where the id does not say it already.
  var name: String {
    guard let verb, verb.rawValue != id.text else { return id.text }
    return "\(id) (\(verb.rawValue))"
  }
}
