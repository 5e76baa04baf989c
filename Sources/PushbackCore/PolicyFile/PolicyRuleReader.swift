/// Rules: numbered ones as our drafts have them, and every other sentence with a word of force.
extension PolicyReader {
  mutating func readRules(_ block: PlacedBlock) {
    switch block {
    case .paragraph(let text): readParagraph(text, number: nil)
    case .list(let items):
      for item in items {
        for (index, block) in item.blocks.enumerated() {
          if index == 0, case .paragraph(let text) = block {
            readParagraph(text, number: section == .rules ? item.number : nil)
          } else {
            readRules(block)
          }
        }
      }
    case .table(let header, let rows, _):
      for cell in header + rows.flatMap(\.self) { readParagraph(cell, number: nil) }
    case .quote(let blocks): for block in blocks { readRules(block) }
    case .heading, .code, .rule, .unread: break
    }
  }

  /// A paragraph may hold a rule, its check and its owner on lines of their own.
  private mutating func readParagraph(_ text: PlacedText, number: Int?) {
    // Crossed out, with its number or without, it is no rule any more.
    guard !text.isStruck, text.numbered?.rest.isStruck != true else {
      isCrossedOut = section == .rules
      return
    }
    let lines = text.lines
    if let line = lines.firstIndex(where: { $0.begins(with: "check:") || $0.begins(with: "owner:") }),
      section == .rules, line > 0, let first = lines[line].pieces.first
    {
      let before = text.pieces.prefix { $0.place != first.place }
      readStatement(PlacedText(Array(before), at: text.place).trimmed, number: number)
      return readCheck(PlacedText(Array(text.pieces.dropFirst(before.count)), at: first.place).trimmed)
    }
    if section == .rules, text.begins(with: "check:") || text.begins(with: "owner:") {
      return readCheck(text)
    }
    readStatement(text, number: number)
  }

  private mutating func readStatement(_ text: PlacedText, number: Int?) {
    isCrossedOut = false
    if section == .rules, let (number, rest) = number.map({ ($0, text) }) ?? text.numbered {
      return policy.rules.append(rule(number: number, rest))
    }
    guard !text.explainsForce else { return }
    if text.begins(with: "proposal to people and legal") {
      return policy.rules.append(rule(number: nil, text))
    }
    guard !force(text).isEmpty else { return }
    for sentence in text.sentences where !force(sentence).isEmpty {
      policy.rules.append(rule(number: nil, sentence))
    }
  }

  private func rule(number: Int?, _ text: PlacedText) -> Policy.Rule {
    var rule = Policy.Rule(number: number, group: heading, text: text)
    if rule.force == nil, !rule.isProposal { rule.force = force(text).first?.force }
    return rule
  }

  /// `Check: … Owner: ….` belongs to the rule above.
  private mutating func readCheck(_ text: PlacedText) {
    guard !isCrossedOut else { return }
    guard let last = policy.rules.indices.last else { return misread("a check with no rule above it", text) }
    let bytes = Array(text.plain.lowercased().utf8)
    let mark = Array("owner:".utf8)
    let owner = (0..<max(0, bytes.count - mark.count + 1)).last {
      bytes[$0..<$0 + mark.count].elementsEqual(mark)
    }
    // Small letters may take another number of bytes; then the place of the owner is not known.
    guard bytes.count == text.plain.utf8.count else {
      policy.rules[last].check = text
      return
    }
    let end = owner ?? bytes.count
    if text.begins(with: "check:") {
      let check = text.part(6..<max(6, end)).trimmed
      if !check.isEmpty { policy.rules[last].check = check }
    }
    if let owner {
      var name = text.dropping(owner + mark.count).trimmed
      if name.plain.utf8.last == UInt8(ascii: ".") { name = name.part(0..<name.plain.utf8.count - 1) }
      if !name.isEmpty { policy.rules[last].owner = name }
    }
  }
}

extension PlacedText {
  /// Says what words of force mean, and uses none.
  var explainsForce: Bool {
    ["RFC 2119", "RFC 8174", "BCP 14"].contains { plain.contains($0) }
  }
}
