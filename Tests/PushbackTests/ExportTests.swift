import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

struct ExportTests {
  /// A story in which one choice stands for all of these clauses, played and adopted.
  static func adopt(_ clauses: [String], reason: String = "it was so decided", in home: Home) throws {
    let story = """
      # The rules

      ## Room

      Somebody asks.

      - `all` [All of it.](#end)
      - `none` [Nothing.](#end)

      ## End

      Over.

      `ending`

      ```bill
      room/all: trust +1; for \(clauses.joined(separator: ", "))
      ```

      """
    let path = try home.write(story, to: "rules.md")
    let played = try Binary.run(
      ["play", path, "--session", "mine", "--seed", "1"], input: "all\nbecause \(reason)\n", in: home)
    #expect(played.code == 0, "\(played.error)")
    let review = try Binary.run(
      ["review", "mine"], input: String(repeating: "adopt\n", count: clauses.count), in: home)
    #expect(review.code == 0, "\(review.error)")
  }

  private static let clauses = [
    "disclosure-form/commit-trailer", "disclosure-form/pr-description", "attestation/dco-required",
    "restricted-areas/security-review", "exceptions/risk-acceptance", "attestation/checkbox-required",
  ]

  private func adopted() throws -> Home {
    let home = try Home()
    try ExportTests.adopt(ExportTests.clauses, in: home)
    return home
  }

  @Test func `a draft that was edited as a page is exported like one kept as JSON`() throws {
    let home = try adopted()
    let page = try Binary.run(["draft", "export", "mine"], in: home).out
    let file = try home.write(page.replacingOccurrences(of: "DRAFT", with: "AGREED"), to: "agreed.md")
    let html = try Binary.run(["draft", "export", file, "--format", "html"], in: home)
    #expect(
      html.code == 0 && html.out.contains("AGREED") && html.out.contains("it was so decided"), "\(html.error)"
    )
    // Read again and written again, it says the same.
    #expect(try Binary.run(["draft", "export", file], in: home).out.contains("## What was adopted\n\n1. "))
    let folder = home.folder.appending(path: "repo").path
    #expect(try Binary.run(["draft", "export", "--all"], in: home).out == page)
    #expect(try Binary.run(["draft", "export", "mine", "--all"], in: home).code == 2)
    #expect(try Binary.run(["draft", "export", file, "--all"], in: home).code == 2)
    let pack = try Binary.run(["draft", "export", file, "--format", "pack", "--output", folder], in: home)
    #expect(pack.code == 0, "\(pack.error)")
    #expect(try String(contentsOfFile: folder + "/AI_POLICY.md", encoding: .utf8).contains("AGREED"))
    // A page is never taken for the folder.
    let homeless = try Binary.run(["draft", "export", file, "--format", "pack"], in: home)
    #expect(homeless.code == 2 && homeless.error.contains("--output FOLDER"), "\(homeless.error)")
    let json = try Binary.run(["draft", "export", file, "--format", "json"], in: home)
    #expect(json.code == 2 && json.error.contains("A page does not hold"), "\(json.error)")
  }

  @Test func `an exported draft may carry its trial and what came before it`() throws {
    let home = try adopted()
    let before = try home.write("# P\n\n- Version: 2.0\n\n1. Staff MUST ask.\n", to: "before.md")
    let made = try Binary.run(
      ["draft", "export", "mine", "--tried", "--previous", before], in: home)
    #expect(made.code == 0 && made.out.contains("Annex D: tried against the stories"), "\(made.error)")
  }

  @Test(arguments: ["md", "html", "json"])
  func `one draft is written in each format, twice the same`(format: String) throws {
    let home = try adopted()
    let first = try Binary.run(["draft", "export", "mine", "--format", format], in: home)
    #expect(first.code == 0 && first.error.isEmpty, "\(first.error)")
    #expect(try Binary.run(["draft", "export", "--format", format], in: home).out == first.out)
    for words in ["commit that a tool helped to make", "Security lead", "it was so decided"] {
      #expect(first.out.contains(words), "\(words)")
    }
  }

  @Test func `programs get a draft as the schema says`() throws {
    let json = try Binary.run(["draft", "export", "mine", "--format", "json"], in: adopted()).out
    let schema = try Schema.published("draft.schema.json")
    #expect(try schema.problems(with: json) == [])
    #expect(try schema.problems(with: json.replacing("\"number\"", with: "\"numbr\"")) != [])
    #expect(try schema.problems(with: json.replacing("\"paragraph\"", with: "\"paragraf\"")) != [])
  }

  @Test func `what is not installed is asked for in one line`() throws {
    let home = try Home(adding: ["PATH": "/nonexistent"])
    try ExportTests.adopt(ExportTests.clauses, in: home)
    for (format, package) in [("docx", "pandoc"), ("pdf", "weasyprint")] {
      let result = try Binary.run(
        ["draft", "export", "mine", "--format", format, "--output", "draft.\(format)"], in: home)
      #expect(result.code == 1 && result.error.contains("apt-get install \(package)"), "\(result.error)")
      #expect(!OutputFile.exists(home.folder.appendingPathComponent("draft.\(format)").path))
    }
  }

  @Test func `what a program that fails said last is shown, and cannot move the cursor`() throws {
    let tools = try Home()
    let home = try Home(adding: ["PATH": "\(tools.folder.path):/usr/bin:/bin"])
    try ExportTests.adopt(ExportTests.clauses, in: home)
    for (format, name) in [("docx", "pandoc"), ("pdf", "weasyprint")] {
      let path = try tools.write(
        "#!/bin/sh\ncat > /dev/null\nprintf 'one\\n\\ntwo \\033[2Jthree\\nno font\\n' >&2\nexit 7\n",
        to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      let result = try Binary.run(["draft", "export", "mine", "--format", format, "--output", "x"], in: home)
      #expect(result.code == 1 && result.error.contains("\(name) could not make"), "\(result.error)")
      for words in ["one", "three", "no font"] { #expect(result.error.contains(words), "\(result.error)") }
      #expect(!result.error.contains("\u{1B}"))
    }
  }

  @Test func `the folder of a pack may be called almost like a session`() throws {
    let home = try adopted()
    let wrong = try Binary.run(["draft", "export", "--format", "pack", "mint"], in: home)
    #expect(wrong.code != 0 && wrong.error.contains("mine"), "\(wrong.error)")
    let named = try Binary.run(["draft", "export", "mine", "mint", "--format", "pack"], in: home)
    #expect(named.code == 0, "\(named.error)")
    let there = try Binary.run(["draft", "export", "--format", "pack", "mint"], in: home)
    #expect(there.code == 0 && there.error.contains("Left as it is: mint/AI_POLICY.md"), "\(there.error)")
  }

  private func export(_ home: Home, _ arguments: String...) throws -> Binary.Result {
    try Binary.run(["draft", "export", "mine", "--format", "pack", "--output", "repo"] + arguments, in: home)
  }

  @Test func `a pack is written, and written again it changes nothing`() throws {
    let home = try adopted()
    let first = try export(home)
    #expect(first.code == 0, "\(first.error)")
    let names = [
      "AI_POLICY.md", ".github/pull_request_template.md", "AGENTS.md", ".github/CODEOWNERS", ".gitmessage",
      ".pushback/policy.json", ".github/workflows/ai-policy.yml", "risk-acceptance.md", "exceptions.md",
      "announcement.md", "one-page.md",
    ]
    for name in names {
      #expect(OutputFile.exists(home.folder.appendingPathComponent("repo/\(name)").path), "\(name)")
    }
    #expect(
      try Schema.published("policy.schema.json").problems(with: home.read("repo/.pushback/policy.json")) == []
    )
    let again = try export(home)
    #expect(
      again.code == 0 && !again.error.contains("Written") && again.error.contains("Left as it is"),
      "\(again.error)")
  }

  @Test func `what stands there stays, and the new text goes beside it`() throws {
    let home = try adopted()
    for name in ["AI_POLICY.md", ".gitmessage", ".github/workflows/ai-policy.yml", "CODEOWNERS"] {
      _ = try home.write("mine\n", to: "repo/\(name)")
    }
    _ = try home.write("# Agents\n\nOurs.\n", to: "repo/AGENTS.md")
    let result = try export(home)
    #expect(result.code == 0, "\(result.error)")
    for (old, new) in [
      ("AI_POLICY.md", "AI_POLICY.new.md"), (".gitmessage", ".gitmessage.new"),
      ("CODEOWNERS", "CODEOWNERS.new"),
      (".github/workflows/ai-policy.yml", ".github/workflows/ai-policy.yml.new"),
      ("AGENTS.md", "AGENTS.new.md"),
    ] {
      #expect(try home.read("repo/\(old)").hasPrefix(old == "AGENTS.md" ? "# Agents" : "mine"), "\(old)")
      #expect(result.error.contains("\(new), because \(old) is there already"), "\(result.error)")
    }
    // An owners file of ours in .github would take the place of theirs.
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("repo/.github/CODEOWNERS").path))
    #expect(try home.read("repo/AGENTS.new.md").hasPrefix("# Agents\n\nOurs.\n\n<!-- pushback:begin -->"))
    let again = try export(home)
    #expect(!again.error.contains("Written"), "\(again.error)")
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("repo/AI_POLICY.new-2.md").path))
  }

  @Test func `our part of a file is replaced, and the rest of it kept`() throws {
    let home = try adopted()
    _ = try home.write(
      "# Agents\n\n<!-- pushback:begin -->\nold\n<!-- pushback:end -->\n\nOurs.\n", to: "repo/AGENTS.md")
    #expect(try export(home, "--force").code == 0)
    let text = try home.read("repo/AGENTS.md")
    #expect(
      text.hasPrefix("# Agents\n\n<!-- pushback:begin -->\n## AI policy")
        && text.hasSuffix("<!-- pushback:end -->\n\nOurs.\n"))
    #expect(!text.contains("old"))
    #expect(try export(home).error.contains("Left as it is: repo/AGENTS.md"))
    _ = try home.write("<!-- pushback:end -->\n<!-- pushback:begin -->\n", to: "repo/AGENTS.md")
    _ = try home.write("other", to: "repo/AI_POLICY.md")
    let refused = try export(home, "--force")
    #expect(
      refused.code == 4 && refused.error.contains("Nothing was written")
        && refused.error.contains("AGENTS.md"))
    #expect(try home.read("repo/AI_POLICY.md") == "other")
  }

  @Test func `all or nothing: where one file cannot be written, none is`() throws {
    let home = try adopted()
    _ = try home.write("a file where a folder should be", to: "repo/.github/workflows")
    let result = try export(home)
    #expect(result.code == 1, "\(result.error)")
    let left = try FileManager.default.subpathsOfDirectory(
      atPath: home.folder.appendingPathComponent("repo").path)
    #expect(
      left.filter { !$0.hasSuffix("workflows") && $0 != ".github" } == [], "\(left)")
  }

  @Test func `git takes the message template and the rules, and the check reads the pack`() throws {
    let repository = try Repository()
    try ExportTests.adopt(ExportTests.clauses, in: repository.home)
    let result = try Binary.run(
      ["draft", "export", "mine", "--format", "pack", "--output", "."], in: repository.home)
    #expect(result.code == 0, "\(result.error)")
    try repository.git("config", "commit.template", ".gitmessage")
    try repository.git("add", "--all", "--", "AI_POLICY.md", ".gitmessage")
    // An editor that writes a subject and takes the remark off each trailer.
    let editor =
      "sed -i -e '1s/^/Add the policy/' -e 's/^#\\(Assisted-by:\\).*/\\1 Claude/' "
      + "-e 's/^#\\(Signed-off-by:\\).*/\\1 Dana <dana@example.com>/'"
    try repository.git("-c", "core.editor=\(editor)", "commit", "--quiet")
    let message = try repository.git("log", "-1", "--format=%B").out
    #expect(message.hasPrefix("Add the policy\n") && !message.contains("#"), "\(message)")
    let check = try Binary.run(["policy", "check", "--mode", "block"], in: repository.home)
    #expect(check.code == 0 && check.out.contains("nothing is missing"), "\(check.out)\(check.error)")
  }

  @Test func `at a terminal each difference is shown and asked about`() throws {
    let home = try adopted()
    _ = try home.write("mine\n", to: "repo/AI_POLICY.md")
    _ = try home.write("mine\n", to: "repo/one-page.md")
    _ = try home.write("mine\n", to: "repo/announcement.md")
    let terminal = try Terminal(
      [
        "draft", "export", "mine", "--format", "pack", "--output",
        home.folder.appendingPathComponent("repo").path,
      ],
      columns: 90, in: home)
    for answer in ["r", "s", "b"] {
      try terminal.expect("r, b, s? ")
      terminal.type(answer + "\r")
    }
    _ = try terminal.exit()
    #expect(terminal.shown.contains("- mine"))
    #expect(try home.read("repo/AI_POLICY.md") != "mine\n")
    #expect(try home.read("repo/announcement.md") == "mine\n")
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("repo/announcement.new.md").path))
    #expect(OutputFile.exists(home.folder.appendingPathComponent("repo/one-page.new.md").path))
  }

  /// The whole pack, then a policy on its own that asks for next to nothing.
  private func rewritten(in home: Home) throws -> String {
    _ = try export(home)
    _ = try home.write("# Theirs\n", to: "repo/CODEOWNERS")
    return try home.write(
      """
      # Rules

      ## Rules

      **1.** Somebody other than the author **MUST** review each AI-assisted change within two working days of its merge.

      ## Annex A: reasons and traceability

      ### Rule 1: Merge first, review after

      `review-bar/review-after-merge`

      """, to: "next.md")
  }

  private static let leftovers = [
    ".github/pull_request_template.md", "AGENTS.md", ".github/CODEOWNERS", ".gitmessage",
    ".pushback/policy.json", ".github/workflows/ai-policy.yml", "risk-acceptance.md", "exceptions.md",
  ]

  @Test func `what an earlier pack left is named with what to do, and stays`() throws {
    let home = try adopted()
    let next = try rewritten(in: home)
    let before = try home.read("repo/.pushback/policy.json")
    for flags in [[], ["--force"]] {
      let result = try Binary.run(
        ["draft", "export", next, "--format", "pack", "--output", "repo"] + flags, in: home)
      #expect(result.code == 0, "\(result.error)")
      let left = result.error.split(separator: "\n").filter { $0.hasPrefix("Left from an earlier pack") }
      #expect(
        Set(left.compactMap { $0.split(separator: " ").dropFirst(5).first.map { String($0.dropLast()) } })
          == Set(ExportTests.leftovers.map { "repo/\($0)" }), "\(result.error)")
      #expect(
        result.error.contains("policy check goes on holding commits to it. Delete it."), "\(result.error)")
    }
    #expect(try home.read("repo/.pushback/policy.json") == before)
    #expect(try home.read("repo/CODEOWNERS") == "# Theirs\n")
    // The same where nothing can be put to work at all.
    _ = try home.write("# P\n\n## Rules\n\n**1.** Staff **MUST** ask.\n", to: "bare.md")
    let bare = try Binary.run(["draft", "export", "bare.md", "--format", "pack", "repo"], in: home)
    #expect(bare.code == 1 && bare.error.contains("Left from an earlier pack: repo/.pushback/policy.json"))
  }

  @Test func `at a terminal what an earlier pack left goes where somebody says yes`() throws {
    let home = try adopted()
    let next = try rewritten(in: home)
    let folder = home.folder.appendingPathComponent("repo")
    for name in ["AI_POLICY.md", "announcement.md", "one-page.md"] {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    _ = try home.write(
      "# Agents\n\n" + home.read("repo/AGENTS.md") + "\nOurs.\n", to: "repo/AGENTS.md")
    let terminal = try Terminal(
      ["draft", "export", next, "--format", "pack", "--output", folder.path], columns: 90, in: home)
    let answers = ["y", "y", "Y", "n", "y", "", "no", "y"]
    for answer in answers {
      try terminal.expect("y, n? ")
      terminal.type(answer + "\r")
    }
    _ = try terminal.exit()
    let left = zip(ExportTests.leftovers, answers).filter { $1.lowercased() != "y" || $0 == "AGENTS.md" }
    for name in ExportTests.leftovers {
      #expect(
        OutputFile.exists(folder.appendingPathComponent(name).path) == left.contains { $0.0 == name },
        "\(name)")
    }
    #expect(try home.read("repo/AGENTS.md") == "# Agents\n\nOurs.\n")
    #expect(terminal.shown.contains("Removed: ") && terminal.shown.contains("Left from an earlier pack"))
  }

  @Test func `a pack that leaves the check alone says that the old one goes on`() throws {
    let home = try adopted()
    _ = try export(home)
    let text = try home.read("repo/.pushback/policy.json")
    let blocking = text.replacing("\"warn\"", with: "\"block\"")
    _ = try home.write(blocking, to: "repo/.pushback/policy.json")
    #expect(try export(home).error.contains("Left as it is: repo/.pushback/policy.json"), "its mode is kept")
    #expect(try home.read("repo/.pushback/policy.json") == blocking)
    _ = try home.write(blocking + "\n", to: "repo/.pushback/policy.json")
    let result = try export(home)
    #expect(
      result.error.contains("until you replace that one, policy check goes on holding commits to it"),
      "\(result.error)")
  }

  @Test func `the pack of a signed policy calls nothing in it a draft`() throws {
    let home = try adopted()
    var text = try Binary.run(["draft", "export", "mine"], in: home).out
    _ = try home.write(text, to: "draft.md")
    let draft = try Binary.run(["draft", "export", "draft.md", "--format", "pack", "draft"], in: home)
    #expect(draft.code == 0, "\(draft.error)")
    for name in ["AGENTS.md", ".github/pull_request_template.md"] {
      #expect(try home.read("draft/\(name)").contains("bind nobody until they are signed"), "\(name)")
    }
    text.replace("policy: DRAFT", with: "policy")
    text.replace("DRAFT, not in force", with: "In force")
    text.replace(/(\| (engineering|security|legal|people) \|)( [\\_]+ \|){3}/) {
      "\($0.1) A | 2026-03-01 | A |"
    }
    _ = try home.write(text, to: "signed.md")
    let signed = try Binary.run(["draft", "export", "signed.md", "--format", "pack", "signed"], in: home)
    #expect(signed.code == 0 && signed.error.contains("because the policy is signed"), "\(signed.error)")
    for name in [
      "AI_POLICY.md", "AGENTS.md", "announcement.md", "one-page.md", ".github/pull_request_template.md",
    ] {
      let said = try home.read("signed/\(name)")
      #expect(
        !said.contains("DRAFT") && !said.contains("nobody until it is") && !said.contains("This draft"),
        "\(name): \(said.prefix(400))")
    }
    #expect(try home.read("signed/one-page.md").contains("Version 0.1, in force"))
  }

  @Test func `a pack without a check says why, and which rules would bring one`() throws {
    let home = try Home()
    try ExportTests.adopt(["review-bar/review-after-merge", "audit-metrics/inventory"], in: home)
    let result = try export(home)
    #expect(result.code == 0, "\(result.error)")
    for words in [
      "none of the 2 rules leaves a trace", "disclosure-form/commit-trailer", "because no rule asks for it",
      ".pushback/policy.json",
    ] { #expect(result.error.contains(words), "\(words): \(result.error)") }
  }

  @Test func `a draft whose every rule was reworded says so, and not that nothing was adopted`() throws {
    let home = try adopted()
    let page = try Binary.run(["draft", "export", "mine"], in: home).out
    _ = try home.write(page.replacing("**MUST**", with: "**MUST** now"), to: "edited.md")
    let result = try Binary.run(["draft", "export", "edited.md", "--format", "pack", "repo"], in: home)
    #expect(
      result.code == 1 && result.error.contains("Each of the 6 rules of edited.md was reworded"),
      "\(result.error)")
    #expect(
      !result.error.contains("was adopted") && !OutputFile.exists(home.folder.appending(path: "repo").path))
  }

  @Test func `columns of figures stay on the right`() throws {
    let home = try adopted()
    let table = "| What | Count | Note |\n| --- | ---: | :---: |\n| a | 1 | x |\n"
    _ = try home.write("# P\n\n\(table)", to: "kept.md")
    let again = try Binary.run(["draft", "export", "kept.md"], in: home)
    #expect(again.out == "# P\n\n\(table)", "a page is what it was")
    let page = try Binary.run(["draft", "export", "kept.md", "--format", "html"], in: home)
    #expect(page.out.contains("<th scope=\"col\" class=\"number\">Count"), "\(page.out.suffix(600))")
  }

  @Test func `how a file's name ends says the format, and what --format says must agree`() throws {
    let home = try adopted()
    for (command, html) in [
      (["draft", "mine"], "<!DOCTYPE html>"), (["draft", "export", "mine"], "<!DOCTYPE html>"),
      (["draft", "evidence", "mine"], "<!DOCTYPE html>"),
      (["draft", "diff", "mine", "mine"], "<!DOCTYPE html>"),
      (["debrief", "mine"], "<!DOCTYPE html>"), (["draft", "try", "mine"], "<!DOCTYPE html>"),
    ] {
      for (name, start) in [("x.HTML", html), ("x.json", "{"), ("x.md", "#")] {
        let result = try Binary.run(command + ["--output", name, "--force"], in: home)
        #expect(result.code == 0, "\(command) \(name): \(result.error)")
        #expect(try home.read(name).hasPrefix(start), "\(command) \(name)")
        try FileManager.default.removeItem(at: home.folder.appendingPathComponent(name))
      }
      let says = command[1] == "try" ? ["--json"] : ["--format", "json"]
      let wrong = try Binary.run(command + says + ["--output", "x.html"], in: home)
      #expect(wrong.code == 2 && wrong.error.contains("another ending"), "\(command): \(wrong.error)")
      #expect(!OutputFile.exists(home.folder.appendingPathComponent("x.html").path))
    }
    let word = try Binary.run(["draft", "mine", "--output", "x.docx"], in: home)
    #expect(word.code == 2 && word.error.contains("pushback draft export"), "\(word.error)")
    let paper = try Binary.run(["draft", "export", "mine", "--format", "pdf", "--output", "x.md"], in: home)
    #expect(paper.code == 2, "\(paper.error)")
    #expect(try Binary.run(["draft", "mine", "--output", "plain"], in: home).code == 0)
    #expect(try home.read("plain").hasPrefix("# "))
  }

  @Test func `on paper each sheet says what it is of, and page one stands alone`() throws {
    let home = try adopted()
    let page = try Binary.run(["draft", "export", "mine", "--format", "html"], in: home).out
    #expect(page.contains(#"@bottom-left { content: "AI usage policy\3a  DRAFT\2c  version 0\2e 1"; }"#))
    #expect(page.contains("<hr class=\"page\">\n<h2>Document control</h2>"))
    #expect(page.components(separatedBy: "<hr class=\"page\">").count == 4)
    #expect(page.contains("<hr class=\"page\">\n<h2>Annex A: "))
  }

  @Test func `a draft that was kept as JSON is exported like its session`() throws {
    let home = try adopted()
    _ = try Binary.run(["draft", "export", "mine", "--format", "json", "--output", "kept.json"], in: home)
    for format in ["md", "html", "json"] {
      let kept = try Binary.run(["draft", "export", "kept.json", "--format", format], in: home)
      #expect(kept.code == 0, "\(kept.error)")
      #expect(
        try kept.out == Binary.run(["draft", "export", "mine", "--format", format], in: home).out, "\(format)"
      )
    }
    #expect(try export(home).code == 0)
    let again = try Binary.run(
      ["draft", "export", "kept.json", "--format", "pack", "repo"], in: home)
    #expect(again.code == 0 && !again.error.contains("Written"), "\(again.error)")
    let text = try home.read("kept.json")
    for (broken, code) in [
      (String(text.dropLast(9)), Int32(3)),
      (text.replacing("\"kind\": \"heading\"", with: "\"kind\": \"head\""), 3), ("{}", 3),
      (text.replacing("tool helped to make", with: "tool made"), 0),
    ] {
      _ = try home.write(broken, to: "broken.json")
      #expect(try Binary.run(["draft", "export", "broken.json"], in: home).code == code)
    }
    #expect(try Binary.run(["draft", "export", "none.json"], in: home).code == 3)
    #expect(try Binary.run(["draft", "export", "kept.json", "mine"], in: home).code == 2)
  }

  @Test func `a rule that was reworded or is of no library is named, and asks nothing it does not say`()
    throws
  {
    let home = try adopted()
    let text = try Binary.run(["draft", "export", "mine", "--format", "json"], in: home).out
    _ = try home.write(text.replacing("put an Assisted-by trailer", with: "put a trailer"), to: "edited.json")
    let result = try Binary.run(
      ["draft", "export", "edited.json", "--format", "pack", "--output", "repo"], in: home)
    #expect(result.code == 0 && result.error.contains("reworded"), "\(result.error)")
    #expect(!(try home.read("repo/.pushback/policy.json")).contains("ai-trailer"))
  }

  @Test func `without an adopted clause there is no pack`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "mine"], input: "1\n", in: home)
    let result = try export(home)
    #expect(result.code == 1 && result.error.contains("pushback review"), "\(result.error)")
    #expect(!OutputFile.exists(home.folder.appendingPathComponent("repo").path))
  }

  @Test func `hostile reasons leave every text format harmless`() throws {
    let home = try Home()
    let reason = HostileTextTests.payloads.map { $0.filter { !$0.isNewline } }.joined(separator: " ").prefix(
      4000)
    try ExportTests.adopt(ExportTests.clauses, reason: String(reason), in: home)
    for format in ["md", "html", "json"] {
      let result = try Binary.run(["draft", "export", "mine", "--format", format], in: home)
      #expect(result.code == 0 && HostileTextTests.isHarmless(result.out), "\(format)")
    }
  }
}
