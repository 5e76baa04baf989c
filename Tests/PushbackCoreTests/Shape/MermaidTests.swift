import Testing

@testable import PushbackCore

struct MermaidTests {
  /// What may stand between quotation marks: nothing that means anything to Mermaid, HTML or Markdown.
  private static let safe = #"(?:[A-Za-z0-9 ,()?!/\-]|[^\x00-\x7F]|#[0-9]+;)*"#

  /// Every line there may be.
  private static let grammar: [(kind: String, pattern: String)] = [
    ("head", "flowchart TD"),
    ("title", "  accTitle: \(safe)"),
    (
      "node",
      #"  n[0-9]+(?:\[|\[\[|\{\{|\(|\(\[|\[/)"\#(safe)(?:<br>\#(safe))*"(?:\]|\]\]|\}\}|\)|\]\)|/\]|\\\])"#
    ),
    ("edge", #"  n[0-9]+ (?:-->|--o|--x|-\.->)(?:\|"\#(safe)"\|)? n[0-9]+"#),
    ("style", #"  linkStyle [0-9]+(?:,[0-9]+)* stroke:#[0-9a-f]{6},stroke-width:[0-9.]+px"#),
    ("style", #"  classDef [A-Za-z]+ [a-z0-9:#,\- ]+"#),
    ("style", #"  class n[0-9]+(?:,n[0-9]+)* [A-Za-z]+"#),
  ]

  private func kinds(of text: String) throws -> [String] {
    let patterns = try MermaidTests.grammar.map { ($0.kind, try Regex($0.pattern)) }
    return text.split(separator: "\n").map { line in
      let kind = patterns.first { line.wholeMatch(of: $0.1) != nil }?.0
      #expect(kind != nil, "\(line)")
      return kind ?? "wrong"
    }
  }

  @Test func `every line is of the grammar, and every scene and way stands once`() throws {
    for story in Drawings.all {
      for shape in [try Drawings.shape(story), Shape(try Drawings.play(story))] {
        let kinds = try kinds(of: try Mermaid(shape).text)
        #expect(kinds.count { $0 == "node" } == shape.nodes.count)
        #expect(kinds.count { $0 == "edge" } == shape.edges.count)
      }
    }
  }

  @Test func `hostile text comes through as numbers`() {
    #expect(mermaidText("\"`x`\" [#35;]") == "#34;#96;x#96;#34; #91;#35;35#59;#93;")
    #expect(mermaidText("<b>&") == "#60;b#62;#38;")
    #expect(mermaidText("a\nb\u{1b}[2J") == "a b#94;#91;#91;2J")
    #expect(mermaidText("$$ \\n fa:fa") == "#36;#8288;#36; #92;#8288;n fa#58;#8288;fa")
    #expect(mermaidText("code: held") == "code#58; held")
  }

  @Test func `verbs differ by the head of the line, endings by their shape`() throws {
    let text = try Mermaid(try Drawings.shape(shipIt)).text
    for line in [
      #"  n1 -->|"deploy"| n5"#, #"  n1 --o|"fix"| n2"#, #"  n1 --x|"in-writing (refuse)"| n4"#,
      #"  n5 -.->|"30–80 #37;"| n7"#, #"  n2 -->|"if pressure is at least 2"| n4"#,
      #"  n7[/"7 · At quiet<br>ending#58; mixed for team"/]"#, #"  n5{{"5 · At night<br>chance"}}"#,
    ] { #expect(text.contains(line + "\n"), "\(line)") }
  }

  @Test func `the path is thick and its steps are numbered`() throws {
    let shape = Shape(try Drawings.play(shipIt))
    let text = try Mermaid(shape).text
    let taken = shape.edges.indices.filter { !shape.edges[$0].steps.isEmpty }
    let thick = text.split(separator: "\n").filter { $0.hasSuffix("stroke-width:5px") }
      .flatMap { $0.dropFirst("  linkStyle ".count).prefix { $0 != "s" }.split(separator: ",") }
      .compactMap { Int($0.filter(\.isNumber)) }
    #expect(thick.sorted() == taken)
    #expect(text.contains("|\"(1) "))
    #expect(text.contains("the play ended here"))
  }

  @Test func `more than a forge draws is refused with the numbers`() throws {
    let scenes = (0..<260).map { index in
      decision(
        SceneID("s\(index)"), choice("a", to: SceneID("s\(index + 1)")),
        choice("b", to: SceneID("s\(index + 1)")))
    }
    let shape = try Drawings.shape(story(scenes + [ending("s260")]))
    #expect(throws: Mermaid.TooLarge.self) { try Mermaid(shape) }
  }
}
