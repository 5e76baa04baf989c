/// Tables, and points in a plane.
extension HTMLPage {
  /// A row of a single cell in a table of several columns stands above the rows that belong to it.
  mutating func append(_ table: Table) {
    func isNumber(_ column: Int) -> String { table.rightAligned.contains(column) ? " class=\"number\"" : "" }
    // On a phone a wide table scrolls by itself, and the page does not.
    let isWide = table.header.count > 4
    if isWide { html += "<div class=\"pan\" tabindex=\"0\" role=\"group\" aria-label=\"Table, scrolls\">\n" }
    html += "<table>\n"
    if !table.header.isEmpty { html += "<thead>\n<tr>" }
    for (column, cell) in table.header.enumerated() {
      // A header without words announces nothing.
      html += cell.plain.isEmpty ? "<td></td>" : "<th scope=\"col\"\(isNumber(column))>\(markup(cell))</th>"
    }
    if !table.header.isEmpty { html += "</tr>\n</thead>\n" }
    html += "<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      if row.count == 1, table.header.count > 1 {
        html += "<th class=\"group\" colspan=\"\(table.header.count)\">\(markup(row[0]))</th></tr>\n"
        continue
      }
      for (column, cell) in row.enumerated() {
        let isName = column == 0 && !table.rightAligned.contains(0)
        html += isName ? "<th scope=\"row\">" : "<td\(isNumber(column))>"
        html += markup(cell) + (isName ? "</th>" : "</td>")
      }
      html += "</tr>\n"
    }
    html += "</tbody>\n</table>\n"
    if isWide { html += "</div>\n" }
  }

  /// The table says it all; the drawing is for the eye.
  mutating func append(_ plot: Plot) {
    let (size, left, top) = (300, 50, 28)
    let bottom = top + size
    let dots = plot.points.map { point in
      let place = plot.place(of: point, columns: size - 15, rows: size - 15)
      return
        "<circle class=\"value\" cx=\"\(left + 8 + place.column)\" cy=\"\(bottom - 8 - place.row)\" r=\"4\"/>"
    }
    let (xs, ys) = (plot.points.map(\.x), plot.points.map(\.y))
    func tick(_ value: Double?, x: Int, y: Int, anchor: String) -> String {
      value.map { "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(signed($0))</text>" } ?? ""
    }
    html += """
      <figure class="plot">
      <figcaption>\(markup(plot.y)) upwards, \(markup(plot.x)) to the right</figcaption>
      <svg role="img" viewBox="0 0 \(left + size + 10) \(bottom + 40)">
      <title>\(markup("\(plot.points.count) points: \(plot.x) to the right, \(plot.y) upwards"))</title>
      <path class="axis" d="M\(left) \(top)V\(bottom)H\(left + size)"/>
      \(tick(ys.max(), x: left - 6, y: top + 12, anchor: "end"))\(tick(ys.min(), x: left - 6, y: bottom - 4, anchor: "end"))
      \(tick(xs.min(), x: left + 4, y: bottom + 18, anchor: "start"))\
      \(tick(xs.max(), x: left + size, y: bottom + 18, anchor: "end"))
      <text x="0" y="16">↑ \(markup(plot.y))</text>
      <text x="\(left + size)" y="\(bottom + 36)" text-anchor="end">\(markup(plot.x)) →</text>
      \(Set(dots).sorted().joined())
      </svg>
      <details><summary>The figures</summary>

      """
    append(plot.table)
    html += "</details>\n</figure>\n"
  }
}
