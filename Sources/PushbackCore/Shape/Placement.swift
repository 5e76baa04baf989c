/// What Graphviz is asked, and its answer read: sizes go out and places come back, never a word of the story.
package struct Placement: Sendable {
  /// A graph in Graphviz' language, of boxes and labels as large as the drawing's.
  package let question: String
  private let drawing: Drawing

  /// `words` say the same for whoever cannot see it.
  package init(_ shape: Shape, words: [Block]) {
    drawing = Drawing(unplaced: shape, words: words)
    let boxes = drawing.boxes.enumerated().map { index, box in
      "  n\(index) [width=\(box.width / 72), height=\(box.height / 72)];\n"
    }
    let ways = drawing.ways.enumerated().map { index, way -> String in
      let width = way.labels.map { breadth(of: $0.text, size: Drawing.Way.size) }.max() ?? 0
      let height = Double(way.labels.count) * Drawing.Way.size * lineHeight
      // A table without a word in it: a label of a certain size.
      let label =
        way.labels.isEmpty
        ? ""
        : " label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" fixedsize=\"true\" "
          + "width=\"\(Int(width.rounded(.up)) + 8)\" height=\"\(Int(height.rounded(.up)) + 2)\"><tr><td></td></tr></table>>"
      return "  n\(way.source) -> n\(way.target) [\(label)];\n"
    }
    question =
      "digraph {\n  graph [nodesep=0.25, ranksep=0.35];\n  node [shape=box, fixedsize=true, label=\"\"];\n"
      + (boxes + ways).joined() + "}\n"
  }

  /// The drawing with the places that `dot -Tplain` answers; nil where they are not those of this shape.
  package func drawing(placedBy answer: String) -> Drawing? {
    var drawing = drawing
    var placed: Set<Int> = []
    var ways: [Int: [Int]] = [:]
    for (index, way) in drawing.ways.enumerated() {
      ways[way.source * drawing.boxes.count + way.target, default: []].append(index)
    }
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      switch words.first {
      case "graph":
        guard let size = numbers(words[1...], 3) else { return nil }
        (drawing.width, drawing.height) = (size[1] * 72, size[2] * 72)
      case "node":
        guard words.count > 3, let node = index(words[1], below: drawing.boxes.count),
          let place = numbers(words[2...], 2), placed.insert(node).inserted
        else { return nil }
        drawing.boxes[node].place = drawing.point(place[0], place[1])
      case "edge":
        guard words.count > 4, let source = index(words[1], below: drawing.boxes.count),
          let target = index(words[2], below: drawing.boxes.count),
          let way = ways.removeValue(forKey: source * drawing.boxes.count + target)?.first,
          let count = Int(words[3]), count > 3, count % 3 == 1, count < words.count,
          let curve = numbers(words[4...], 2 * count)
        else { return nil }
        drawing.ways[way].curve = stride(from: 0, to: 2 * count, by: 2).map {
          drawing.point(curve[$0], curve[$0 + 1])
        }
        if !drawing.ways[way].labels.isEmpty {
          // The label's place comes before the two words of its style; its text is whatever stands between.
          guard let place = numbers(words.suffix(4), 2) else { return nil }
          drawing.ways[way].place = drawing.point(place[0], place[1])
        }
      default: break
      }
    }
    guard placed.count == drawing.boxes.count, ways.isEmpty, drawing.width > 0 else { return nil }
    return drawing
  }
}

extension Drawing {
  /// From inches counted upwards.
  fileprivate func point(_ x: Double, _ y: Double) -> Point { Point(x: x * 72, y: height - y * 72) }
}

/// `n7` as 7.
private func index(_ word: Substring, below count: Int) -> Int? {
  guard word.first == "n", let number = Int(word.dropFirst()), (0..<count).contains(number) else {
    return nil
  }
  return number
}

private func numbers(_ words: ArraySlice<Substring>, _ count: Int) -> [Double]? {
  let numbers = words.prefix(count).compactMap { Double($0) }.filter { abs($0) < 100_000 }
  return numbers.count == count ? numbers : nil
}
