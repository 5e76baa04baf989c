import Foundation
package import PushbackCore

/// Why a stored event cannot be understood.
package enum UnreadableEvent: Error, Hashable, Sendable {
  /// A kind, field or word that only a later version writes.
  case newer(String)
  case malformed
}

/// The stored form of an event: one line of JSON, its kind first. The names below are kept for ever:
/// a field is never added to a kind that exists, a new kind is added instead.
extension Event {
  package var json: String {
    var line = Line()
    switch self {
    case .chose(let scene, let choice):
      line.kind("chose")
      line.add("scene", scene.text)
      line.add("choice", choice.text)
    case .drew(let scene, let target):
      line.kind("drew")
      line.add("scene", scene.text)
      line.add("target", target.text)
    case .undone(let decisions):
      line.kind("undone")
      line.add("decisions", decisions)
    case .redone(let decisions):
      line.kind("redone")
      line.add("decisions", decisions)
    case .because(let text):
      line.kind("because")
      line.add("text", text)
    case .noted(let text):
      line.kind("noted")
      line.add("text", text)
    case .disputed(let measure, let text):
      line.kind("disputed")
      line.add("measure", measure.text)
      line.add("text", text)
    case .reviewed(let position, let verdict, let reason):
      line.kind("reviewed")
      line.add("topic", position.topic)
      line.add("stance", position.stance)
      line.add("verdict", verdict.rawValue)
      line.add("reason", reason)
    }
    return line.text
  }

  package init(json: String) throws(UnreadableEvent) {
    do {
      self = try Self.decoder.decode(Stored.self, from: Data(json.utf8)).event
    } catch let error as UnreadableEvent {
      throw error
    } catch {
      throw .malformed
    }
  }

  private static let decoder = JSONDecoder()
}

private struct Stored: Decodable {
  let event: Event

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    func text(_ name: String) throws -> String { try fields.decode(String.self, forKey: Field(name)) }
    func number(_ name: String) throws -> Int { try fields.decode(Int.self, forKey: Field(name)) }

    let kind = try text("kind")
    let count: Int
    switch kind {
    case "chose":
      (event, count) = (.chose(scene: SceneID(try text("scene")), choice: ChoiceID(try text("choice"))), 3)
    case "drew":
      (event, count) = (.drew(scene: SceneID(try text("scene")), target: SceneID(try text("target"))), 3)
    case "undone":
      (event, count) = (.undone(decisions: try number("decisions")), 2)
    case "redone":
      (event, count) = (.redone(decisions: try number("decisions")), 2)
    case "because":
      (event, count) = (.because(text: try text("text")), 2)
    case "noted":
      (event, count) = (.noted(text: try text("text")), 2)
    case "disputed":
      (event, count) = (.disputed(measure: MeasureID(try text("measure")), text: try text("text")), 3)
    case "reviewed":
      let position = Position(topic: try text("topic"), stance: try text("stance"))
      let word = try text("verdict")
      guard let verdict = Event.Verdict(rawValue: word) else {
        throw UnreadableEvent.newer("verdict \(word)")
      }
      (event, count) = (.reviewed(position: position, verdict: verdict, reason: try text("reason")), 5)
    default:
      throw UnreadableEvent.newer("event \(kind)")
    }
    guard fields.allKeys.count == count else { throw UnreadableEvent.newer("event \(kind) with more fields") }
  }
}

private struct Field: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A flat JSON object written in the order it is given, so that an event has exactly one stored form.
private struct Line {
  private var written = ""

  var text: String { "{" + written + "}" }

  mutating func kind(_ name: String) { written = "\"kind\":\"\(name)\"" }

  mutating func add(_ name: String, _ number: Int) { written += ",\"\(name)\":\(number)" }

  mutating func add(_ name: String, _ text: String) {
    written += ",\"\(name)\":\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\r": written += "\\r"
      case "\t": written += "\\t"
      case "\0"..<" ": written += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: written.unicodeScalars.append(scalar)
      }
    }
    written += "\""
  }
}
