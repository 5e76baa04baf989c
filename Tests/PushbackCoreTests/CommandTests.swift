import Testing

@testable import PushbackCore

@Suite struct CommandTests {
  private let choices: [ChoiceID] = ["deploy", "in-writing", "in-person", "fix"]

  private func message(_ line: String, _ choices: [ChoiceID]? = nil) -> String? {
    do throws(Misunderstanding) {
      _ = try Request(line, choices: choices ?? self.choices)
      return nil
    } catch { return error.message }
  }

  // MARK: The table

  @Test func `every name stands in the table once`() {
    #expect(
      Command.table.map(\.name).sorted { $0.rawValue < $1.rawValue }
        == Command.Name.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  @Test(arguments: Command.table) func `an example is understood as its own command`(command: Command) throws
  {
    guard case .command(let name, let argument) = try Request(command.example, choices: choices) else {
      Issue.record("\(command.example) is taken for a choice")
      return
    }
    #expect(name == command.name)
    switch command.argument {
    case .none: #expect(argument.isEmpty)
    case .required: #expect(!argument.isEmpty)
    case .optional: break
    }
  }

  @Test(arguments: Command.table) func `a help line is short and has no full stop`(command: Command) {
    #expect(!command.summary.isEmpty && command.summary.count <= 60)
    #expect(!command.summary.hasSuffix("."))
    #expect(command.detail.isEmpty || command.detail.hasSuffix("."))
    #expect(command.usage.hasPrefix(command.name.rawValue))
  }

  @Test func `a usage line shows what is optional in brackets`() {
    #expect(Command.named(.undo)?.usage == "undo [N]")
    #expect(Command.named(.because)?.usage == "because TEXT")
    #expect(Command.named(.look)?.usage == "look")
  }

  // MARK: What a line means

  @Test func `a command comes before a choice of the same name`() throws {
    #expect(try Request("look", choices: ["look"]) == .command(.look, argument: ""))
  }

  @Test func `a number counts from 1`() throws {
    #expect(try Request("1", choices: choices) == .choose("deploy"))
    #expect(try Request("  4\t", choices: choices) == .choose("fix"))
  }

  @Test func `an exact name comes before a beginning`() throws {
    #expect(try Request("in", choices: ["in-writing", "in"]) == .choose("in"))
  }

  @Test func `an unambiguous beginning is enough`() throws {
    #expect(try Request("d", choices: choices) == .choose("deploy"))
    #expect(try Request("in-w", choices: choices) == .choose("in-writing"))
  }

  @Test func `a verb on screen chooses, where only one choice bears it`() throws {
    let choices: [ChoiceID] = ["fix-it-later", "two-days", "in-writing", "point-back"]
    let verbs: [Verb?] = [.deploy, .fix, .refuse, .refuse]
    #expect(try Request("fix", choices: choices, verbs: verbs) == .choose("two-days"))
    #expect(try Request("fix-", choices: choices, verbs: verbs) == .choose("fix-it-later"))
    #expect(try Request("fix", choices: ["two-days", "fix"], verbs: [.fix, .deploy]) == .choose("fix"))
    #expect(throws: Misunderstanding("“refuse” could be 3 or 4. Type the number.")) {
      try Request("refuse", choices: choices, verbs: verbs)
    }
  }

  @Test func `no choice can be named as a command is`() {
    #expect(Command.Name.allCases.allSatisfy { commandWords.contains($0.rawValue) })
  }

  @Test func `a slip of the finger is met with what was probably meant`() {
    #expect(message("depoly") == "“depoly” is not something one can do here. Did you mean deploy?")
    #expect(message("udno") == "“udno” is not something one can do here. Did you mean undo?")
  }

  @Test func `an ambiguous beginning lists what it could be`() {
    #expect(message("in") == "“in” could be in-writing or in-person. Type a little more.")
  }

  @Test func `a number without a choice says which there are`() {
    #expect(message("5") == "There is no choice 5. Type a number from 1 to 4.")
    #expect(message("0") == "There is no choice 0. Type a number from 1 to 4.")
    #expect(message("-1")?.contains("from 1 to 4") == true)
    #expect(message("1", []) == "There is nothing to choose here. Type help to see what you can do.")
  }

  @Test func `no number is too large or too small to answer`() {
    for number in ["\(Int.max)", "\(Int.min)", "99999999999999999999999", "-99999999999999999999999"] {
      #expect(message(number) != nil)
    }
  }

  @Test func `commands are never abbreviated`() {
    for command in Command.Name.allCases.map(\.rawValue) {
      for length in 1..<command.count {
        let beginning = String(command.prefix(length))
        guard Command.Name(rawValue: beginning) == nil else { continue }
        #expect(message(beginning, []) != nil, "\(beginning)")
      }
    }
    #expect(message("UNDO", []) != nil)
  }

  @Test func `a beginning shared with a command chooses`() throws {
    #expect(try Request("de", choices: ["deploy"]) == .choose("deploy"))
  }

  @Test func `an empty line chooses nothing, not even the only choice`() {
    for line in ["", " ", "\t"] {
      #expect(message(line, ["deploy"]) == "Type 1 to choose, or help to see what else you can do.")
      #expect(message(line)?.contains("from 1 to 4") == true)
      #expect(message(line, []) == "Type help to see what you can do.")
    }
  }

  // MARK: Arguments

  @Test func `what follows a command is its argument, white space aside`() throws {
    #expect(
      try Request("  because  they  said so ", choices: choices)
        == .command(.because, argument: "they  said so"))
    #expect(try Request("note\tone", choices: choices) == .command(.note, argument: "one"))
    #expect(try Request("? undo", choices: choices) == .command(.help, argument: "undo"))
    #expect(try Request("?", choices: choices) == .command(.help, argument: ""))
  }

  @Test func `a choice can stand with its reason in one line`() throws {
    let explained = Request.explain("deploy", because: "we said so because we must")
    #expect(try Request("1 because we said so because we must", choices: choices) == explained)
    #expect(try Request("dep because  we said so because we must ", choices: choices) == explained)
    #expect(try Request("1 BECAUSE we said so because we must", choices: choices) == explained)
    #expect(
      message("fix we said so")
        == "After “fix” only a reason can stand. For example: fix because we said so")
    #expect(message("9 because of it")?.contains("from 1 to 4") == true)
    #expect(message("xyzzy because of it") != nil)
    #expect(message("1 because") != nil, "a reason is missing")
    let note = Request.command(.note, argument: "late because of it")
    #expect(try Request("note late because of it", choices: choices) == note)
  }

  @Test func `a missing argument is asked for with an example`() {
    #expect(message("because") == "because needs TEXT. For example: because we would be on call for it")
    #expect(message("resume ")?.hasPrefix("resume needs ID.") == true)
  }

  @Test func `an argument too many is refused`() {
    #expect(message("look around") == "look takes nothing after it. Type look alone.")
  }

  @Test func `a choice takes nothing after it`() {
    #expect(message("deploy now") != nil)
    #expect(message("1 2") != nil)
  }

  @Test func `what is not understood is quoted, with what there is to type`() {
    #expect(message("xyzzy plugh")?.hasPrefix("“xyzzy” is not something one can do here.") == true)
  }
}
