import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// The pack of every clause there is, read by what reads each of its files.
struct AdoptionPackTests {
  private static let clauses = (try? Library.bundled())?.content.value.topics.flatMap(\.clauses) ?? []

  private func pack(
    _ clauses: [Clause], _ standing: AdoptionPack.Standing = .draft(written: "2026-03-01")
  ) -> AdoptionPack {
    AdoptionPack(
      rules: clauses.enumerated().map { AdoptionPack.Rule(number: $0.offset + 1, clause: $0.element) },
      standing: standing, policy: "# Policy\n")
  }

  private func written(_ path: String, _ clauses: [Clause]) -> String? {
    pack(clauses).files.first { $0.path == path }?.text
  }

  /// Clauses whose every text is one of the payloads.
  private func hostile() -> [Clause] {
    let payloads = [
      "<!-- -->\n<!-- pushback:end --><script>alert(1)</script>", "# x\n- [x] done",
      "a\u{1b}[2J\u{85}b\u{2028}c",
      "${{ secrets.TOKEN }} $(id) `id` \"; id; '", "\r\nrun: id", "--> | a | b |",
      "\u{202e}evil * _x_ [a](b)",
      "x\n* @attacker", "*/ */ ]]> </pre>", "\u{0}null",
    ]
    return payloads.map { payload in
      Clause(
        position: Position(topic: "t\(payload)", stance: payload), label: payload, force: .must,
        actor: payload,
        action: payload, check: payload, owner: payload, reason: payload,
        enforce: .init(
          pullRequest: payload, agents: payload, commits: CommitRule.allCases, owners: [payload, "/deploy/"]))
    }
  }

  @Test func `every file comes from a clause, and without clauses there is none`() throws {
    let all = Self.clauses
    #expect(pack([]).files.isEmpty)
    #expect(pack(all).files.count == 11)
    let silent = try #require(
      all.first { $0.enforce.isEmpty && !$0.isProposal && $0.requires.isEmpty && $0.forbids.isEmpty })
    #expect(pack([silent]).files.map(\.path) == ["AI_POLICY.md", "announcement.md", "one-page.md"])
  }

  @Test func `each line that a clause asks for names the clause, and no other clause is named`() throws {
    for clause in Self.clauses {
      let pack = pack([clause])
      for path in ["announcement.md", "one-page.md"] {
        let page = try #require(pack.files.first { $0.path == path }).text
        #expect(page.contains("Rule 1") && !page.contains("Rule 2"), "\(path)")
      }
      for file in pack.files where !["AI_POLICY.md", "announcement.md", "one-page.md"].contains(file.path) {
        #expect(
          file.text.contains("ule 1, \(clause.position)")
            || file.text.contains("\"clause\": \"\(clause.position)\""),
          "\(file.path)")
      }
      let paths = pack.files.map(\.path)
      let asks = !clause.isProposal
      #expect(paths.contains(".pushback/policy.json") == (asks && !clause.enforce.commits.isEmpty))
      #expect(paths.contains("AGENTS.md") == (asks && clause.enforce.agents != nil))
      #expect(paths.contains(".github/CODEOWNERS") == (asks && !clause.enforce.owners.isEmpty))
    }
  }

  @Test func `a pack knows its own files again, and no others`() {
    let all = pack(Self.clauses)
    #expect(all.leftovers.isEmpty)
    #expect(
      Set(pack([]).leftovers.map(\.path))
        == Set(all.files.map(\.path)).subtracting([
          "AI_POLICY.md", "announcement.md", "one-page.md",
        ]))
    for file in all.files where pack([]).leftovers.contains(file.place) {
      #expect(file.place.isOurs(file.text), "\(file.path)")
      // Nobody else writes the file that the check reads.
      #expect(file.place.isOurs("# Theirs\n") == (file.path == ".pushback/policy.json"), "\(file.path)")
    }
    #expect(
      "# Agents\n\n\(AdoptionPack.sectionBegin)\nx\n\(AdoptionPack.sectionEnd)\n\nOurs.\n".withoutSection
        == "# Agents\n\nOurs.\n")
    #expect("\(AdoptionPack.sectionBegin)\nx\n\(AdoptionPack.sectionEnd)\n".withoutSection == nil)
  }

  @Test func `a line of somebody's own is seen in a file of a pack, whatever was adopted`() throws {
    for standing in [
      AdoptionPack.Standing.draft(written: "2026-03-01"), .inForce(version: "1", from: "2026-04-01"),
    ] {
      let parts = [Self.clauses] + Self.clauses.map { [$0] }
      for file in parts.flatMap({ pack($0, standing).files }) where pack([]).leftovers.contains(file.place) {
        #expect(file.place.isAsWritten(file.text), "\(file.path): \(file.text)")
        #expect(file.place.isAsWritten(file.text.replacing("\n", with: "\r\n")), "\(file.path)")
        let isWhole = ["AGENTS.md", ".pushback/policy.json"].contains(file.path)
        for line in [
          "/billing/ @acme/payments", "/x @your-org/a @acme/b", "- [ ] Our own box", "| 1 | 2 |", "# Ours",
        ] {
          #expect(file.place.isAsWritten(file.text + line + "\n") == isWhole, "\(file.path): \(line)")
        }
      }
    }
  }

  @Test func `our part is found and replaced in the line ends of the file`() throws {
    let (begin, end) = (AdoptionPack.sectionBegin, AdoptionPack.sectionEnd)
    let file = "# Agents\r\n\r\n\(begin)\r\nold\r\n\(end)\r\n\r\nOurs.\r\n"
    let part = "\(begin)\nnew\n\(end)\n"
    #expect(file.taking(section: part) == file.replacing("old", with: "new"))
    #expect(file.withoutSection == "# Agents\r\n\r\nOurs.\r\n")
    #expect("# A\r\n".taking(section: part) == "# A\r\n\r\n" + part.replacing("\n", with: "\r\n"))
    #expect("# A".taking(section: part) == "# A\n\n" + part && "".taking(section: part) == part)
    for broken in ["\(begin)\r\n", "\(end)\n\(begin)\n", part + part] {
      #expect(broken.taking(section: part) == nil)
    }
  }

  @Test func `a draft is called one wherever it is read, and a policy in force nowhere`() {
    let draft = pack(Self.clauses)
    for path in ["AGENTS.md", ".github/pull_request_template.md", "one-page.md"] {
      let text = draft.files.first { $0.path == path }?.text ?? ""
      #expect(text.contains("DRAFT of 2026-03-01"), "\(path)")
    }
    let signed = pack(Self.clauses, .inForce(version: "1.3", from: "2026-04-01"))
    for file in signed.files {
      #expect(!file.text.contains("DRAFT") && !file.text.contains("signed."), "\(file.path)")
    }
    #expect(signed.files.contains { $0.text.contains("Version 1.3, in force from 2026-04-01") })
  }

  @Test func `a policy is in force where its status and every signature say so`() {
    func policy(_ title: String, _ status: String, _ signed: String...) -> Policy {
      let rows = signed.map { "| \($0) |" }.joined(separator: "\n")
      let text =
        "# \(title)\n\n## Document control\n\n| Item | Value |\n| - | - |\n| Status | \(status) |\n"
        + "| Version | 2 |\n\n## Sign-off\n\n| For | Name | Date | Signature |\n| - | - | - | - |\n\(rows)\n"
      return PolicyFile(bytes: Array(text.utf8), name: "p.md").policy ?? Policy()
    }
    let whole = policy("P", "In force", "legal | A | 2026-01-02 | A", "people | B | 2026-01-02 | B")
    #expect(whole.isInForce && whole.standing(written: "x") == .inForce(version: "2", from: nil))
    for doubtful in [
      policy("P", "In force", "legal | A | 2026-01-02 | A", "people | ____ | ____ | ____"),
      policy("P", "DRAFT, not in force", "legal | A | 2026-01-02 | A"), policy("P", "In force"),
      policy("P: DRAFT", "In force", "legal | A | 2026-01-02 | A"),
      policy("P", "", "legal | A | 2026-01-02 | A"),
    ] { #expect(!doubtful.isInForce && doubtful.standing(written: "x") == .draft(written: "x")) }
  }

  @Test func `a proposal to people and legal asks nothing of anybody yet`() throws {
    var proposal = try #require(Self.clauses.first { !$0.enforce.commits.isEmpty })
    proposal.isProposal = true
    #expect(pack([proposal]).files.map(\.path) == ["AI_POLICY.md", "announcement.md", "one-page.md"])
  }

  @Test func `the workflow is YAML, and what a clause says stands only in its remarks`() throws {
    for clauses in [Self.clauses, hostile()] {
      let text = try #require(written(".github/workflows/ai-policy.yml", clauses))
      var findings = Findings()
      let yaml = try #require(Yaml.parse(text, findings: &findings))
      #expect(findings.count == 0)
      guard case .map(let pairs) = yaml.value else {
        Issue.record("no map")
        return
      }
      #expect(pairs.compactMap { $0.key.text } == ["name", "on", "permissions", "jobs"])
      let code = text.split(separator: "\n").filter {
        !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#")
      }
      let usual = try #require(self.written(".github/workflows/ai-policy.yml", Self.clauses))
        .split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#") }
      #expect(code == usual)
    }
  }

  @Test func `one page says what each rule says, in the place of a label that may ask for the opposite`()
    throws
  {
    for force in [Clause.Force.must, .mustNot, .should, .may] {
      let clause = try #require(Self.clauses.first { $0.force == force && !$0.isProposal })
      let page = try #require(written("one-page.md", [clause]))
      #expect(page.contains(force.rawValue), "\(page)")
      #expect(page.contains(clause.action.prefix(20)) && !page.contains("\(clause.label). "), "\(page)")
    }
  }

  @Test func `the announcement says what to do, in sentences, each of them once`() throws {
    let clauses = try ["review-bar/human-review-required", "concerns-and-appeal/dissent-recorded"].map { id in
      try #require(Self.clauses.first { $0.position.description == id })
    }
    let proposal = try #require(Self.clauses.first { $0.isProposal })
    let page = try #require(written("announcement.md", clauses + [proposal]))
    for clause in clauses + [proposal] {
      #expect(page.components(separatedBy: clause.action.prefix(20)).count == 2, "\(page)")
      #expect(!page.contains("\(clause.label). "), "\(page)")
    }
    #expect(page.contains("## Proposed to people and legal") && page.contains("Rule 2 is about that."))
    #expect(!page.contains("/dissent-recorded"))
  }

  /// Rules of every length there is, and the longest of them.
  @Test(arguments: [1, 12, 20, 60, 200])
  func `one page is one page, and says how many rules are not on it`(count: Int) throws {
    let longest = Self.clauses.sorted { $0.text.plain.count > $1.text.plain.count }
    for all in [Self.clauses, Self.clauses.reversed(), longest] {
      let clauses = Array(all.prefix(count))
      let page = try #require(written("one-page.md", clauses))
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map {
        max(1, ($0.count + 79) / 80)
      }
      #expect(lines.reduce(0, +) <= 46, "\(page)")
      let shown = page.split(separator: "\n").count { $0.hasPrefix("- ") }
      if shown < count {
        let rest = count - shown
        #expect(
          page.hasSuffix("\n\(rest) more rule\(rest == 1 ? " stands" : "s stand") in AI_POLICY.md.\n"),
          "\(page)")
        // One more would be too many.
        #expect(lines.reduce(0, +) > 38, "\(page)")
      } else {
        #expect(!page.contains("more rule"))
      }
      #expect(count < 60 || shown >= 12, "\(page)")
    }
  }

  /// What a step of the workflow ends with and says, run as the runner does.
  private func run(step: String, _ environment: [String: String]) throws -> (code: Int32, said: String) {
    let text = try #require(written(".github/workflows/ai-policy.yml", Self.clauses))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let name = try #require(lines.firstIndex { $0.hasSuffix("- name: \(step)") })
    let script = lines.dropFirst(name).drop { !$0.hasSuffix("run: |") }.dropFirst().prefix {
      $0.hasPrefix("          ")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-e", "-c", script.joined(separator: "\n")]
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test(arguments: ["", "file:///nowhere.tar.gz"])
  func `without the program a workflow that blocks fails, and one that warns warns`(archive: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (mode, code, word) in [("block", Int32(1), "::error::"), ("warn", 0, "::warning::")] {
      let environment = ["MODE": mode, "PUSHBACK_ARCHIVE": archive, "RUNNER_TEMP": folder.path]
      let (ended, said) = try run(step: "Get pushback", environment)
      #expect(ended == code && said.hasPrefix(word) && said.contains("PUSHBACK_ARCHIVE"), "\(mode): \(said)")
    }
  }

  @Test(arguments: ["What the commits say", "What the description says"])
  func `where the check cannot look, a workflow that blocks fails, and one that warns warns`(step: String)
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("pushback").path
    for (end, mode, code, warns) in [
      (3, "block", Int32(3), false), (3, "warn", 0, true), (0, "warn", 0, false),
    ] {
      try "#!/bin/sh\nexit \(end)\n".write(toFile: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let environment = ["MODE": mode, "RUNNER_TEMP": folder.path, "PATH": "\(folder.path):/usr/bin:/bin"]
      let (ended, said) = try run(step: step, environment)
      #expect(ended == code && said.hasPrefix("::warning::") == warns, "\(mode): \(said)")
    }
  }

  @Test func `an owners file has a pattern and its owners on each line, each pattern once`() throws {
    for clauses in [Self.clauses, hostile()] {
      let text = try #require(written(".github/CODEOWNERS", clauses))
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(!lines.isEmpty && Set(lines.map { $0.split(separator: " ")[0] }).count == lines.count)
      for line in lines {
        #expect(
          String(line).wholeMatch(of: /[^\s#!\[]\S*( @your-org\/[a-z0-9]+(-[a-z0-9]+)*)+/) != nil, "\(line)")
      }
    }
  }

  @Test func `a message template says nothing by itself`() throws {
    for clauses in [Self.clauses, hostile()] {
      let text = try #require(written(".gitmessage", clauses))
      #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
      // With the mark away, git takes it for a trailer.
      for trailer in ["\n#Assisted-by: ", "\n#AI-extent: ", "\n#Signed-off-by: "] {
        #expect(text.contains(trailer))
      }
    }
  }

  @Test func `what a hostile clause says ends no remark, no section and no list`() throws {
    for file in pack(hostile()).files {
      let allowed: Set<Unicode.Scalar> = ["\n"]
      #expect(file.text.unicodeScalars.allSatisfy { $0.value >= 32 || allowed.contains($0) }, "\(file.path)")
      for scalar in ["\u{85}", "\u{2028}", "\u{202e}", "\u{7f}"] {
        #expect(!file.text.contains(scalar), "\(file.path)")
      }
    }
    let agents = try #require(written("AGENTS.md", hostile()))
    #expect(agents.split(separator: "\n").count { $0 == AdoptionPack.sectionEnd } == 1)
    #expect(!agents.contains("<script") || agents.contains("\\<script"))
    let template = try #require(written(".github/pull_request_template.md", hostile()))
    #expect(!template.contains("- [x]") && !template.contains("\n<script"))
    for line in agents.split(separator: "\n") + template.split(separator: "\n") where line.hasPrefix("- ") {
      #expect(
        line.hasSuffix(" -->")
          && line.components(separatedBy: "<!--").count - line.components(separatedBy: "\\<!--").count == 1)
    }
  }

  @Test func `the pack's own description, filled in and ticked, keeps its own rules`() throws {
    let all = Self.clauses
    let policy = try #require(pack(all).commitPolicy)
    let template = try #require(written(".github/pull_request_template.md", all))
    let empty = policy.unkept(by: ChangeDescription(template))
    #expect(Set(empty.map(\.rule.check)) == [.ticked, .descriptionSays])
    let filled = template.replacing("- [ ]", with: "- [x]").replacing(
      "AI use:", with: "AI use: Claude Code (opus 4)"
    )
    .replacing("AI extent:", with: "AI extent: all of it; read").replacing(
      "Work item:", with: "Work item: #7")
    #expect(policy.unkept(by: ChangeDescription(filled)).map(\.missing) == [])
  }

  @Test func `the rules of a pack read back as they were written`() throws {
    for clauses in [Self.clauses, hostile()] {
      let policy = try #require(pack(clauses).commitPolicy)
      let reading = CommitPolicyReading(bytes: Array((policy.json.pretty + "\n").utf8), name: "policy.json")
      #expect(reading.problem == nil && reading.policy == policy, "\(reading.problem?.findings ?? [])")
    }
  }

  @Test(arguments: [
    (#"{"version":1,"mode":"warn"}"#, "rules"), (#"{"version":2,"mode":"warn","rules":[]}"#, "version"),
    (#"{"version":1,"mode":"shout","rules":[]}"#, "shout"), ("[1", "JSON"), ("", "JSON"),
    (#"{"version":1,"mode":"warn","rules":[{"rule":0,"clause":"a/b","check":"no-ai","text":"x"}]}"#, "rule"),
    (#"{"version":1,"mode":"warn","rules":[{"rule":1,"clause":"a/b","check":"no-al","text":"x"}]}"#, "no-al"),
    (
      #"{"version":1,"mode":"warn","rules":[{"rule":1,"clause":"a/b","check":"ticked","text":"x"}]}"#,
      "statement"
    ),
  ])
  func `a policy that is none is refused with what is wrong in it`(text: String, word: String) throws {
    let reading = CommitPolicyReading(bytes: Array(text.utf8), name: "policy.json")
    let findings = try #require(reading.problem).findings
    #expect(reading.policy == nil && findings.contains { $0.message.contains(word) }, "\(findings)")
  }

  @Test func `what is wrong with rules speaks of no story`() throws {
    let much = "[" + String(repeating: "1,", count: 300_000) + "1]"
    for bytes in [Array(much.utf8), [UInt8](repeating: 32, count: 2 << 20), [0xFF, 0xFE, 0x20, 0]] {
      let findings = try #require(CommitPolicyReading(bytes: bytes, name: "policy.json").problem).findings
      for word in ["story", "scenario", "played"] {
        #expect(!findings.contains { ($0.message + $0.advice).contains(word) }, "\(findings)")
      }
    }
  }

  @Test func `the bundled list of tools can be read`() throws {
    let part = try Library.bundled().tools()
    #expect(part.problems.isEmpty && part.value.count >= 15)
    for tool in part.value {
      #expect(!(tool.names + tool.alsoCalled + tool.addresses).isEmpty, "\(tool.name)")
    }
  }
}
