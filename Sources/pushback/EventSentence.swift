import PushbackCore

extension Event {
  /// An event as `show` prints it.
  var sentence: String {
    switch self {
    case .chose(let scene, let choice): "chose \(scene)/\(choice)"
    case .drew(let scene, let target): "the dice: \(scene)/\(target)"
    case .undone(let count): "took back \(count) decision\(count == 1 ? "" : "s")"
    case .redone(let count): "did \(count) again"
    case .because(let text): "because: \(text)"
    case .noted(let text): "note: \(text)"
    case .disputed(let measure, let text): "disputed \(measure): \(text)"
    case .reviewed(let position, let verdict, let reason):
      "\(verdict.rawValue): \(position)\(reason.isEmpty ? "" : ", \(reason)")"
    case .unreviewed(let position): "answer taken back: \(position)"
    case .joined(let sessions): "a review of \(sessions.listed)"
    case .seated(let room): "in the room: \(room.title), \(room.minutes) minutes planned"
    case .tallied(let scene, let slip, let votes):
      "slips at \(scene), \(slip.rawValue): \(votes.counted(\.text))"
    case .revoted(let scene): "a second vote at \(scene)"
    case .voiced(let scene, let choice, let text): "a voter’s reason for \(scene)/\(choice): \(text)"
    case .overruled(let reason): "against the vote: \(reason)"
    case .counted(let position, let votes): "votes on \(position): \(votes.counted(\.rawValue))"
    case .listed(let list, let text): "\(list.title): \(text)"
    case .unlisted(let list): "\(list.title): the last taken back"
    case .named(let name, let by): "takes it on: \(name), by \(by)"
    case .quoted(let text, let quoting): "\(quoting.rawValue): \(text)"
    case .ruled(let rule): "under rule \(rule.number): \(rule.position)"
    case .reopened(let scene, let rule): "rule \(rule) reopened at \(scene)"
    case .reinstated(let rule): "rule \(rule) stands again"
    case .unwanted: "the last wish taken back"
    case .wanted(let scene, let choice): "would have chosen \(scene)/\(choice), which a rule forbids"
    case .addressed(let kind): "drafts are for: \(kind.isEmpty ? "nobody in particular" : kind)"
    }
  }

  /// An event as `show --json` prints it: the names the record uses.
  var members: JSON {
    switch self {
    case .chose(let scene, let choice):
      ["kind": "chose", "scene": .string(scene.text), "choice": .string(choice.text)]
    case .drew(let scene, let target):
      ["kind": "drew", "scene": .string(scene.text), "target": .string(target.text)]
    case .undone(let count): ["kind": "undone", "decisions": .int(count)]
    case .redone(let count): ["kind": "redone", "decisions": .int(count)]
    case .because(let text): ["kind": "because", "text": .string(text)]
    case .noted(let text): ["kind": "noted", "text": .string(text)]
    case .disputed(let measure, let text):
      ["kind": "disputed", "measure": .string(measure.text), "text": .string(text)]
    case .reviewed(let position, let verdict, let reason):
      [
        "kind": "reviewed", "topic": .string(position.topic), "stance": .string(position.stance),
        "verdict": .string(verdict.rawValue), "reason": .string(reason),
      ]
    case .unreviewed(let position):
      ["kind": "unreviewed", "topic": .string(position.topic), "stance": .string(position.stance)]
    case .joined(let sessions):
      ["kind": "joined", "sessions": .array(sessions.map { .string($0.name) })]
    case .seated(let room):
      [
        "kind": "seated", "team": .string(room.team), "people": .int(room.people),
        "minutes": .int(room.minutes), "votes": .string(room.votes.rawValue),
      ]
    case .tallied(let scene, let slip, let votes):
      [
        "kind": "tallied", "scene": .string(scene.text), "slip": .string(slip.rawValue),
        "counts": votes.json(\.text),
      ]
    case .revoted(let scene): ["kind": "revoted", "scene": .string(scene.text)]
    case .voiced(let scene, let choice, let text):
      [
        "kind": "voiced", "scene": .string(scene.text), "choice": .string(choice.text), "text": .string(text),
      ]
    case .overruled(let reason): ["kind": "overruled", "reason": .string(reason)]
    case .counted(let position, let votes):
      [
        "kind": "counted", "topic": .string(position.topic), "stance": .string(position.stance),
        "counts": votes.json(\.rawValue),
      ]
    case .listed(let list, let text):
      ["kind": "listed", "list": .string(list.rawValue), "text": .string(text)]
    case .unlisted(let list): ["kind": "unlisted", "list": .string(list.rawValue)]
    case .named(let name, let by): ["kind": "named", "name": .string(name), "by": .string(by)]
    case .quoted(let text, let quoting):
      ["kind": "quoted", "text": .string(text), "quoting": .string(quoting.rawValue)]
    case .ruled(let rule):
      [
        "kind": "ruled", "number": .int(rule.number), "topic": .string(rule.position.topic),
        "stance": .string(rule.position.stance), "label": .string(rule.label), "ballot": JSON(rule.ballot),
        "bans": .array(
          rule.bans.map { ["act": .string($0.act.text), "unless": JSON($0.unless?.text)] }),
      ]
    case .reopened(let scene, let rule):
      ["kind": "reopened", "scene": .string(scene.text), "rule": .int(rule)]
    case .reinstated(let rule): ["kind": "reinstated", "rule": .int(rule)]
    case .unwanted: ["kind": "unwanted"]
    case .wanted(let scene, let choice):
      ["kind": "wanted", "scene": .string(scene.text), "choice": .string(choice.text)]
    case .addressed(let kind): ["kind": "addressed", "for": .string(kind)]
    }
  }
}
