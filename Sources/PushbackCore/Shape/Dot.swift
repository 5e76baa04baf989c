/// A shape as a graph in Graphviz' language.
package struct Dot {
  package let text: String

  package init(_ shape: Shape) {
    let nodes = shape.nodes.indices.map { Dot.node($0, in: shape) }
    let edges = shape.edges.map { Dot.edge($0, in: shape) }
    text = (["digraph \(quoted(shape.title)) {"] + Dot.defaults + nodes + edges + ["}"])
      .map { $0 + "\n" }.joined()
  }

  private static let defaults = [
    "  graph [rankdir=TB, nodesep=0.4, ranksep=0.45, fontname=\"Helvetica\", bgcolor=\"white\"];",
    "  node [fontname=\"Helvetica\", fontsize=12, style=\"filled\", shape=box, margin=\"0.14,0.08\"];",
    "  edge [fontname=\"Helvetica\", fontsize=10, penwidth=1.3];",
  ]

  private static func node(_ index: Int, in shape: Shape) -> String {
    let node = shape.nodes[index]
    let lines = node.label.folded(to: 26) + shape.notes(on: index).flatMap { $0.folded(to: 30) }
    let look = NodeLook(node.kind)
    var style = ["filled"] + look.styles
    if !node.isReached { style.append("dashed") }
    var attributes = [
      ("label", quoted(lines: lines)), ("tooltip", quoted(node.id.text)), ("shape", look.shape),
      ("style", "\"\(style.joined(separator: ","))\""), ("fillcolor", "\"\(look.fill)\""),
      ("color", "\"\(node.visit == .none ? NodeLook.border : NodeLook.ink)\""),
      ("fontcolor", "\"\(NodeLook.ink)\""),
    ]
    if look == .argument { attributes.append(("peripheries", "2")) }
    if node.visit != .none { attributes.append(("penwidth", "3")) }
    return "  n\(node.number) \(list(attributes));"
  }

  private static func edge(_ edge: Shape.Edge, in shape: Shape) -> String {
    let look = LineLook(edge.way)
    let (source, target) = (shape.nodes[edge.source].number, shape.nodes[edge.target].number)
    var attributes = [
      ("color", "\"\(look.colour)\""), ("fontcolor", "\"\(look.textColour)\""), ("style", look.style),
      ("arrowhead", look.head),
    ]
    if !edge.label.isEmpty {
      attributes.insert(("label", quoted(lines: edge.label.folded(to: 24).map { " \($0) " })), at: 0)
    }
    if !edge.steps.isEmpty { attributes.append(("penwidth", "5")) }
    return "  n\(source) -> n\(target) \(list(attributes));"
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    "[\(attributes.map { "\($0)=\($1)" }.joined(separator: ", "))]"
  }
}

/// A text between quotation marks. Graphviz reads backslashes and, in labels, HTML's entities.
private func quoted(_ text: String) -> String { quoted(lines: [text]) }

private func quoted(lines: [String]) -> String {
  let lines = lines.map { line in
    neutral(line).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
  return "\"\(lines.joined(separator: "\\n"))\""
}

extension String {
  /// Graphviz breaks no lines: words together on lines of about so many characters.
  func folded(to length: Int) -> [String] {
    var lines: [String] = []
    for word in neutral(self).split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= length {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}

extension LineLook {
  fileprivate var style: String {
    switch self {
    case .deploy, .plain, .refuse: "solid"
    case .fix: "dashed"
    case .chance: "dotted"
    case .continuation: "solid"
    }
  }

  fileprivate var head: String {
    switch self {
    case .deploy: "normal"
    case .fix: "odot"
    case .refuse: "tee"
    case .plain: "vee"
    case .chance: "empty"
    case .continuation: "onormal"
    }
  }

  /// On white, where the picture is drawn, small words want more contrast than lines.
  fileprivate var textColour: String {
    switch self {
    case .deploy: "#a84300"
    case .fix: "#005a8c"
    case .refuse: "#7b3294"
    case .plain, .continuation: "#424a53"
    case .chance: "#5c5100"
    }
  }
}

extension NodeLook {
  fileprivate var shape: String {
    switch self {
    case .decision, .argument: "box"
    case .chance: "hexagon"
    case .continuation: "box"
    case .goodEnding, .plainEnding: "box"
    case .mixedEnding: "parallelogram"
    case .badEnding: "octagon"
    }
  }

  fileprivate var styles: [String] {
    switch self {
    case .continuation, .goodEnding: ["rounded"]
    default: []
    }
  }
}
