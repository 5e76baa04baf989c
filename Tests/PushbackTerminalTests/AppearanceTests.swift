import PushbackTerminal
import Testing

struct AppearanceTests {
  struct Case: Sendable, CustomStringConvertible {
    var environment: [String: String]
    var isTerminal = true
    var choice = Appearance.ColourChoice.auto
    var colour: Appearance.Colour

    var description: String { "\(environment) terminal: \(isTerminal) --color \(choice)" }
  }

  static let xterm = ["TERM": "xterm-256color"]

  static func with(_ name: String, _ value: String, _ others: [String: String] = xterm) -> [String: String] {
    others.merging([name: value]) { $1 }
  }

  static let colours: [Case] = [
    Case(environment: xterm, colour: .sixteen),
    Case(environment: xterm, isTerminal: false, colour: .none),
    Case(environment: [:], colour: .none),
    Case(environment: ["TERM": ""], colour: .none),
    Case(environment: ["TERM": "dumb"], colour: .none),
    Case(environment: ["TERM": "emacs"], colour: .none),
    Case(environment: ["TERM": "dumb"], choice: .always, colour: .sixteen),
    Case(environment: xterm, isTerminal: false, choice: .always, colour: .sixteen),
    Case(environment: xterm, choice: .never, colour: .none),
    Case(environment: with("CLICOLOR_FORCE", "1"), choice: .never, colour: .none),
    Case(environment: with("NO_COLOR", "1"), colour: .none),
    Case(environment: with("NO_COLOR", "0"), colour: .none),
    Case(environment: with("NO_COLOR", ""), colour: .sixteen),
    Case(environment: with("NO_COLOR", "1"), choice: .always, colour: .sixteen),
    Case(environment: with("NO_COLOR", "1", with("CLICOLOR_FORCE", "1")), colour: .none),
    Case(environment: with("CLICOLOR_FORCE", "1"), isTerminal: false, colour: .sixteen),
    Case(environment: with("CLICOLOR_FORCE", "1", ["TERM": "dumb"]), colour: .sixteen),
    Case(environment: with("CLICOLOR_FORCE", "0"), isTerminal: false, colour: .none),
    Case(environment: with("CLICOLOR_FORCE", ""), isTerminal: false, colour: .none),
    Case(environment: with("CLICOLOR_FORCE", "1", with("CLICOLOR", "0")), colour: .sixteen),
    Case(environment: with("CLICOLOR", "0"), colour: .none),
    Case(environment: with("CLICOLOR", "1"), colour: .sixteen),
    Case(environment: with("CLICOLOR", "1"), isTerminal: false, colour: .none),
    Case(environment: with("ACCESSIBLE", "1"), colour: .none),
    Case(environment: with("ACCESSIBLE", "1"), choice: .always, colour: .sixteen),
  ]

  @Test(arguments: colours)
  func `colour is decided by flag, then variables, then terminal`(example: Case) {
    let appearance = Appearance(
      environment: example.environment, isTerminal: example.isTerminal, columns: 80, colour: example.choice)
    #expect(appearance.colour == example.colour)
  }

  @Test(
    arguments: [
      (nil, nil, 80), (100, nil, 100), (100, "60", 60), (100, "0", 100), (100, "wide", 100), (100, "", 100),
      (0, nil, 80), (5, nil, 20), (20, nil, 20), (500, nil, 200), (100, "999999999999999999999", 100),
    ] as [(Int?, String?, Int)])
  func `the width is what COLUMNS says, or the terminal, within bounds`(
    measured: Int?, asked: String?, width: Int
  ) {
    var environment = Self.xterm
    environment["COLUMNS"] = asked
    let appearance = Appearance(environment: environment, isTerminal: true, columns: measured)
    #expect(appearance.layout == .columns(width))
  }

  @Test func `a pipe is not wrapped and not edited`() {
    let appearance = Appearance(
      environment: Self.with("COLUMNS", "60"), isTerminal: false, columns: 60)
    #expect(appearance == Appearance(colour: .none, layout: .unwrapped, editing: .lines))
  }

  @Test(arguments: [[:], ["TERM": ""], ["TERM": "dumb"], ["TERM": "emacs"]])
  func `a terminal that can do nothing is not edited`(environment: [String: String]) {
    let appearance = Appearance(environment: environment, isTerminal: true, columns: 60)
    #expect(appearance == Appearance(colour: .none, layout: .columns(60), editing: .lines))
  }

  @Test func `the plain style is asked for by flag or variable`() {
    let linear = Appearance(colour: .none, layout: .linear, editing: .lines)
    let xterm = Self.xterm
    #expect(Appearance(environment: xterm, isTerminal: true, columns: 60, style: .plain) == linear)
    for value in ["1", "yes"] {
      let environment = Self.with("ACCESSIBLE", value)
      #expect(Appearance(environment: environment, isTerminal: true, columns: 60) == linear)
      #expect(Appearance(environment: environment, isTerminal: false, columns: nil) == linear)
    }
    for value in ["", "0"] {
      let environment = Self.with("ACCESSIBLE", value)
      #expect(Appearance(environment: environment, isTerminal: true, columns: 60).layout == .columns(60))
    }
  }

  @Test func `an able terminal is edited by its type`() {
    #expect(
      Appearance(environment: Self.xterm, isTerminal: true, columns: 60).editing
        == .keys(terminal: "xterm-256color"))
  }
}
