import PushbackCore

/// A value of a YAML text with its place. A scalar is the text the author typed: what it means, the schema decides.
struct Yaml {
  enum Value {
    case scalar(String)
    case list([Yaml])
    case map([(key: Yaml, value: Yaml)])
    /// Nothing was written after the key.
    case nothing
  }

  var value: Value
  var place: Place

  var kindName: String {
    switch value {
    case .scalar: "a text"
    case .list: "a list"
    case .map: "a group of keys"
    case .nothing: "nothing"
    }
  }

  var text: String? { if case .scalar(let text) = value { text } else { nil } }
}
