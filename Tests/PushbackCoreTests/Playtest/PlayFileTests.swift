import PushbackCore
import Testing

struct PlayFileTests {
  private let text = """
    # scenario: ship-it
    #seed: 7
    # team : Payments

    Tuesday. *
    *

    > refuse
    No.

    >
    >2 because it is late
    \\> a quotation, shown

    """

  @Test func `a header, an opening and typed lines, each with what must be shown`() throws {
    let file = try PlayFile(text)
    #expect(file.header == PlayFile.Header(scenario: "ship-it", seed: 7, team: "Payments"))
    #expect(file.parts.map(\.typed) == [nil, "refuse", "", "2 because it is late"])
    #expect(file.parts.map(\.line) == [4, 8, 11, 12])
    #expect(
      file.parts.map { $0.expected.patterns.map(\.written) } == [
        ["Tuesday. *", "*"], ["No."], [], ["\\> a quotation, shown"],
      ])
    #expect(file.parts[1].expected.patterns.map(\.number) == [9])
  }

  @Test func `an untouched file is written as it was`() throws {
    #expect(try PlayFile(text).text == text.replacing(">2 because", with: "> 2 because"))
    #expect(try PlayFile("").text == "")
  }

  @Test func `line ends of Windows and a byte-order mark mean nothing`() throws {
    let file = try PlayFile("\u{FEFF}# seed: 3\r\n\r\nA\r\n> b\r\n")
    #expect(file.header.seed == 3 && file.parts.map(\.typed) == [nil, "b"])
    #expect(file.parts[0].expected.miss(in: ["A"]) == nil)
  }

  @Test func `only the lines at the top are a header`() throws {
    let file = try PlayFile("# seed: 3\n\n# not: this one\n")
    #expect(file.parts[0].expected.patterns.map(\.written) == ["# not: this one"])
  }

  @Test(arguments: [
    ("# sead: 3", 1, "Did you mean seed?"), ("# seed: 3\n# seed: 4", 2, "twice"),
    ("# seed: -1", 1, "“-1” is no seed"),
    ("# seed: 9007199254740992", 1, "from 0 to 9007199254740991"), ("# people: 1000", 1, "from 1 to 999"),
    ("# minutes: x", 1, "from 10 to 480"), ("# team:", 1, "Write the team’s name"),
    ("# hello", 1, "# key: value"),
    ("# scenario: ", 1, "a story’s name, or a file"),
  ])
  func `a header that cannot be read says where and what to write`(text: String, line: Int, words: String) {
    #expect {
      try PlayFile(text)
    } throws: { error in
      guard let trouble = error as? PlayFile.Trouble else { return false }
      return trouble.line == line && trouble.message.contains(words)
    }
  }

  @Test func `what is written at the top is read again`() throws {
    let header = PlayFile.Header(
      scenario: "a b", seed: 1 << 53 - 1, team: "x: y", people: 3, minutes: 45, votes: .paper,
      rules: "../my draft.md")
    #expect(try PlayFile(PlayFile(header).text).header == header)
  }

  @Test func `a header's value is found where it stands`() throws {
    let file = try PlayFile("# seed: 3\n#   rules :  ../draft.md\n\nA\n")
    #expect(file.header.rules == "../draft.md")
    #expect(file.place(of: "rules") == Place(line: 2, column: 14))
    #expect(file.place(of: "team") == nil)
  }
}
