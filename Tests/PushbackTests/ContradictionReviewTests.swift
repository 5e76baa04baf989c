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

  @Test func `what is put off contradicts nothing`() throws {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-waiver.md")
    let play = try Binary.run(
      ["play", path, "--session", "mine"], input: "wait\nwaive\nreview\nadopt\nlater\ndraft\n", in: home)
    #expect(play.code == 0 && !play.out.contains("does not fit"), "\(play.error)")
    #expect(try !home.read("ai-policy-draft.md").contains("do not fit together"))
  }
}
