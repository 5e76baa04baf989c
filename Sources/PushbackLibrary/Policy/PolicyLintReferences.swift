import PushbackCore

/// Whether what the text points at is there.
extension PolicyLint {
  mutating func checkReferences() {
    let own = Set(policy.rules.compactMap(\.number))
    // Rules without numbers may be meant by those that the policy gives to its lists or headings.
    let numbers = own.isEmpty ? policy.numbers : own
    let titles = policy.headings.map { $0.text.plain.lowercased() }
    var anchors: Set<String> = []
    var seen: [String: Int] = [:]
    for heading in policy.headings {
      let name = anchor(heading.text.plain)
      anchors.insert(seen[name].map { "\(name)-\($0)" } ?? name)
      seen[name, default: 0] += 1
    }
    let annexes = Set(titles.compactMap(Self.annex))
    let sections = Set(titles.map { String($0.prefix { $0.isNumber }) }).subtracting([""])
    let cells = Set(policy.references.map(\.rule.place))
    for passage in policy.passages {
      for text in passage.ownWords {
        let tokens = text.tokens
        // A trace without a rule has a finding of its own, and so has a row of the framework map.
        if !(passage.section == .annexA && passage.isHeading), !cells.contains(text.place) {
          checkRuleNumbers(text, tokens, numbers, areOwn: !own.isEmpty)
        }
        checkAnnexes(text, tokens, annexes)
        checkSections(text, tokens, sections, titles)
        checkLinks(text, anchors)
      }
    }
    for rule in policy.references.map(\.rule) where !own.isEmpty {
      for token in rule.tokens {
        guard let number = Int(token.word), !own.contains(number) else { continue }
        addMissing(number, own, areOwn: true, rule.place(at: token.offset))
      }
    }
  }

  private mutating func checkLinks(_ text: PlacedText, _ anchors: Set<String>) {
    for piece in text.pieces {
      guard let target = piece.target, target.hasPrefix("#"), !anchors.contains(String(target.dropFirst()))
      else { continue }
      let near = nearest(String(target.dropFirst()), among: anchors).map { "did you mean #\($0)?" }
      add(
        "PL042", .error, piece.place,
        "the link leads to “\(brief(target))”, and no heading has that anchor",
        near ?? "anchors are headings in small letters with hyphens for blanks")
    }
  }

  private static func annex(_ title: String) -> String? {
    let words = title.split { !$0.isLetter && !$0.isNumber }
    guard words.count > 1, words[0] == "annex" || words[0] == "appendix" else { return nil }
    return String(words[1])
  }

  /// `rule 3`, `rules 3, 5 and 7`.
  private mutating func checkRuleNumbers(
    _ text: PlacedText, _ tokens: [PlacedText.Token], _ numbers: Set<Int>, areOwn: Bool
  ) {
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      guard ["rule", "rules"].contains(tokens[index].lower) else { continue }
      var end = tokens[index].end
      while index + 1 < tokens.count, tokens[index + 1].offset - end <= 3 {
        let next = tokens[index + 1]
        if let number = Int(next.word) {
          if !numbers.contains(number), areOwn || !isElsewhere(tokens.dropFirst(index + 2)) {
            addMissing(number, numbers, areOwn: areOwn, text.place(at: next.offset))
          }
        } else if !["and", "or", "to"].contains(next.lower) {
          break
        }
        end = next.end
        index += 1
      }
    }
  }

  private mutating func addMissing(_ number: Int, _ numbers: Set<Int>, areOwn: Bool, _ place: Place) {
    let last = numbers.max() ?? 0
    add(
      "PL040", areOwn ? .error : .warning, place, "there is no rule \(number)",
      numbers.isEmpty
        ? "the rules have no numbers; write them, or the document that the rule stands in"
        : number > last
          ? "the last is rule \(last)" : "the rules after it may have moved up; name the right one")
  }

  private mutating func checkAnnexes(
    _ text: PlacedText, _ tokens: [PlacedText.Token], _ annexes: Set<String>
  ) {
    for (token, next) in zip(tokens, tokens.dropFirst()) where ["annex", "appendix"].contains(token.lower) {
      guard next.word.utf8.count == 1, next.word.utf8.allSatisfy(\.isLetter) || Int(next.word) != nil,
        next.word != "a" || token.word == token.lower, !annexes.contains(next.lower)
      else { continue }
      add(
        "PL041", .error, text.place(at: token.offset), "there is no annex \(next.word.uppercased())",
        annexes.isEmpty
          ? "the policy has no annex" : "the annexes: \(annexes.sorted().map { $0.uppercased() }.listed)")
    }
  }

  /// `of the handbook`: what was named before stands in another document.
  private func isElsewhere(_ tokens: ArraySlice<PlacedText.Token>) -> Bool {
    tokens.prefix(2).contains { $0.lower == "of" }
  }

  /// `section 4` where sections are numbered, and `section “Scope”`. Others speak of other documents.
  private mutating func checkSections(
    _ text: PlacedText, _ tokens: [PlacedText.Token], _ sections: Set<String>, _ titles: [String]
  ) {
    for (index, token) in tokens.enumerated() where token.lower == "section" {
      if !sections.isEmpty, index + 1 < tokens.count, Int(tokens[index + 1].word) != nil,
        !sections.contains(tokens[index + 1].word),
        !isElsewhere(tokens.dropFirst(index + 2))
      {
        add(
          "PL041", .warning, text.place(at: token.offset), "there is no section \(tokens[index + 1].word)",
          "name the section that is meant, or the document it stands in")
      }
      let after = text.part(token.end..<min(text.plain.utf8.count, token.end + 120)).plain.drop { $0 == " " }
      guard after.first == "“" || after.first == "\"" else { continue }
      let name = String(after.dropFirst().prefix { $0 != "”" && $0 != "\"" })
      if !name.isEmpty, !titles.contains(where: { $0.hasSuffix(name.lowercased()) }) {
        add(
          "PL041", .warning, text.place(at: token.offset), "there is no section “\(brief(name))”",
          "name a heading of this policy as it is written")
      }
    }
  }
}
