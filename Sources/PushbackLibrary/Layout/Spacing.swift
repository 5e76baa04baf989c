import PushbackCore

/// The notation with one blank where blanks belong. Its words stay those that the author chose.
func spaced(_ code: String) -> String { spaced(code, closeSigns: false) }

/// As `spaced`, but with signs close to their numbers, as prices have them.
func spacedPrices(_ code: String) -> String { spaced(code, closeSigns: true) }

private func spaced(_ code: String, closeSigns: Bool) -> String {
  let tokens = Token.all(in: code).dropLast().map(\.text)
  var text = ""
  for (index, token) in tokens.enumerated() {
    if index > 0, isApart(tokens, index, closeSigns: closeSigns) { text += " " }
    text += token
  }
  // What is not the notation after all is left alone.
  return Token.all(in: text).map(\.text) == Token.all(in: code).map(\.text) ? text : trimmed(code)
}

private func isApart(_ tokens: [String], _ index: Int, closeSigns: Bool) -> Bool {
  let (before, token) = (tokens[index - 1], tokens[index])
  if [")", ",", ":", ";", "/"].contains(token) || ["(", "/"].contains(before) { return false }
  guard before == "-" || before == "+" else { return true }
  // `pressure - 1` is a step, `pressure = -1` a value.
  return !closeSigns && !(index > 1 && Condition.Comparison(rawValue: tokens[index - 2]) != nil)
}
