import PushbackCore

extension Header {
  /// Enough for any story, and a state per value.
  static let mostValues = 100

  mutating func readFacts(_ fields: Fields, vocabulary: Vocabulary, findings: inout Findings) {
    brokenFacts.formUnion(fields.strays["facts"] ?? [])
    for (key, value) in fields.pairs("facts", findings: &findings) {
      guard let name = key.text else {
        findings.add(.wrongKind("a fact's name", wanted: "a word", found: key))
        continue
      }
      if let trouble = Header.trouble(inFactName: name, vocabulary: vocabulary) {
        findings.add(.badName(name, of: "a fact", trouble, proposal: proposal(name), at: key.place))
        brokenFacts.insert(name)
        continue
      }
      guard let (domain, first) = Header.domain(of: name, value, findings: &findings) else {
        brokenFacts.insert(name)
        continue
      }
      facts.append(Fact(name: FactName(name), domain: domain, first: first, place: key.place))
    }
  }

  static func trouble(inFactName name: String, vocabulary: Vocabulary) -> String? {
    if !isChoiceID(name) { return "use small letters, digits and hyphens, beginning with a letter" }
    if notationWords.contains(name) || name == "yes" || name == "no" {
      return "conditions use the word themselves"
    }
    if vocabulary.measures.contains(name) { return "it is a measure, and conditions never read measures" }
    return nil
  }

  private static func domain(
    of name: String, _ value: Yaml, findings: inout Findings
  ) -> (domain: Fact.Domain, first: Int)? {
    switch value.value {
    case .scalar("no"): return (.yesNo, 0)
    case .scalar("yes"): return (.yesNo, 1)
    case .scalar(let text):
      switch range(text) {
      case .success(let found): return found
      case .failure(let trouble):
        findings.add(.factValues(name, trouble.words, meant: valuesMeant(text), at: value.place))
        return nil
      }
    case .list(let items): return list(of: name, items, at: value.place, findings: &findings)
    case .map, .nothing:
      findings.add(.factValues(name, "there is \(value.kindName) after the colon", at: value.place))
      return nil
    }
  }

  private static func list(
    of name: String, _ items: [Yaml], at place: Place, findings: inout Findings
  ) -> (domain: Fact.Domain, first: Int)? {
    var values: [String] = []
    for item in items {
      guard let word = item.text, isWord(word), !notationWords.contains(word) else {
        let shown = item.text ?? item.kindName
        let trouble = notationWords.contains(shown) ? "conditions use the word themselves" : smallLetters
        findings.add(.badName(shown, of: "a value", trouble, proposal: proposal(shown), at: item.place))
        return nil
      }
      guard !values.contains(word) else {
        findings.add(.nameTwice(word, in: "the values of “\(name)”", at: item.place))
        return nil
      }
      values.append(word)
    }
    guard values.count >= 2, values.count <= mostValues else {
      findings.add(
        .factValues(name, "a list needs 2 to \(mostValues) values and has \(values.count)", at: place))
      return nil
    }
    return (.list(values), 0)
  }

  private struct Trouble: Error {
    let words: String
  }

  /// `0..3`, or `0..3 = 1` where it does not begin at the lower end.
  private static func range(_ text: String) -> Result<(domain: Fact.Domain, first: Int), Trouble> {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { trim($0) }
    let ends = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard ends.count == 3, ends[1].isEmpty, let low = Int(trim(ends[0])), let high = Int(trim(ends[2])) else {
      let boolean = ["true", "false", "on", "off", "Yes", "No", "YES", "NO"].contains(text)
      return .failure(
        Trouble(words: "“\(brief(text))” is no range\(boolean ? "; a yes/no fact says yes or no" : "")"))
    }
    guard low < high else { return .failure(Trouble(words: "the range must go upwards")) }
    guard abs(low) <= 1_000, abs(high) <= 1_000, high - low < mostValues else {
      return .failure(Trouble(words: "the range has more than \(mostValues) values, or goes beyond 1000"))
    }
    guard halves.count == 2 else { return .success((.range(low...high), low)) }
    guard let first = Int(halves[1]), (low...high).contains(first) else {
      return .failure(Trouble(words: "it cannot begin at “\(brief(halves[1]))”, outside \(low)..\(high)"))
    }
    return .success((.range(low...high), first))
  }

  /// The values that somebody meant who wrote them as other languages and forms do.
  private static func valuesMeant(_ text: String) -> String? {
    let word = text.lowercased()
    if ["true", "on", "y", "oui", "ja", "si", "sí", "tak"].contains(word) { return "yes" }
    if ["false", "off", "n", "non", "nein", "nie", "não"].contains(word) { return "no" }
    if let ends = text.wholeMatch(of: /(\d+)\s*(?:-|–|—|to|bis|à|\.\.\.|…|:|,|\/)\s*(\d+)/) {
      return "\(ends.1)..\(ends.2)"
    }
    let parts = text.split { ",/|;".contains($0) }.map { common(String($0)) }.filter { !$0.isEmpty }
    guard parts.count >= 2, parts.allSatisfy(isWord) else { return nil }
    if Set(parts) == ["yes", "no"] { return "no, or yes where it is so at the start" }
    return "[\(parts.joined(separator: ", "))]"
  }

  private static func trim(_ text: Substring) -> String {
    String(Substring(text.utf8.trimmed))
  }
}
