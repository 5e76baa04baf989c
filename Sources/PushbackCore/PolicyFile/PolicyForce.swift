/// Words of force in anybody’s policy.
extension PlacedText {
  package struct ForceWord: Sendable {
    package var force: Clause.Force
    /// The bytes of `plain` it takes.
    package var range: Range<Int>
  }

  /// The first word of force in capitals.
  package var force: ForceWord? { forces.first }

  /// As RFC 2119 has them.
  package var forces: [ForceWord] { forces { $0 } }

  /// The same in small letters, where a policy has none in capitals; *may* is too common a word to count.
  var smallForces: [ForceWord] { forces { $0.lowercased() == $0 && $0 != "may" ? $0.uppercased() : "" } }

  private func forces(_ spelled: (String) -> String) -> [ForceWord] {
    let tokens = tokens
    return tokens.indices.compactMap { index in
      let token = tokens[index]
      guard let force = Clause.Force(word: spelled(token.word)) else { return nil }
      if index + 1 < tokens.count, spelled(tokens[index + 1].word) == "NOT" {
        return ForceWord(force: force.denied, range: token.offset..<tokens[index + 1].end)
      }
      return ForceWord(force: force, range: token.offset..<token.end)
    }
  }
}

extension Clause.Force {
  fileprivate init?(word: String) {
    switch word {
    case "MUST", "SHALL", "REQUIRED": self = .must
    case "SHOULD", "RECOMMENDED": self = .should
    case "MAY", "OPTIONAL": self = .may
    default: return nil
    }
  }

  /// *May not* forbids, whatever its author meant.
  fileprivate var denied: Clause.Force {
    switch self {
    case .must, .mustNot, .may: .mustNot
    case .should, .shouldNot: .shouldNot
    }
  }

  package var isDuty: Bool { self == .must || self == .mustNot }
}
