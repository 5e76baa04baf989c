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

  @Test func `a page holds everything and fetches nothing, with or without Graphviz`() throws {
    let home = try Home()
    let path = try home.write(
      AnalyzeTests.story.replacing("# A fork", with: "# A \"fork\" & more"), to: "fork.md")
    let bare = try Home(adding: ["PATH": "/nowhere"])
    let page = try Binary.run(["analyze", path, "--html", "-"], in: bare)
    #expect(page.code == 0 && page.out.hasPrefix("<!DOCTYPE html>"), "\(page.error)")
    for words in [
      "A &quot;fork&quot; &amp; more: what is known", "<h2>The story</h2>", "1. The fork (start)",
      "apt-get install graphviz", "always deploy", "<h2>Endings</h2>", "<h2>Measures</h2>",
      "<h2>Decisions</h2>",
      "<h2>Plans that cannot be bettered</h2>", "<h2>Scenes seen least</h2>",
    ] { #expect(page.out.contains(words), "\(words)") }
    for trace in ["<script", "<link", "<img", " src=", "href=", "@import", "http:", "https:"] {
      #expect(!page.out.contains(trace), "\(trace)")
    }
    // A stand-in for Graphviz: four scenes, and each way a line.
    let stand = try home.write(
      """
      #!/bin/sh
      echo 'graph 1 9 9'
      for n in 0 1 2 3; do echo "node n$n 1 $n 1 1 '' solid box black white"; done
      sed -n 's/^ *n\\([0-9]\\) -> n\\([0-9]\\) .*/edge n\\1 n\\2 4 1 2 1 3 1 4 1 5 "x" 2 2 solid black/p'
      """, to: "bin/dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stand)
    let drawn = try Home(adding: ["PATH": home.folder.appendingPathComponent("bin").path + ":/usr/bin:/bin"])
    let picture = try Binary.run(["analyze", path, "--html", "-"], in: drawn).out
    #expect(picture.contains("<svg role=\"img\"") && picture.contains(">3 · Well</text>"))
    #expect(picture.contains("<title>Graph of A &quot;fork") && !picture.contains("apt-get"))
    #expect(picture.contains("1. The fork (start)"), "the same as an outline")
  }

  @Test func `a page is written to a file or into a folder, and never over another`() throws {
    let home = try Home()
    let path = try home.write(AnalyzeTests.story, to: "fork.md")
    #expect(try Binary.run(["analyze", path, "--html", "page.html"], in: home).code == 0)
    #expect(try home.read("page.html").hasSuffix("</html>\n"))
    let again = try Binary.run(["analyze", path, "--html", "page.html"], in: home)
    #expect(again.code == 4 && again.error.contains("--force"), "\(again.error)")
    #expect(try Binary.run(["analyze", path, "--html", "page.html", "--force"], in: home).code == 0)
    #expect(try Binary.run(["analyze", path, "--html", "."], in: home).code == 0)
    #expect(try home.read("fork-analysis.html").contains("<h1>A fork"))
    #expect(try Binary.run(["analyze", path, "--html", "-", "--json"], in: home).code == 2)
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

  @Test func `a story that does not end is sent to check in one sentence`() throws {
    let home = try Home()
    let endless = AnalyzeTests.story.replacing("`ending: you good`", with: "- [On.](#the-fork)")
    let path = try home.write(endless, to: "fork.md")
    let result = try Binary.run(["analyze", path], in: home)
    #expect(result.code == 3 && result.out.isEmpty)
    #expect(
      result.error.contains("fork.md has errors, so nothing exact can be said about it; pushback check "),
      "\(result.error)")
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
  }
}
