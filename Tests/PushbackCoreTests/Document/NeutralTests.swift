import PushbackCore
import Testing

@Suite("Neutral text")
struct NeutralTests {
  // A loop, so that no payload is printed as the name of a case.
  @Test func `each kind of scalar is shown, changed or left out`() {
    let cases = [
      ("plain words", "plain words"),
      ("“Café” – naïve… 東京 😀", "“Café” – naïve… 東京 😀"),
      ("", ""),
      ("\u{1B}[31mred", "^[[31mred"),
      ("\u{0}\u{7}\u{1F}", "^@^G^_"),
      ("a\u{7F}b", "a^?b"),
      ("safe\rrm", "safe^Mrm"),
      ("a\r\nb", "a^M b"),
      ("\u{9B}2J\u{85}", "\\u{9b}2J\\u{85}"),
      ("one\ntwo\tthree", "one two three"),
      ("a\u{2028}b\u{2029}c", "a b c"),
      ("user\u{202E}nimda\u{2069}", "user\\u{202e}nimda\\u{2069}"),
      ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
      ("\u{FFF9}a\u{FFFA}b\u{FFFB}", "ab"),
      ("ok\u{E0069}\u{E007F}", "ok"),
      ("zero\u{200B}\u{FEFF}\u{AD}\u{2060} width\u{3164}", "zero width"),
      ("\u{FFFE}\u{10FFFF}", "\u{FFFD}\u{FFFD}"),
    ]
    for (text, expected) in cases {
      #expect(Array(neutral(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
  }

  @Test func `families and flags of emoji stay in one piece`() {
    for emoji in ["👩‍👩‍👧‍👦", "❤️", "🇩🇪", "👍🏽", "🏴‍☠️", "1️⃣"] { #expect(neutral("a \(emoji) b") == "a \(emoji) b") }
  }

  @Test func `no more than eight marks stand on one letter`() {
    let flood = "e" + String(repeating: "\u{301}", count: 500) + "x"
    #expect(neutral(flood).unicodeScalars.count == 1 + 8 + 1)
    let eight = "e" + String(repeating: "\u{301}", count: 8)
    #expect(Array(neutral(eight).unicodeScalars) == Array(eight.unicodeScalars))
  }

  @Test func `a mark with nothing before it does not stand on what others wrote`() {
    #expect(neutral("\u{338}x").unicodeScalars.first == "\u{25CC}")
    #expect(neutral("\u{200D}x") == "x")
    #expect(neutral("\u{FE0F}") == "")
    #expect(neutralLines("a\n\u{301}").last?.unicodeScalars.first == "\u{25CC}")
  }

  @Test func `lines are kept where lines are allowed`() {
    #expect(neutralLines("if x {\n\treturn\r\n}\n") == ["if x {", "  return^M", "}", ""])
    #expect(neutralLines("one") == ["one"])
    #expect(neutralLines("") == [""])
    #expect(neutralLines("\u{1B}[2J\n\u{9B}1A") == ["^[[2J", "\\u{9b}1A"])
  }

  @Test func `neutral twice is neutral once, and neutral texts joined are neutral`() {
    for payload in HostileText.all {
      let once = neutral(payload)
      #expect(dangers(in: once).isEmpty)
      #expect(Array(neutral(once).unicodeScalars) == Array(once.unicodeScalars))
      #expect(neutralLines(payload).allSatisfy { dangers(in: $0).isEmpty && !$0.contains("\n") })
      #expect(dangers(in: neutral("\u{301}") + once + neutral(payload)).isEmpty)
    }
  }

  @Test func `the spans of a text keep their styles`() {
    let text = Text([Span("a\u{1B}"), Span("\u{9B}b", .strong)])
    #expect(text.neutralised == Text([Span("a^["), Span("\\u{9b}b", .strong)]))
  }
}
