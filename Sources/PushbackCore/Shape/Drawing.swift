/// A shape laid out as a picture, in points from the upper left.
///
/// Another program finds the places; what is written there, and how it looks, stands here.
package struct Drawing: Hashable, Sendable {
  package var title: String
  package var width: Double
  package var height: Double
  package var boxes: [Box]
  package var ways: [Way]
  /// Where reading begins: the start scene's index.
  package var start: Int
  /// The same for whoever cannot see it.
  package var words: [Block]

  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double
  }

  /// A scene.
  package struct Box: Hashable, Sendable {
    package var look: NodeLook
    package var title: [String]
    package var notes: [String]
    package var isReached: Bool
    /// The middle, filled in by a layout.
    package var place = Point(x: 0, y: 0)

    package var width: Double {
      let widest = max(title.map { breadth(of: $0, size: Box.titleSize) }.max() ?? 0, noteWidth)
      return (widest + 2 * Box.margin).rounded(.up)
    }
    package var height: Double {
      (Double(title.count) * Box.titleSize + Double(notes.count) * Box.noteSize) * lineHeight + 12
    }

    private var noteWidth: Double { notes.map { breadth(of: $0, size: Box.noteSize) }.max() ?? 0 }
    static let titleSize = 12.0
    static let noteSize = 10.0
    /// Room for the slanted sides as well.
    private static let margin = 13.0
  }

  /// All ways from one scene to another: one line, with a label for each.
  package struct Way: Hashable, Sendable {
    package var source: Int
    package var target: Int
    package var look: LineLook
    package var labels: [Label]
    /// A Bézier curve: a beginning, then three points for each part.
    package var curve: [Point] = []
    package var place = Point(x: 0, y: 0)

    package struct Label: Hashable, Sendable {
      package var text: String
      package var look: LineLook
    }
    static let size = 10.0
  }
}

let lineHeight = 1.2

extension Drawing {
  /// Before anything has its place.
  init(unplaced shape: Shape, words: [Block]) {
    title = shape.title
    (width, height) = (0, 0)
    start = shape.start
    self.words = words
    boxes = shape.nodes.indices.map { index in
      let node = shape.nodes[index]
      return Box(
        look: NodeLook(node.kind), title: node.label.folded(to: 24),
        notes: shape.notes(on: index).flatMap { $0.folded(to: 28) }, isReached: node.isReached)
    }
    ways = shape.exits.flatMap { $0.byTarget }.map { edges in
      let looks = edges.map { LineLook($0.way) }
      let labels = zip(edges, looks).flatMap { edge, look in
        edge.label.isEmpty ? [] : edge.label.folded(to: 26).map { Way.Label(text: $0, look: look) }
      }
      return Way(
        source: edges[0].source, target: edges[0].target, look: Set(looks).count == 1 ? looks[0] : .plain,
        labels: labels)
    }
  }
}

/// About how wide a text is in a face like Helvetica; rather too wide than too narrow.
func breadth(of text: String, size: Double) -> Double {
  text.unicodeScalars.reduce(0) { sum, scalar in
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ":", ";", "'", "·", "(", ")": sum + 0.33 * size
    case "m", "w", "M", "W", "%", "—": sum + 0.9 * size
    case "A"..."Z": sum + 0.7 * size
    default: sum + (scalar.value < 0x1100 ? 0.56 : 1) * size
    }
  }
}
