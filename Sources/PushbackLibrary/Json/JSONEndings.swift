import PushbackCore

/// The ways out that nobody chooses: chances, continuations and endings.
extension JSONReader {
  mutating func chance(_ node: JSONNode) -> [Outcome]? {
    let nodes = elements(node, "“chance”")
    if nodes.isEmpty, node.elements != nil {
      report(.weightShape("there is no outcome", at: node.place), node)
    }
    var lines: [String: Int] = [:]
    var outcomes: [Outcome] = []
    for node in nodes {
      guard let outcome = outcome(node) else { continue }
      if outcome.weight == .rest, outcomes.contains(where: { $0.weight == .rest }) {
        report(.restTwice(at: node.place), node)
      }
      if let first = lines[outcome.target.text] {
        report(.outcomeTwice(outcome.target.text, first: first, at: node.place), node)
      }
      lines[outcome.target.text] = lines[outcome.target.text] ?? node.place.line
      outcomes.append(outcome)
    }
    if outcomes.count == nodes.count, let finding = Finding.sum(of: outcomes, at: node.place), !nodes.isEmpty
    {
      report(finding, node)
    }
    return outcomes.isEmpty ? nil : outcomes
  }

  private mutating func outcome(_ node: JSONNode) -> Outcome? {
    let keys = ["weight", "text", "target", "changes", "effects", "says"]
    guard let fields = object(node, "an outcome", keys: keys) else { return nil }
    if fields["weight"] == nil { report(.weightShape("it is missing", at: node.place), node) }
    let odds = fields["weight"].flatMap { weight($0) }
    let words = words(fields["text"], "“text”", or: .noWords("this outcome", at: node.place), at: node)
    let target = target(fields["target"], of: "this outcome", node)
    let changes = changes(fields["changes"])
    let effects = effects(fields["effects"])
    let says = passages(fields["says"], "“says”", in: .said)
    guard let odds, let words, let target else { return nil }
    var outcome = Outcome(text: words, target: target, weight: odds, place: node.place)
    (outcome.changes, outcome.effects, outcome.says) = (changes, effects, says)
    return outcome
  }

  mutating func continuation(_ node: JSONNode) -> [Way]? {
    let nodes = elements(node, "“continuation”")
    var open: Int?
    var ways: [Way] = []
    for node in nodes {
      guard let fields = object(node, "a way", keys: ["if", "text", "target"]) else { continue }
      if let open { report(.wayNeverTaken(first: open, at: node.place), node) }
      if fields["if"] == nil { open = open ?? node.place.line }
      let condition = condition(fields["if"])
      let words = words(fields["text"], "“text”", or: .noWords("this way", at: node.place), at: node)
      let target = target(fields["target"], of: "this way", node)
      guard let words, let target else { continue }
      ways.append(Way(if: condition, text: words, target: target, place: node.place))
    }
    if node.elements != nil, open == nil {
      report(.noLastWay(at: nodes.last?.place ?? node.place), nodes.last ?? node)
    }
    return ways.isEmpty ? nil : ways
  }

  mutating func ending(_ node: JSONNode) -> Ending? {
    guard let fields = object(node, "an ending", keys: ["fates", "effects"]) else { return nil }
    var fates: [Fate] = []
    for node in elements(fields["fates"], "“fates”") {
      guard
        let fields = object(node, "a fate", keys: ["party", "outlook"], required: ["party", "outlook"]),
        let at = fields["party"], let party = text(at, "“party”"), let outlook = fields["outlook"]
      else { continue }
      partiesNamed.insert(party)
      if !parties.contains(where: { $0.name == party }) {
        report(
          .ending(
            "no party is called “\(brief(party))”",
            didYouMean(
              party, among: parties.map(\.name).sorted(), called: "parties",
              otherwise: "name it under “parties”"),
            at: at.place), at)
      } else if fates.contains(where: { $0.party.text == party }) {
        report(.ending("“\(party)” stands twice in this ending", "keep one", at: at.place), at)
      } else if let value = outlook.text.flatMap({ Fate.Outlook(rawValue: $0) }) {
        fates.append(Fate(party: PartyName(party), outlook: value))
      } else {
        report(
          .endingUnreadable(
            "it can go good, mixed or bad for a party, not \(outlook.given)", "write good, mixed or bad",
            at: outlook.place), outlook)
      }
    }
    return Ending(fates: fates, effects: effects(fields["effects"]))
  }
}
