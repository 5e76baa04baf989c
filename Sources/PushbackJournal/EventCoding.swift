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
    case .unreviewed(let position):
      line.kind("unreviewed")
      line.add("topic", position.topic)
      line.add("stance", position.stance)
    case .joined(let sessions):
      line.kind("joined")
      line.add("sessions", sessions.map { "\($0.name)/\($0.mark)" }.joined(separator: " "))
    case .seated(let room):
      line.kind("seated")
      line.add("team", room.team)
      line.add("people", room.people)
      line.add("minutes", room.minutes)
      line.add("votes", room.votes.rawValue)
    case .tallied(let scene, let slip, let votes):
      line.kind("tallied")
      line.add("scene", scene.text)
      line.add("slip", slip.rawValue)
      line.add("counts", votes.stored(\.text))
    case .revoted(let scene):
      line.kind("revoted")
      line.add("scene", scene.text)
    case .voiced(let scene, let choice, let text):
      line.kind("voiced")
      line.add("scene", scene.text)
      line.add("choice", choice.text)
      line.add("text", text)
    case .overruled(let reason):
      line.kind("overruled")
      line.add("reason", reason)
    case .counted(let position, let votes):
      line.kind("counted")
      line.add("topic", position.topic)
      line.add("stance", position.stance)
      line.add("counts", votes.stored(\.rawValue))
    case .listed(let list, let text):
      line.kind("listed")
      line.add("list", list.rawValue)
      line.add("text", text)
    case .unlisted(let list):
      line.kind("unlisted")
      line.add("list", list.rawValue)
    case .named(let name, let by):
      line.kind("named")
      line.add("name", name)
      line.add("by", by)
    case .quoted(let text, let quoting):
      line.kind("quoted")
      line.add("text", text)
      line.add("quoting", quoting.rawValue)
    case .ruled(let rule):
      line.kind("ruled")
      line.add("number", rule.number)
      line.add("topic", rule.position.topic)
      line.add("stance", rule.position.stance)
      line.add("label", rule.label)
      line.add("ballot", rule.ballot ?? "")
      line.add("bans", rule.bans.stored)
    case .reopened(let scene, let rule):
      line.kind("reopened")
      line.add("scene", scene.text)
      line.add("rule", rule)
    case .reinstated(let rule):
      line.kind("reinstated")
      line.add("rule", rule)
    case .unwanted: line.kind("unwanted")
    case .wanted(let scene, let choice):
      line.kind("wanted")
      line.add("scene", scene.text)
      line.add("choice", choice.text)
    case .addressed(let kind):
      line.kind("addressed")
      line.add("for", kind)
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
    /// One of the words this version knows.
    func word<Word: RawRepresentable<String>>(_ name: String) throws -> Word {
      let text = try text(name)
      guard let word = Word(rawValue: text) else { throw UnreadableEvent.newer("\(name) \(text)") }
      return word
    }
    func scene() throws -> SceneID { SceneID(try text("scene")) }
    func position() throws -> Position { Position(topic: try text("topic"), stance: try text("stance")) }

    let kind = try text("kind")
    let count: Int
    switch kind {
    case "chose":
      (event, count) = (.chose(scene: try scene(), choice: ChoiceID(try text("choice"))), 3)
    case "drew":
      (event, count) = (.drew(scene: try scene(), target: SceneID(try text("target"))), 3)
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
      let verdict: Event.Verdict = try word("verdict")
      (event, count) = (.reviewed(position: try position(), verdict: verdict, reason: try text("reason")), 5)
    case "unreviewed": (event, count) = (.unreviewed(position: try position()), 3)
    case "joined":
      let sessions = try [ReviewedSession](stored: try text("sessions"))
      (event, count) = (.joined(sessions: sessions), 2)
    case "seated":
      let room = Room(
        team: try text("team"), people: try number("people"), minutes: try number("minutes"),
        votes: try word("votes"))
      (event, count) = (.seated(room), 5)
    case "tallied":
      let votes = try Tally(stored: try text("counts"), name: \.text) { ChoiceID($0) }
      (event, count) = (.tallied(scene: try scene(), slip: try word("slip"), votes: votes), 4)
    case "revoted":
      (event, count) = (.revoted(scene: try scene()), 2)
    case "voiced":
      (event, count) = (
        .voiced(scene: try scene(), choice: ChoiceID(try text("choice")), text: try text("text")), 4
      )
    case "overruled":
      (event, count) = (.overruled(reason: try text("reason")), 2)
    case "counted":
      let votes = try Tally<Event.Verdict>(stored: try text("counts"), name: \.rawValue) { text in
        guard let verdict = Event.Verdict(rawValue: text) else {
          throw UnreadableEvent.newer("verdict \(text)")
        }
        return verdict
      }
      (event, count) = (.counted(position: try position(), votes: votes), 4)
    case "listed":
      (event, count) = (.listed(list: try word("list"), text: try text("text")), 3)
    case "unlisted":
      (event, count) = (.unlisted(list: try word("list")), 2)
    case "named":
      (event, count) = (.named(name: try text("name"), by: try text("by")), 3)
    case "quoted":
      (event, count) = (.quoted(text: try text("text"), quoting: try word("quoting")), 3)
    case "ruled":
      let ballot = try text("ballot")
      let rule = Rules.Rule(
        number: try number("number"), position: try position(), label: try text("label"),
        ballot: ballot.isEmpty ? nil : ballot, bans: try [Clause.Ban](stored: try text("bans")))
      (event, count) = (.ruled(rule), 7)
    case "reopened":
      (event, count) = (.reopened(scene: try scene(), rule: try number("rule")), 3)
    case "reinstated": (event, count) = (.reinstated(rule: try number("rule")), 2)
    case "unwanted": (event, count) = (.unwanted, 1)
    case "wanted":
      (event, count) = (.wanted(scene: try scene(), choice: ChoiceID(try text("choice"))), 3)
    case "addressed": (event, count) = (.addressed(kind: try text("for")), 2)
    default:
      throw UnreadableEvent.newer("event \(kind)")
    }
    guard fields.allKeys.count == count else { throw UnreadableEvent.newer("event \(kind) with more fields") }
  }
}

extension [ReviewedSession] {
  /// `ship-it-1/0badcafe ship-it-2/8badf00d`, in order; two or more.
  fileprivate init(stored text: String) throws {
    self = try text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts.contains("") else { throw UnreadableEvent.malformed }
      return ReviewedSession(name: parts[0], mark: parts[1])
    }
    guard count > 1 else { throw UnreadableEvent.malformed }
  }
}

extension [Clause.Ban] {
  /// `waive-gate/record-risk-acceptance skip-review`, in order: an act, and after a slash what lifts its ban.
  fileprivate var stored: String {
    map { $0.act.text + ($0.unless.map { "/\($0)" } ?? "") }.joined(separator: " ")
  }

  /// Refuses whatever `stored` would have written differently.
  fileprivate init(stored text: String) throws {
    self = try text.split(separator: " ").map { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard (1...2).contains(parts.count), !parts.contains("") else { throw UnreadableEvent.malformed }
      return Clause.Ban(act: ActID(parts[0]), unless: parts.count > 1 ? ActID(parts[1]) : nil)
    }
    guard stored == text else { throw UnreadableEvent.malformed }
  }
}

extension Tally {
  /// `refuse=3 fix=5`, in order: a record has one stored form.
  fileprivate func stored(_ name: (Option) -> String) -> String {
    counts.map { "\(name($0.option))=\($0.votes)" }.joined(separator: " ")
  }

  /// Refuses whatever `stored` would have written differently, and what nobody can have counted.
  fileprivate init(stored text: String, name: (Option) -> String, option: (String) throws -> Option) throws {
    self.init(
      try text.split(separator: " ").map { word in
        guard let split = word.firstIndex(of: "="), let votes = Int(word[word.index(after: split)...]),
          votes >= 0
        else { throw UnreadableEvent.malformed }
        return Count(try option(String(word[..<split])), votes)
      })
    guard stored(name) == text, Set(counts.map(\.option)).count == counts.count else {
      throw UnreadableEvent.malformed
    }
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
