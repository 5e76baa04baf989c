import PushbackCore

/// Points drawn with letters: one, some or many in a place.
extension Page {
  private static let rows = 14
  private static let widest = 60

  func lines(of plot: Plot) -> [StyledText] {
    guard let low = plot.points.map(\.y).min(), let high = plot.points.map(\.y).max(),
      let left = plot.points.map(\.x).min(), let right = plot.points.map(\.x).max()
    else { return [] }
    let (top, bottom) = (signed(high), signed(low))
    let margin = max(top.count, bottom.count) + 1
    let columns = max(8, min(Page.widest, (width ?? Page.widest) - margin - 2))
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columns), count: Page.rows)
    for point in plot.points {
      let place = plot.place(of: point, columns: columns, rows: Page.rows)
      counts[place.row][place.column] += 1
    }
    var lines = StyledText(plot.y).wrapped(to: width)
    for row in (0..<Page.rows).reversed() {
      let label = row == Page.rows - 1 ? top : row == 0 ? bottom : ""
      let dots = counts[row].map { $0 == 0 ? " " : $0 == 1 ? "." : $0 < 10 ? "o" : "@" }.joined()
      lines.append((StyledText(label).paddedLeft(to: margin - 1) + StyledText(" |\(dots)")).trimmed)
    }
    let axis = StyledText().padded(to: margin) + StyledText("+" + String(repeating: "-", count: columns))
    let (start, end) = (signed(left), signed(right))
    let gap = max(1, columns - start.count - end.count)
    let scale =
      StyledText().padded(to: margin + 1) + StyledText(start + String(repeating: " ", count: gap) + end)
    let name = hang(StyledText().padded(to: margin + 1), StyledText().padded(to: margin + 1)) {
      StyledText(plot.x).wrapped(to: $0.width)
    }
    return lines + [axis, scale] + name
      + hang("", "") { StyledText(". one plan, o up to nine, @ more").wrapped(to: $0.width) }
  }
}
