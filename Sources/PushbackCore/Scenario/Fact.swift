/// Something a scenario remembers. Its values are finite, so every reachable state can be listed.
package struct Fact: Hashable, Sendable {
  package enum Domain: Hashable, Sendable {
    case yesNo
    case list([String])
    case range(ClosedRange<Int>)
  }

  package var name: FactName
  package var domain: Domain
  /// A yes/no is 0 or 1, a list's value its index, a number itself.
  package var first: Int
  package var place: Place

  package init(name: FactName, domain: Domain, first: Int, place: Place = .start) {
    self.name = name
    self.domain = domain
    self.first = first
    self.place = place
  }

  /// The values the fact can take, as numbers.
  package var bounds: ClosedRange<Int> {
    switch domain {
    case .yesNo: 0...1
    case .list(let values): 0...max(0, values.count - 1)
    case .range(let range): range
    }
  }

  /// A value in the author's words.
  package func word(for value: Int) -> String {
    switch domain {
    case .yesNo: value == 0 ? "no" : "yes"
    case .list(let values): values.indices.contains(value) ? values[value] : "\(value)"
    case .range: "\(value)"
    }
  }

  /// The number behind a word, or nil if the fact cannot take it.
  package func value(of word: String) -> Int? {
    switch domain {
    case .yesNo: ["no": 0, "yes": 1][word]
    case .list(let values): values.firstIndex(of: word)
    case .range(let range): Int(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

/// What must hold for a choice, a paragraph, a way or a weight. Conditions read facts, never measures.
package indirect enum Condition: Hashable, Sendable {
  case compare(FactName, Comparison, Int)
  case not(Condition)
  case all([Condition])
  case any([Condition])

  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="

    package func holds(_ a: Int, _ b: Int) -> Bool {
      switch self {
      case .equal: a == b
      case .unequal: a != b
      case .less: a < b
      case .atMost: a <= b
      case .more: a > b
      case .atLeast: a >= b
      }
    }
  }

  /// Every fact the condition reads.
  package var facts: Set<FactName> {
    switch self {
    case .compare(let fact, _, _): [fact]
    case .not(let inner): inner.facts
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.facts) }
    }
  }
}

/// A new value for a fact. Leaving the fact's bounds is an error, never saturated.
package struct Assignment: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case to(Int)
    case by(Int)
  }

  package var fact: FactName
  package var change: Change

  package init(fact: FactName, change: Change) {
    self.fact = fact
    self.change = change
  }
}
