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
  /// The review's only answer to a clause was taken back.
  case unreviewed(position: Position)
  /// It is a review of the proposals of other sessions, in this order.
  case joined(sessions: [ReviewedSession])

  /// A room sat down, or its headcount changed.
  case seated(Room)
  /// Slips were counted at a decision; a later count of the same slip replaces an earlier one.
  case tallied(scene: SceneID, slip: Poll.Slip, votes: Tally<ChoiceID>)
  /// A second vote was opened; the first is kept.
  case revoted(scene: SceneID)
  /// Why somebody voted for a choice; nobody's name is kept.
  case voiced(scene: SceneID, choice: ChoiceID, text: String)
  /// The last choice was not the one with most votes, and why.
  case overruled(reason: String)
  /// A room's votes on one proposed clause, before the answer.
  case counted(position: Position, votes: Tally<Verdict>)
  case listed(list: Closing.List, text: String)
  /// The last entry of a list was taken back.
  case unlisted(list: Closing.List)
  /// Who takes the draft to those who sign, and by when.
  case named(name: String, by: String)
  /// Whether words that were said may leave the room.
  case quoted(text: String, quoting: Quoting)

  /// The play stands under a rule: what a session begins with, so that it is kept with it.
  case ruled(Rules.Rule)
  /// A rule was suspended for this play.
  case reopened(scene: SceneID, rule: Int)
  /// The rule that was suspended last stands again.
  case reinstated(rule: Int)
  /// Somebody would have taken a choice that a rule forbids.
  case wanted(scene: SceneID, choice: ChoiceID)
  /// The last such wish was taken back.
  case unwanted
  /// Whom drafts are for: the id of a kind of organisation, or "" for none.
  case addressed(kind: String)

  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case adopt, later, drop
  }

  package enum Quoting: String, Hashable, Sendable, CaseIterable {
    case keep, strike
  }

  /// What stands in the record where a room took another option than most voted for, and nobody could be asked why.
  package static let noReason = "no reason given"
}
