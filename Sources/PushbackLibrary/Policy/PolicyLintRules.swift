import PushbackCore

/// Each rule: its number, its force, its words, how one sees that it is kept.
extension PolicyLint {
  mutating func checkRules() {
    checkNumbers()
    let vague = Phrases(content.texts.vague)
    let sanctions = Phrases(content.texts.sanctions)
    let hasChecks = policy.isTraced || policy.rules.contains { $0.check != nil }
    let hasOwners = policy.isTraced || policy.rules.contains { $0.owner != nil }
    for rule in policy.rules {
      let isDuty = rule.force?.isDuty == true
      if hasOwners, rule.number != nil || rule.isProposal, rule.owner?.isToFill ?? true {
        add(
          "PL039", .warning, rule.owner?.place ?? rule.text.place, "\(rule.name) has no owner",
          "write below it “Owner: ” and the role that answers for the rule and may change it")
      }
      if rule.force == nil, !rule.isProposal {
        add(
          "PL036", .error, rule.text.place,
          "\(rule.name) has no word of force, so nobody knows whether it binds",
          "write MUST, MUST NOT, SHOULD or MAY, or take its number away")
      }
      if isDuty, hasChecks, rule.check?.isNone ?? true {
        add(
          "PL032", .error, rule.text.place,
          "\(rule.name) says \(rule.force?.rawValue ?? "MUST"), and no check shows that it is kept",
          "write below it “Check: ” and the evidence it leaves, or say SHOULD")
      }
      if isDuty { checkVague(rule, vague) }
      checkDuties(rule)
      if isDuty { checkSanction(rule, sanctions) }
    }
    let duties = policy.rules.filter { $0.force?.isDuty == true }
    if !hasChecks, let first = duties.first {
      add(
        "PL032", .warning, first.text.place,
        "no rule says how one sees that it is kept, and some say MUST or MUST NOT: \(duties.count)",
        "write below each “Check: ” and the evidence it leaves, or say SHOULD")
    }
  }

  private mutating func checkNumbers() {
    var lines: [Int: Int] = [:]
    var last = 0
    for rule in policy.rules {
      guard let number = rule.number else { continue }
      if let line = lines[number] {
        add(
          "PL030", .error, rule.text.place, "rule \(number) stands on line \(line) already",
          "give one of the two another number, also in annex A and wherever it is named")
        continue
      }
      lines[number] = rule.text.place.line
      if number > last + 1 {
        let skipped = number == last + 2 ? "number \(last + 1)" : "numbers \(last + 1) to \(number - 1)"
        add(
          "PL031", .warning, rule.text.place,
          "\(skipped) \(number == last + 2 ? "is" : "are") skipped before rule \(number)",
          "number the rules one by one, or say in the change log which were dropped")
      } else if number < last {
        add(
          "PL031", .warning, rule.text.place, "rule \(number) comes after rule \(last)",
          "put the rules in order")
      }
      last = max(last, number)
    }
  }

  private mutating func checkVague(_ rule: Policy.Rule, _ vague: Phrases) {
    for found in vague.found(in: rule.text.tokens) {
      add(
        "PL033", .error, rule.text.place(at: found.offset),
        "\(rule.name) is a duty, and “\(found.phrase)” in it can be argued about for ever",
        "put a number, a name or a record in its place, or say SHOULD")
    }
  }

  /// A guess by form alone, as for the clauses of the library: a semicolon or a second word of force.
  private mutating func checkDuties(_ rule: Policy.Rule) {
    let sentences = rule.text.sentences
    for sentence in sentences {
      let forces = sentence.forces
      let second = forces.dropFirst().first?.range.lowerBound
      let joint =
        forces.isEmpty
        ? nil
        : sentence.plain.utf8.firstIndex(of: UInt8(ascii: ";")).map {
          sentence.plain.utf8.distance(from: sentence.plain.startIndex, to: $0)
        }
      guard let at = second ?? joint else { continue }
      add(
        "PL034", .warning, sentence.place(at: at), "\(rule.name) seems to hold two duties in one sentence",
        "make two rules of it, each with its number and its check")
    }
    if let second = sentences.filter({ !$0.forces.isEmpty }).dropFirst().first {
      add(
        "PL034", .warning, second.place, "\(rule.name) holds a second sentence with a word of force",
        "give it a number and a check of its own")
    }
  }

  private mutating func checkSanction(_ rule: Policy.Rule, _ sanctions: Phrases) {
    let isOurs = rule.position.flatMap(content.clause)?.isProposal == true
    let word = sanctions.found(in: rule.text.tokens).first?.phrase
    guard isOurs || word != nil else { return }
    add(
      "PL037", .error, rule.text.place,
      "\(rule.name) is about \(word.map { "“\($0)”" } ?? "sanctions or protection") and says \(rule.force?.rawValue ?? "MUST") before people and legal have adopted it",
      "begin it with “Proposal to people and legal:” and say should, until they have")
  }

  mutating func checkContradictions() {
    let stances = Dictionary(
      content.topics.flatMap(\.clauses).map { (neutral($0.text.plain).trimmed, $0.position) },
      uniquingKeysWith: { first, _ in first })
    var rules: [Position: Policy.Rule] = [:]
    for rule in policy.rules {
      // Without a trace the library’s own words tell.
      if let position = rule.position ?? stances[rule.text.plain.trimmed], rules[position] == nil {
        rules[position] = rule
      }
    }
    // A library of stances bounds it, however long the file is.
    for contradiction in Contradictions.find(in: rules.keys.sorted(), content) {
      let held = contradiction.positions.compactMap { rules[$0] }.sorted { $0.text.place < $1.text.place }
      guard let last = held.last else { continue }
      let others = held.dropLast().map { "\($0.name) on line \($0.text.place.line)" }
      let trouble = others.isEmpty ? "does not stand alone" : "does not fit with \(others.listed)"
      add(
        "PL038", .warning, last.text.place,
        "\(last.name) \(trouble): \(contradiction.why.withoutStop)",
        contradiction.waysOut.map(\.withoutStop).joined(separator: "; or: "))
    }
  }
}

/// Runs of words to look for, found in one pass.
struct Phrases {
  private var byFirst: [String: [[String]]] = [:]

  init(_ phrases: [String]) {
    for words in phrases.map({ PlacedText($0).tokens.map(\.lower) }) {
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.count > $1.count } }
  }

  /// The longest at each word, and none inside another.
  func found(in tokens: [PlacedText.Token]) -> [(phrase: String, offset: Int)] {
    let words = tokens.map(\.lower)
    var found: [(phrase: String, offset: Int)] = []
    var index = 0
    while index < words.count {
      let match = byFirst[words[index]]?.first {
        $0.count <= words.count - index && words[index..<index + $0.count] == $0[...]
      }
      if let match { found.append((match.joined(separator: " "), tokens[index].offset)) }
      index += match?.count ?? 1
    }
    return found
  }
}

extension Policy.Rule {
  /// As findings call it.
  var name: String { number.map { "rule \($0)" } ?? "this rule" }
}

extension PlacedText {
  /// Whether a check says that there is none.
  fileprivate var isNone: Bool {
    let words = tokens.map(\.lower).joined(separator: " ")
    return ["", "none", "no", "no check", "n a", "na", "nil", "not applicable", "nothing"].contains(words)
  }
}

extension String {
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
