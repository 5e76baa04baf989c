import Foundation
import PushbackCore
import Testing

@testable import pushback

/// A story edited between saving and resuming. Nothing lands anywhere silently.
struct EditedStoryTests {
  static let story = """
    ---
    facts:
      told: no
      mood: 0..2
    ---
    # Edited

    ## First

    Somebody asks.

    - `deploy` [Yes.](#second) `told = yes`
    - `fix` [Later.](#second) `mood + 1`
    - `refuse` [No.](#second)

    ## Second

    `if told` They know.

    `if mood > 0` They wait.

    - `again` [Ask again.](#third)
    - `wait` [Wait.](#third)

    ## Third

    It goes on.

    - `stay` [Stay.](#last)
    - `leave` [Leave.](#last)

    ## Last

    Over.

    `ending`

    """

  struct Edit: Sendable, CustomTestStringConvertible {
    var name: String
    var from: String
    var to: String
    /// What the notice must say.
    var says: String
    /// The scene one is in after moving to the new text.
    var lands: String
    var testDescription: String { name }
  }

  static let edits = [
    Edit(
      name: "text corrected", from: "[Later.]", to: "[Later, then.]",
      says: "changed: `first/fix`: its text changed", lands: "third"),
    Edit(
      name: "choice inserted above", from: "- `deploy` [Yes.]",
      to: "- `maybe` [Maybe.](#third)\n- `deploy` [Yes.]",
      says: "kept: `first/fix`", lands: "third"),
    Edit(
      name: "choices reordered", from: "- `again` [Ask again.](#third)\n- `wait` [Wait.](#third)",
      to: "- `wait` [Wait.](#third)\n- `again` [Ask again.](#third)", says: "kept: `second/wait`",
      lands: "third"),
    Edit(
      name: "chosen choice deleted", from: "- `wait` [Wait.](#third)\n", to: "- `hope` [Hope.](#third)\n",
      says: "refused: `second/wait`", lands: "second"),
    Edit(
      name: "scene renamed", from: "## Second", to: "## The second",
      says: "scene `second` is now `the-second`", lands: "third"),
    Edit(
      name: "fact removed", from: "  told: no\n", to: "", says: "changed: the fact `told` is gone",
      lands: "third"),
    Edit(
      name: "fact added", from: "  told: no\n", to: "  told: no\n  tired: no\n",
      says: "changed: the fact `tired` is new",
      lands: "third"),
    Edit(
      name: "target renamed", from: "## Third", to: "## A third", says: "it now leads to `a-third`",
      lands: "a-third"),
  ]

  @Test(arguments: edits) func `an edit is told, and one lands where it says`(edit: Edit) throws {
    let home = try Home()
    let library = try saved(in: home)
    _ = try home.write(edited(edit), to: "library/scenarios/edited.md")

    // Playing on with the old text is what happens unless the new one is asked for.
    let old = try Binary.run(["play", "--json", "--session", "mine", "--library", library], in: home)
    #expect(old.code == 0, "\(old.error)")
    #expect(old.error.contains(edit.says), "\(old.error)")
    #expect(try scene(old) == "third")

    let new = try Binary.run(
      ["play", "--json", "--session", "mine", "--library", library, "--text", "new"], input: "1\n", in: home)
    #expect(new.code == 0, "\(new.error)")
    #expect(try scene(new) == edit.lands, "\(new.out)")
    // The old session stays as it was.
    let kept = try Binary.run(["show", "mine", "--json", "--library", library], in: home)
    #expect(kept.out.components(separatedBy: "\"kind\"").count - 1 == 2)
  }

  @Test func `where the new text asks the dice, they fall before anything is decided`() throws {
    let home = try Home()
    let library = try saved(in: home)
    let text = EditedStoryTests.story.replacingOccurrences(of: "[Wait.](#third)", with: "[Wait.](#dice)")
      .replacingOccurrences(
        of: "## Third", with: "## Dice\n\nA coin.\n\n- `100 %` [It falls.](#third)\n\n## Third")
    _ = try home.write(text, to: "library/scenarios/edited.md")
    let new = try Binary.run(
      ["play", "--json", "--session", "mine", "--library", library, "--text", "new"], input: "stay\n",
      in: home)
    #expect(new.code == 0, "\(new.error)")
    #expect(try scene(new) == "third", "\(new.out)")
  }

  @Test func `an unedited story says nothing`() throws {
    let home = try Home()
    let library = try saved(in: home)
    let same = try Binary.run(["play", "--json", "--session", "mine", "--library", library], in: home)
    #expect(!same.error.contains("changed"))
  }

  private func saved(in home: Home) throws -> String {
    _ = try home.write(EditedStoryTests.story, to: "library/scenarios/edited.md")
    _ = try home.write("", to: "library/Content/.keep")
    let library = home.folder.appendingPathComponent("library").path
    let play = try Binary.run(
      ["play", "edited", "--json", "--session", "mine", "--library", library], input: "fix\nwait\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    return library
  }

  /// The edit, with every mention of a renamed thing renamed too, as an author would.
  private func edited(_ edit: Edit) -> String {
    var text = EditedStoryTests.story.replacingOccurrences(of: edit.from, with: edit.to)
    #expect(text != EditedStoryTests.story)
    if edit.name == "scene renamed" {
      text = text.replacingOccurrences(of: "(#second)", with: "(#the-second)")
    }
    if edit.name == "target renamed" { text = text.replacingOccurrences(of: "(#third)", with: "(#a-third)") }
    if edit.name == "fact removed" {
      text = text.replacingOccurrences(of: " `told = yes`", with: "").replacingOccurrences(
        of: "`if told` They know.\n\n", with: "")
    }
    if edit.name == "fact added" {
      text = text.replacingOccurrences(of: "Over.", with: "`if tired` Over.\n\nOver.")
        .replacingOccurrences(of: "[Stay.](#last)", with: "[Stay.](#last) `tired = yes`")
    }
    return text
  }

  private func scene(_ result: Binary.Result) throws -> String? {
    try result.lines.map(object).first { $0["event"] as? String == "scene" }?["scene"] as? String
  }
}
