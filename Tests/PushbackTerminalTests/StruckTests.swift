import Foundation
import PushbackCore
import Testing

@testable import PushbackTerminal

/// A choice that a rule forbids, on every surface.
struct StruckTests {
  private let document = Document([
    .options([
      Option(
        number: nil, word: "deploy", text: "Approve\u{1B}[9m it.", unavailable: "Not under rule 1.",
        isStruck: true),
      Option(number: nil, word: "wait", text: "Wait.", unavailable: "There is no time."),
      Option(number: 1, word: "fix", text: "Ask."),
    ])
  ])

  private func lines(_ colour: Appearance.Colour, _ layout: Appearance.Layout) -> [String] {
    Renderer(Appearance(colour: colour, layout: layout)).text(of: document).split(separator: "\n").map(
      String.init)
  }

  @Test(arguments: [Appearance.Layout.columns(80), .unwrapped, .linear])
  func `it is struck through where there is style, and its reason is not`(layout: Appearance.Layout) throws {
    let styled = lines(.sixteen, layout)
    #expect(styled.filter { $0.contains("\u{1B}[9m") }.count == 1)
    #expect(styled[0].contains("\u{1B}[9mdeploy"))
    let reason = try #require(styled.first { $0.contains("Not under rule 1.") })
    #expect(
      reason.components(separatedBy: "\u{1B}[0m").last?.contains("Cannot be taken: Not under rule 1.") == true
    )
  }

  @Test(arguments: [Appearance.Layout.columns(80), .unwrapped, .linear])
  func `without style the words say it`(layout: Appearance.Layout) {
    let plain = lines(.none, layout).joined(separator: "\n")
    #expect(!plain.contains("\u{1B}") && plain.contains("Cannot be taken: Not under rule 1."))
  }

  @Test func `a page strikes it, and Markdown says it in words`() {
    let page = document.html(title: "A page")
    #expect(
      page.contains("<s><strong>deploy</strong>: Approve")
        && page.contains("</s> (cannot be taken: Not under"))
    #expect(page.components(separatedBy: "<s>").count == 2)
    #expect(
      document.markdown.contains("(cannot be taken: Not under rule 1.)") && !document.markdown.contains("~~"))
  }
}
