import PushbackCore

/// Events as rows of text and back.
enum Recording {
  struct Unreadable: Error {}

  static func fields(of event: Event) -> [String] {
    switch event {
    case .chose(let scene, let choice): ["chose", scene.text, choice.text]
    case .drew(let scene, let target): ["drew", scene.text, target.text]
    case .undone(let count): ["undone", "\(count)"]
    case .redone(let count): ["redone", "\(count)"]
    case .because(let text): ["because", text]
    case .noted(let text): ["noted", text]
    case .disputed(let measure, let text): ["disputed", measure.text, text]
    case .reviewed(let position, let verdict, let reason):
      ["reviewed", position.description, verdict.rawValue, reason]
    }
  }

  static func event(from fields: [String]) throws -> Event {
    let rest = Array(fields.dropFirst())
    switch (fields.first, rest.count) {
    case ("chose", 2): return .chose(scene: SceneID(rest[0]), choice: ChoiceID(rest[1]))
    case ("drew", 2): return .drew(scene: SceneID(rest[0]), target: SceneID(rest[1]))
    case ("undone", 1): return .undone(decisions: try number(rest[0]))
    case ("redone", 1): return .redone(decisions: try number(rest[0]))
    case ("because", 1): return .because(text: rest[0])
    case ("noted", 1): return .noted(text: rest[0])
    case ("disputed", 2): return .disputed(measure: MeasureID(rest[0]), text: rest[1])
    case ("reviewed", 3):
      guard let position = Position(rest[0]), let verdict = Event.Verdict(rawValue: rest[1]) else {
        throw Unreadable()
      }
      return .reviewed(position: position, verdict: verdict, reason: rest[2])
    default: throw Unreadable()
    }
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text) else { throw Unreadable() }
    return number
  }
}
