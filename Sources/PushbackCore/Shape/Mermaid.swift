/// A shape as a Mermaid flowchart, which forges draw where they show Markdown.
package struct Mermaid {
  package let text: String

  /// What forges draw at most: Mermaid's own defaults, which they keep.
  package static let mostCharacters = 50_000
  package static let mostEdges = 500

  /// Why no forge would draw it.
  package struct TooLarge: Error, Hashable, Sendable {
    package var characters: Int
    package var edges: Int
  }

  package init(_ shape: Shape) throws(TooLarge) {
    let chart = Chart(shape: shape)
    let text = chart.lines.joined(separator: "\n") + "\n"
    // Mermaid counts as JavaScript does.
    let characters = text.utf16.count
    guard characters <= Mermaid.mostCharacters, shape.edges.count <= Mermaid.mostEdges else {
      throw TooLarge(characters: characters, edges: shape.edges.count)
    }
    self.text = text
  }

  /// As a block of a Markdown page.
  package var fenced: String { "```mermaid\n\(text)```\n" }
}

private struct Chart {
  let shape: Shape

  var lines: [String] {
    ["flowchart TD", "  accTitle: \(mermaidText(shape.title))"] + shape.nodes.indices.map(node)
      + shape.edges.map(edge) + lineStyles + nodeStyles
  }

  private func node(_ index: Int) -> String {
    let node = shape.nodes[index]
    let lines = [node.label] + shape.notes(on: index)
    let label = lines.map(mermaidText).joined(separator: "<br>")
    let brackets = NodeLook(node.kind).brackets
    return "  n\(node.number)\(brackets.0)\"\(label)\"\(brackets.1)"
  }

  private func edge(_ edge: Shape.Edge) -> String {
    let label = edge.label.isEmpty ? "" : "|\"\(mermaidText(edge.label))\"|"
    let (source, target) = (shape.nodes[edge.source].number, shape.nodes[edge.target].number)
    return "  n\(source) \(LineLook(edge.way).arrow)\(label) n\(target)"
  }

  /// Links are styled by their numbers, counted as they come.
  private var lineStyles: [String] {
    LineLook.allCases.flatMap { look -> [String] in
      let all = shape.edges.indices.filter { LineLook(shape.edges[$0].way) == look }
      let taken = all.filter { !shape.edges[$0].steps.isEmpty }
      let others = all.filter { shape.edges[$0].steps.isEmpty }
      return [(others, "1.5"), (taken, "5")].filter { !$0.0.isEmpty }.map { links, width in
        "  linkStyle \(links.map(String.init).joined(separator: ",")) "
          + "stroke:\(look.colour),stroke-width:\(width)px"
      }
    }
  }

  private var nodeStyles: [String] {
    var lines: [String] = []
    func style(_ name: String, _ rule: String, where belongs: (Shape.Node) -> Bool) {
      let members = shape.nodes.filter(belongs).map { "n\($0.number)" }
      guard !members.isEmpty else { return }
      lines += ["  classDef \(name) \(rule)", "  class \(members.joined(separator: ",")) \(name)"]
    }
    for look in NodeLook.allCases {
      let rule = "fill:\(look.fill),stroke:\(NodeLook.border),color:\(NodeLook.ink)"
      style("\(look)", rule) { NodeLook($0.kind) == look }
    }
    style("unreached", "stroke-dasharray:5 4") { !$0.isReached }
    style("passed", "stroke:\(NodeLook.ink),stroke-width:4px") { $0.visit != .none }
    return lines
  }
}

extension LineLook {
  fileprivate var arrow: String {
    switch self {
    case .deploy: "-->"
    case .fix: "--o"
    case .refuse: "--x"
    case .plain, .continuation: "-->"
    case .chance: "-.->"
    }
  }
}

extension NodeLook {
  fileprivate var brackets: (String, String) {
    switch self {
    case .decision: ("[", "]")
    case .argument: ("[[", "]]")
    case .chance: ("{{", "}}")
    case .continuation: ("(", ")")
    case .goodEnding: ("([", "])")
    case .mixedEnding: ("[/", "/]")
    case .badEnding: ("[/", "\\]")
    case .plainEnding: ("([", "])")
    }
  }
}

/// Text for between Mermaid's quotation marks: letters, digits, spaces and the calmest signs stand as they are, any
/// other ASCII sign as its number, so that nothing is quoted, bracketed, marked up or taken for a keyword.
///
/// Mermaid looks for line breaks (`\n`), formulas (`$$`) and icons (`fa:fa-car`) after it has read the numbers; a word
/// joiner, which nobody sees, keeps those apart. It keeps numbers for itself between ligatures, so that one is a number.
func mermaidText(_ text: String) -> String {
  var before: Unicode.Scalar = " "
  return neutral(text).unicodeScalars.reduce(into: "") { result, scalar in
    if "\\$:".unicodeScalars.contains(before), scalar != " " { result += "#8288;" }
    before = scalar
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ",", "(", ")", "?", "!", "/":
      result.unicodeScalars.append(scalar)
    case _ where scalar.isASCII || scalar == "\u{FB02}": result += "#\(scalar.value);"
    default: result.unicodeScalars.append(scalar)
    }
  }
}
