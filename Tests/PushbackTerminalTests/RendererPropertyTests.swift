import PushbackCore
import PushbackTerminal
import Testing

/// What holds for every document, tried on documents made at random.
struct RendererPropertyTests {
  private static let words = [
    "a", "of", "deploy", "日本語の文章", "「はい」。", "👩‍👩‍👧‍👦", "🇳🇱", "naïve", "e\u{301}", "responsibility",
    "Donaudampfschifffahrtsgesellschaftskapitän", "localhost:3000", "שלום", "❤️", "--", "→", "\t", "  ",
  ]
  static let hostile = [
    "\u{1B}[2J", "\u{1B}]0;owned\u{07}", "\u{9B}31m", "\u{1B}P1$r0m\u{1B}\\", "\r1. free money",
    "\u{08}\u{08}",
    "\u{202E}gnp.exe", "\u{2066}", "a\nb", "\u{2028}", "\u{7F}", "\u{0}", "\u{1B}", "\u{85}", "\u{0B}",
    "\u{E0041}",
  ]

  private struct Author {
    var random: Seeded
    var words: [String]

    mutating func text() -> String {
      (0..<Int.random(in: 0...25, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: Bool.random(using: &random) ? " " : "")
    }

    mutating func styled() -> Text {
      Text([Span(text(), .strong), Span(text()), Span(text(), .code), Span(text(), .emphasis)])
    }

    mutating func some<Thing>(_ make: (inout Author) -> Thing) -> [Thing] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in make(&self) }
    }

    mutating func block(depth: Int = 2) -> Block {
      switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &random) {
      case 0: .heading(Int.random(in: 1...4, using: &random), styled())
      case 1: .paragraph(styled())
      case 2: .speech(speaker: words.randomElement(using: &random) ?? "", styled())
      case 3: .code(some { $0.text() }, language: Bool.random(using: &random) ? "diff" : "")
      case 4:
        .table(Table(header: some { $0.styled() }, rows: some { $0.some { $0.styled() } }, rightAligned: [1]))
      case 5:
        .bars(some { Bar(label: $0.text(), low: -3, high: 7, value: $0.number(), par: $0.number()) })
      case 6:
        .options(
          some {
            Option(
              number: Bool.random(using: &$0.random) ? Int.random(in: 1...20, using: &$0.random) : nil,
              word: $0.text(), text: $0.text(), unavailable: Bool.random(using: &$0.random) ? $0.text() : nil)
          })
      case 7: .aside(styled())
      case 8: .rule
      case 9: .quote(some { $0.block(depth: depth - 1) })
      case 10: .list(some { $0.some { $0.block(depth: depth - 1) } })
      default: .numbered(some { $0.some { $0.block(depth: depth - 1) } })
      }
    }

    mutating func number() -> Double {
      [-3, 0, 7, 2.5, 100, .nan, .infinity, -0.04].randomElement(using: &random) ?? 0
    }
  }

  @Test(arguments: [20, 40, 60, 80, 132, 200])
  func `no line is wider than the width`(width: Int) {
    var author = Author(random: Seeded(state: UInt64(width)), words: Self.words)
    for _ in 0..<100 {
      let block = author.block()
      for colour in [Appearance.Colour.none, .sixteen] {
        let renderer = Renderer(Appearance(colour: colour, layout: .columns(width)))
        let text = bare(renderer.text(of: Document([block])))
        let widest = text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
        #expect(widest <= width, "\(text)")
      }
    }
  }

  /// Letters and digits alone, since spaces, marks and marks of a cut are the renderer's to move.
  @Test(arguments: [20, 60, 132])
  func `no word is lost, whatever the width`(width: Int) {
    func letters(_ text: some StringProtocol) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }
    var author = Author(random: Seeded(state: UInt64(width + 1)), words: Self.words)
    for _ in 0..<100 {
      let (prose, code, speaker) = (author.styled(), author.text(), "Dana")
      let page = Document([
        .speech(speaker: speaker, prose), .quote([.list([[.code([code], language: "")]])]),
      ])
      let text = Renderer(Appearance(colour: .none, layout: .columns(width))).text(of: page)
      #expect(letters(text) == speaker + letters(prose.plain) + letters(code))
    }
  }

  @Test(arguments: [Appearance.Layout.columns(20), .columns(80), .unwrapped, .linear])
  func `nothing that was written can move the cursor`(layout: Appearance.Layout) {
    var author = Author(random: Seeded(state: 5), words: Self.hostile + Self.words)
    for _ in 0..<100 {
      let document = Document([author.block()])
      let text = bare(Renderer(Appearance(colour: .sixteen, layout: layout)).text(of: document))
      let bad = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
          || (0x2028...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(bad.isEmpty, "\(document)")
    }
  }

  @Test func `the linear layout draws nothing`() {
    var author = Author(random: Seeded(state: 6), words: ["deploy", "of", "naïve"])
    for _ in 0..<100 {
      let blocks = [author.block()]
      let text = Renderer(Appearance(colour: .none, layout: .linear)).text(of: Document(blocks))
      #expect(!text.contains { "|=#│─>↳".contains($0) } && !text.contains("--"), "\(text)")
    }
  }

  /// Without the codes that are ours.
  private func bare(_ text: String) -> String {
    ["0", "1", "3", "31", "32", "36"].reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
  }
}
