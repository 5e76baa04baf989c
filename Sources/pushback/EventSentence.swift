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
    }
  }
}
