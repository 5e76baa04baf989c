import Foundation
import PushbackCore
import Testing

@testable import pushback

/// One test an exit code, each with a sentence that says what to do.
struct ExitCodeTests {
  private func expect(
    _ code: Int32, _ arguments: [String], input: String = "", says part: String, in home: Home
  ) throws {
    let result = try Binary.run(arguments, input: input, in: home)
    #expect(result.code == code, "\(arguments): \(result.error)")
    #expect(result.error.contains(part), "\(result.error)")
    for rubbish in ["Optional(", "Error Domain", "Fatal", "Swift."] {
      #expect(!result.error.contains(rubbish))
    }
  }

  @Test func `0 at the end of input, naming the session`() throws {
    try expect(0, ["play", "ship-it"], input: "1\n", says: "Kept as ship-it-1.", in: Home())
  }

  @Test func `1 where something is not there`() throws {
    let home = try Home()
    try expect(1, ["show", "nobody"], says: "There is no session “nobody”", in: home)
    try expect(1, ["debrief"], says: "No session is on record yet", in: home)
    _ = try Binary.run(["play", "ship-it"], input: "1\n", in: home)
    try expect(1, ["debrief"], says: "is not finished", in: home)
    try expect(1, ["show", "ship-it-2"], says: "Did you mean ship-it-1?", in: home)
  }

  @Test func `2 for what is not understood`() throws {
    let home = try Home()
    try expect(2, ["play", "ship-it"], input: "1\nfly\n", says: "line 2: “fly”", in: home)
    try expect(2, ["play", "shipit"], says: "Did you mean ship-it?", in: home)
    try expect(2, ["play", "--sed", "4"], says: "--seed", in: home)
    try expect(2, ["lint", "policy.md"], says: "Did you mean pushback draft lint policy.md?", in: home)
    try expect(2, ["export", "--format", "pdf"], says: "pushback draft export --format pdf", in: home)
    try expect(2, ["evidence"], says: "pushback draft evidence", in: home)
    try expect(2, ["shipit"], says: "Did you mean ship-it?", in: home)
    try expect(2, ["play", "--seed", "9007199254740992"], says: "9007199254740991", in: home)
    try expect(2, ["play", "ship-it", "--session", "../x"], says: "small letters", in: home)
    _ = try Binary.run(["play", "ship-it", "--session", "mine", "--seed", "1"], input: "1\n", in: home)
    try expect(2, ["play", "the-night-it-broke", "--session", "mine"], says: "plays “ship-it”", in: home)
    try expect(2, ["play", "ship-it", "--session", "mine", "--seed", "2"], says: "has the seed 1", in: home)
  }

  @Test func `3 for a story with errors`() throws {
    let home = try Home()
    _ = try home.write(
      "# Broken\n\n## One\n\n- `fix` [Go on.](#nowhere)\n", to: "library/scenarios/broken.md")
    _ = try home.write("", to: "library/Content/.keep")
    let library = home.folder.appendingPathComponent("library").path
    try expect(3, ["play", "broken", "--library", library], says: "pushback check broken", in: home)
    try expect(3, ["list", "--library", library + "/none"], says: "none", in: home)
  }

  @Test func `3 where a story cannot go on, and the session stays whole`() throws {
    let home = try Home()
    let story = """
      ---
      facts:
        steps: 0..1
      ---
      # Too far

      ## One

      A stair.

      - `fix` [Up.](#one) `steps + 1`
      - `refuse` [Down.](#two)

      ## Two

      Over.

      `ending`

      """
    let path = try home.write(story, to: "too-far.md")
    try expect(
      3, ["play", path, "--session", "mine"], input: "fix\nfix\nrefuse\n", says: "“steps” would become 2",
      in: home)
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("chose one/fix"))
    #expect(try Binary.run(["play", "--session", "mine"], input: "refuse\n", in: home).code == 0)
    try expect(1, ["check", path], says: "error", in: home)
  }

  @Test func `4 where a file is in the way`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it"], input: "1\n", in: home)
    let file = try home.write("mine", to: "draft.md")
    try expect(4, ["draft", "--output", file], says: "is there already", in: home)
    #expect(try home.read("draft.md") == "mine")
  }

  @Test func `5 where the record cannot be kept`() throws {
    let home = try Home()
    _ = try home.write("a file where the folder should be", to: "record")
    try expect(5, ["play", "ship-it"], input: "1\n", says: "record", in: home)
  }

  @Test func `help lists every exit code`() throws {
    let result = try Binary.run(["play", "ship-it"], input: "help exit-codes\n", in: Home())
    for code in [0] + Failure.Code.allCases.map(\.rawValue) { #expect(result.out.contains("\(code)")) }
  }
}
