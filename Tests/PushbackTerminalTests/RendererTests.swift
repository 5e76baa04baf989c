import PushbackCore
import PushbackTerminal
import Testing

struct RendererTests {
  private func render(
    _ blocks: [Block], _ layout: Appearance.Layout, colour: Appearance.Colour = .none
  ) -> String {
    Renderer(Appearance(colour: colour, layout: layout)).text(of: Document(blocks))
  }

  static let scene: [Block] = [
    .aside("Nothing leaves this machine."),
    .paragraph("Tuesday, 16:40. A link lands in the team channel."),
    .speech(
      speaker: "Dana",
      "I built the partner sync over the weekend. Works on my machine. Can we ship it today?"),
    .speech(speaker: "Bo", "No."),
    .code(["+ PARTNER_URL = \"http://localhost:3000\"", "- PARTNER_KEY = nil"], language: "diff"),
    .options([
      Option(number: 1, word: "deploy", text: "Approve it. The logs will say the rest."),
      Option(
        number: 2, word: "fix", text: "Ask for two days to make it safe, and put the reason in writing."),
      Option(number: nil, word: "refuse", text: "Say no.", unavailable: "You have promised it."),
    ]),
  ]

  @Test func `a scene at sixty columns`() {
    #expect(
      render(Self.scene, .columns(60)) == """
          Nothing leaves this machine.

        Tuesday, 16:40. A link lands in the team channel.

        Dana   I built the partner sync over the weekend. Works on
               my machine. Can we ship it today?

        Bo     No.

           + PARTNER_URL = "http://localhost:3000"
           - PARTNER_KEY = nil

          1  deploy   Approve it. The logs will say the rest.
          2  fix      Ask for two days to make it safe, and put the
                      reason in writing.
          -  refuse   Say no.
                      Cannot be taken: You have promised it.

        """)
  }

  @Test func `a scene where there is hardly room`() {
    #expect(
      render(Array(Self.scene[2...]), .columns(20)) == """
        Dana
           I built the
           partner sync over
           the weekend.
           Works on my
           machine. Can we
           ship it today?

        Bo
           No.

           + PARTNER_URL = "
           ↳ http://localhos
           ↳ t:3000"
           - PARTNER_KEY = n
           ↳ il

          1  deploy
             Approve it. The
             logs will say
             the rest.
          2  fix
             Ask for two
             days to make it
             safe, and put
             the reason in
             writing.
          -  refuse
             Say no.
             Cannot be
             taken: You have
             promised it.

        """)
  }

  @Test func `a scene for ears`() {
    #expect(
      render(Self.scene, .linear) == """
        Nothing leaves this machine.

        Tuesday, 16:40. A link lands in the team channel.

        Dana: I built the partner sync over the weekend. Works on my machine. Can we ship it today?

        Bo: No.

        + PARTNER_URL = "http://localhost:3000"
        - PARTNER_KEY = nil

        1. deploy: Approve it. The logs will say the rest.
        2. fix: Ask for two days to make it safe, and put the reason in writing.
        refuse: Say no. Cannot be taken: You have promised it.

        """)
  }

  static let bill: [Block] = [
    .heading(1, "The bill"),
    .table(
      Table(
        header: ["", "times", "what it bought", "what it cost"],
        rows: [
          ["deploy", "1", "delivery +2", "production −4"],
          ["fix", "14", "production +1", ""],
          ["the dice", "", "production +3", "62 nights in 100 the pager rings. Not this one."],
        ], rightAligned: [1])),
    .bars([
      Bar(label: "production", low: -10, high: 10, value: -1, par: 0),
      Bar(label: "信頼", low: -4.25, high: 8, value: 6.04, par: 0.4375),
    ]),
    .numbered([[.paragraph("One")], [.paragraph("Two"), .quote([.paragraph("said"), .paragraph("twice")])]]),
    .list([[.paragraph("a")], [.paragraph("b")]]),
    .rule,
    .paragraph(Text("Type ") + .code("debrief more") + Text(" for ") + .strong("all") + Text(".")),
  ]

  @Test func `a bill at eighty columns`() {
    #expect(
      render(Self.bill, .columns(80)) == """
        The bill
        ========
                  times  what it bought  what it cost
        --------  -----  --------------  -----------------------------------------------
        deploy        1  delivery +2     production −4
        fix          14  production +1
        the dice         production +3   62 nights in 100 the pager rings. Not this one.

        | a coin-flipper's play, # where it ended
        production  .........#|..........  −1
                    between −10 and 10, a coin-flipper's play: 0
        信頼        ........|========#...   6
                    between −4.3 and 8, a coin-flipper's play: 0.4

        1. One

        2. Two

           > said
           >
           > twice

        - a
        - b

        ----------------------------------------

        Type `debrief more` for all.

        """)
  }

  @Test func `a bill at forty-five and at twenty columns`() {
    #expect(
      render(Array(Self.bill[1...1]), .columns(45)) == """
                  times  what it        what it cost
                         bought
        --------  -----  -------------  -------------
        deploy        1  delivery +2    production −4
        fix          14  production +1
        the dice         production +3  62 nights in
                                        100 the pager
                                        rings. Not
                                        this one.

        """)
    #expect(
      render(Array(Self.bill[1...1]), .columns(20)).hasPrefix(
        """
        deploy
        times: 1
        what it bought:
          delivery +2
        what it cost:
          production −4

        fix
        """))
  }

  @Test func `a bill for ears`() {
    #expect(
      render(Self.bill, .linear) == """
        The bill

        deploy; times: 1; what it bought: delivery +2; what it cost: production −4
        fix; times: 14; what it bought: production +1
        the dice; what it bought: production +3; what it cost: 62 nights in 100 the pager rings. Not this one.

        production: −1. Possible: between −10 and 10. A coin-flipper's play averages 0.
        信頼: 6. Possible: between −4.3 and 8. A coin-flipper's play averages 0.4.

        1. One
        2. Two

        Quote: said

        twice

        - a
        - b

        Type `debrief more` for all.

        """)
  }

  @Test func `colour decorates and changes no word`() {
    let coloured = render(Self.scene + Self.bill.dropLast(), .columns(60), colour: .sixteen)
    var bare = coloured
    for code in ["0", "1", "3", "31", "32", "36"] {
      bare = bare.replacing("\u{1B}[\(code)m", with: "")
    }
    #expect(bare == render(Self.scene + Self.bill.dropLast(), .columns(60)))
    #expect(coloured.contains("\u{1B}[1mDana\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[32m+ PARTNER_URL"))
    #expect(render([], .columns(60), colour: .sixteen).isEmpty)
  }
}
