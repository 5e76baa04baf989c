import PushbackCore

/// Scenes and the four ways out of them.
extension JSONReader {
  private static let waysOut = ["decision", "chance", "continuation", "ending"]

  mutating func scene(_ node: JSONNode) -> Scene? {
    let keys = ["id", "title", "prose", "situation", "questions"] + Self.waysOut
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
      trimmedWords(
        node, "a question",
        or: .badNote("this question asks nothing", "write it, or take it out", at: node.place),
        at: node)
    }
    let situation = fields["situation"].flatMap { node in
      trimmedWords(
        node, "“situation”",
        or: .badNote("this situation says nothing", "write it, or take it out", at: node.place), at: node)
    }
    let found = Self.waysOut.filter { fields[$0] != nil }
    if found.isEmpty { report(.noWayOut(id ?? "", at: node.place), node) }
    if found.count > 1 { report(.severalWaysOut(found, at: node.place), node) }
    guard let key = found.first, let way = fields[key], let exit = wayOut(key, way), let id, let title else {
      return nil
    }
    var scene = Scene(id: SceneID(id), title: title, exit: exit, place: node.place)
    scene.prose = prose
    if let node = fields["situation"], exit.choices.isEmpty {
      report(.situationOfNothing(at: node.place), node)
    }
    scene.situation = situation
    scene.questions = questions
    return scene
  }

  private mutating func wayOut(_ key: String, _ node: JSONNode) -> Exit? {
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
    let argue = text(fields["argue"], "“argue”").map { Text($0).withoutLeadingBlanks.plain }
    return Decision(argue: argue, choices: choices)
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
    let reason = trimmedWords(fields["reason"], "“reason”", or: .noReason(at: node.place), at: node)
    guard let condition = condition(fields["if"]), let reason else { return nil }
    return Choice.Guard(condition: condition, reason: reason)
  }

  mutating func target(_ node: JSONNode?, of what: String, _ whole: JSONNode) -> SceneID? {
    guard let node else {
      report(.noTarget(what, at: whole.place), whole)
      return nil
    }
    guard let id = text(node, "“target”") else { return nil }
    if !knownScenes.contains(id) { report(.unknownTarget(id, known: sceneIDs, at: node.place), node) }
    return SceneID(id)
  }
}
