import Foundation
import PushbackLibrary
import Testing

@testable import pushback

/// Whom a draft is for, asked where somebody can answer.
struct AddressingTests {
  /// Of its two rules an employer reads the one on secrets first, a project the one on reviews.
  private static let story = """
    ---
    parties: [you]
    ---
    # A fork

    ## The fork

    Left or right.

    - `left` [Left.](#over)
    - `right` [Right.](#over)

    ## Over

    `ending: you good`

    ```bill
    the-fork/left: trust +1; for review-bar/human-review-required, sensitive-data/never-input
    the-fork/right: trust -1
    ```
    """

  /// What is said to these lines after a reviewed play, as at a terminal.
  private func answers(_ lines: String...) throws -> String {
    let home = try Home()
    _ = try home.write(AddressingTests.story, to: "scenarios/fork.md")
    let header = "# fork, seed 3, plain"
    let typed = (["left", "review", "adopt", "adopt"] + lines).map {
      $0.isEmpty ? ">>>" : $0.hasPrefix("=== ") ? $0 : ">>> \($0)"
    }
    let stories = Library(root: home.folder.path, content: try Library.bundled())
    let said = try Rehearsal(header: header, stories: stories).play(
      ([header] + typed).joined(separator: "\n"))
    return try #require(said.components(separatedBy: "That was the last.").last)
  }

  @Test func `it is asked once, in one line, and the answer is remembered`() throws {
    let said = try answers("draft", "2", "draft again.md", "=== ai-policy-draft.md", "=== again.md")
    #expect(
      said.components(separatedBy: "Whom is it for? 1 employer, 2 project; Enter for neither").count == 2)
    let files = said.components(separatedBy: "=== again.md")
    #expect(try files.count == 2 && first(in: files[0]) == first(in: files[1]))
    #expect(try first(in: files[0]) != first(in: answers("draft", "1", "=== ai-policy-draft.md")))
  }

  @Test func `the answer outlives the program, and neither is one`() throws {
    for answer in ["2", ""] {
      let said = try answers(
        "draft", answer, "=== ends", "draft again.md", "=== ai-policy-draft.md", "=== again.md")
      #expect(said.components(separatedBy: "Whom is it for?").count == 2, "\(said)")
      let files = said.components(separatedBy: "=== again.md")
      #expect(try files.count == 2 && first(in: files[0]) == first(in: files[1]))
    }
  }

  @Test func `a draft from the shell is for whom the session says, unless told otherwise`() throws {
    let home = try Home()
    _ = try home.write(AddressingTests.story, to: "fork.md")
    let lines = "left\nreview\nadopt\nadopt\ndraft project\ndraft employer "
    for name in ["mine", "other"] {
      let play = try Binary.run(
        ["play", "./fork.md", "--session", name], input: lines + "\(name).md\n", in: home)
      #expect(play.code == 0, "\(play.error)")
    }
    func rule(_ arguments: String...) throws -> Substring {
      try first(in: Binary.run(["draft"] + arguments, in: home).out)
    }
    let (employer, project) = try (rule("mine", "--for", "employer"), rule("mine", "--for", "project"))
    #expect(try employer != project && rule("mine") == employer)
    // What several sessions say may differ, so none of it counts.
    let usual = try rule("mine", "other")
    _ = try Binary.run(["play", "--session", "mine"], input: "draft project b.md\n", in: home)
    #expect(try rule("mine") == project && rule("mine", "other") == usual)
    let show = try Binary.run(["show", "mine", "--json"], in: home).out
    #expect(show.contains(#""for": "project""#), "\(show)")
    #expect(try Schema.published("show.schema.json").problems(with: show) == [])
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("drafts are for: project"))
  }

  /// The first rule of a draft.
  private func first(in draft: String) throws -> Substring {
    let rules = try #require(draft.firstRange(of: "**1."))
    return draft[rules.upperBound...].prefix(60)
  }

  @Test func `Enter is neither, and any other line is not swallowed`() throws {
    let said = try answers("draft", "", "draft again.md", "=== again.md")
    #expect(said.components(separatedBy: "Whom is it for?").count == 2 && said.contains("Written: again.md"))
    let other = try answers("draft", "status")
    let written = try #require(other.firstRange(of: "Written: ai-policy-draft.md"))
    let status = try #require(other.firstRange(of: "The story is over"))
    #expect(written.upperBound < status.lowerBound)
  }

  @Test func `whoever says it at once is not asked, and a slip is told`() throws {
    let said = try answers("draft project p.md", "draft employer", "draft employr", "draft")
    #expect(!said.contains("Whom is it for?"))
    #expect(said.contains("Written: p.md") && said.contains("Written: ai-policy-draft.md"))
    #expect(said.contains("No draft is for “employr”. Did you mean draft employer?"))
    let slip = try answers("draft", "projct", "project")
    #expect(slip.contains("Did you mean project?") && slip.contains("Written: ai-policy-draft.md"))
  }

  @Test func `a name that is taken is told before anything is asked`() throws {
    let said = try answers("draft employer p.md", "draft p.md")
    #expect(said.contains("p.md is there already"))
  }

  @Test func `through a pipe nothing is asked, and it says how to choose`() throws {
    let home = try Home()
    _ = try home.write(AddressingTests.story, to: "fork.md")
    let play = try Binary.run(
      ["play", "./fork.md"], input: "left\nreview\nadopt\nadopt\ndraft\nstatus\n", in: home)
    #expect(!play.out.contains("Whom is it for") && play.out.contains("draft employer or draft project"))
    #expect(try home.read("ai-policy-draft.md").contains("# AI usage policy: DRAFT"), "\(play.error)")
  }
}
