import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// Playing under a draft, by the program itself.
struct RuledPlayCommandTests {
  private func home() throws -> (home: Home, draft: String) {
    let home = try Home()
    return (home, try home.write(TrialCommandTests.draft, to: "draft.json"))
  }

  @Test func `a forbidden choice stays in sight and says which rule`() throws {
    let (home, draft) = try home()
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--rules", draft, "--session", "mine"], input: "deploy\n", in: home)
    #expect(play.code == 2 && play.error.contains("Not under rule 1, yours, adopted 6 to 5"), "\(play.error)")
    #expect(play.out.contains("Cannot be taken: Not under rule 1, yours, adopted 6 to 5"))
    let shown = try Binary.run(["show", "mine"], in: home)
    #expect(shown.out.contains("would have chosen a-link-in-the-channel/deploy"))
    // The rules stay with the session.
    let later = try Binary.run(["play", "--session", "mine", "--plain"], input: "look\n", in: home)
    #expect(later.code == 0 && later.out.contains("Not under rule 1"), "\(later.error)")
    let other = try Binary.run(["play", "--session", "mine", "--rules", "./none.json"], in: home)
    #expect(other.code == 2)
  }

  @Test func `the greeting says which rules bind, and nothing where that is not known`() throws {
    let content = try Library.bundled().content.value
    let clauses = content.topics.flatMap(\.clauses)
    let binding = try #require(clauses.first { !$0.isProposal && $0.effectiveForce == .mustNot })
    let advice = try #require(clauses.first { !$0.isProposal && $0.effectiveForce == .may })
    let proposal = try #require(clauses.first { $0.isProposal })
    var reworded = binding
    reworded.label = "Something else"
    var unknown = binding
    unknown.position = Position(topic: "nowhere", stance: "at-all")
    let all = Rules.none.adding([binding, advice, proposal, reworded, unknown])
    let said = all.listed(content).plainText
    for line in [
      "Rule 1, binding: \(binding.label)", "Rule 2, advice: \(advice.label)",
      "Rule 3, only a proposal to people and legal: \(proposal.label)", "Rule 4: Something else",
      "Rule 5: \(binding.label)", "This play keeps them all.",
    ] { #expect(said.contains(line), "\(line)\n\(said)") }
    let firm = Rules.none.adding([binding, unknown]).listed(content).plainText
    #expect(firm.contains("Rule 1, binding") && !firm.contains("This play keeps them all."))
    let (home, draft) = try home()
    let play = try Binary.run(["play", "ship-it", "--seed", "3", "--rules", draft], input: "", in: home)
    #expect(play.out.contains("Rule 1, binding: "), "\(play.out)")
  }

  @Test(arguments: [
    ("deploy", "Not under rule 1"), ("dep", "Not under rule 1"),
    ("deploy because it is late", "Not under rule 1"),
    ("3", "There is no choice 3. “deploy” has none. Not under rule 1"),
  ])
  func `a struck choice by its name or a number says the rule and what is left`(line: String, says: String)
    throws
  {
    let (home, draft) = try home()
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--rules", draft], input: line + "\n", in: home)
    #expect(play.code == 2 && play.error.contains(says), "\(play.error)")
    #expect(play.error.contains("Left: 1 fix, 2 refuse."), "\(play.error)")
  }

  @Test func `a refusal offers to reopen all the rules that stand before the choice`() throws {
    let home = try Home()
    let draft = try home.write(
      #"{"adopted": [{"number": 1, "id": "review-bar/human-review-required"}, {"number": 2, "id": "values-and-cost/repair-charged"}, {"number": 3, "id": "review-bar/code-owner-reviews"}]}"#,
      to: "draft.json")
    let play = ["play", "ship-it", "--seed", "3", "--rules", draft]
    let refused = try Binary.run(play, input: "deploy\n", in: home)
    #expect(
      refused.error.contains("2 refuse. To take it all the same: reopen 1 and reopen 3."), "\(refused.error)")
    let number = try Binary.run(play, input: "3\n", in: home)
    #expect(number.error.contains("There is no choice 3."), "\(number.error)")
    let json = try Binary.run(play + ["--json"], input: "reopen 1\n", in: home)
    #expect(json.out.contains(#""rules":[1,3]"#) && json.out.contains(#""rules":[3]"#), "\(json.out)")
  }

  @Test func `the questions say which of them a rule answers already`() throws {
    let home = try Home()
    let story = """
      # A rule

      ## Room

      - `ask` [Have a second person look.](#end)
      - `go` [Go on alone.](#end)

      ## End

      `ending`

      ```bill
      room/ask: for review-bar/human-review-required
      room/go: for review-bar/review-after-merge
      ```
      """
    let draft = try home.write(
      #"{"adopted": [{"number": 4, "id": "review-bar/human-review-required"}]}"#, to: "rules.json")
    let path = try home.write(story, to: "a-rule.md")
    _ = try Binary.run(["play", path, "--rules", draft, "--session", "mine"], input: "ask\n", in: home)
    let questions = try Binary.run(["draft", "mine"], in: home).out
    #expect(
      questions.contains("Our rule 4 says so: ") && !questions.contains("Would we write: "), "\(questions)")
  }

  @Test func `the protocol names the rules, and reopen suspends one`() throws {
    let (home, draft) = try home()
    let play = try Binary.run(
      ["play", "ship-it", "--json", "--seed", "3", "--rules", draft],
      input: "refuse\nreopen 1\nundo\nreopen 1\n", in: home)
    #expect(play.code == 0, "\(play.error)")
    let schema = try Schema.published()
    for line in play.lines { #expect(try schema.problems(with: line) == [], "\(line)") }
    let events = try play.lines.map(object)
    let first = try #require(events.first { $0["event"] as? String == "decision" })
    let struck = try #require((first["unavailable"] as? [[String: Any]])?.first)
    #expect(struck["rules"] as? [Int] == [1] && (struck["reason"] as? String)?.contains("rule 1") == true)
    let moved = events.compactMap { $0["event"] as? String }.filter { $0.hasPrefix("re") }
    #expect(moved.suffix(3) == ["reopened", "reinstated", "reopened"], "\(moved)")
    let last = try #require(events.last { $0["event"] as? String == "decision" })
    #expect((last["unavailable"] as? [Any])?.isEmpty == true)
  }

  @Test func `the questions say where somebody would have differed, and what was reopened`() throws {
    let (home, draft) = try home()
    let first = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--rules", draft, "--session", "new"], input: "deploy\n", in: home)
    #expect(first.code == 2)
    #expect(
      first.error.contains("Your wish is kept for the questions to your lead; undo right now strikes it."))
    #expect(try Binary.run(["draft", "new"], in: home).out.contains("I would have: Approve it."))
    let lines = "reopen 1\n" + String(repeating: "1\n", count: 14)
    _ = try Binary.run(["play", "--session", "new", "--json"], input: lines, in: home)
    let questions = try Binary.run(["draft", "new"], in: home)
    #expect(questions.code == 0, "\(questions.error)")
    #expect(questions.out.contains("was reopened at"))
    #expect(!questions.out.contains("I would have: Approve it."), "what was taken after all is no wish")
    let debrief = try Binary.run(["debrief", "new"], in: home)
    #expect(debrief.code == 0 && debrief.out.contains("Rules that were reopened"), "\(debrief.error)")
    #expect(debrief.out.contains("plays the story without your rules"), "\(debrief.out)")
  }

  @Test func `undo right after a wish strikes the wish, and no decision`() throws {
    let (home, draft) = try home()
    _ = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--rules", draft, "--session", "new"], input: "deploy\n", in: home)
    let struck = try Binary.run(["play", "--session", "new"], input: "undo\nfix\nstatus\n", in: home)
    #expect(struck.out.contains("Your wish is struck") && struck.out.contains("1 decision made"))
    #expect(try !Binary.run(["draft", "new"], in: home).out.contains("I would have"))
    #expect(try Binary.run(["show", "new"], in: home).out.contains("the last wish taken back"))
    let again = try Binary.run(["play", "--session", "new"], input: "undo\nstatus\n", in: home)
    #expect(again.out.contains("0 decisions made"), "\(again.error)")
  }

  @Test func `undo right after reopening lets the rule stand again, and later takes back decisions alone`()
    throws
  {
    let (home, draft) = try home()
    let play = ["play", "ship-it", "--seed", "3", "--rules", draft, "--session", "new"]
    let struck = try Binary.run(play, input: "reopen 1\nundo\ndeploy\n", in: home)
    #expect(struck.code == 2 && struck.out.contains("Rule 1 stands again"), "\(struck.out)")
    let taken = try Binary.run(
      ["play", "--session", "new"], input: "reopen 1\ndeploy\nundo\ndeploy\n", in: home)
    #expect(taken.code == 0, "\(taken.error)")
    #expect(try Binary.run(["show", "new"], in: home).out.contains("rule 1 stands again"))
  }

  @Test func `rules lists them, and shows one in full; a play that goes on says them again`() throws {
    let (home, draft) = try home()
    let play = ["play", "ship-it", "--seed", "3", "--rules", draft, "--session", "new"]
    let first = try Binary.run(play, input: "1\nrules 1\n", in: home)
    #expect(first.code == 0 && first.out.contains("Forbids in stories: "), "\(first.error)")
    let again = try Binary.run(["play", "--session", "new"], input: "reopen 1\nrules\nrules 99\n", in: home)
    #expect(again.out.contains("of your own. What one forbids stays in sight."))
    #expect(again.out.contains(", reopened: "))
    #expect(
      again.code == 2 && again.error.contains("There is no rule “99”. The rules here: 1"), "\(again.error)")
  }

  @Test func `without rules nothing can be reopened, and a draft that is none begins nothing`() throws {
    let (home, _) = try home()
    let play = try Binary.run(["play", "ship-it", "--seed", "3"], input: "reopen 1\n", in: home)
    #expect(play.code == 2 && play.error.contains("has no rules"), "\(play.error)")
    let broken = try home.write("{", to: "broken.json")
    let refused = try Binary.run(["play", "ship-it", "--rules", broken, "--session", "x"], in: home)
    #expect(refused.code == 3 && refused.out.isEmpty, "\(refused.error)")
  }
}
