/// A drawing as a picture in the page: written here from sizes and texts, so that nothing of another program's
/// output stands in it.
extension HTMLPage {
  /// The words say it all; the picture is for the eye.
  mutating func append(_ drawing: Drawing) {
    let (width, height) = (length(drawing.width + 4), length(drawing.height + 4))
    let start =
      drawing.boxes.indices.contains(drawing.start) ? drawing.boxes[drawing.start].place.x : drawing.width / 2
    html += """
      <figure class="drawing">
      <div class="pan" tabindex="0" role="group" aria-label="Scrolls">
      <div class="sheet" style="width:\(width)px">
      <span class="begin" style="left:\(length(start))px"></span>
      <svg role="img" width="\(width)" height="\(height)" viewBox="-2 -2 \(width) \(height)">
      <title>\(markup("Graph of \(drawing.title)"))</title>
      <defs>\(LineLook.allCases.map(\.headMarkup).joined())</defs>

      """
    for way in drawing.ways { append(way) }
    for box in drawing.boxes { append(box) }
    html += "</svg>\n</div>\n</div>\n<details><summary>The same as an outline</summary>\n"
    for block in drawing.words { append(block) }
    html += "</details>\n</figure>\n"
  }

  private mutating func append(_ way: Drawing.Way) {
    guard let first = way.curve.first else { return }
    let curve = way.curve.dropFirst().map(pair).joined(separator: " ")
    html += "<path class=\"way \(way.look.name)\" marker-end=\"url(#head-\(way.look.name))\" "
    html += "d=\"M\(pair(first)) C\(curve)\"/>\n"
    for (line, label) in way.labels.enumerated() {
      let drop = (Double(line) - Double(way.labels.count) / 2 + 0.8) * Drawing.Way.size * lineHeight
      html += "<text class=\"label \(label.look.name)\" x=\"\(length(way.place.x))\" "
      html += "y=\"\(length(way.place.y + drop))\">\(markup(label.text))</text>\n"
    }
  }

  private mutating func append(_ box: Drawing.Box) {
    html += "<g class=\"scene \(box.look.name)\(box.isReached ? "" : " unreached")\">\(box.outline)"
    var y = box.place.y - box.height / 2 + 6
    for (lines, size, name) in [
      (box.title, Drawing.Box.titleSize, "name"), (box.notes, Drawing.Box.noteSize, "note"),
    ] {
      for line in lines {
        y += size * lineHeight
        html += "<text class=\"\(name)\" x=\"\(length(box.place.x))\" y=\"\(length(y - size * 0.3))\">"
        html += markup(line) + "</text>"
      }
    }
    html += "</g>\n"
  }
}

extension Drawing.Box {
  /// The shape tells kinds apart without their colours.
  fileprivate var outline: String {
    let (left, top) = (place.x - width / 2, place.y - height / 2)
    let (right, bottom) = (left + width, top + height)
    func polygon(_ corners: [(Double, Double)]) -> String {
      "<polygon points=\"\(corners.map { "\(length($0)),\(length($1))" }.joined(separator: " "))\"/>"
    }
    func rectangle(inset: Double = 0, round: Double = 0) -> String {
      "<rect x=\"\(length(left + inset))\" y=\"\(length(top + inset))\" width=\"\(length(width - 2 * inset))\" "
        + "height=\"\(length(height - 2 * inset))\" rx=\"\(length(round))\"/>"
    }
    let cut = 9.0
    return switch look {
    case .decision, .plainEnding: rectangle()
    case .argument: rectangle() + rectangle(inset: 3)
    case .continuation, .goodEnding: rectangle(round: cut)
    case .chance:
      polygon([
        (left, place.y), (left + cut, top), (right - cut, top), (right, place.y), (right - cut, bottom),
        (left + cut, bottom),
      ])
    case .mixedEnding: polygon([(left + cut, top), (right, top), (right - cut, bottom), (left, bottom)])
    case .badEnding:
      polygon([
        (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom), (left, bottom - cut), (left, top + cut),
      ])
    }
  }
}

extension LineLook {
  fileprivate var name: String {
    switch self {
    case .deploy: "deploy"
    case .fix: "fix"
    case .refuse: "refuse"
    case .plain: "plain"
    case .chance: "chance"
    case .continuation: "onward"
    }
  }

  /// Ten points long: as much as a layout leaves before the box.
  fileprivate var headMarkup: String {
    let shape =
      switch self {
      case .deploy: "<path class=\"full\" d=\"M0 1 10 5 0 9Z\"/>"
      case .fix: "<circle cx=\"5\" cy=\"5\" r=\"4\"/>"
      case .refuse: "<path d=\"M0 5H7M7 0V10\"/>"
      case .plain: "<path class=\"full\" d=\"M0 1 10 5 0 9 3 5Z\"/>"
      case .chance, .continuation: "<path d=\"M0 1 10 5 0 9Z\"/>"
      }
    return "<marker id=\"head-\(name)\" class=\"head \(name)\" viewBox=\"0 0 10 10\" refX=\"0\" refY=\"5\" "
      + "markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\(shape)</marker>"
  }
}

extension NodeLook {
  fileprivate var name: String {
    switch self {
    case .decision: "decision"
    case .argument: "argument"
    case .chance: "draw"
    case .continuation: "passage"
    case .goodEnding: "good"
    case .mixedEnding: "mixed"
    case .badEnding: "bad"
    case .plainEnding: "ending"
    }
  }
}

private func pair(_ point: Drawing.Point) -> String { "\(length(point.x)),\(length(point.y))" }

/// A length to a tenth.
func length(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
