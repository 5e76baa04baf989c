import Foundation
import PushbackCore
import Testing

@testable import pushback

struct PolicyCheckTests {
  private func policy(_ checks: [String], mode: String = "warn") -> String {
    let rules = checks.enumerated().map {
      #"{"rule": \#($0.offset + 1), "clause": "topic/\#($0.element)", "check": "\#($0.element)", "text": "X.", "statement": "I read it."}"#
    }
    return #"{"version": 1, "mode": "\#(mode)", "rules": [\#(rules.joined(separator: ", "))]}"#
  }

  private func repository(_ checks: String..., mode: String = "warn") throws -> Repository {
    let repository = try Repository()
    _ = try repository.home.write(policy(checks, mode: mode), to: ".pushback/policy.json")
    return repository
  }

  private func check(_ repository: Repository, _ arguments: String...) throws -> Binary.Result {
    try Binary.run(["policy", "check"] + arguments, in: repository.home)
  }

  private let claude = "Co-Authored-By: Claude <noreply@anthropic.com>"

  @Test func `a real history is checked: what is missing, which rule asks, how to mend it`() throws {
    let repository = try repository("ai-trailer", "signed-off", "ticked")
    try repository.commit("First\n\nSigned-off-by: Dana <dana@example.com>\n")
    try repository.commit("Second\n\n\(claude)\nSigned-off-by: Dana <dana@example.com>\n")
    try repository.commit("Third\n\n\(claude)\nAssisted-by: Claude\nSigned-off-by: Dana <dana@example.com>\n")
    let range = try check(repository, "--range", "HEAD~2..HEAD")
    #expect(range.code == 0, "\(range.error)")
    for part in [
      "Second", "It names Claude and has no Assisted-by trailer.", "rule 1 (topic/ai-trailer): X.",
      #"git commit --amend --no-edit --trailer "Assisted-by: Claude""#, "2 commits checked: 1 thing missing.",
      "--mode block", "Rule 3 can only be seen in the description",
    ] { #expect(range.out.contains(part), "\(part): \(range.out)") }
    #expect(!range.out.contains("Third") && !range.out.contains("First"))
    let last = try check(repository)
    #expect(last.code == 0 && last.out.contains("1 commit checked: nothing is missing."))
    let block = try check(repository, "--range", "HEAD~2..HEAD", "--mode", "block")
    #expect(block.code == 6)
    #expect(try check(repository, "--mode", "block").code == 0)
  }

  @Test func `the command that mends it mends it`() throws {
    let repository = try repository("ai-trailer", mode: "block")
    try repository.commit("Add a thing\n\nGenerated with Claude Code\n")
    #expect(try check(repository).code == 6)
    try repository.git("commit", "--amend", "--quiet", "--no-edit", "--trailer", "Assisted-by: Claude")
    #expect(try check(repository).code == 0)
  }

  @Test func `programs get the findings as the schema says`() throws {
    let repository = try repository("ai-trailer")
    try repository.commit("A\n\n\(claude)\n")
    let result = try check(repository, "--json")
    #expect(try Schema.published("policy-check.schema.json").problems(with: result.out) == [])
    let findings = try #require(try object(result.out)["findings"] as? [[String: Any]])
    #expect(findings.count == 1 && (findings[0]["commit"] as? String)?.count == 40)
    let broken = result.out.replacing("\"missing\":", with: "\"mising\":")
    #expect(try Schema.published("policy-check.schema.json").problems(with: broken) != [])
  }

  @Test func `merges are passed over, roots and binary files are not in the way`() throws {
    let repository = try repository("small", "ai-said-either-way")
    try repository.commit("Root\n\nAssisted-by: none\n", file: "data", text: "\0\u{1}binary")
    try repository.git("checkout", "--quiet", "-b", "side")
    let lines = (0..<500).map { "line \($0)\n" }.joined()
    try repository.commit("Big\n\nAssisted-by: Claude\n", file: "big", text: lines)
    try repository.git("checkout", "--quiet", "main")
    try repository.commit("Other\n\nAssisted-by: none\n", file: "other", text: "x")
    try repository.git("merge", "--quiet", "--no-ff", "side", "-m", "Merge side")
    let result = try check(repository, "--range", "HEAD")
    #expect(result.out.contains("changes 500 lines; 400 are allowed"), "\(result.out)\(result.error)")
    #expect(result.out.contains("3 commits checked (1 merge passed over): 1 thing missing."))
  }

  @Test func `a message is checked before it is committed, without git's own remarks`() throws {
    let repository = try repository("ai-trailer", "signed-off", mode: "block")
    let message = "Add a thing\n\nGenerated with Claude Code\n# Signed-off-by: Dana <dana@example.com>\n"
    let path = try repository.home.write(message, to: "message")
    let result = try check(repository, "--message", path)
    #expect(result.code == 6 && result.out.contains("2 things missing"), "\(result.out)")
    let good = try repository.home.write(
      message + "\nAssisted-by: Claude\nSigned-off-by: Dana <dana@example.com>\n"
        + "# ------------------------ >8 ------------------------\ndiff --git a b\n", to: "good")
    #expect(try check(repository, "--message", good).code == 0)
  }

  @Test func `as a hook it refuses a commit in block mode`() throws {
    let repository = try repository("ai-trailer", mode: "block")
    try hook(repository)
    #expect(throws: Repository.Trouble.self) { try repository.commit("A\n\n\(claude)\n") }
    try repository.commit("A\n\n\(claude)\nAssisted-by: Claude\n")
  }

  private func hook(_ repository: Repository) throws {
    let hook = try repository.home.write(
      "#!/bin/sh\nexec '\(Binary.path)' policy check --message \"$1\"\n", to: ".git/hooks/commit-msg")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
  }

  @Test func `what a hook advises makes the commit, and leaves the one before it alone`() throws {
    let repository = try repository("signed-off", mode: "block")
    try repository.commit("A\n\nSigned-off-by: Dana <dana@example.com>\n")
    try hook(repository)
    let before = try repository.git("rev-parse", "HEAD").out
    _ = try repository.home.write("b", to: "b")
    try repository.git("add", "b")
    let refused = try Binary.run(["commit", "-m", "B"], in: repository.home, path: "/usr/bin/git")
    let said = refused.out + refused.error
    #expect(
      refused.code == 1 && said.contains("commit with --signoff") && !said.contains("--amend"), "\(said)")
    let advice = #"git commit --edit --file="$(git rev-parse --git-path COMMIT_EDITMSG)""#
    #expect(said.replacing("\n", with: " ").contains(advice), "\(said)")
    let again = try Binary.run(
      ["-c", "GIT_EDITOR=true \(advice) --signoff"], in: repository.home, path: "/bin/sh")
    #expect(again.code == 0, "\(again.error)")
    #expect(try repository.git("log", "--format=%s").out == "B\nA\n")
    #expect(try repository.git("rev-parse", "HEAD~1").out == before)
  }

  @Test func `the hook reads a message as git will`() throws {
    let repository = try repository("signed-off", mode: "block")
    try hook(repository)
    try repository.git("commit", "--quiet", "--allow-empty", "--signoff", "--message", "#12 Fix the crash")
    #expect(try check(repository).code == 0)
    func edited(_ line: String, _ flags: String...) throws -> Int32 {
      _ = try repository.home.write("\(line)\n", to: "text")
      try repository.git("add", "text")
      return try Binary.run(
        ["-c", "core.editor=sed -i '1s/^/Add\\n\\n\(line)\\n/'"] + flags, in: repository.home,
        path: "/usr/bin/git"
      ).code
    }
    let signed = "Signed-off-by: Dana <dana@example.com>"
    #expect(try edited(signed, "-c", "core.commentChar=;", "commit", "--verbose") == 0)
    #expect(try edited("# \(signed)", "commit") == 1)
    #expect(try edited("#1\\n\\n\(signed)", "-c", "commit.cleanup=scissors", "commit") == 0)
    #expect(try check(repository, "--range", "HEAD").code == 0)
  }

  @Test func `a hook without rules to read lets a commit pass, and says so`() throws {
    let repository = try Repository()
    try hook(repository)
    _ = try repository.home.write("A", to: "message")
    for broken in [nil, "{", #"{"version": 1, "mode": "blok", "rules": []}"#] {
      if let broken { _ = try repository.home.write(broken, to: ".pushback/policy.json") }
      try repository.commit("A\n")
      let result = try check(repository, "--message", "message")
      #expect(result.code == 0 && result.error.contains("Warning: not checked."), "\(result.error)")
      for strict in [
        ["--mode", "block"], ["--json"], ["--as", "description"], ["--policy", ".pushback/policy.json"],
      ] {
        #expect(
          try Binary.run(["policy", "check", "--message", "message"] + strict, in: repository.home).code != 0,
          "\(strict)")
      }
    }
  }

  @Test func `a shallow clone says where its history ends, and judges nothing by it`() throws {
    let repository = try repository("small", "signed-off")
    let lines = (0..<500).map { "line \($0)\n" }.joined()
    try repository.commit("Big\n\nSigned-off-by: Dana <dana@example.com>\n", file: "big", text: lines)
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.commit("Side\n", file: "side", text: "x")
    try repository.git("checkout", "--quiet", "main")
    try repository.commit("One line\n\nAssisted-by: Claude\n", file: "one", text: "x")
    func shallow(_ name: String) throws -> Binary.Result {
      try repository.git("clone", "--quiet", "--depth=1", "file://\(repository.home.folder.path)", name)
      return try Binary.run(
        ["-c", "cd \(name) && exec '\(Binary.path)' policy check --range HEAD"], in: repository.home,
        path: "/bin/sh")
    }
    let small = try shallow("small")
    #expect(small.code == 0 && small.out.contains("shallow clone"), "\(small.out)\(small.error)")
    #expect(!small.out.contains("changes 50") && small.out.contains("It is not signed off."), "\(small.out)")
    try repository.git("merge", "--quiet", "--no-ff", "side", "-m", "Merge side")
    let merge = try shallow("merge")
    #expect(merge.out.contains("0 commits checked (1 merge passed over)"), "\(merge.out)")
    #expect(try !check(repository).out.contains("shallow"))
  }

  @Test func `nothing is fetched to count lines, and what is unknown is said`() throws {
    let repository = try repository("small")
    try repository.commit("A\n\nAssisted-by: Claude\n", file: "a", text: "a")
    try repository.commit("B\n\nAssisted-by: Claude\n", file: "b", text: "b")
    try repository.git("config", "uploadpack.allowFilter", "true")
    let url = "file://\(repository.home.folder.path)"
    try repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", url, "part")
    try repository.git(
      "-C", "part", "config", "core.sshCommand", "touch '\(repository.home.folder.path)/ran'; false")
    try repository.git("-C", "part", "remote", "set-url", "origin", "ssh://nowhere/x")
    let result = try Binary.run(
      ["-c", "cd part && exec '\(Binary.path)' policy check --range HEAD --policy ../.pushback/policy.json"],
      in: repository.home, path: "/bin/sh")
    #expect(
      result.code == 0 && result.out.contains("no size is checked")
        && result.out.contains("2 commits checked"),
      "\(result.out)\(result.error)")
    #expect(!OutputFile.exists(repository.home.folder.appendingPathComponent("ran").path))
  }

  @Test func `a repository may be bare, and its folder's name may end in a blank`() throws {
    let repository = try repository("signed-off", mode: "block")
    try repository.commit("A\n")
    try repository.git("clone", "--quiet", "--bare", ".", "bare")
    try repository.git("clone", "--quiet", ".", "blank ")
    _ = try repository.home.write(policy(["signed-off"], mode: "block"), to: "blank /.pushback/policy.json")
    func check(_ folder: String, _ arguments: String) throws -> Binary.Result {
      try Binary.run(
        ["-c", "cd '\(folder)' && exec '\(Binary.path)' policy check \(arguments)"], in: repository.home,
        path: "/bin/sh")
    }
    #expect(try check("blank ", "").code == 6)
    #expect(try check("bare", "--policy ../.pushback/policy.json --range HEAD").code == 6)
    for folder in ["bare", ".git"] {
      let result = try check(folder, "")
      #expect(result.code == 1 && result.error.contains("must be run in a work tree"), "\(result.error)")
      #expect(result.error.contains("--policy FILE"))
    }
  }

  @Test func `with the hook a merge goes through, and what is no merge still does not`() throws {
    let repository = try repository("signed-off", mode: "block")
    try repository.commit("A\n\nSigned-off-by: Dana <dana@example.com>\n")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.commit("B\n\nSigned-off-by: Dana <dana@example.com>\n", file: "b", text: "b")
    try repository.git("checkout", "--quiet", "main")
    try repository.commit("C\n\nSigned-off-by: Dana <dana@example.com>\n", file: "c", text: "c")
    try hook(repository)
    try repository.git("merge", "--quiet", "--no-ff", "side", "-m", "Merge side")
    try repository.git("commit", "--quiet", "--amend", "-m", "Merge side, reworded")
    #expect(try repository.git("log", "-1", "--format=%s %p").out.split(separator: " ").count == 5)
    #expect(throws: Repository.Trouble.self) { try repository.commit("D\n", file: "d", text: "d") }
  }

  @Test func `what git takes for no trailer is none, in a message as in the history`() throws {
    let repository = try repository("signed-off", mode: "block")
    for (body, code) in [
      ("Signed-off-by: Dana <dana@example.com>\n\nMore words.\n", Int32(6)),
      ("Signed-off-by: Dana <dana@example.com>\n---\n\nMore words.\n", 6),
      ("A line of dashes:\n---\n\nSigned-off-by: Dana <dana@example.com>\n", 0),
    ] {
      let path = try repository.home.write("A\n\n\(body)", to: "message")
      #expect(try check(repository, "--message", path).code == code, "\(body)")
      try repository.commit("A\n\n\(body)")
      #expect(try check(repository).code == code, "\(body)")
    }
  }

  @Test func `a description is checked, also outside a repository`() throws {
    let home = try Home()
    _ = try home.write(policy(["ticked", "description-says", "ai-trailer"]), to: "rules.json")
    let path = try home.write("AI use: none\n- [ ] I read it.\n", to: "description.md")
    let arguments = ["policy", "check", "--policy", "rules.json", "--message", path, "--as", "description"]
    let result = try Binary.run(arguments, in: home)
    #expect(
      result.code == 0 && result.out.contains("A statement is not ticked: I read it."), "\(result.error)")
    #expect(result.out.contains("Rule 3 can only be seen in the commits"))
    #expect(try Binary.run(arguments + ["--mode", "block"], in: home).code == 6)
  }

  @Test func `what cannot be checked says why, each with its exit code`() throws {
    let empty = try Repository()
    try empty.commit("A\n")
    let none = try check(empty)
    #expect(
      none.code == 1 && none.error.contains("draft export --format pack writes one where"), "\(none.error)")
    let outside = try Binary.run(["policy", "check"], in: Home())
    #expect(outside.code == 1 && outside.error.contains("not a git repository"))
    let repository = try repository("ai-trailer")
    let unborn = try check(repository)
    #expect(unborn.code == 1 && unborn.error.contains("git cannot show the last commit"))
    try repository.commit("A\n")
    let range = try check(repository, "--range", "nowhere..HEAD")
    #expect(range.code == 1 && range.error.contains("main..HEAD"), "\(range.error)")
    for wrong in [
      ["--range", "HEAD", "--message", "x"], ["--as", "description"], ["--range=--output=x"],
      ["--mode", "shout"],
      ["--range", ""],
    ] {
      #expect(try Binary.run(["policy", "check"] + wrong, in: repository.home).code == 2, "\(wrong)")
    }
    _ = try repository.home.write(#"{"version": 1, "mode": "wrn", "rules": []}"#, to: ".pushback/policy.json")
    let broken = try check(repository)
    #expect(broken.code == 3 && broken.error.contains("policy.json:1:24") && broken.error.contains("warn"))
    #expect(!OutputFile.exists(repository.home.folder.appendingPathComponent("x").path))
  }

  @Test func `hostile messages come back harmless, and stay within their commit`() throws {
    let repository = try repository("ai-trailer", "ai-said-either-way", "names-tool")
    let payloads = HostileTextTests.payloads.filter { !$0.contains("\0") }.prefix(150)
    for payload in payloads.prefix(40) { try repository.commit("x\(payload)\n\nAssisted-by: AI\n") }
    try repository.fill(150) { number in
      "S\(payloads[number % payloads.count])\n\nGenerated with Claude \(payloads[number % payloads.count])\n"
    }
    for flags in [[], ["--json"], ["--plain"]] {
      let result = try Binary.run(["policy", "check", "--range", "HEAD"] + flags, in: repository.home)
      #expect(result.code == 0, "\(result.error)")
      #expect(HostileTextTests.isHarmless(result.out) && HostileTextTests.isHarmless(result.error))
      #expect(result.out.contains(flags == ["--json"] ? "\"checked\": 150" : "150 commits checked"))
    }
  }

  @Test(.timeLimit(.minutes(2))) func `ten thousand commits take seconds`() throws {
    let repository = try repository("ai-trailer", "signed-off", "no-ai-coauthor", "small")
    try repository.fill(10_000) { number in
      "Commit \(number)\n\nWhat it does, in a line or two, and why.\n\nSigned-off-by: Dana <dana@example.com>\n"
        + (number % 100 == 0 ? claude + "\n" : "")
    }
    let clock = ContinuousClock()
    var result: Binary.Result?
    let time = try clock.measure { result = try check(repository, "--range", "main", "--json") }
    let report = try object(try #require(result).out)
    #expect(report["checked"] as? Int == 10_000 && report["missing"] as? Int == 200)
    #expect(time < .seconds(60), "\(time)")
  }
}
