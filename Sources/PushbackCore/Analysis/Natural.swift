/// A whole number from 0 on, however large: enough of one to count plays.
struct Natural: Hashable, Sendable, CustomStringConvertible {
  /// Groups of eighteen decimal digits, the last ones first; none for 0.
  private var groups: [UInt64]

  private static let base: UInt64 = 1_000_000_000_000_000_000

  init(_ number: UInt64 = 0) {
    groups = []
    var rest = number
    while rest > 0 {
      groups.append(rest % Natural.base)
      rest /= Natural.base
    }
  }

  static func += (a: inout Natural, b: Natural) {
    var carry: UInt64 = 0
    for index in 0..<max(a.groups.count, b.groups.count) {
      if index == a.groups.count { a.groups.append(0) }
      let sum = a.groups[index] + (index < b.groups.count ? b.groups[index] : 0) + carry
      a.groups[index] = sum % base
      carry = sum / base
    }
    if carry > 0 { a.groups.append(carry) }
  }

  var description: String {
    guard let first = groups.last else { return "0" }
    return groups.dropLast().reversed().reduce("\(first)") { text, group in
      let digits = "\(group)"
      return text + String(repeating: "0", count: 18 - digits.count) + digits
    }
  }
}
