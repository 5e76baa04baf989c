package import PushbackCore

/// The two forms a scenario is written in: for people, and for other programs.
package enum Form: String, CaseIterable, Sendable {
  case markdown = "md"
  case json

  /// By what a file is called. Nil where the ending is neither.
  package init?(file name: String) {
    guard let form = Form.allCases.first(where: { name.hasSuffix($0.ending) }) else { return nil }
    self = form
  }

  /// By its first character, where a text has no name, as in a session: no story in Markdown begins with a brace.
  package init(of bytes: [UInt8]) {
    let first = bytes.first { !$0.isBlank && $0 != UInt8(ascii: "\n") }
    self = first == UInt8(ascii: "{") ? .json : .markdown
  }

  package var ending: String { ".\(rawValue)" }
  package var other: Form { self == .markdown ? .json : .markdown }

  /// A file's name without its ending: the story's id, where it can be one.
  package static func id(file path: String) -> ScenarioID {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return ScenarioID(Form(file: last).map { String(last.dropLast($0.ending.count)) } ?? last)
  }
}
