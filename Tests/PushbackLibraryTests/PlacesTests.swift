import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// Places are characters, whatever the parser counts.
@Suite struct Places {
  private func place(_ body: String, of code: String) -> Place? {
    let text = "---\nfacts:\n  a: no\n---\n# T\n\n## S\n\n\(body)\n"
    return Reading(text, id: "t", knowing: Vocabulary()).findings.first { $0.code == code }?.place
  }

  @Test func `a wide letter is one column`() {
    #expect(place("日本語 👩‍👩‍👧 ![x](y)\n\n`ending`", of: "PB031") == Place(line: 9, column: 7))
  }

  @Test func `a line indented more than its paragraph keeps its columns`() {
    #expect(place("Words\n   and ![x](y)\n\n`ending`", of: "PB031") == Place(line: 10, column: 8))
  }

  @Test func `a lazy line of a quote keeps its columns`() {
    #expect(place("> Words\nand ![x](y)\n\n`ending`", of: "PB031") == Place(line: 10, column: 5))
  }

  @Test func `a quote in a quote keeps its columns`() {
    #expect(place("> > Words\n> > and ![x](y)\n\n`ending`", of: "PB031") == Place(line: 10, column: 9))
  }

  @Test func `a link over two lines is found where it begins`() {
    let body = "- `one` [A](#s)\n- `two` [B\n  c](#s) or [more\n  words](#s)"
    #expect(place(body, of: "PB047") == Place(line: 11, column: 13))
  }

  @Test func `a code span with blanks inside its marks keeps its columns`() {
    #expect(place("`` if a and ``\n\n`ending`", of: "PB067") == Place(line: 9, column: 12))
  }

  @Test func `a condition inside a choice is found`() {
    let body = "- `one` [A](#s) `if a or` Words.\n- `two` [B](#s)"
    #expect(place(body, of: "PB067") == Place(line: 9, column: 25))
  }

  @Test func `a bill indented with its fence keeps its columns`() {
    #expect(place("`ending`\n\n  ```bill\n  s: trust 1\n  ```", of: "PB075") == Place(line: 12, column: 12))
  }

  @Test func `every finding of every broken file has a place in its file`() throws {
    for name in BrokenFiles.names where name.hasSuffix(".md") {
      let text = try String(contentsOf: BrokenFiles.folder.appending(path: name), encoding: .utf8)
      let reading = Reading(text, id: "story", knowing: BrokenFiles.vocabulary)
      for finding in reading.findings {
        let line = reading.file.text.lineText(finding.place.line)
        #expect((1...reading.file.text.lineCount).contains(finding.place.line), "\(name)")
        #expect((1...line.count + 1).contains(finding.place.column), "\(name)")
      }
    }
  }
}
