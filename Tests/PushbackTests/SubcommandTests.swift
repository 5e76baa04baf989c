import Foundation
import PushbackCore
import Testing

@testable import pushback

struct SubcommandTests {
  /// Plays first choices until the story has ended, in a session of its own.
  private func finish(_ story: String, _ session: String, in home: Home) throws {
    for _ in 0..<16 {
      let result = try Binary.run(
        ["play", story, "--json", "--session", session, "--seed", "3"], input: "1\n", in: home)
      if result.out.contains(#""event":"ending""#) || result.code == 2 { return }
    }
    Issue.record("\(story) did not end")
  }

  @Test(arguments: [
    ["LC_ALL": "de_DE.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C"], ["TZ": "UTC+14"], ["TZ": "UTC-14"],
  ])
  func `neither language nor time zone changes what is shown`(extra: [String: String]) throws {
    let input = "refuse\n1\n1\nstatus\nhelp\n"
    let plain = try Binary.run(["play", "ship-it", "--seed", "3"], input: input, in: Home())
    let other = try Binary.run(["play", "ship-it", "--seed", "3"], input: input, in: Home(adding: extra))
    #expect(plain.code == 0 && other.out == plain.out)
  }

  @Test func `a reader that goes away ends nothing early`() throws {
    let home = try Home()
    let command =
      "printf '1\n1\nundo\n' | '\(Binary.path)' play ship-it --session mine | head -c 1 > /dev/null"
    let shell = try Binary.run(["-c", command], in: home, path: "/bin/sh")
    #expect(shell.error.contains("Kept as mine."), "\(shell.error)")
    #expect(try Binary.run(["show", "mine"], in: home).out.contains("took back 1 decision"))
  }

  @Test func `a transcript is what was shown`() throws {
    let home = try Home()
    let before = try Binary.run(["play", "ship-it", "--seed", "3"], input: "refuse\n", in: Home())
    let lines = "refuse\ntranscript copy.txt\n1\nstatus\ntranscript off\nlook\n"
    let played = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--color", "always"], input: lines, in: home)
    let plain = played.out.replacing(/\u{1b}\[[0-9;]*m/, with: "")
    let rest = plain.dropFirst(before.out.count)
    let copy = try home.read("copy.txt")
    #expect(rest.hasPrefix(copy) && copy.contains("You are in") && copy.count < rest.count)
  }

  @Test func `the bundled library is not empty`() throws {
    let result = try Binary.run(["list", "--json"], in: Home())
    let stories = try #require(
      try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [[String: Any]])
    #expect(stories.compactMap { $0["id"] as? String } == ["ship-it", "the-night-it-broke"])
    for story in stories {
      #expect((story["title"] as? String)?.isEmpty == false)
      #expect((story["summary"] as? String)?.isEmpty == false)
      #expect((story["minutes"] as? Int ?? 0) >= 20)
    }
  }

  @Test func `sessions say where they stand`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "begun"], input: "1\n", in: home)
    try finish("the-night-it-broke", "done", in: home)
    let result = try Binary.run(["sessions", "--json"], in: home)
    let sessions = try #require(
      try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [[String: Any]])
    let byName = Dictionary(uniqueKeysWithValues: sessions.map { ($0["id"] as? String ?? "", $0) })
    #expect(byName["begun"]?["state"] as? String == "unfinished")
    #expect(byName["begun"]?["decisions"] as? Int == 1)
    #expect(byName["begun"]?["ending"] is NSNull)
    #expect(byName["done"]?["state"] as? String == "finished")
    #expect(byName["done"]?["ending"] is String)
  }

  @Test func `looking around leaves no file`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it"], input: "look\nstatus\nhelp\nstories\n", in: home)
    let kept = (try? FileManager.default.contentsOfDirectory(atPath: home.record)) ?? []
    #expect(kept.filter { $0.hasSuffix(".sqlite") } == [])
    #expect(try Binary.run(["sessions"], in: home).out.contains("No session"))
  }

  @Test func `a debrief comes in four formats`() throws {
    let home = try Home()
    try finish("ship-it", "done", in: home)
    let text = try Binary.run(["debrief"], in: home)
    #expect(text.code == 0 && text.out.contains("coin-flipper"))
    #expect(try Binary.run(["debrief", "done", "--format", "markdown"], in: home).out.hasPrefix("# "))
    #expect(try Binary.run(["debrief", "--format", "html"], in: home).out.contains("default-src 'none'"))
    let json = try Binary.run(["debrief", "--format", "json"], in: home)
    let object = try object(json.out)
    let parts = ["par", "judgement", "luck"].map { object[$0] as? [String: Double] ?? [:] }
    for (measure, total) in object["measures"] as? [String: Double] ?? [:] {
      #expect(abs(parts.compactMap { $0[measure] }.reduce(0, +) - total) < 1e-9)
    }
    // The verbs' judgements are the judgement.
    let verbs = (object["verbs"] as? [String: [String: Any]] ?? [:]).values.compactMap {
      $0["judgement"] as? [String: Double]
    }
    for (measure, judgement) in parts[1] {
      #expect(abs(verbs.compactMap { $0[measure] }.reduce(0, +) - judgement) < 1e-9)
    }
  }

  @Test func `an unreviewed play takes questions home and a reviewed one a draft`() throws {
    let home = try Home()
    try finish("ship-it", "done", in: home)
    let questions = try Binary.run(["draft"], in: home)
    #expect(questions.out.hasPrefix("# Questions for my lead"))
    #expect(!questions.out.contains("**MUST**") || questions.out.contains("Would we write"))

    let review = try Binary.run(["review", "done"], input: "adopt\ndrop not us\nlater ask legal\n", in: home)
    #expect(review.code == 0, "\(review.error)")
    let draft = try Binary.run(["draft", "--output", home.folder.path], in: home)
    #expect(draft.code == 0, "\(draft.error)")
    let text = try home.read("ai-policy-draft.md")
    for part in [
      "DRAFT", "What was adopted", "What needs a decision", "What nobody decided", "Who signs",
      "Document control",
      "Not decided", "Decision needed", "Annex A", "Sign-off", "one person",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.lowercased().contains("compliant"))
    #expect(try Binary.run(["draft", "--for", "employer"], in: home).code == 0)
    let unknown = try Binary.run(["draft", "--for", "projekt"], in: home)
    #expect(unknown.code == 2 && unknown.error.contains("Did you mean project?"), "\(unknown.error)")
    let html = try Binary.run(["draft", "--format", "html"], in: home)
    #expect(html.out.contains("default-src 'none'") && !html.out.contains("<script"))
    let json = try object(try Binary.run(["draft", "--all", "--format", "json"], in: home).out)
    #expect((json["adopted"] as? [Any])?.count == 1)
    #expect((json["dropped"] as? [Any])?.count == 1)
  }

  @Test func `the guide finds topics in plain words`() throws {
    let home = try Home()
    #expect(try Binary.run(["guide", "topics", "rollback"], in: home).out.contains("release-authority"))
    #expect(try Binary.run(["guide", "topics", "zzzz"], in: home).out.contains("No topic knows"))
    #expect(try Binary.run(["guide", "prizes"], in: home).error.contains("Did you mean prices?"))
    #expect(try Binary.run(["guide"], in: home).out.contains("writing-scenarios"))
  }

  @Test func `a new story plays and checks clean, and is never overwritten`() throws {
    let home = try Home()
    #expect(try Binary.run(["new", "My Story"], in: home).code == 0)
    let check = try Binary.run(["check", "my-story.md"], in: home)
    #expect(check.code == 0 && check.out.trimmed.isEmpty, "\(check.out)")
    #expect(check.error.contains("0 errors, 0 warnings"))
    #expect(try Binary.run(["play", "my-story.md"], input: "1\n", in: home).code == 0)
    #expect(try Binary.run(["new", "my-story"], in: home).code == 4)
  }

  @Test func `the bundled stories and their content check clean`() throws {
    let check = try Binary.run(["check"], in: Home())
    #expect(check.code == 0, "\(check.out)")
    #expect(check.error.contains("2 files checked: 0 errors, 0 warnings."), "\(check.error)")
  }

  @Test func `deleting asks for the name unless told`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "mine"], input: "1\n", in: home)
    #expect(try Binary.run(["delete", "mine"], input: "no\n", in: home).code == 2)
    #expect(try Binary.run(["delete", "mine"], input: "mine\n", in: home).code == 0)
    #expect(try Binary.run(["delete", "mine", "--yes"], in: home).code == 1)
  }

  @Test func `a copy of the program finds its library from elsewhere`() throws {
    let home = try Home()
    let copied = home.folder.appendingPathComponent("elsewhere")
    try Binary.copy(to: copied)
    let resources = try FileManager.default.contentsOfDirectory(atPath: copied.path).filter {
      $0 != "pushback"
    }
    try #require(resources.count == 1)
    // Something in the copy that the original lacks, so that falling back to the build folder would show.
    let scenarios = copied.appendingPathComponent(resources[0] + "/scenarios")
    try "# Only here\n\n## One\n\nA scene.\n\n`ending`\n".write(
      to: scenarios.appendingPathComponent("only-here.md"), atomically: true, encoding: .utf8)
    let result = try Binary.run(["list"], in: home, path: copied.appendingPathComponent("pushback").path)
    #expect(result.code == 0 && result.out.contains("only-here"), "\(result.error)")
  }
}
