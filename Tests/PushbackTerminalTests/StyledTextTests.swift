import Testing

@testable import PushbackTerminal

struct StyledTextTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one  two\tthree ", 80, ["one two three"]),
    ("", 5, [""]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("at localhost:3000 now", 8, ["at", "localhos", "t:3000", "now"]),
    ("日本語の文章。", 6, ["日本語", "の文", "章。"]),
    ("日本", 1, ["日", "本"]),
    ("say 日本語", 7, ["say 日", "本語"]),
    ("no\u{A0}break here", 9, ["no\u{A0}break", "here"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("exactly ten", 11, ["exactly ten"]),
    ("exactly ten", 10, ["exactly", "ten"]),
  ])
  func `words wrap by what they look like`(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(to: width).map(\.plain) == lines)
  }

  @Test func `a style ends with its words, also across lines`() {
    let text = StyledText("very important", .strong) + StyledText(" news")
    #expect(
      text.wrapped(to: 10).map { $0.encoded(for: .sixteen) } == [
        "\u{1B}[1mvery\u{1B}[0m", "\u{1B}[1mimportant\u{1B}[0m", "news",
      ])
  }

  @Test func `a prompt hides its codes from the line editor and ends visibly`() {
    let prompt = StyledText("ship it", .strong) + StyledText(" > ")
    #expect(prompt.prompt(for: .sixteen) == "\u{1}\u{1B}[1m\u{1}ship it\u{1}\u{1B}[0m\u{1} > ")
    #expect(StyledText("x", .strong).prompt(for: .sixteen).hasSuffix("\u{1} "))
    #expect(prompt.prompt(for: .none) == "ship it > ")
  }
}

struct TabPressTests {
  private func press(_ line: String, _ words: [String]) -> TabPress {
    TabPress(after: line, words.map { Completion(text: $0, note: "about \($0)") })
  }

  @Test(arguments: [
    ("", ["deploy"], 0, "deploy "),
    ("dep", ["deploy", "refuse"], 3, "deploy "),
    ("choose DE", ["deploy"], 2, "deploy "),
    ("d", ["deploy", "defer"], 1, "de"),
    ("x", ["deploy"], 0, ""),
    ("", ["deploy", "fix"], 0, ""),
    ("d", ["deploy", "Defer"], 0, ""),
    ("dép", ["déployer"], 3, "déployer "),
  ])
  func `a word is completed as far as it is certain`(
    line: String, words: [String], replaced: Int, inserted: String
  ) {
    let press = press(line, words)
    #expect(press.replaced == replaced)
    #expect(press.inserted == inserted)
  }

  @Test func `a list fits, with notes wrapped beside their words`() {
    var press = press("", ["deploy", "fix"])
    press.candidates[0].note = "Approve it. The logs will say the rest."
    #expect(
      press.list(width: 30) == [
        "  deploy  Approve it. The logs", "          will say the rest.", "  fix     about fix",
      ])
    press.candidates[1].text = String(repeating: "x", count: 100)
    #expect(press.list(width: 30).allSatisfy { DisplayWidth.of($0) <= 30 })
  }

  @Test func `a list without end is cut, and says so`() {
    let press = press("", (1...60).map { "scene-\($0)" })
    #expect(press.list(width: 80).count == 41)
    #expect(press.list(width: 80).last == "  and 20 more")
  }
}
