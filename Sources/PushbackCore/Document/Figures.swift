/// A whole number with its sign, as people write it: `+2`, `−4`, `0`.
package func signed(_ value: Int) -> String {
  value == 0 ? "0" : (value > 0 ? "+" : "\u{2212}") + "\(value.magnitude)"
}

/// A number with its sign, to one decimal where it has one: `+1.3`, `−4`, `0`.
package func signed(_ value: Double) -> String {
  guard let figure = magnitude(of: value) else { return "not known" }
  return figure == "0" ? figure : (value > 0 ? "+" : "\u{2212}") + figure
}

/// A number to one decimal where it has one: `9.4`, `10`.
package func figure(_ value: Double) -> String {
  guard let figure = magnitude(of: value) else { return "not known" }
  return (value < 0 && figure != "0" ? "\u{2212}" : "") + figure
}

/// How likely something is: `41 %`, `less than 1 %`, and `100 %` only for what is certain.
package func percentage(_ probability: Double) -> String {
  // A sum of weights that is certain may miss 1 by the last few bits.
  let noise = 1e-12
  guard probability.isFinite else { return "not known" }
  return switch probability {
  case ...noise: "0 %"
  case (1 - noise)...: "100 %"
  case ..<0.01: "less than 1 %"
  case let likely where likely > 0.99: "more than 99 %"
  default: "\(Int((probability * 100).rounded())) %"
  }
}

/// Nil for what is no finite number.
private func magnitude(of value: Double) -> String? {
  guard value.isFinite else { return nil }
  let tenths = (value.magnitude * 10).rounded()
  guard let whole = Int(exactly: tenths) else { return "\(value.magnitude)" }
  return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
}

extension Bar {
  /// The bar in words, for whoever cannot see it.
  package var sentence: String {
    if low == high && value == low { return "\(label): \(signed(value)), as in every play." }
    return "\(label): \(signed(value)), between \(signed(low)) and \(signed(high)); "
      + "a coin-flipper averages \(signed(par))."
  }
}
