import CPseudoTerminal
import PushbackTerminal
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("日本語", 6), ("한글", 4), ("ｆｕｌｌ", 8), ("é", 1), ("e\u{301}", 1), ("naïve", 5),
    ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇳🇱", 2), ("🏳️‍🌈", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("☺︎", 1), ("⏎", 1),
    ("\u{200B}", 0), ("\u{1112}\u{1161}\u{11AB}", 2), ("नमस्ते", 4), ("שלום", 4), ("a\u{300}\u{301}\u{302}", 1),
    ("↳", 1), ("−", 1),
    ("🪿", 2),
  ])
  func `text is as wide as a terminal draws it`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  /// The C library knows Unicode 15; what is newer, or drawn differently on purpose, is left out.
  @Test func `every letter is as wide as the C library says`() {
    var differences: [String] = []
    for value in (0xA0...0x10FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 15 else {
        continue
      }
      let width = Int(c_library_width(value))
      if width >= 0, width != DisplayWidth.of(scalar) {
        differences.append("\(String(value, radix: 16)) \(width)")
      }
    }
    #expect(differences == ["1171e 0"], "a sign that takes room, whatever the library says")
  }
}
