import PushbackCore

/// Scenes and the four ways out of them.
extension JSONReader {
  private static let waysOut = ["decision", "chance", "continuation", "ending"]

  mutating func scene(_ node: JSONNode) -> Scene? {
    let keys = ["id", "title", "prose", "questions"] + Self.waysOut
    guard let fields = object(node, "a scene", keys: keys, required: ["id", "title"]) else { return nil }
    let id = text(fields["id"], "“id”")
    let title = text(fields["title"], "“title”")
    if let id, let title, let at = fields["title"] {
      let wanted = anchor(title)
      if let finding = Outline.trouble(inTitle: title, id: wanted, at: at.place) {
        report(finding, at)
      } else if wanted != id, let at = fields["id"] {
        report(.titleOfOtherID(id, title: title, wanted: wanted, at: at.place), at)
      }
    }
    let prose = passages(fields["prose"], "“prose”", in: .page)
    let questions = elements(fields["questions"], "“questions”").compactMap { node in
      words(
        node, "a question",
        or: .facilitatorNote("this question asks nothing", "write it, or take it out", at: node.place),
        at: node)
    }
    let found = Self.waysOut.filter { fields[$0] != nil }
    if found.isEmpty { report(.noWayOut(id ?? "", at: node.place), node) }
    if found.count > 1 { report(.severalWaysOut(found, at: node.place), node) }
    guard let key = found.first, let way = fields[key], let exit = exit(key, way), let id, let title else {
      return nil
    }
    var scene = Scene(id: SceneID(id), title: title, exit: exit, place: node.place)
    scene.prose = prose
    scene.questions = questions
    return scene
  }

  private mutating func exit(_ key: String, _ node: JSONNode) -> Exit? {
    switch key {
    case "decision": decision(node).map(Exit.decision)
    case "chance": chance(node).map(Exit.chance)
    case "continuation": continuation(node).map(Exit.continuation)
    default: ending(node).map(Exit.ending)
    }
  }

  // MARK: Decisions

  private mutating func decision(_ node: JSONNode) -> Decision? {
    guard let fields = object(node, "a decision", keys: ["argue", "choices"], required: ["choices"]) else {
      return nil
    }
    let nodes = elements(fields["choices"], "“choices”")
    if let list = fields["choices"], list.elements != nil, nodes.count < 2 {
      report(.fewChoices(nodes.count, at: list.place), list)
    }
    var lines: [String: Int] = [:]
    let choices = nodes.compactMap { choice($0, &lines) }
    return Decision(argue: text(fields["argue"], "“argue”"), choices: choices)
  }

  private mutating func choice(_ node: JSONNode, _ lines: inout [String: Int]) -> Choice? {
    let keys = [
      "id", "verb", "text", "target", "guard", "once", "changes", "effects", "acts", "positions", "says",
    ]
    guard let fields = object(node, "a choice", keys: keys) else { return nil }
    let words = words(fields["text"], "“text”", or: .noWords("this choice", at: node.place), at: node)
    let verb = verb(fields["verb"])
    let id = choiceID(fields["id"], verb: verb, words: words ?? "", node)
    if let id, let at = fields["id"] {
      if let first = lines[id] { report(.choiceTwice(id, first: first, at: at.place), at) }
      lines[id] = lines[id] ?? node.place.line
    }
    let target = target(fields["target"], of: "this choice", node)
    let barred = barred(fields["guard"])
    let once = flag(fields["once"], "“once”") ?? false
    let changes = changes(fields["changes"])
    let effects = effects(fields["effects"])
    let acts = acts(fields["acts"])
    let positions = positions(fields["positions"])
    let says = passages(fields["says"], "“says”", in: .said)
    guard let id, let words, let target else { return nil }
    var choice = Choice(id: ChoiceID(id), verb: verb, text: words, target: target, place: node.place)
    choice.guardedBy = barred
    choice.once = once
    choice.changes = changes
    (choice.effects, choice.acts, choice.positions) = (effects, acts, positions)
    choice.says = says
    return choice
  }

  private mutating func verb(_ node: JSONNode?) -> Verb? {
    guard let node else { return nil }
    if let verb = node.text.flatMap({ Verb(rawValue: $0) }) { return verb }
    report(.wrongKind("“verb”", wanted: "deploy, fix or refuse", given: node.given, at: node.place), node)
    return nil
  }

  private mutating func choiceID(
    _ node: JSONNode?, verb: Verb?, words: String, _ choice: JSONNode
  ) -> String? {
    guard let node else {
      report(.noChoiceID(proposedID(from: words), at: choice.place), choice)
      return nil
    }
    guard let id = text(node, "“id”") else { return nil }
    if let own = Verb(rawValue: id), verb == nil || verb == own {
      // A verb alone is its own id.
      if verb == nil { report(.verbForID(id, at: node.place), node) }
    } else if let finding = Finding.trouble(inChoiceID: id, verb: verb, at: node.place) {
      report(finding, node)
    }
    return id
  }

  private mutating func barred(_ node: JSONNode?) -> Choice.Guard? {
    guard let node, let fields = object(node, "a guard", keys: ["if", "reason"], required: ["if"]) else {
      return nil
    }
    let reason = words(fields["reason"], "“reason”", or: .noReason(at: node.place), at: node)
    guard let condition = condition(fields["if"]), let reason else { return nil }
    return Choice.Guard(condition: condition, reason: reason)
  }

  private mutating func target(_ node: JSONNode?, of what: String, _ whole: JSONNode) -> SceneID? {
    guard let node else {
      report(.noTarget(what, at: whole.place), whole)
      return nil
    }
    guard let id = text(node, "“target”") else { return nil }
    if !knownScenes.contains(id) { report(.unknownTarget(id, known: sceneIDs, at: node.place), node) }
    return SceneID(id)
  }

  // MARK: Chances, continuations, endings

  private mutating func chance(_ node: JSONNode) -> [Outcome]? {
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

  private mutating func continuation(_ node: JSONNode) -> [Way]? {
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

  private mutating func ending(_ node: JSONNode) -> Ending? {
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
