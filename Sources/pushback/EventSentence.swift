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
}
