import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// A layout never changes the story, and laying out what is laid out changes nothing.
@Suite struct Layouts {
  private func layout(_ text: String, _ vocabulary: Vocabulary = Vocabulary()) -> Layout {
    Layout(bytes: Array(text.utf8), id: "story", name: "story.md", knowing: vocabulary)
  }

  private func story(_ text: String, _ vocabulary: Vocabulary = Vocabulary()) -> Scenario? {
    Reading(text, id: "story", knowing: vocabulary).scenario?.withoutPlaces
  }

  @Test(arguments: 0..<6) func `a generated story is the same in its layout`(part: Int) throws {
    for seed in (part * 30)..<(part * 30 + 6) {
      let page = Author.story(seed: UInt64(seed)).markdown
      // A page that cannot be read, because words in it look like notation, is not laid out.
      guard story(page) != nil else { continue }
      let laidOut = try #require(layout(page).text, "seed \(seed)")
      #expect(story(laidOut) == story(page), "seed \(seed)")
      #expect(layout(laidOut).text == laidOut, "seed \(seed)")
    }
  }

  @Test func `the bundled stories, the template and the guide's examples are laid out`() throws {
    let library = try PushbackLibrary.Library.bundled()
    var pages = try library.scenarioNames.map { String(decoding: try library.bytes(of: $0), as: UTF8.self) }
    pages.append(try library.template().replacing("{{TITLE}}", with: "My story"))
    let guide = try String(
      contentsOfFile: library.root + "/Content/guides/writing-scenarios.md", encoding: .utf8)
    pages += guide.matches(of: /(?s)````markdown scenario\n(.*?)````\n/).map { String($0.output.1) }
    #expect(pages.count > 6)
    for page in pages { #expect(layout(page, library.vocabulary).text == page) }
  }

  @Test func `a bundled story typed without care gets its layout back`() throws {
    let library = try PushbackLibrary.Library.bundled()
    for seed in 0..<5 {
      for id in library.scenarioNames {
        let page = String(decoding: try library.bytes(of: id), as: UTF8.self)
        let careless = CarelessTypist.typed(page, seed: UInt64(seed))
        let said = try #require(library.scenario(id).scenario?.withoutPlaces)
        #expect(difference(careless, .markdown, from: said, library.vocabulary) == nil, "\(id), seed \(seed)")
        #expect((careless != page) == true)
        let laidOut = layout(careless, library.vocabulary).text
        #expect((laidOut == page) == true, "\(id), seed \(seed)")
      }
    }
  }

  @Test func `a generated story typed without care is the same in its layout`() throws {
    var compared = 0
    for seed in 0..<30 {
      let page = Author.story(seed: UInt64(seed)).markdown
      let careless = CarelessTypist.typed(page, seed: UInt64(seed))
      // Among odd words carelessness can change what is said.
      guard let said = story(careless), let laidOut = layout(careless).text else { continue }
      compared += 1
      #expect(story(laidOut) == said, "seed \(seed)")
      #expect(layout(laidOut).text == laidOut, "seed \(seed)")
    }
    #expect(compared > 5)
  }

  @Test func `notes stay where they were`() throws {
    let page = """
      ---
      # Above everything.
      facts:   # what it remembers
          # About the first.
          on-record:   no   # who wrote it down
          pressure: 0..3
          # At the end.
      role: "You lead."  # not you alone
      summary: 'It''s one line.'
      ---
      # A story
      > Author: Above the scenes.

      ## A link
      Words.


      > Author: In the scene,
      > on two lines.
      * `deploy` [Go.](#end)   `on-record=yes,pressure+1`

          > Author: Below the choice.

          Said.
      * `refuse` [No.](#end) `if  not on-record` Not
        now. `once`

      ## End
      `if on-record   and pressure>=1`   Words,
      as broken.

      `ending`

      ```bill
      # Of the whole bill.

      # Of the ending.
      end: trust +1
      # Of the choice.
      a-link/deploy: does tell-customer;  trust -1 , production + 2
      # Last.
      ```
      """
    #expect(
      layout(page).text == """
        ---
        # Above everything.
        summary: It's one line.
        role: You lead.  # not you alone
        facts:  # what it remembers
          # About the first.
          on-record: no  # who wrote it down
          pressure: 0..3
          # At the end.
        ---
        # A story

        > Author: Above the scenes.

        ## A link

        Words.

        > Author: In the scene,
        > on two lines.

        - `deploy` [Go.](#end) `on-record = yes, pressure + 1`

          > Author: Below the choice.

          Said.

        - `refuse` [No.](#end) `once` `if not on-record` Not now.

        ## End

        `if on-record and pressure >= 1` Words,
        as broken.

        `ending`

        ```bill
        # Of the whole bill.

        # Of the choice.
        a-link/deploy: trust -1, production +2; does tell-customer
        # Of the ending.
        end: trust +1
        # Last.
        ```

        """)
  }

  @Test func `choices without an id get one from their words`() throws {
    let page = """
      # T

      ## S

      - [Refuse.](#e)
      - `say-no` [Say no.](#e)
      - [Say no, and say no again.](#e)
      - [Quit.](#e)

      ## E

      `ending`

      """
    let laidOut = try #require(layout(page).text)
    #expect(
      laidOut.split(separator: "\n").filter { $0.hasPrefix("- ") } == [
        "- `take-refuse` [Refuse.](#e)", "- `say-no` [Say no.](#e)",
        "- `say-no-2` [Say no, and say no again.](#e)",
        "- `take-quit` [Quit.](#e)",
      ])
    #expect(story(laidOut) != nil)
  }

  @Test func `a page with errors is left alone`() {
    let layout = layout("# T\n\n## S\n\n- [On.](#nowhere)\n")
    #expect(layout.text == nil)
    #expect(layout.findings.map(\.code) == ["PB049"])
  }
}
