/// What happened. Kept for ever in the journal: cases are added, never renamed.
package enum Event: Hashable, Sendable {
  case chose(scene: SceneID, choice: ChoiceID)
  /// A random draw records what was drawn; replaying never draws.
  case drew(scene: SceneID, target: SceneID)
  case undone(decisions: Int)
  case redone(decisions: Int)
  /// The reason a player gave for the last choice on the path.
  case because(text: String)
  case noted(text: String)
  case disputed(measure: MeasureID, text: String)
  /// The review's answer to one proposed clause.
  case reviewed(position: Position, verdict: Verdict, reason: String)

  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case adopt, later, drop
  }
}
