import PushbackCore

extension Policy.Passage {
  /// What the policy itself says there. Annex A also tells what players said and why a clause was dropped, in their
  /// words.
  var ownWords: [PlacedText] {
    guard section == .annexA else { return [text] }
    return isQuoted || text.plain.hasPrefix("Dropped: ") && !isHeading ? [] : text.unquoted
  }
}

extension PlacedText {
  /// What stands outside quotation marks, part by part. A mark that is never closed begins no quotation.
  var unquoted: [PlacedText] {
    var parts: [PlacedText] = []
    var end = 0
    for quotation in quotations {
      if quotation.lowerBound > end { parts.append(part(end..<quotation.lowerBound)) }
      end = max(end, quotation.upperBound)
    }
    if end < plain.utf8.count { parts.append(dropping(end)) }
    return parts
  }

  /// The bytes of each, with its marks, those inside others too; in the order in which they begin.
  private var quotations: [Range<Int>] {
    let bytes = Array(plain.utf8)
    var found: [Range<Int>] = []
    var open: [Int] = []
    var straight: Int?
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") {
        if let start = straight { found.append(start..<index + 1) }
        straight = straight == nil ? index : nil
      } else if bytes[index...].starts(with: "“".utf8) {
        open.append(index)
      } else if bytes[index...].starts(with: "”".utf8), let start = open.popLast() {
        found.append(start..<index + "”".utf8.count)
      }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }
}
