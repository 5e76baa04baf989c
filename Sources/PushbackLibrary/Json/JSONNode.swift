import PushbackCore

/// A value of a JSON text, with its place in the file and the way to it from the top.
struct JSONNode: Sendable {
  enum Value: Sendable {
    case null
    case bool(Bool)
    /// As it is written: whether it is a whole number that fits, the reader decides.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  struct Member: Sendable {
    let name: String
    let place: Place
    let value: JSONNode
  }

  /// The way to a value, as findings tell it.
  indirect enum Path: CustomStringConvertible, Sendable {
    case root
    case member(Path, String)
    case element(Path, Int)

    var description: String {
      switch self {
      case .root: "$"
      case .member(let path, let name): name.isPlainName ? "\(path).\(name)" : "\(path)['\(brief(name))']"
      case .element(let path, let index): "\(path)[\(index)]"
      }
    }
  }

  let value: Value
  let place: Place
  let path: Path

  /// As a message calls what stands there.
  var given: String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): brief(digits)
    case .string(let text): text.isEmpty ? "an empty text" : "“\(brief(text))”"
    case .array: "a list"
    case .object: "an object"
    }
  }

  var text: String? { if case .string(let text) = value { text } else { nil } }
  /// A whole number, also one that is written `1.0` or `1e1`: to a schema these are the same.
  var integer: Int? {
    guard case .number(let digits) = value else { return nil }
    return Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
  }
  var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }
  var members: [Member]? { if case .object(let members) = value { members } else { nil } }
}

extension String {
  fileprivate var isPlainName: Bool { !isEmpty && utf8.allSatisfy { $0.isLetter || $0.isDigit } }
}
