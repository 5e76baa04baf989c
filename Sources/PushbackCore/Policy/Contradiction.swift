/// Clauses that a policy cannot well hold together. Nothing is forbidden by it: people decide what gives way.
package struct Contradiction: Hashable, Sendable {
  /// That of the rule it breaks, or the kind of clash between two clauses' own words.
  package var id: String
  package var one: [Position]
  /// Empty where what is missing is the trouble.
  package var other: [Position]
  /// Why they do not fit, as one sentence.
  package var why: String
  /// What one can do about it, a sentence each.
  package var waysOut: [String]

  package var positions: [Position] { one + other }

  /// Whether the two stand on opposite sides.
  func parts(_ a: Position, _ b: Position) -> Bool {
    one.contains(a) && other.contains(b) || one.contains(b) && other.contains(a)
  }
}

/// A contradiction that an editor foresaw: an entry of `Content/contradictions.yaml`.
package struct ContradictionRule: Hashable, Sendable {
  /// A position, or all of a topic.
  package struct Pattern: Hashable, Sendable {
    package var topic: String
    /// Nil for every stance.
    package var stance: String?

    package init(topic: String, stance: String?) {
      self.topic = topic
      self.stance = stance
    }

    package func matches(_ position: Position) -> Bool {
      position.topic == topic && (stance == nil || position.stance == stance)
    }
  }

  package var id: String
  package var between: [Pattern]
  /// Empty where it is enough that none of `unless` is held.
  package var and: [Pattern]
  /// What settles it: with one of these there is no contradiction.
  package var unless: [Pattern]
  package var why: String
  package var waysOut: [String]

  package init(
    id: String, between: [Pattern], and: [Pattern], unless: [Pattern] = [], why: String, waysOut: [String]
  ) {
    self.id = id
    self.between = between
    self.and = and
    self.unless = unless
    self.why = why
    self.waysOut = waysOut
  }

  /// Nil where the positions keep to it.
  func broken(by positions: [Position]) -> Contradiction? {
    func held(_ patterns: [Pattern]) -> [Position] {
      positions.filter { position in patterns.contains { $0.matches(position) } }
    }
    // Few positions are on the first side, and many can be on the second.
    let one = held(between)
    guard !one.isEmpty, held(unless).isEmpty else { return nil }
    // One that is on both sides does not contradict itself.
    let other = held(and).filter { !one.contains($0) }
    guard and.isEmpty || !other.isEmpty else { return nil }
    return Contradiction(id: id, one: one, other: other, why: why, waysOut: waysOut)
  }
}
