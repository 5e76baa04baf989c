/// A name that an author wrote, marked with what it names, so that a scene's id cannot be passed for a choice's.
package struct Identifier<Named>: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

package typealias ScenarioID = Identifier<Scenario>
package typealias SceneID = Identifier<Scene>
package typealias ChoiceID = Identifier<Choice>
package typealias FactName = Identifier<Fact>
package typealias PartyName = Identifier<Fate>
package typealias MeasureID = Identifier<Measure>
package typealias ActID = Identifier<Act>

/// What a choice stands for: a stance on a topic of the clause library, written `topic/stance`.
package struct Position: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let topic: String
  package let stance: String

  package init(topic: String, stance: String) {
    self.topic = topic
    self.stance = stance
  }

  /// Nil unless the text is two non-empty parts around one slash.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(topic: String(parts[0]), stance: String(parts[1]))
  }

  package var description: String { "\(topic)/\(stance)" }
  package static func < (a: Self, b: Self) -> Bool { (a.topic, a.stance) < (b.topic, b.stance) }
}
