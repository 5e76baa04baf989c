import Foundation
import Testing

@testable import pushback

/// Several sessions reviewed as one: a record of its own, which drafts from all of them heed.
struct JointReviewTests {
  private static let story = """
    # The gate

    ## The date

    Friday is the date.

    - `keep` [Keep the checks.](#end)
    - `waive` [Let one check go.](#end)

    ## End

    `ending`

    ```bill
    the-date/keep: for exceptions/deadline-lowers-no-gate
    the-date/waive: for exceptions/deadline-waiver
    ```
    """

  /// Two sessions that took positions which exclude each other, each adopted where it was taken.
  private func split() throws -> Home {
    let home = try Home()
    let path = try home.write(Self.story, to: "the-gate.md")
    for (name, choice) in [("north", "keep"), ("south", "waive")] {
      let play = try Binary.run(
        ["play", path, "--session", name], input: "\(choice)\nreview\nadopt \(name) is sure\n", in: home)
      #expect(play.code == 0, "\(play.error)")
    }
    return home
  }

  @Test func `what sessions disagree about is decided once, and every draft from them says so`() throws {
    let home = try split()
    #expect(try Binary.run(["draft", "north", "south"], in: home).out.contains("adopted together with what"))
    let review = try Binary.run(
      ["review", "north", "south"], input: "adopt one rule for both\ndrop\ndraft\n", in: home)
    #expect(review.code == 0, "\(review.error)")
    for part in [
      "north and south propose, and is kept as review-1", "Proposal 1 of 2",
      "Answered so far: north adopted it",
      "1 adopted, 0 to decide, 1 dropped",
    ] { #expect(review.out.contains(part), "\(part)") }
    let draft = try home.read("ai-policy-draft.md")
    #expect(draft.contains("Adopted because: “one rule for both”"))
    #expect(
      draft.contains("Decided in review-1. Before that, by themselves: north adopted it, “north is sure”."))
    #expect(draft.contains("going through north and south together in review-1"))
    for names in [["review-1"], ["north", "south"], ["south", "review-1"]] {
      let again = try Binary.run(["draft"] + names, in: home).out
      #expect(again.contains("one rule for both") && !again.contains("adopted together with"), "\(names)")
    }
    #expect(try Binary.run(["draft", "north"], in: home).out.contains("Adopted because: “north is sure”"))
  }

  @Test func `named again it goes on, in whatever order, and undo and piped lines are as in any review`()
    throws
  {
    let home = try split()
    let first = try Binary.run(["review", "north", "south"], input: "adopt\nundo\nadopt\n", in: home)
    #expect(first.error.contains("Kept as review-1."))
    let second = try Binary.run(["review", "south", "north"], input: "drop\n", in: home)
    #expect(second.out.contains("Proposal 1 of 1") && second.error.contains("Kept as review-1."))
    #expect(second.out.contains("1 adopted, 0 to decide, 1 dropped"))
    let all = try Binary.run(["review", "--all"], input: "", in: home)
    #expect(all.out.contains("All were answered before") && all.error.contains("Kept as review-1."))
    #expect(
      try Binary.run(["sessions"], in: home).lines.contains {
        $0.contains("review-1") && $0.contains(" review ")
      })
  }

  @Test func `where nothing is played, what belongs to a play is refused, and the record is what it says`()
    throws
  {
    let home = try split()
    _ = try Binary.run(["review", "north", "south"], in: home)
    for command in ["restart", "debrief", "room 4", "undo 1", "because of that"] {
      let refused = try Binary.run(
        ["play", "--session", "review-1"], input: "later\nlater\n\(command)\n", in: home)
      #expect(
        refused.code == 2 && refused.error.contains("this is a review of north and south"), "\(command)")
    }
    for command in [["debrief", "review-1"], ["record", "review-1"]] {
      let refused = try Binary.run(command, in: home)
      #expect(refused.code == 1 && refused.error.contains("is a review of north and south"), "\(command)")
    }
    #expect(try Binary.run(["show", "review-1"], in: home).out.contains("a review of north and south"))
    _ = try Binary.run(["delete", "south", "--yes"], in: home)
    let lost = try Binary.run(["draft", "review-1"], in: home)
    #expect(
      lost.code == 1
        && lost.error.contains("review-1 goes through north and south. “south” is not on record here"))
  }

  @Test func `an unfinished session is named, and nothing is kept`() throws {
    let home = try split()
    _ = try Binary.run(["play", "ship-it", "--session", "east"], input: "2\n", in: home)
    let refused = try Binary.run(["review", "north", "east"], in: home)
    #expect(refused.code == 1 && refused.error.contains("east is not finished"))
    #expect(try !Binary.run(["sessions"], in: home).out.contains("review"))
  }

  @Test func `it follows its sessions to another machine, and is not taken in by others of their names`()
    throws
  {
    let home = try split()
    _ = try Binary.run(["review", "north", "south"], input: "adopt one rule for both\ndrop\n", in: home)
    for name in ["north", "south", "review-1"] {
      let saved = try Binary.run(
        ["play", "--session", name], input: "save \(name).json\n", in: home)
      #expect(saved.code == 0, "\(saved.error)")
    }
    let other = try Home()
    for name in ["north", "south", "review-1"] {
      _ = try other.write(home.read("\(name).json"), to: "\(name).json")
    }
    let early = try Binary.run(["play", "ship-it"], input: "restore review-1.json\n", in: other)
    #expect(early.error.contains("“north” is not on record here"), "\(early.error)")
    for name in ["north", "south", "review-1"] {
      let restored = try Binary.run(["play", "ship-it"], input: "restore \(name).json\n", in: other)
      #expect(restored.code == 0, "\(restored.error)")
    }
    let draft = try Binary.run(["draft", "review-1"], in: other).out
    #expect(
      draft.contains("Adopted because: “one rule for both”") && draft.contains("the-gate-1 and the-gate-2"))
    // Another play under the old name is not what was reviewed.
    let path = try home.write(Self.story, to: "the-gate.md")
    _ = try Binary.run(["delete", "south", "--yes"], in: home)
    _ = try Binary.run(["play", path, "--session", "south"], input: "keep\n", in: home)
    let wrong = try Binary.run(["draft", "review-1"], in: home)
    #expect(
      wrong.code == 1 && wrong.error.contains("“south” on record here is another play"), "\(wrong.error)")
    #expect(try Binary.run(["draft", "north", "south"], in: home).code == 0)
  }

  @Test func `whoever deletes a session that was reviewed with others is told what is lost`() throws {
    let home = try split()
    _ = try Binary.run(["review", "north", "south"], in: home)
    let asked = try Binary.run(["delete", "south"], input: "no\n", in: home)
    #expect(
      asked.code == 2 && asked.error.contains("review-1 goes through it, and cannot be used without it."))
  }

  @Test func `later all ends a review, and undo reaches back to an earlier sitting`() throws {
    let home = try split()
    let ended = try Binary.run(["review", "north", "south"], input: "later all\n", in: home)
    #expect(ended.out.contains("0 adopted, 2 to decide, 0 dropped"), "\(ended.out)")
    _ = try Binary.run(["review", "north", "south"], input: "adopt\n", in: home)
    let undone = try Binary.run(["review", "north", "south"], input: "undo\n", in: home)
    #expect(undone.code == 0 && undone.out.contains("Proposal 1 of 2"), "\(undone.out)")
    #expect(try Binary.run(["show", "review-1"], in: home).out.contains("answer taken back"))
  }
}
