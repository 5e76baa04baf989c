/// What is wrong with a clause's words: what reads as one rule and is two, or cannot be checked.
package struct ProseFault: Hashable, Sendable {
  /// Where it stands, as the key of a clause is called.
  package enum Part: String, Hashable, Sendable {
    case actor, action, condition, check, reason
  }

  package enum Kind: Hashable, Sendable {
    case long(words: Int, beginning: String)
    /// A word that begins a second duty.
    case secondDuty(String)
    case vague(String)
  }

  package var part: Part
  package var kind: Kind

  /// Words in a sentence.
  package static let mostWords = 25
}

extension Clause {
  /// Faults in the order in which they are read.
  package func faults(vague: [String]) -> [ProseFault] {
    var faults = long(sentence, .action)
    if let word = secondDuty { faults.append(ProseFault(part: .action, kind: .secondDuty(word))) }
    if force == .must || force == .mustNot {
      for (part, text) in [
        (ProseFault.Part.actor, actor), (.action, action), (.condition, condition ?? ""),
      ] {
        faults += vague.filter(text.holds).map { ProseFault(part: part, kind: .vague($0)) }
      }
    }
    return faults + long(check ?? "", .check) + long(reason, .reason)
  }

  private func long(_ text: String, _ part: ProseFault.Part) -> [ProseFault] {
    text.sentences.filter { $0.proseWords.count > ProseFault.mostWords }.map { sentence in
      let beginning = sentence.proseWords.prefix(4).joined(separator: " ")
      return ProseFault(part: part, kind: .long(words: sentence.proseWords.count, beginning: beginning))
    }
  }

  /// The words that make two duties of one sentence; nil where there are none.
  ///
  /// A guess by form alone. Two duties are suspected where actor, action or condition hold a semicolon, a second
  /// sentence or one of the words must, should, shall or may, in capitals or not: the clause has its one already. So
  /// they are where an action goes on with “, and” and one of the verbs below, or lists two more of them. It misses two
  /// duties joined by a mere “and” (“read and sign it”), which may well be one, and it stops at a harmless “who may”.
  var secondDuty: String? {
    let text = "\(actor) \(action) \(condition ?? "")"
    if text.contains(";") { return ";" }
    if let word = text.proseWords.first(where: {
      ["must", "should", "shall", "may"].contains($0.lowercased())
    }) {
      return word
    }
    for part in [actor, action, condition ?? ""] {
      if let second = part.sentences.dropFirst().first {
        return second.proseWords.prefix(2).joined(separator: " ")
      }
    }
    return secondVerb
  }

  private var secondVerb: String? {
    var parts: [(opening: String, words: [String])] = [("", [])]
    for word in action.split(separator: " ") {
      if word == "and" {
        if parts.last?.words.isEmpty == true {
          parts[parts.count - 1].opening = ", and"
        } else {
          parts.append(("and", []))
        }
      } else {
        parts[parts.count - 1].words.append(String(word))
        if word.hasSuffix(",") { parts.append((",", [])) }
      }
    }
    let verbs = parts.dropFirst().filter { $0.words.first.map(Clause.verbs.contains) ?? false }
    if let joined = verbs.first(where: { $0.opening == ", and" }) {
      return joined.words.first.map { "and \($0)" }
    }
    // “Use them only to explain, check and review” is one duty.
    guard verbs.count > 1, parts[0].words.contains("to") == false else { return nil }
    return verbs.first?.words.first
  }

  /// What people are told to do, where no noun is spelled alike in a list of things.
  private static let verbs: Set<String> = [
    "add", "approve", "ask", "check", "delete", "disclose", "file", "fix", "have", "hold", "inform", "keep",
    "link", "log", "mark", "name", "note", "put", "publish", "read", "record", "release", "remove", "repair",
    "replace", "report", "reproduce", "review", "rotate", "run", "say", "send", "show", "sign", "state",
    "stop",
    "store", "tell", "test", "train", "undo", "watch", "write",
  ]
}
