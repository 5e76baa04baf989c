package import PushbackCore

/// An outline as lines: deeper scenes farther right, with a rule down their side where there are eyes to follow it.
extension Renderer {
  package func text(of outline: Outline) -> String {
    let sheet = OutlineSheet(outline, in: appearance)
    return outline.lines.flatMap(sheet.lines).map { $0.encoded(for: appearance.colour) + "\n" }.joined()
  }
}

private struct OutlineSheet {
  let colour: Appearance.Colour
  /// Nil where nothing is wrapped.
  let width: Int?
  /// What stands before a line for each level, and how many levels are shown at most.
  let rule: String
  let mostLevels: Int
  /// What stands at the edge of a line on the path, and of any other.
  let marks: (taken: String, other: String)

  init(_ outline: Outline, in appearance: Appearance) {
    colour = appearance.colour
    switch appearance.layout {
    case .columns(let columns):
      width = columns
      rule = "│ "
      // Words want two thirds of the page, however deep they stand.
      mostLevels = max(0, (columns / 3 - 2) / 2)
    case .unwrapped:
      width = nil
      rule = "  "
      mostLevels = .max
    case .linear:
      width = nil
      rule = "  "
      mostLevels = .max
    }
    // To the ear a mark is noise: there the numbers of the steps say it.
    let isMarked = outline.lines.contains(where: \.isTaken)
    marks = isMarked && appearance.layout != .linear ? ("> ", "  ") : ("", "")
  }

  func lines(of line: Outline.Line) -> [StyledText] {
    let rules = String(repeating: rule, count: min(line.depth, mostLevels))
    let text = StyledText(line.text, for: colour)
    let (first, rest) = line.role == .scene ? ("", "    ") : ("   ", "     ")
    let margin = marks.other + rules
    let mark = StyledText((line.isTaken ? marks.taken : marks.other) + rules + first)
    let hanging = StyledText(margin + rest)
    let wrapped = text.wrapped(to: width.map { max(8, $0 - hanging.width) })
    return wrapped.enumerated().map { ($0.offset == 0 ? mark : hanging) + $0.element }
  }
}
