import PushbackCore

/// The facts a story declares, and what is written about them: conditions, changes, weights.
extension JSONReader {
  mutating func readFacts(_ node: JSONNode?) -> [Fact] {
    var found: [Fact] = []
    for node in elements(node, "“facts”") {
      guard let fact = fact(node) else { continue }
      if facts[fact.name.text] != nil {
        report(.keyTwice(fact.name.text, at: node.place, first: facts[fact.name.text]?.place.line ?? 1), node)
        continue
      }
      facts[fact.name.text] = fact
      found.append(fact)
    }
    return found
  }

  private mutating func fact(_ node: JSONNode) -> Fact? {
    let keys = ["name", "kind", "first", "values", "least", "most"]
    guard let fields = object(node, "a fact", keys: keys, required: ["name", "kind"]),
      let at = fields["name"],
      let name = text(at, "a fact's name")
    else { return nil }
    if let trouble = Header.trouble(inFactName: name, vocabulary: vocabulary) {
      report(.badName(name, of: "a fact", trouble, proposal: proposal(name), at: at.place), at)
      brokenFacts.insert(name)
      return nil
    }
    guard let (domain, first) = domain(of: name, fields, node) else {
      brokenFacts.insert(name)
      return nil
    }
    return Fact(name: FactName(name), domain: domain, first: first, place: node.place)
  }

  private mutating func domain(
    of name: String, _ fields: [String: JSONNode], _ node: JSONNode
  ) -> (domain: Fact.Domain, first: Int)? {
    guard let kind = fields["kind"] else { return nil }
    let wanted: [String: Set<String>] = [
      "yes-no": ["first"], "list": ["values"], "range": ["least", "most", "first"],
    ]
    guard let own = kind.text.flatMap({ wanted[$0] }) else {
      report(.factShape(name, "its kind is \(kind.given)", at: kind.place), kind)
      return nil
    }
    if let odd = fields.filter({ !own.union(["name", "kind"]).contains($0.key) }).min(by: { $0.key < $1.key })
    {
      report(.factShape(name, "“\(odd.key)” belongs to another kind of fact", at: odd.value.place), odd.value)
      return nil
    }
    switch kind.text {
    case "yes-no":
      guard let first = fields["first"] else { return (.yesNo, 0) }
      return flag(first, "“first”").map { (.yesNo, $0 ? 1 : 0) }
    case "list": return values(of: name, fields["values"], node)
    default: return range(of: name, fields, node)
    }
  }

  private mutating func values(
    of name: String, _ node: JSONNode?, _ whole: JSONNode
  ) -> (domain: Fact.Domain, first: Int)? {
    var values: [String] = []
    for node in elements(node, "“values”") {
      guard let word = text(node, "a value") else { return nil }
      guard isWord(word), !notationWords.contains(word) else {
        let trouble = notationWords.contains(word) ? "conditions use the word themselves" : smallLetters
        report(.badName(word, of: "a value", trouble, proposal: proposal(word), at: node.place), node)
        return nil
      }
      guard !values.contains(word) else {
        report(.nameTwice(word, in: "the values of “\(name)”", at: node.place), node)
        return nil
      }
      values.append(word)
    }
    guard (2...Header.mostValues).contains(values.count) else {
      let trouble = "a list needs 2 to \(Header.mostValues) values and has \(values.count)"
      report(.factShape(name, trouble, at: (node ?? whole).place), node ?? whole)
      return nil
    }
    return (.list(values), 0)
  }

  private mutating func range(
    of name: String, _ fields: [String: JSONNode], _ node: JSONNode
  ) -> (domain: Fact.Domain, first: Int)? {
    guard let low = integer(fields["least"], "“least”", in: -1_000...1_000),
      let high = integer(fields["most"], "“most”", in: -1_000...1_000)
    else {
      if fields["least"] == nil || fields["most"] == nil {
        report(.factShape(name, "a range has “least” and “most”", at: node.place), node)
      }
      return nil
    }
    guard low < high, high - low < Header.mostValues else {
      let trouble =
        low < high ? "the range has more than \(Header.mostValues) values" : "the range must go upwards"
      report(.factShape(name, trouble, at: node.place), node)
      return nil
    }
    guard let first = fields["first"] else { return (.range(low...high), low) }
    guard let number = first.integer, (low...high).contains(number) else {
      report(
        .factShape(name, "it cannot begin at \(first.given), outside \(low)..\(high)", at: first.place), first
      )
      return nil
    }
    return (.range(low...high), number)
  }

  /// The fact that a condition or a change names, or a finding.
  mutating func known(_ node: JSONNode) -> Fact? {
    guard let name = text(node, "“fact”") else { return nil }
    if let fact = facts[name] { return fact }
    if vocabulary.measures.contains(name) {
      report(.measureForFact(name, at: node.place), node)
    } else if !brokenFacts.contains(name) {
      report(.unknownFact(name, known: facts.keys.sorted(), at: node.place), node)
    }
    return nil
  }

  /// The number behind a value of the fact: true or false, a word, a whole number.
  mutating func value(_ node: JSONNode, of fact: Fact) -> Int? {
    switch (fact.domain, node.value) {
    case (.yesNo, .bool(let flag)): return flag ? 1 : 0
    case (.list(let values), .string(let word)):
      if let index = values.firstIndex(of: word) { return index }
      report(.unknownValue(word, of: fact, at: node.place), node)
    case (.range(let range), .number(let digits)):
      if let number = node.integer, range.contains(number) { return number }
      report(.unknownValue(digits, of: fact, at: node.place), node)
    default: report(.valueOfOtherKind(fact, given: node.given, at: node.place), node)
    }
    return nil
  }
}
