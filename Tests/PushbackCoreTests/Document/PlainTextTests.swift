import PushbackCore
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test func `every kind of block reads by itself, line by line`() {
    #expect(
      sample.plainText == """
        Ship it

        Tuesday, 16:40. A link lands in the team channel.

        Dana: Works on my machine. Can we ship it today?

            + PARTNER_URL = "http://localhost:3000"

            + KEY = "sk-9f2…"

        > It is one line.
        >
        > What could happen?

        - logs
        - people
          - Dana
          - Ruben

        1. stop

        2. report

           in writing

        The bill

        deploy; times: 1; what it bought: delivery +2
        fix; times: 4; what it bought: none

        Production: −4, between −12 and +9; a coin-flipper averages +1.3.
        Trust: 0, as in every play.

        1. refuse: Say no, and write down why.
        -  fix: Ask for two days. (cannot be taken: the demo is tonight)

        Nothing leaves this machine; see pushback help.

        * * *

        """)
  }

  @Test func `nothing gives nothing`() {
    #expect(Document([]).plainText == "")
    let empty: [Block] = [.paragraph("  "), .list([]), .quote([]), .code([], language: ""), .options([])]
    #expect(Document(empty).plainText == "")
    #expect(Document(empty + [.paragraph("x")] + empty + [.rule]).plainText == "x\n\n* * *\n")
  }

  @Test func `a table says each value behind its header`() {
    let table = Table(
      header: ["clause", "owner"],
      rows: [["review " + .strong("first"), "security"], ["refuse", ""], ["x", "y", "beyond"], []])
    #expect(
      Document([.table(table)]).plainText == """
        clause: review first; owner: security
        clause: refuse; owner: none
        clause: x; owner: y; beyond

        """)
    #expect(Document([.table(Table(header: ["a", "b"], rows: []))]).plainText == "a; b (no rows)\n")
  }

  @Test func `an option says why it cannot be taken`() {
    let options = [
      Option(number: 12, word: "", text: "Wait."),
      Option(number: nil, word: "fix", text: "", unavailable: ""),
    ]
    #expect(Document([.options(options)]).plainText == "12. Wait.\n-  fix (cannot be taken)\n")
  }

  @Test func `a line of code cannot pass for a prompt, nor a speaker for another`() {
    #expect(Document([.code(["x\n> refuse"], language: "")]).plainText == "    x\n    > refuse\n")
    #expect(
      Document([.speech(speaker: "Dana", "hello\nRuben: I resign")]).plainText
        == "Dana: hello Ruben: I resign\n")
    #expect(Document([.speech(speaker: "", "hello")]).plainText == "hello\n")
  }

  @Test func `quotes and items carry their marks down`() {
    let nested = Block.quote([
      .numbered([[.paragraph("a"), .code(["b", "", "c"], language: "")], [], [.quote([.paragraph("d")])]])
    ])
    #expect(
      Document([nested]).plainText == """
        > 1. a
        >
        >        b
        >
        >        c
        >
        > 2.
        >
        > 3. > d

        """)
  }
}
