import Testing

@testable import PushbackCore

/// A shape laid out by another program, which is told sizes and answers with places.
struct DrawingTests {
  /// An answer as `dot -Tplain` gives it: scenes below each other, ways straight.
  private func answer(to placement: Placement) -> String {
    var lines = ["graph 1 8 100"]
    for line in placement.question.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.contains("->") {
        let label = line.contains("label=") ? " \"a \\\" b\" 1.5 2.5" : ""
        lines.append("edge \(words[0]) \(words[2]) 4 1 2 1 3 1 4 1 5\(label) solid black")
      } else if words.first?.hasPrefix("n") == true, words[0] != "node" {
        lines.append("node \(words[0]) 4 \(words[0].dropFirst()) 1 1 \"\" solid box black lightgrey")
      }
    }
    return (lines + ["stop"]).joined(separator: "\n") + "\n"
  }

  @Test func `not a word of the story is told to another program`() throws {
    let box = #"  n\d+ \[width=[\d.]+, height=[\d.]+\];"#
    let way = #"  n\d+ -> n\d+ \[( label=<<table[a-z0-9 ="]*><tr><td></td></tr></table>>)?\];"#
    for story in Drawings.all {
      let lines = Placement(try Drawings.shape(story), words: []).question.split(separator: "\n")
      #expect(lines[0] == "digraph {" && lines.last == "}")
      let known = try Regex("\(box)|\(way)")
      for line in lines.dropFirst(3).dropLast() { #expect(line.wholeMatch(of: known) != nil, "\(line)") }
    }
  }

  @Test func `every scene and every label of a way stands in the picture`() throws {
    for story in Drawings.all {
      let shape = try Drawings.shape(story)
      let placement = Placement(shape, words: [])
      let drawing = try #require(placement.drawing(placedBy: answer(to: placement)))
      #expect(drawing.boxes.count == shape.nodes.count)
      #expect(drawing.boxes.last?.place.y == Double(100 - (shape.nodes.count - 1)) * 72)
      for edge in shape.edges {
        let way = try #require(
          drawing.ways.first { $0.source == edge.source && $0.target == edge.target })
        let said = way.labels.map(\.text).joined(separator: " ")
        #expect(said.contains(neutral(edge.label).split(separator: " ").joined(separator: " ")))
        #expect(way.curve.count == 4 && (way.labels.isEmpty || way.place.x == 108))
      }
    }
  }

  @Test func `a hostile story adds no element and no attribute to the page`() throws {
    func tags(_ story: Scenario) throws -> Set<String> {
      let placement = Placement(try Drawings.shape(story), words: [])
      let drawing = try #require(placement.drawing(placedBy: answer(to: placement)))
      let page = Document([.drawing(drawing)]).html(title: "x")
      let found = page.matches(of: /<([a-zA-Z!\/][^>]*)>/).map { String($0.output.1) }
      return Set(found.map { $0.replacing(/"[^"]*"/, with: "") })
    }
    let plain = try Drawings.generated.reduce(into: try tags(shipIt)) { $0.formUnion(try tags($1)) }
    #expect(try tags(Drawings.hostileStory).subtracting(plain) == [])
  }

  @Test func `an answer about another graph is no drawing`() throws {
    let placement = Placement(try Drawings.shape(shipIt), words: [])
    let good = answer(to: placement)
    #expect(placement.drawing(placedBy: good) != nil)
    let lines = good.split(separator: "\n").map(String.init)
    for index in lines.indices.dropLast() {
      var shorter = lines
      shorter.remove(at: index)
      #expect(placement.drawing(placedBy: shorter.joined(separator: "\n")) == nil, "\(lines[index])")
      #expect(
        placement.drawing(placedBy: (lines + [lines[index]]).joined(separator: "\n")) == nil || index == 0)
    }
    for (sound, wrong) in [
      ("node n0 4", "node n0 nan"), ("node n0 4", "node n0 1e300"), ("node n0", "node n99"),
      (" 4 1 2 1 3", " 5 1 2 1 3"), (" 4 1 2 1 3", " 4 1 x 1 3"), (" 1.5 2.5 ", " <b> 2.5 "),
    ] {
      #expect(placement.drawing(placedBy: good.replacing(sound, with: wrong)) == nil, "\(wrong)")
    }
    #expect(placement.drawing(placedBy: "") == nil)
  }
}
