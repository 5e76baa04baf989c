import Foundation
import Testing

@testable import pushback

/// The analysis from the shell: small stories, because a debug build is slow.
struct AnalyzeTests {
  private static let story = """
    ---
    parties: [you]
    facts:
      told: no
    ---
    # A fork

    ## The fork

    Left or right.

    - `deploy` [Left.](#toss)
    - `fix` [Right.](#well) `if told` Nobody told you.
    - `refuse` [Stay.](#well)

    ## Toss

    - `25 %` [Up.](#well)
    - `rest` [Down.](#badly)

    ## Well

    `ending: you good`

    ## Badly

    `ending: you bad`

    ```bill
    the-fork/deploy: delivery +2, trust -1; does release-unreviewed
    toss/badly: production -3
    ```
    """

  @Test func `the figures are those of the page, as the schema says`() throws {
    let home = try Home()
    let path = try home.write(AnalyzeTests.story, to: "fork.md")
    let result = try Binary.run(["analyze", path, "--json"], in: home)
    #expect(result.code == 0, "\(result.error)")
    #expect(try Schema.published("analysis.schema.json").problems(with: result.out) == [])
    let report = try object(result.out)
    let badly = try #require((report["endings"] as? [String: [String: Any]])?["badly"])
    #expect(
      badly["blind"] as? Double == 0.375 && badly["min"] as? Double == 0 && badly["max"] as? Double == 0.75)
    let told = try object(Binary.run(["analyze", path, "--json", "--given", "told=yes"], in: home).out)
    let other = try #require((told["endings"] as? [String: [String: Any]])?["badly"])
    #expect(other["blind"] as? Double == 0.25)
  }

  @Test func `people read it, and the model checker reads the model`() throws {
    let home = try Home()
    let path = try home.write(AnalyzeTests.story, to: "fork.md")
    for flags in [[], ["--plain"]] {
      let text = try Binary.run(["analyze", path] + flags, in: home)
      #expect(
        text.code == 0 && text.out.contains("A fork: what is known before anybody plays"), "\(text.error)")
      #expect(text.out.contains("always deploy"))
    }
    let model = try Binary.run(["analyze", path, "--model", "drn"], in: home).out
    #expect(model.hasPrefix("@type: MDP\n"))
    for words in [
      "production_gain production_loss", "release_unreviewed", " badly\n", " done\n", " : 0.75\n",
    ] {
      #expect(model.contains(words), "\(words)")
    }
  }

  @Test(arguments: ["tolled=yes", "told=perhaps", "told"]) func `a fact that cannot be is refused`(
    given: String
  )
    throws
  {
    let home = try Home()
    let path = try home.write(AnalyzeTests.story, to: "fork.md")
    let result = try Binary.run(["analyze", path, "--given", given], in: home)
    #expect(result.code == 2 && result.error.contains("told"), "\(result.error)")
  }
}
