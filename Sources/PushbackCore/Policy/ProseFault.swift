/// What is wrong with a clause's words: what reads as one rule and is two, or cannot be checked.
package struct ProseFault: Hashable, Sendable {
  /// Where it stands, as the key of a clause is called.
  package enum Part: String, Hashable, Sendable {
    case action, condition, check, reason
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
      for (part, text) in [(ProseFault.Part.action, action), (.condition, condition ?? "")] {
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

  /// The word that makes two duties of one sentence; nil where there is none.
  ///
  /// A guess by form alone. Two duties are suspected where actor, action or condition hold a semicolon or one of the
  /// words must, should, shall or may, in capitals or not: the clause has its one already. It misses two duties joined
  /// by a mere “and” (“read and sign it”), which may well be one, and it stops at a harmless “who may”.
  var secondDuty: String? {
    let text = "\(actor) \(action) \(condition ?? "")"
    if text.contains(";") { return ";" }
    return text.proseWords.first { ["must", "should", "shall", "may"].contains($0.lowercased()) }
  }
}
