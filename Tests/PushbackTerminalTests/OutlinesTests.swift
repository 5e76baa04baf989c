import PushbackCore
import Testing

@testable import PushbackTerminal

struct OutlinesTests {
  private func outline(_ lines: Outline.Line...) -> Outline { Outline(lines: lines) }

  private func line(_ role: Outline.Line.Role, _ depth: Int, _ text: String) -> Outline.Line {
    Outline.Line(role, depth: depth, Text(text))
  }

  private func onPath(_ line: Outline.Line) -> Outline.Line {
    var line = line
    line.isTaken = true
    return line
  }

  private func shown(_ outline: Outline, _ layout: Appearance.Layout) -> String {
    Renderer(Appearance(colour: .none, layout: layout)).text(of: outline)
  }

  @Test func `depth has a rule at a terminal, and spaces elsewhere`() {
    let outline = outline(
      line(.scene, 0, "1. One"), line(.ways, 0, "1 deploy → 2. Two"), line(.scene, 1, "2. Two"),
      line(.ways, 1, "→ 3. Three"))
    let drawn = "1. One\n   1 deploy → 2. Two\n│ 2. Two\n│    → 3. Three\n"
    #expect(shown(outline, .columns(80)) == drawn)
    let spaced = drawn.replacing("│", with: " ")
    #expect(shown(outline, .unwrapped) == spaced && shown(outline, .linear) == spaced)
  }

  @Test func `a path has its own edge, but not for the ear`() {
    let outline = outline(onPath(line(.scene, 0, "1. One")), line(.scene, 1, "2. Two"))
    #expect(shown(outline, .columns(80)) == "> 1. One\n  │ 2. Two\n")
    #expect(shown(outline, .linear) == "1. One\n  2. Two\n")
  }

  @Test(arguments: [20, 30, 40, 80])
  func `no line is wider than the page, however deep`(width: Int) {
    let words = "a choice with many words that lead to → 12. A scene of some length"
    let deep = (0..<60).flatMap { [line(.scene, $0, words), onPath(line(.ways, $0, words))] }
    for line in shown(Outline(lines: deep), .columns(width)).split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= width, "\(line)")
    }
  }

  @Test func `what authors wrote is neutral`() {
    let text = shown(outline(line(.scene, 0, "1. \u{1b}[2J\u{9b}x\nnext")), .columns(80))
    #expect(text == "1. ^[[2J\\u{9b}x next\n")
  }
}

struct ProgressBarTests {
  @Test func `a bar goes back to its line's beginning and covers what was there`() {
    let bar = ProgressBar(columns: 60)
    let line = bar.line(0.5, "5 of 10 plays")
    #expect(line.hasPrefix("\r[############............] 50 %  5 of 10 plays "))
    #expect(line.count == 60 && bar.erased == "\r" + String(repeating: " ", count: 59) + "\r")
  }

  @Test(arguments: [1, 5, 12, 20, 30, 200]) func `a bar leaves the last column free`(columns: Int) {
    for share in [-1, 0, 0.333, 1, 7, Double.nan, .infinity] {
      let line = ProgressBar(columns: columns).line(share, "1,000,000 of 1,000,000 plays")
      #expect(line.hasPrefix("\r") && line.dropFirst().count <= max(5, columns - 1))
    }
  }
}
