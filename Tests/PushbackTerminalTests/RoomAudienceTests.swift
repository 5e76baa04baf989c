import PushbackCore
import PushbackTerminal
import Testing

/// Before a whole room: larger spacing, a margin, and nothing for whoever types.
struct RoomAudienceTests {
  private static let layouts: [Appearance.Layout] = [
    .columns(40), .columns(60), .columns(100), .unwrapped, .linear,
  ]

  private func text(_ blocks: [Block], _ layout: Appearance.Layout, _ audience: Appearance.Audience = .room)
    -> String
  {
    Renderer(Appearance(colour: .none, layout: layout, audience: audience)).text(of: Document(blocks))
  }

  private func letters(_ text: String) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }

  @Test(arguments: layouts) func `hints are gone, wherever they stand`(layout: Appearance.Layout) {
    let blocks: [Block] = [
      .heading(2, "Where"), .hint("type-here"), .paragraph("Said."),
      .list([[.paragraph("One."), .hint("type-here")]]),
      .numbered([[.hint("type-here"), .paragraph("Two.")]]),
      .quote([.paragraph("Three."), .hint("type-here")]),
      .cards([[.paragraph("Four."), .hint("type-here")]]), .quote([.list([[.hint("type-here")]])]),
      .aside("Small print."),
    ]
    let shown = text(blocks, layout)
    #expect(!shown.contains("type-here"))
    for word in ["Where", "Said.", "One.", "Two.", "Three.", "Four.", "Small print."] {
      #expect(shown.contains(word))
    }
    let typed = text(blocks, layout, .typist)
    #expect(typed.ranges(of: "type-here").count == 6)
  }

  @Test(arguments: layouts) func `nothing but hints shows nothing`(layout: Appearance.Layout) {
    #expect(text([.hint("type-here")], layout).isEmpty)
    #expect(text([], layout).isEmpty)
  }

  @Test(arguments: layouts) func `nothing is lost but hints`(layout: Appearance.Layout) {
    let scene: [Block] = [
      .heading(1, "The meeting"),
      .paragraph("Everybody looks at the projector, and nobody says a word for a while."),
      .speech(
        speaker: "Dana", "The customer has waited for eleven weeks, and we promised it for this very Friday."),
      .hint("type-here"),
      .list([[.paragraph("first reason")], [.paragraph("second reason, which is longer")]]),
      .options([
        Option(number: 1, word: "deploy", text: "Ship it tonight, and watch it through the night."),
        Option(number: 2, word: "refuse", text: "Say no, and put it in writing."),
        Option(number: nil, word: "fix", text: "Ask for two days.", unavailable: "There is no time left."),
      ]),
      .table(Table(header: ["", "times"], rows: [["deploy", "1"], ["refuse", "2"]], rightAligned: [1])),
      .code(["let answer = 42"], language: "swift"), .aside("Made up."), .rule,
    ]
    let without = scene.filter { if case .hint = $0 { false } else { true } }
    #expect(letters(text(scene, layout)) == letters(text(without, layout, .typist)))
  }

  @Test(arguments: [20, 40, 60, 80, 100]) func `no line is wider than was asked for`(width: Int) {
    let word = "responsibility"
    let blocks: [Block] = [
      .heading(1, Text(Array(repeating: word, count: 12).joined(separator: " "))),
      .paragraph(Text(String(repeating: word, count: 12))),
      .aside(Text(Array(repeating: "日本語", count: 40).joined())),
      .speech(
        speaker: "Somebody with a long name", Text(Array(repeating: word, count: 9).joined(separator: " "))),
      .options([
        Option(
          number: 1, word: "deploy take-it-to-the-customer",
          text: Array(repeating: word, count: 8).joined(separator: " "))
      ]),
      .list([[.paragraph(Text(Array(repeating: "of", count: 90).joined(separator: " ")))]]),
      .table(
        Table(
          header: ["a", "b", "c"],
          rows: [Array(repeating: Text(Array(repeating: word, count: 4).joined(separator: " ")), count: 3)])),
      .code([String(repeating: "x", count: 300)], language: ""),
    ]
    for some in blocks.map({ [$0] }) + [blocks, Array(blocks.dropLast(2))] {
      let widest = text(some, .columns(width)).split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
      #expect(widest <= width)
    }
  }

  @Test(arguments: [(60, 60), (100, 100), (101, 100), (500, 100), (10, 20)])
  func `a projector shows at most a hundred columns`(measured: Int, width: Int) {
    let room = Appearance(
      environment: ["TERM": "xterm"], isTerminal: true, columns: measured, audience: .room)
    #expect(room.layout == .columns(width))
    #expect(room.audience == .room)
    let asked = Appearance(
      environment: ["TERM": "xterm", "COLUMNS": "180"], isTerminal: true, columns: measured, audience: .room)
    #expect(asked.layout == .columns(100))
  }

  @Test func `a scene has more empty lines, a page of figures no more than ever`() {
    let scene: [Block] = [.paragraph("One."), .paragraph("Two."), .paragraph("Three.")]
    #expect(text(scene, .columns(60)) == "    One.\n\n\n    Two.\n\n\n    Three.\n\n")
    #expect(text(scene, .columns(40)) == "  One.\n\n\n  Two.\n\n\n  Three.\n\n")
    #expect(text(scene, .columns(60), .typist) == "One.\n\nTwo.\n\nThree.\n")
    let table = Block.table(Table(header: ["a"], rows: [["b"]]))
    #expect(text(scene + [table], .columns(60)).hasPrefix("    One.\n\n    Two.\n\n    Three.\n\n"))
    let options = Block.options([
      Option(number: 1, word: "deploy", text: "Now."), Option(number: 2, word: "fix", text: "Later."),
    ])
    #expect(text([options], .columns(60)) == "      1  deploy   Now.\n\n      2  fix      Later.\n\n")
  }

  @Test func `a heading keeps to what it heads`() {
    #expect(
      text([.heading(2, "Where"), .paragraph("Here.")], .columns(60)) == "    Where\n    -----\n    Here.\n\n"
    )
  }
}
