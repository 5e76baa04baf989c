/// `1,000,000`.
package func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "\u{2212}" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// A number with so many digits, at least one, behind the point: `−1.3`.
func decimal(_ value: Double, places: Int = 1) -> String {
  let scale = (0..<places).reduce(1) { product, _ in product * 10 }
  let scaled = (value.magnitude * Double(scale)).rounded()
  guard let whole = Int(exactly: scaled) else { return "not known" }
  let rest = String(whole % scale)
  let zeros = String(repeating: "0", count: places - rest.count)
  return (value < 0 && whole > 0 ? "\u{2212}" : "") + "\(whole / scale).\(zeros)\(rest)"
}
