import Testing

@testable import PushbackCore

struct DotTests {
  /// Between quotation marks: no quotation mark, no backslash but before one, `n` or itself, no bare ampersand.
  private static let quoted = #""(?:[^"\\&\x00-\x1F]|\\["\\n]|&amp;)*""#
  private static let list = #"\[[a-z]+=(?:\#(quoted)|[a-z0-9]+)(?:, [a-z]+=(?:\#(quoted)|[a-z0-9]+))*\]"#

  private func count(_ pattern: String, in text: String) throws -> Int {
    let regex = try Regex(pattern)
    return text.split(separator: "\n").count { $0.wholeMatch(of: regex) != nil }
  }

  @Test func `every statement is whole, and every scene and way stands once`() throws {
    for story in Drawings.all {
      for shape in [try Drawings.shape(story), Shape(try Drawings.play(story))] {
        let text = Dot(shape).text
        let lines = text.split(separator: "\n")
        #expect(try count("digraph \(DotTests.quoted) \\{", in: text) == 1)
        #expect(try count("  n[0-9]+ \(DotTests.list);", in: text) == shape.nodes.count)
        #expect(try count("  n[0-9]+ -> n[0-9]+ \(DotTests.list);", in: text) == shape.edges.count)
        // The head, three lines of defaults and the end.
        #expect(lines.count == shape.nodes.count + shape.edges.count + 5)
      }
    }
  }

  @Test func `no attribute stands twice`() throws {
    let text = Dot(Shape(try Drawings.play(shipIt))).text
    for line in text.split(separator: "\n") where line.hasPrefix("  n") {
      let names = line.matches(of: /[\[ ]([a-z]+)=/).map { String($0.1) }
      #expect(Set(names).count == names.count, "\(line)")
    }
  }

  @Test func `verbs differ by line and head, the path by its width`() throws {
    let shape = Shape(try Drawings.play(shipIt))
    let text = Dot(shape).text
    func line(_ label: String) -> String {
      text.split(separator: "\n").first { $0.contains("-> ") && $0.contains(label) }.map(String.init) ?? ""
    }
    #expect(line("deploy").contains("style=solid, arrowhead=normal"))
    #expect(line("fix").contains("style=dashed, arrowhead=odot"))
    #expect(line("in-writing").contains("style=solid, arrowhead=tee"))
    #expect(line("30–80 %").contains("style=dotted, arrowhead=empty"))
    let thick = text.split(separator: "\n").filter { $0.contains("-> ") && $0.contains("penwidth=5") }
    #expect(thick.count == shape.edges.count { !$0.steps.isEmpty })
    #expect(text.contains("the play ended here"))
  }
}
