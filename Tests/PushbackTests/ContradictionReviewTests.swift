import Foundation
import Testing

@testable import pushback

/// Adopting what does not fit: said in the review and in the draft, and nothing is blocked.
struct ContradictionReviewTests {
  private static let story = """
    # The waiver

    ## The date

    Friday is the date.

    - `wait` [Keep the checks.](#later)
    - `go` [Let one check go.](#later)

    ## Later

    It is Monday.

    - `waive` [Let one check go next time.](#end)
    - `stop` [Stop here.](#end)

    ## End

    `ending`

    ```bill
    the-date/wait: for automated-gates/required
    later/waive: for exceptions/deadline-waiver
    ```
    """

  @Test func `adopting a second rule that does not fit the first is told, with both and the ways out`() throws
  {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-waiver.md")
    let play = try Binary.run(
      ["play", path, "--session", "mine"],
      input: "wait\nwaive\nreview\nadopt\nadopt\ndraft\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    let told = try #require(
      play.out.components(separatedBy: "It does not fit what you adopted before").dropFirst().first)
    for part in [
      "A check that a deadline can set aside", "MUST NOT release a change until",
      "MAY set aside one required check",
      "adopted before", "adopted just now", "Ways out:", "Name the checks that no deadline touches.",
    ] { #expect(told.contains(part), "\(part)") }
    #expect(play.out.components(separatedBy: "It does not fit").count == 2, "the first rule alone fits")
    #expect(play.out.contains("2 adopted, 0 to decide"))
    let draft = try home.read("ai-policy-draft.md")
    #expect(draft.contains("Rules 1 and 2 do not fit together"))
    #expect(
      draft.contains("Rule 1, from “Keep the checks.”")
        && draft.contains("from “Let one check go next time.”"))
  }

  @Test func `undo takes an answer back, to the one before or to none`() throws {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-waiver.md")
    _ = try Binary.run(
      ["play", path, "--session", "mine"], input: "wait\nwaive\nreview\nadopt\nundo\n", in: home)
    #expect(
      try Binary.run(["show", "mine"], in: home).out.contains("answer taken back: automated-gates/required"))
    #expect(try !Binary.run(["draft", "mine"], in: home).out.contains("What was adopted"))
    _ = try Binary.run(["review", "mine"], input: "adopt\nadopt\n", in: home)
    _ = try Binary.run(["review", "mine"], input: "drop\nundo\n", in: home)
    let draft = try Binary.run(["draft", "mine"], in: home).out
    #expect(!draft.contains("Dropped:") && draft.contains("Rules 1 and 2 do not fit together"), "\(draft)")
  }

  @Test func `why something was adopted stands in the draft, in words and as data`() throws {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-waiver.md")
    _ = try Binary.run(
      ["play", path, "--session", "mine"], input: "wait\nstop\nreview\nadopt it held on Friday\n", in: home)
    #expect(try Binary.run(["draft", "mine"], in: home).out.contains("Adopted because: “it held on Friday”"))
    let json = try Binary.run(["draft", "mine", "--format", "json"], in: home).out
    #expect(json.contains(#""it held on Friday""#))
  }

  @Test func `somebody who stands twice for a rule is one voice, and a session named twice counts once`()
    throws
  {
    let home = try Home()
    let story = Self.story.replacingOccurrences(
      of: "later/waive: for exceptions/deadline-waiver", with: "later/waive: for automated-gates/required")
    let path = try home.write(story, to: "the-waiver.md")
    _ = try Binary.run(["play", path, "--session", "mine"], input: "wait\nwaive\n", in: home)
    let evidence = try Binary.run(["draft", "evidence", "mine", "mine"], in: home).out
    #expect(
      evidence.contains("1 voice") && !evidence.contains("2 voices") && !evidence.contains("4 voices"),
      "\(evidence)")
  }

  @Test func `what is put off contradicts nothing`() throws {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-waiver.md")
    let play = try Binary.run(
      ["play", path, "--session", "mine"], input: "wait\nwaive\nreview\nadopt\nlater\ndraft\n", in: home)
    #expect(play.code == 0 && !play.out.contains("does not fit"), "\(play.error)")
    #expect(try !home.read("ai-policy-draft.md").contains("do not fit together"))
  }
}
