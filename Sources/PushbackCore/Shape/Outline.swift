/// A shape as lines for reading: each scene once, what leads out of it below it, and deeper what only it leads to.
package struct Outline: Hashable, Sendable {
  package var lines: [Line]

  package struct Line: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      case scene
      /// Ways out of the scene above.
      case ways
    }

    package var role: Role
    /// How far the scene is from the trunk of the story.
    package var depth: Int
    package var text: Text
    /// Whether the path that is drawn passes here.
    package var isTaken = false

    package init(_ role: Role, depth: Int, _ text: Text) {
      self.role = role
      self.depth = depth
      self.text = text
    }

    fileprivate func taken(where isTaken: () -> Bool) -> Line {
      var line = self
      line.isTaken = isTaken()
      return line
    }
  }

  package init(lines: [Line]) { self.lines = lines }

  package init(_ shape: Shape) {
    let exits = shape.exits
    var told: Set<Int> = []
    lines = Nesting(shape).entries.flatMap { entry -> [Line] in
      told.insert(entry.node)
      // A scene with one way on and nothing to decide is one line with it.
      let onward = exits[entry.node].filter { $0.way == .onward }
      let heading = shape.heading(of: entry.node)
      let text = onward.isEmpty ? heading : heading + " " + shape.line(of: onward, told: told)
      let scene = Line(.scene, depth: entry.depth, text).taken { shape.nodes[entry.node].visit != .none }
      guard onward.isEmpty else { return [scene] }
      return [scene]
        + exits[entry.node].byTarget.map { ways in
          Line(.ways, depth: entry.depth, shape.line(of: ways, told: told)).taken {
            ways.contains { !$0.steps.isEmpty }
          }
        }
    }
  }
}

extension Shape {
  fileprivate func heading(of node: Int) -> Text {
    let notes = notes(on: node)
    let title = Text.strong("\(nodes[node].number). \(nodes[node].title)")
    return notes.isEmpty ? title : title + Text(" (\(notes.joined(separator: "; ")))")
  }

  /// "1 deploy, 2 fix → 7. Title": ways that lead to the same scene are one line.
  fileprivate func line(of ways: [Edge], told: Set<Int>) -> Text {
    guard let target = ways.first?.target else { return "" }
    let labels = ways.map(\.outlineLabel).filter { !$0.isEmpty }.joined(separator: ", ")
    let above = told.contains(target) ? " (above)" : ""
    return Text(
      "\(labels.isEmpty ? "" : "\(labels) ")→ \(nodes[target].number). \(nodes[target].title)\(above)")
  }
}

extension [Shape.Edge] {
  /// Those that lead to the same scene together, in the order of the first.
  var byTarget: [[Shape.Edge]] {
    reduce(into: []) { groups, edge in
      if let known = groups.firstIndex(where: { $0[0].target == edge.target }) {
        groups[known].append(edge)
      } else {
        groups.append([edge])
      }
    }
  }
}

extension Shape.Edge {
  /// With its number and the condition under which it can be taken, then the steps of the path that is drawn.
  fileprivate var outlineLabel: String {
    var label = way.words
    if case .choice(let chosen) = way {
      label = "\(chosen.number) \(chosen.name)" + (chosen.condition.map { " if \($0)" } ?? "")
    }
    let numbers = steps.map(String.init).joined(separator: ", ")
    let taken = steps.isEmpty ? "" : "(step\(steps.count == 1 ? "" : "s") \(numbers))"
    return [label, taken].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
