/// Where rules come from, and what waits for a decision.
extension PolicyReader {
  mutating func beginTrace(_ text: PlacedText) {
    let words = text.plain.trimmed
    let (subject, label): (Policy.Trace.Subject, Substring)
    if words.hasPrefix("Rule "), let colon = words.firstIndex(of: ":"),
      let number = Int(words[..<colon].dropFirst(5))
    {
      (subject, label) = (.rule(number), words[colon...].dropFirst())
    } else if words.hasPrefix("Open:") {
      (subject, label) = (.open, words.dropFirst(5))
    } else if words.hasPrefix("Dropped:") {
      (subject, label) = (.dropped, words.dropFirst(8))
    } else {
      return misread("a heading in annex A that names no rule", text)
    }
    policy.traces.append(Policy.Trace(subject: subject, heading: text, label: String(label).trimmed))
  }

  mutating func readTrace(_ block: PlacedBlock) {
    // What stands above the first entry speaks of all of them.
    guard let last = policy.traces.indices.last else { return }
    switch block {
    case .paragraph(let text):
      if policy.traces[last].code == nil, text.isCode || text.isPosition {
        policy.traces[last].code = text
      } else if text.plain.hasPrefix("Reason: "), policy.traces[last].reason == nil {
        policy.traces[last].reason = String(text.plain.dropFirst(8))
      } else {
        policy.traces[last].remarks.append(text.plain)
      }
    case .list(let items):
      policy.traces[last].evidence += items.compactMap { Policy.Trace.Evidence($0.blocks.flatMap(\.texts)) }
    case .quote(let blocks): for block in blocks { readTrace(block) }
    default: policy.traces[last].remarks += block.texts.map(\.plain)
    }
  }

  mutating func readOpen(_ block: PlacedBlock) {
    switch block {
    case .paragraph(let text):
      if let label = text.leadingLabel {
        policy.open.append(Policy.Open(label: label.name, text: label.rest))
      } else if let last = policy.open.indices.last {
        policy.open[last].why.append(text.plain)
      }
    default:
      if let last = policy.open.indices.last { policy.open[last].why += block.texts.map(\.plain) }
    }
  }
}

extension Policy.Trace.Evidence {
  fileprivate init?(_ texts: [PlacedText]) {
    guard let first = texts.first else { return nil }
    words = first
    place = texts.dropFirst().first { $0.isCode }?.plain
    session = first.plain.sessionAtEnd
    remarks = texts.dropFirst().filter { !$0.isCode }.map(\.plain)
  }
}

extension String {
  /// The last word of `(Story, session NAME)`.
  fileprivate var sessionAtEnd: String? {
    guard hasSuffix(")"), let blank = lastIndex(of: " ") else { return nil }
    guard self[..<blank].hasSuffix(", session") else { return nil }
    return String(self[blank...].dropFirst().dropLast())
  }
}

extension PlacedText {
  /// `topic/stance` and nothing else.
  fileprivate var isPosition: Bool {
    plain.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2F }
      && Position(plain) != nil
  }

  /// A bold label with a colon, and what follows.
  fileprivate var leadingLabel: (name: String, rest: PlacedText)? {
    let label = pieces.prefix { $0.style == .strong }
    let words = label.map(\.text).joined()
    guard !label.isEmpty, let colon = words.lastIndex(of: ":"), words[colon...].dropFirst().allSatisfy(\.isWhitespace)
    else { return nil }
    return (String(words[..<colon]).trimmed, dropping(words.utf8.count).trimmed)
  }
}
