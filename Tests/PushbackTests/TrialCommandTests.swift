import Foundation
import Testing

@testable import pushback

/// A draft tried from the shell, whichever way it is written.
struct TrialCommandTests {
  private static let story = """
    ---
    parties: [you]
    ---
    # A fork

    ## The fork

    Left or right.

    - `deploy` [Left.](#toss)
    - `fix` [Look first.](#again)
    - `refuse` [Stay.](#well)

    ## Again

    - `deploy` [Left after all.](#toss)
    - `refuse` [Stay.](#well)

    ## Toss

    - `25 %` [Up.](#well)
    - `rest` [Down.](#badly)

    ## Well

    `ending: you good`

    ## Badly

    `ending: you bad`

    ```bill
    the-fork/deploy: delivery +2, trust -1; does merge-own-code
    the-fork/fix: trust +1; does review-code
    again/deploy: delivery +1; does merge-own-code
    toss/badly: production -3
    ```
    """

  static let draft = """
    {"adopted": [
      {"number": 1, "id": "review-bar/human-review-required", "ballots": [{"adopt": 6, "later": 3, "drop": 2}]},
      {"number": 2, "id": "values-and-cost/repair-charged", "ballots": ["split"]}
    ]}
    """

  @Test func `the figures follow the schema and the rules`() throws {
    let home = try Home()
    let path = try home.write(TrialCommandTests.story, to: "fork.md")
    let draft = try home.write(TrialCommandTests.draft, to: "draft.json")
    let result = try Binary.run(
      ["draft", "try", draft, "--scenario", path, "--json", "--close", "BADLY"], in: home)
    #expect(result.code == 0, "\(result.error)")
    #expect(try Schema.published("trial.schema.json").problems(with: result.out) == [])
    let trial = try object(result.out)
    let story = try #require((trial["scenarios"] as? [[String: Any]])?.first)
    let badly = try #require((story["endings"] as? [String: [String: Any]])?["badly"])
    #expect((badly["before"] as? [String: Double])?["blind"] == 0.375)
    #expect((trial["rules"] as? [[String: Any]])?.first?["ballot"] as? String == "6 to 5")
    #expect((trial["idle"] as? [String]) == ["values-and-cost/repair-charged"])
    let text = try Binary.run(["draft", "try", draft, "--scenario", path], in: home)
    #expect(
      text.code == 0 && text.out.contains("can no longer be reached") || text.out.contains("falls from"))
    let model = try Binary.run(["analyze", path, "--rules", draft, "--model", "drn"], in: home)
    #expect(model.out.contains(" stuck"))
    let report = try Binary.run(["analyze", path, "--rules", draft, "--json"], in: home)
    #expect(try Schema.published("analysis.schema.json").problems(with: report.out) == [])
  }

  @Test func `a draft is the same in Markdown, in JSON and as the session it came from`() throws {
    let home = try Home()
    let path = try home.write(TrialCommandTests.story, to: "fork.md")
    let lines = [String](repeating: "1", count: 14).joined(separator: "\n") + "\n"
    _ = try Binary.run(
      ["play", "ship-it", "--json", "--session", "mine", "--seed", "3"], input: lines, in: home)
    let review = try Binary.run(["review", "mine"], input: "adopt all\n", in: home)
    #expect(review.code == 0, "\(review.error)")
    for name in ["a.md", "a.json"] {
      #expect(
        try Binary.run(
          ["draft", "mine", "--format", name == "a.md" ? "markdown" : "json", "--output", name], in: home
        ).code == 0)
    }
    let tried = try ["mine", "./a.md", "./a.json"].map {
      try Binary.run(["draft", "try", $0, "--scenario", path, "--json"], in: home)
    }
    #expect(tried.allSatisfy { $0.code == 0 } && Set(tried.map(\.out)).count == 1, "\(tried.map(\.error))")
    #expect((try object(tried[0].out)["rules"] as? [Any])?.isEmpty == false)
  }

  @Test func `a rule that was reworded by hand forbids nothing that is known, and a weaker word is advice`()
    throws
  {
    let home = try Home()
    let path = try home.write(TrialCommandTests.story, to: "fork.md")
    func tried(_ text: String) throws -> String {
      let draft = try home.write(
        #"{"adopted": [{"number": 1, "id": "review-bar/human-review-required", "text": "\#(text)"}]}"#,
        to: "edited.json")
      return try Binary.run(["draft", "try", draft, "--scenario", path], in: home).out
    }
    let clause = try Binary.run(["clauses", "review-bar", "--json"], in: home).out
    let all = try #require(try JSONSerialization.jsonObject(with: Data(clause.utf8)) as? [[String: Any]])
    let text = try #require(
      all.first { $0["stance"] as? String == "human-review-required" }?["text"] as? String)
    #expect(try tried(text).contains("“Badly” falls") || tried(text).contains("can no longer be reached"))
    let weaker = try tried(text.replacing("MUST", with: "SHOULD"))
    #expect(
      weaker.contains("only advice (rule 1)") && weaker.contains("Without what is only advice or a proposal"))
    let other = try tried("Nobody MUST review anything")
    #expect(other.contains("Rule 1 was reworded by hand, so what it forbids in a story is not known"))
    #expect(other.contains("No ending that is bad for somebody becomes more likely or less."))
    let play = try Binary.run(["play", path, "--rules", "./edited.json"], input: "deploy\n", in: home)
    #expect(!play.out.contains("Not under rule 1"))
    #expect(play.out.contains("Rule 1 was reworded by hand") && !play.out.contains("You play under"))
    let report = try Binary.run(["analyze", path, "--rules", "./edited.json", "--json"], in: home)
    #expect(report.code == 0 && report.error.contains("Rule 1 was reworded by hand"))
  }

  @Test(arguments: [
    (#"{"adopted": [{"id": "review-bar/human-review-requird"}]}"#, "Did you mean"),
    (#"{"adopted": [{"id": 3}]}"#, "draft.json:1:14: an adopted clause needs an “id”"),
    (#"{"rules": []}"#, "no list “adopted”"),
    (#"{"adopted": "#, "draft.json:1"),
  ])
  func `a file that is no draft is told where and why`(text: String, says: String) throws {
    let home = try Home()
    let draft = try home.write(text, to: "draft.json")
    let result = try Binary.run(["draft", "try", draft], in: home)
    #expect(result.code == 3 && result.error.contains(says), "\(result.error)")
    #expect(result.out.isEmpty)
  }

  @Test func `what is not there is told with what is near`() throws {
    let home = try Home()
    let draft = try home.write(TrialCommandTests.draft, to: "draft.json")
    let ending = try Binary.run(
      ["draft", "try", draft, "--scenario", "ship-it", "--close", "the-quue"], in: home)
    #expect(ending.code == 2 && ending.error.contains("Did you mean the-queue?"), "\(ending.error)")
    let missing = try Binary.run(["draft", "try", "./none.md"], in: home)
    #expect(missing.code != 0 && missing.error.contains("none.md cannot be read"), "\(missing.error)")
    let prose = try home.write("# Hello\n\nNothing here.\n", to: "prose.md")
    #expect(try Binary.run(["draft", "try", prose], in: home).error.contains("Annex A"))
    let nameless = try home.write("# P\n\n## Annex A\n\n### Rule 1: a\n\n`no-position`\n", to: "p.md")
    #expect(
      try Binary.run(["draft", "try", nameless], in: home).error.contains("p.md:7:2: an adopted clause"))
  }
}
